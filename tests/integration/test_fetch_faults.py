"""Services that fail in every way: bounded time, a clear message, files as they were."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fetch_services import FAST, HTML, MIRA, Handler, Services, codes, fetch, files

from sitegen.errors import Problems
from sitegen.fetch import store
from sitegen.fetch.cache import Cache
from sitegen.fetch.client import Client
from sitegen.fetch.exchange import Limits
from sitegen.fetch.run import CACHE, Settings, start

OPENALEX = "content/fetched/openalex/mira.yaml"
REVIEW = "content/fetched/review/mira.yaml"
SHORT = Limits(connect=0.5, read=0.3, answer=0.6, wait=20, run=30)


@pytest.fixture
def services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()


def hours(handler: Handler) -> None:
    handler.reply(429, {"error": "Daily budget is used up"}, {"Retry-After": "54000"})


def seconds(handler: Handler) -> None:
    handler.reply(429, {}, {"Retry-After": "2"})


def broken(handler: Handler) -> None:
    handler.reply(500, b"")


def web_page(handler: Handler) -> None:
    handler.reply(200, HTML)


def cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"results": [')
    handler.close_connection = True


def half_json(handler: Handler) -> None:
    handler.reply(200, b'{"results": [{"id": "https://openalex.org/W1"')


def silent(handler: Handler) -> None:
    time.sleep(1)
    handler.close_connection = True


def dripping_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    drip(handler)


def dripping_header(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    drip(handler)


def drip(handler: Handler) -> None:
    try:
        for _ in range(30):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


def circle(handler: Handler) -> None:
    handler.reply(301, b"", {"Location": handler.path})


def elsewhere(handler: Handler) -> None:
    handler.reply(302, b"", {"Location": "http://other.example.org/"})


def not_http(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    handler.close_connection = True


FAULTS = [
    (hours, "OpenAlex takes no more requests for 15 hours (429): Daily budget is used up"),
    (seconds, "OpenAlex asks to slow down (429)"),
    (broken, "OpenAlex fails (500)"),
    (web_page, "OpenAlex answers with a web page instead of data"),
    (cut, "OpenAlex cuts its answer short"),
    (half_json, None),
    (silent, None),
    (dripping_body, "OpenAlex takes longer than 1 seconds"),
    (dripping_header, "OpenAlex takes longer than 1 seconds"),
    (circle, "OpenAlex redirects in a circle"),
    (elsewhere, "OpenAlex redirects to an address that is not followed"),
    (not_http, None),
]


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("fault", "message"), FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_source_that_fails_costs_a_warning_and_nothing_else(
    tmp_path: Path, services: Services, fault: Any, message: str | None
) -> None:
    fetch(tmp_path, services)
    before = files(tmp_path)
    services.crossref["10.5555/tide.1"]["message"]["volume"] = "66"
    services.faults["/oa/works"] = fault
    start = time.monotonic()
    run, problems = fetch(tmp_path, services, limits=SHORT)
    assert time.monotonic() - start < 60  # bounded, however slow the machine
    failures = [p for p in problems if p.code in ("fetch-unreachable", "fetch-budget")]
    assert len(failures) == 1
    assert message is None or failures[0].message == message
    assert failures[0].place.path == MIRA.path
    assert run.outcomes[0].failed == ["openalex"]
    # The others go on.
    assert [change.path for change in run.changes] == ["content/fetched/crossref/mira.yaml"]
    after = files(tmp_path)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        "content/fetched/crossref/mira.yaml",
        "content/fetched/.base/crossref/mira.json",
    }


def test_nothing_is_asked_again_once_a_service_is_closed(
    tmp_path: Path, services: Services
) -> None:
    services.faults["/cr"] = hours
    _, problems = fetch(tmp_path, services)
    assert len([path for path in services.asked if path.startswith("/cr")]) == 1
    assert codes(problems).count("fetch-budget") == 1


def test_the_budget_message_offers_a_key(tmp_path: Path, services: Services) -> None:
    services.faults["/oa"] = hours
    _, problems = fetch(tmp_path, services)
    hints = [problem.hint for problem in problems if problem.code == "fetch-budget"]
    assert hints == [
        (
            "its files stay as they are; run the same command again after that; "
            "a free API key in OPENALEX_API_KEY raises the limit"
        )
    ]


def test_a_passing_fault_is_tried_again(tmp_path: Path, services: Services) -> None:
    left = [500, 429, 503]

    def once(handler: Handler) -> None:
        if left:
            handler.reply(left.pop(), b"", {"Retry-After": "1"})
        else:
            del services.faults["/orcid"]
            handler.do_GET()

    services.faults["/orcid"] = once
    run, _ = fetch(tmp_path, services)
    assert run.outcomes[0].answered["orcid"] == 3


@pytest.mark.parametrize("fresh", [False, True], ids=["same works", "new works"])
@pytest.mark.parametrize("key", ["", "sesame"], ids=["pages", "cursor"])
def test_endless_pages_end(tmp_path: Path, services: Services, fresh: bool, key: str) -> None:
    fetch(tmp_path, services)
    before = files(tmp_path)
    services.key = key
    count = 0

    def endless(handler: Handler) -> None:
        nonlocal count
        count += 1
        work = {**services.works[0]}
        if fresh:
            work["id"] = f"https://openalex.org/W42000{count:05d}"
        meta = {"count": 20, "next_cursor": f"c{count}", "page": 1}
        handler.reply(200, {"meta": meta, "results": [work]})

    services.faults["/oa/works"] = endless
    _, problems = fetch(tmp_path, services, environ={"OPENALEX_API_KEY": key})
    assert count <= 21
    if not fresh:
        assert "fetch-incomplete" in codes(problems)
        after = files(tmp_path)
        assert after[OPENALEX].count(b"gone: true") == 0
        assert len(after[OPENALEX]) >= len(before[OPENALEX])


def test_a_field_that_can_no_longer_be_selected_costs_itself(
    tmp_path: Path, services: Services
) -> None:
    def picky(handler: Handler) -> None:
        if "topics" in handler.path:
            words = "topics is not a valid select field. Valid fields are: id, doi, display_name"
            handler.reply(400, {"error": "Invalid query parameters error.", "message": words})
        else:
            status, answer = services.answer("/oa/works", {"filter": "author.id:A5099000001"})
            for work in answer["results"]:
                del work["topics"]
            handler.reply(status, answer)

    services.faults["/oa/works"] = picky
    run, problems = fetch(tmp_path, services)
    assert run.outcomes[0].answered["openalex"] == 6
    said = [problem.message for problem in problems if problem.code == "fetch-field"]
    assert any("select names a field that the service no longer has" in text for text in said)
    assert b"Tidal Modelling" not in files(tmp_path)[OPENALEX]


def test_one_broken_doi_costs_itself(tmp_path: Path, services: Services) -> None:
    services.faults["/cr/works/10.5555/tide.1"] = broken
    run, problems = fetch(tmp_path, services)
    assert run.outcomes[0].answered["crossref"] == 2
    assert "fetch-unreachable" in codes(problems)


def test_an_address_that_is_none_is_said(tmp_path: Path, services: Services) -> None:
    _, problems = fetch(tmp_path, services, environ={"SITEGEN_DBLP_URL": "dblp"})
    said = [problem.message for problem in problems if problem.code == "fetch-base-url"]
    assert said == ["SITEGEN_DBLP_URL is no http or https address"]


def test_nothing_reachable_writes_nothing(tmp_path: Path, services: Services) -> None:
    services.faults["/"] = broken
    run, problems = fetch(tmp_path, services)
    assert run.came_to_nothing
    assert not (tmp_path / "content").exists()
    assert codes(problems) == ["fetch-unreachable"] * 3


def sitegen(*arguments: str, environ: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "sitegen", *arguments],
        env={**os.environ, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_kill_at_any_moment_leaves_a_state_to_go_on_from(
    tmp_path: Path, services: Services
) -> None:
    site = tmp_path / "site"
    (site / "content/people").mkdir(parents=True)
    (site / "content/people/mira.yaml").write_text(
        f"name: Mira Tannhaus\norcid: {MIRA.orcid}\ndblp: {MIRA.dblp}\n"
    )
    whole = tmp_path / "whole"
    fetch(whole, services)
    expected = files(whole)
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    for _ in range(4):
        process = sitegen("fetch", "--source", str(site), environ=services.environ)
        try:
            process.wait(chance.uniform(0.3, 0.9))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        for path, data in files(site).items():
            if path in expected and path.endswith(".yaml"):
                assert data == expected[path], path
    process = sitegen("fetch", "--source", str(site), environ=services.environ)
    process.communicate()
    assert process.returncode == 0
    found = files(site)
    del found["content/people/mira.yaml"]
    found.pop("content/history.yaml", None)  # of a fetch that came to its end
    assert found == expected


def test_an_interrupted_fetch_goes_on_where_it_was(tmp_path: Path, services: Services) -> None:
    def stop(text: str) -> None:
        if "ORCID" in text:
            raise KeyboardInterrupt

    client = Client(Cache(tmp_path / CACHE), services.environ, FAST)
    with pytest.raises(KeyboardInterrupt):
        start(tmp_path, Settings(), Problems(), stop, client).run([MIRA])
    client.close()
    assert services.asked[:2] == ["/oa/authors", "/oa/works"]
    services.asked.clear()
    fetch(tmp_path, services)
    assert not [path for path in services.asked if path.startswith("/oa")]
    services.asked.clear()
    fetch(tmp_path, services)
    assert services.asked[:2] == ["/oa/authors", "/oa/works"]


def test_a_stop_at_any_write_loses_freezes_and_brings_back_nothing(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_by_hand(site: Path) -> None:
        path = site / OPENALEX
        path.write_text(path.read_text().replace("volume: '9'", "volume: '99'"))
        _, records = store.read_file(site, REVIEW)
        del records["W4100000006"]
        head = {"source": "openalex", "person": "mira", "ids": ["A5099000001"]}
        (site / REVIEW).write_bytes(store.file_bytes(head, records.values()))

    old, new = services.works, json.loads(json.dumps(services.works))
    new[0]["biblio"]["volume"] = "7"
    new[3]["authorships"][0]["author"]["orcid"] = f"https://orcid.org/{MIRA.orcid}"
    new[4]["biblio"]["issue"] = "3"
    added = json.loads(json.dumps(new[0]))
    added["id"] = "https://openalex.org/W4100000090"
    new.append(added)
    whole = tmp_path / "whole"
    fetch(whole, services)
    changed_by_hand(whole)
    services.works = new
    fetch(whole, services)
    expected = files(whole)
    assert b"volume: '99'" in expected[OPENALEX]
    assert b"W4100000004" in expected[OPENALEX]
    assert REVIEW not in expected
    replaced = store.write_whole
    for count in range(1, 100):
        site = tmp_path / str(count)
        services.works = old
        fetch(site, services)
        changed_by_hand(site)
        services.works = new
        left = count

        def stopping(path: Path, data: bytes) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            replaced(path, data)

        monkeypatch.setattr(store, "write_whole", stopping)
        try:
            fetch(site, services)
        except KeyboardInterrupt:
            stopped = True
        else:
            stopped = False
        monkeypatch.setattr(store, "write_whole", replaced)
        fetch(site, services)
        assert files(site) == expected, count
        if not stopped:
            assert count > 3
            return
