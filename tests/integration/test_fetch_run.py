"""Whole fetches against a local server: what is written, what stays, what is said."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fetch_services import AUTHOR, MIRA, ORCID, Services, codes, fetch, files

from sitegen.fetch import store

OPENALEX = "content/fetched/openalex/mira.yaml"
REVIEW = "content/fetched/review/mira.yaml"
CROSSREF = "content/fetched/crossref/mira.yaml"


@pytest.fixture
def services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()


def works(site: Path, path: str) -> dict[str, Any]:
    return store.read_file(site, path)[1]


def header(site: Path, path: str) -> dict[str, Any]:
    return store.read_file(site, path)[0]


def yaml_files(site: Path) -> dict[str, bytes]:
    return {path: data for path, data in files(site).items() if path.endswith(".yaml")}


def test_an_orcid_id_alone_leads_to_a_full_record(tmp_path: Path, services: Services) -> None:
    run, problems = fetch(tmp_path, services, replace(MIRA, dblp=""))
    assert codes(problems) == ["fetch-retraction"]
    assert run.outcomes[0].answered == {"openalex": 6, "orcid": 3, "arxiv": 1, "crossref": 3}
    assert header(tmp_path, OPENALEX)["ids"] == [AUTHOR]
    assert list(works(tmp_path, OPENALEX)) == [f"W410000000{n}" for n in (1, 2, 3, 5)]
    assert sorted(path.split("/")[2] for path in yaml_files(tmp_path)) == [
        "arxiv",
        "crossref",
        "institutions",
        "openalex",
        "orcid",
        "review",
        "topics",
        "venues",
    ]


def test_a_second_fetch_changes_no_byte(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    before = files(tmp_path)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in before}
    run, _ = fetch(tmp_path, services)
    assert files(tmp_path) == before
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in before} == times
    assert run.changes == []


def test_only_what_rests_on_the_cluster_waits(tmp_path: Path, services: Services) -> None:
    run, _ = fetch(tmp_path, services)
    waiting = works(tmp_path, REVIEW)
    assert list(waiting) == ["W4100000004", "W4100000006"]
    assert run.outcomes[0].waiting == 2
    assert waiting["W4100000004"]["fetched"] == {
        "for": ["the name is theirs, letter for letter"],
        "against": [
            "no co-author of any sure work",
            "another field: Dentistry; sure works: Earth and Planetary Sciences",
            "21 years before the first sure work",
        ],
    }
    # The second work carries no iD but stands in the ORCID record.
    assert "orcid" not in works(tmp_path, OPENALEX)["W4100000002"]["authors"][0]


@pytest.mark.parametrize(
    "owner",
    [
        replace(MIRA, accept=("openalex",)),
        replace(MIRA, mine=("10.5555/dent.4", "W4100000006")),
    ],
)
def test_what_the_owner_accepts_waits_no_longer(
    tmp_path: Path, services: Services, owner: Any
) -> None:
    fetch(tmp_path, services)
    run, _ = fetch(tmp_path, services, owner)
    assert run.outcomes[0].waiting == 0
    assert len(works(tmp_path, OPENALEX)) == 6
    assert not (tmp_path / REVIEW).exists()
    assert "fetched" not in works(tmp_path, OPENALEX)["W4100000004"]


def test_what_is_not_theirs_stays_out(tmp_path: Path, services: Services) -> None:
    run, _ = fetch(tmp_path, services, replace(MIRA, not_mine=("W4100000004",)))
    assert run.outcomes[0].waiting == 1
    assert "W4100000004" in works(tmp_path, REVIEW)


def test_a_change_in_the_world_is_a_small_diff(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    services.works[0]["biblio"]["volume"] = "7"
    run, _ = fetch(tmp_path, services, dry_run=True)
    assert [change.path for change in run.changes] == [OPENALEX]
    diff = run.changes[0].diff().splitlines()
    assert [line for line in diff if line[0] in "+-"] == [
        f"--- a/{OPENALEX}",
        f"+++ b/{OPENALEX}",
        "-    volume: '6'",
        "+    volume: '7'",
    ]
    assert works(tmp_path, OPENALEX)["W4100000001"]["volume"] == "6"
    fetch(tmp_path, services)
    assert works(tmp_path, OPENALEX)["W4100000001"]["volume"] == "7"


def test_every_field_edited_by_hand_stays(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    paths = [path for path in yaml_files(tmp_path) if path.endswith("mira.yaml")]
    for path in paths:
        head, records = store.read_file(tmp_path, path)
        for record in records.values():
            for name in record:
                if name not in ("id", "fetched"):
                    record[name] = "by hand"
            record["hide"] = True
        (tmp_path / path).write_bytes(store.file_bytes(head, records.values()))
    before = yaml_files(tmp_path)
    _, problems = fetch(tmp_path, services)
    assert yaml_files(tmp_path) == before
    assert codes(problems).count("fetch-edited") == 5


def test_comments_and_layout_by_hand_stay(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    path = tmp_path / OPENALEX
    path.write_text(path.read_text().replace("works:", "# my note\nworks:"))
    before = path.read_bytes()
    fetch(tmp_path, services)
    assert path.read_bytes() == before


def test_a_work_gone_upstream_stays_marked(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    gone = services.works.pop(0)
    run, problems = fetch(tmp_path, services)
    assert "fetch-gone" in codes(problems)
    assert works(tmp_path, OPENALEX)["W4100000001"]["fetched"] == {"gone": True}
    assert run.outcomes[0].gone == 1
    services.works.insert(0, gone)
    fetch(tmp_path, services)
    assert "fetched" not in works(tmp_path, OPENALEX)["W4100000001"]


def test_a_list_that_is_not_complete_makes_nothing_gone(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    before = files(tmp_path)
    services.works[0]["id"] = None
    services.works[0]["ids"] = {}
    _, problems = fetch(tmp_path, services)
    assert "fetch-incomplete" in codes(problems)
    assert header(tmp_path, OPENALEX)["complete"] is False
    after = files(tmp_path)
    assert after[OPENALEX].replace(b"complete: false", b"complete: true") == before[OPENALEX]


def test_a_merged_author_is_followed_and_said(tmp_path: Path, services: Services) -> None:
    services.merged["A5099000009"] = AUTHOR
    owner = replace(MIRA, openalex=("A5099000009",), orcid="")
    _, problems = fetch(tmp_path, services, owner)
    assert header(tmp_path, OPENALEX)["merged_into"] == {"A5099000009": AUTHOR}
    assert header(tmp_path, OPENALEX)["ids"] == [AUTHOR]
    assert [p.message for p in problems if p.code == "fetch-merged"] == [
        f"OpenAlex has merged the author A5099000009 into {AUTHOR}, whose works are taken"
    ]


def test_several_authors_of_one_orcid_id_are_all_taken(tmp_path: Path, services: Services) -> None:
    other = copy.deepcopy(services.authors[AUTHOR])
    other["id"] = "https://openalex.org/A5099000005"
    services.authors["A5099000005"] = other
    work = copy.deepcopy(services.works[0])
    work["id"] = "https://openalex.org/W4100000050"
    work["doi"] = "https://doi.org/10.5555/tide.50"
    work["authorships"][0]["author"]["id"] = other["id"]
    services.works.append(work)
    _, problems = fetch(tmp_path, services)
    assert "fetch-several-authors" in codes(problems)
    assert header(tmp_path, OPENALEX)["ids"] == [AUTHOR, "A5099000005"]
    assert "W4100000050" in works(tmp_path, OPENALEX)


def test_deleted_and_unknown_ids_and_those_of_somebody_else(
    tmp_path: Path, services: Services
) -> None:
    deleted = {**services.authors[AUTHOR], "id": "https://openalex.org/A5317838346", "orcid": None}
    services.authors["A5317838346"] = deleted
    services.merged["A5099000008"] = "A5317838346"
    services.authors[AUTHOR]["orcid"] = "https://orcid.org/0000-0002-9999-0029"
    owner = replace(MIRA, openalex=("A5099000008", "A5099000404", AUTHOR), dblp="")
    _, problems = fetch(tmp_path, services, owner)
    said = [problem.message for problem in problems if problem.place.path == MIRA.path]
    assert said == [
        "OpenAlex has deleted the author A5099000008",
        "OpenAlex has no author A5099000404",
        (
            f"OpenAlex's author {AUTHOR} carries the ORCID iD 0000-0002-9999-0029, "
            f"Mira Tannhaus has {ORCID}"
        ),
    ]


def test_a_first_of_january_needs_a_second_witness(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    dates = {key: record["date"] for key, record in works(tmp_path, OPENALEX).items()}
    assert (dates["W4100000001"], dates["W4100000002"]) == ("2019-01-01", "2020")
    # Crossref's word counts as before when it cannot be reached.
    services.faults["/cr"] = lambda handler: handler.reply(500, b"")
    before = files(tmp_path)
    fetch(tmp_path, services)
    assert files(tmp_path) == before


def test_a_retraction_needs_a_notice(tmp_path: Path, services: Services) -> None:
    _, problems = fetch(tmp_path, services)
    retracted = {
        key: record.get("retracted")
        for path in (OPENALEX, REVIEW, CROSSREF)
        for key, record in works(tmp_path, path).items()
        if record.get("retracted")
    }
    assert retracted == {
        "doi:10.5555/tide.5": "retraction notice https://doi.org/10.5555/tide.5r (2023-02-03)"
    }
    assert [problem.message for problem in problems] == [
        (
            "OpenAlex takes W4100000004 for retracted, Crossref knows of no notice; "
            "it is not shown as retracted"
        )
    ]


@pytest.mark.parametrize("key", ["", "sesame"])
def test_pages_are_turned_with_and_without_a_key(
    tmp_path: Path, services: Services, key: str
) -> None:
    services.page, services.key = 2, key
    _, problems = fetch(tmp_path, services, environ={"OPENALEX_API_KEY": f" {key}\n"})
    assert codes(problems) == ["fetch-retraction"]
    assert len(works(tmp_path, OPENALEX)) == 4
    assert header(tmp_path, OPENALEX)["complete"] is True


def test_a_refused_key_is_left_out_and_never_printed(tmp_path: Path, services: Services) -> None:
    run, problems = fetch(tmp_path, services, environ={"OPENALEX_API_KEY": "top-secret"})
    assert "fetch-key" in codes(problems)
    assert len(works(tmp_path, OPENALEX)) == 4
    text = " ".join(map(str, problems)) + repr(run.outcomes)
    on_disk = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert "top-secret" not in text
    assert b"top-secret" not in on_disk


def test_the_key_goes_to_openalex_alone(tmp_path: Path, services: Services) -> None:
    services.key = "sesame"
    fetch(tmp_path, services, environ={"OPENALEX_API_KEY": "sesame"})
    carried = {
        path.split("/")[1]
        for path, headers in zip(services.asked, services.headers, strict=True)
        if "Authorization" in headers
    }
    assert carried == {"oa"}


def test_a_work_with_a_hundred_authors_is_fetched_whole(tmp_path: Path, services: Services) -> None:
    work = services.works[0]
    one = work["authorships"][1]
    work["authorships"] = [work["authorships"][0]] + [one] * 149
    cut = {**work, "authorships": work["authorships"][:100]}

    def listed(handler: Any) -> None:
        page = {"meta": {"count": 1}, "results": [cut]}
        handler.reply(200, page if handler.path.startswith("/oa/works?") else work)

    services.faults["/oa/works"] = listed
    fetch(tmp_path, services)
    assert len(works(tmp_path, OPENALEX)["W4100000001"]["authors"]) == 150


def test_offline_uses_what_is_stored(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services)
    before = files(tmp_path)
    asked = len(services.asked)
    for path in before:
        (tmp_path / path).unlink()
    run, problems = fetch(tmp_path, services, offline=True)
    assert files(tmp_path) == before
    assert len(services.asked) == asked
    assert run.client.oldest is not None
    assert codes(problems) == ["fetch-retraction"]
    run, problems = fetch(tmp_path / "empty", services, offline=True)
    assert set(codes(problems)) == {"fetch-offline"}
    assert run.came_to_nothing
    assert not (tmp_path / "empty" / "content").exists()


def test_answers_are_only_asked_whether_they_still_hold(tmp_path: Path, services: Services) -> None:
    services.etag = '"v1"'
    fetch(tmp_path, services)
    before = files(tmp_path)
    count = len(services.asked)
    fetch(tmp_path, services)
    again = services.headers[count:]
    assert all(headers.get("If-None-Match") == '"v1"' for headers in again)
    assert files(tmp_path) == before
    count = len(services.asked)
    fetch(tmp_path, services, max_age=3600.0)
    assert len(services.asked) == count


def test_lookups_can_be_bounded(tmp_path: Path, services: Services) -> None:
    fetch(tmp_path, services, lookups=1)
    assert len(works(tmp_path, CROSSREF)) == 1


def test_orcids_sections_do_where_the_record_is_not_offered(
    tmp_path: Path, services: Services
) -> None:
    services.faults[f"/orcid/v3.0/{ORCID}/record"] = lambda handler: handler.reply(404, {})
    listed = services.record["activities-summary"]

    def section(handler: Any) -> None:
        name = handler.path.rsplit("/", 1)[1]
        found = services.record["person"] if name == "person" else listed.get(name)
        handler.reply(200 if found else 404, found or {})

    for name in ("works", "person", "employments", "educations"):
        services.faults[f"/orcid/v3.0/{ORCID}/{name}"] = section
    fetch(tmp_path, services)
    path = "content/fetched/orcid/mira.yaml"
    assert len(works(tmp_path, path)) == 3
    about = header(tmp_path, path)["about"]
    assert about["names"] == ["Mira Tannhaus", "Mira Tannhaus Lund"]
    assert about["employment"][0]["place"] == "Fjordvik University"


def test_a_file_that_cannot_be_read_is_not_touched(tmp_path: Path, services: Services) -> None:
    (tmp_path / OPENALEX).parent.mkdir(parents=True)
    (tmp_path / OPENALEX).write_text("works: [\n")
    _, problems = fetch(tmp_path, services)
    assert (tmp_path / OPENALEX).read_text() == "works: [\n"
    assert [p.message for p in problems if p.code == "fetch-file"] == [
        f"{OPENALEX} cannot be read; mend or delete it; nothing of OpenAlex was written"
    ]
    assert (tmp_path / CROSSREF).exists()


def test_no_other_file_is_touched(tmp_path: Path, services: Services) -> None:
    (tmp_path / "content/people").mkdir(parents=True)
    (tmp_path / "content/people/mira.yaml").write_text("name: Mira Tannhaus\n")
    fetch(tmp_path, services)
    others = {path for path in files(tmp_path) if not path.startswith("content/fetched/")}
    assert others == {"content/people/mira.yaml"}
