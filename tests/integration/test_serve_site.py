"""`sitegen serve` as a browser meets it: edits appear, errors keep the last good pages."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

BIB = (
    "@article{noether1918, author={Emmy Noether}, title={Invariante Variationsprobleme}, year=1918}"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "content/works").mkdir(parents=True)
    (tmp_path / "content/works/a.bib").write_text(BIB)
    (tmp_path / "content/site.yaml").write_text("title: T\nurl: https://example.org/repo\n")
    return tmp_path


@pytest.fixture
def server(source: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "serve", "--source", str(source), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background has its children ignore the key.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env={**os.environ, "SITEGEN_URL": ""},
    )
    assert process.stdout is not None
    address = ""
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            address = found[0]
            break
    assert address, process.communicate()
    yield process, address
    process.kill()
    process.communicate()


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_edits_appear_and_errors_keep_the_last_pages(
    source: Path, server: tuple[subprocess.Popen[str], str]
) -> None:
    process, address = server
    page = f"{address}/publications/noether1918/"
    assert "Invariante" in get(page)
    assert "Invariante" in get(f"{address}/repo/publications/noether1918/")
    assert not (source / "public").exists()

    (source / "content/works/a.bib").write_text(BIB.replace("Invariante", "Invariant"))
    until(lambda: "Invariant Variationsprobleme" in get(page))

    (source / "content/site.yaml").write_text("theme: no-such-theme\n")
    news = f"{address}/-sitegen-/news?known=0"
    until(lambda: json.loads(get(news))["failed"])
    assert "Invariant Variationsprobleme" in get(page)
    assert "theme-missing" in get(f"{address}/-sitegen-/problems")

    (source / "content/site.yaml").write_text("title: Back again\n")
    until(lambda: "Back again" in get(f"{address}/"))
    until(lambda: not json.loads(get(news))["failed"])

    (source / "theme/templates").mkdir(parents=True)
    (source / "theme/templates/publication.html").write_text("{{ view.nothing }}")
    until(lambda: json.loads(get(news))["failed"])
    assert "Invariant Variationsprobleme" in get(page)
    assert "render-failed" in get(f"{address}/-sitegen-/problems")
    assert not (source / "public").exists()

    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    assert "Traceback" not in process.communicate()[1]


def test_a_site_that_never_built_shows_why(tmp_path: Path, source: Path) -> None:
    (source / "content/site.yaml").write_text("theme: no-such-theme\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "serve", "--source", str(source), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        lines = iter(process.stdout)
        address = next(m[0] for line in lines if (m := re.search(r"http://[\d.:]+", line)))
        text = get(f"{address}/")
        assert "The site could not be built" in text
        assert "reload.js" in text
        (source / "content/site.yaml").write_text("title: Now\n")
        until(lambda: "Invariante" in get(f"{address}/publications/noether1918/"))
    finally:
        process.terminate()
        process.communicate()


def test_a_taken_port_says_what_to_do(
    source: Path, server: tuple[subprocess.Popen[str], str]
) -> None:
    port = server[1].rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "serve", "--source", str(source), "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert f"--port {int(port) + 1}" in done.stderr


def test_works_that_wait_are_decided_in_the_browser(
    source: Path, server: tuple[subprocess.Popen[str], str]
) -> None:
    address = server[1]
    (source / "content/people").mkdir()
    (source / "content/people/mira.yaml").write_text("name: Mira Tannhaus\n")
    until(lambda: "Mira Tannhaus" in get(f"{address}/people/mira/"))
    assert "for review" not in get(f"{address}/people/mira/")

    (source / "content/fetched/review").mkdir(parents=True)
    (source / "content/fetched/review/mira.yaml").write_text(
        "source: openalex\nworks:\n  - id: W1\n    type: article-journal\n    title: Tidal Maps\n"
        "    authors: [Mira Tannhaus]\n    date: '2021'\n"
    )
    until(lambda: "1 work waits for review" in get(f"{address}/people/mira/"))
    page = f"{address}/-sitegen-/review"
    assert "Tidal Maps" in get(page)

    form = b"person=mira&work=W1&decision=accept"
    ours = urllib.request.Request(page, form, {"Origin": address})  # noqa: S310 - our own
    with urllib.request.urlopen(ours, timeout=10) as answer:  # noqa: S310
        assert "No work waits" in answer.read().decode()
    assert "W1" in (source / "content/people/mira.review.yaml").read_text()
    until(lambda: "for review" not in get(f"{address}/people/mira/"))
    until(lambda: "Tidal Maps" in get(f"{address}/people/mira/"))
