"""Every path of every answer nulled, deleted and retyped once: it costs what hangs on it alone."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.errors import Problems
from sitegen.fetch.client import Answer, NotFoundError, UnansweredError
from sitegen.fetch.crossref import Crossref
from sitegen.fetch.openalex_listing import OpenAlex
from sitegen.fetch.orcid import Orcid
from sitegen.fetch.source import Desk, Owner, Source, Wanted

DATA = Path(__file__).parents[2] / "data" / "fetch"
MIRA = Owner("mira", "Mira Tannhaus", orcid="0000-0002-9999-0010", openalex=("A5099000001",))
DOIS = ("10.5555/conf.2", "10.5555/tide.1", "10.5555/tide.5")


def load(name: str) -> Any:
    return json.loads((DATA / name).read_text())


class StubClient:
    """Answers from memory."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    def get(self, _: object, path: str) -> Answer:
        for start, answer in self.answers.items():
            if path.startswith(start):
                if not isinstance(answer, dict):
                    raise UnansweredError("fetch-unreachable", "no mapping")
                return Answer(answer, path)
        raise NotFoundError("fetch-not-found", "nothing there")

    def has_key(self, _: object) -> bool:
        return False


def openalex() -> dict[str, Any]:
    works = load("openalex_works.json")
    author = load("openalex_author.json")
    return {
        "/authors/": author,
        "/authors?": {"meta": {"count": 1}, "results": [author]},
        "/works?": {"meta": {"count": len(works), "page": 1}, "results": works},
    }


def orcid() -> dict[str, Any]:
    record = load("orcid_record.json")
    return {f"/{MIRA.orcid}/works/": load("orcid_bulk.json"), f"/{MIRA.orcid}/record": record}


def crossref() -> dict[str, Any]:
    return {f"/works/{doi}": answer for doi, answer in load("crossref_works.json").items()}


SOURCES: dict[str, tuple[Callable[[], Source], Callable[[], dict[str, Any]]]] = {
    "openalex": (OpenAlex, openalex),
    "orcid": (Orcid, orcid),
    "crossref": (Crossref, crossref),
}


def harvest(source: Source, answers: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The records by id, and how much was said to be wrong."""
    problems = Problems()
    client: Any = StubClient(answers)
    desk = Desk(client, problems)
    try:
        found = source.harvest(Wanted(MIRA, DOIS), desk)
    except UnansweredError:
        return {}, 1
    said = len(problems) + len(desk.damage)
    return {str(work["id"]): work for work in found.works} if found else {}, said


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in children:
        yield (*path, key)
        if isinstance(child, (dict, list)):
            yield from paths(child, (*path, key))


def damaged(answers: dict[str, Any], path: tuple[Any, ...], how: str) -> dict[str, Any]:
    answers = copy.deepcopy(answers)
    *way, last = path
    place: Any = answers
    for key in way:
        place = place[key]
    if how == "deleted":
        del place[last]
    elif how == "nulled":
        place[last] = None
    else:
        place[last] = "text" if isinstance(place[last], (dict, list)) else [{"x": 1}]
    return answers


@pytest.mark.parametrize("how", ["nulled", "deleted", "retyped"])
@pytest.mark.parametrize("name", list(SOURCES))
def test_damage_costs_at_most_the_record_that_it_is_in(name: str, how: str) -> None:
    make, build = SOURCES[name]
    whole = build()
    expected, silent = harvest(make(), whole)
    assert expected
    assert silent == 0
    for path in paths(whole):
        if len(path) == 1:
            continue  # the answer itself: the client's business
        if how == "deleted" and isinstance(path[-1], int):
            continue  # a shorter list is no damage
        records, said = harvest(make(), damaged(whole, path, how))
        other = [key for key in expected if records.get(key) != expected[key]]
        one_name = path[2:4] == ("name", "family-name")  # null for people with one name
        assert len(other) <= 1 or said or one_name, (path, other)
        if len(path) > 3 and name != "orcid":
            assert len(other) <= 1, (path, other)
        if other and how == "retyped":
            assert said, path
        if set(records) != set(expected):
            assert said, path


@pytest.mark.parametrize("name", list(SOURCES))
def test_a_damaged_leaf_costs_its_own_field(name: str) -> None:
    make, build = SOURCES[name]
    whole = build()
    expected, _ = harvest(make(), whole)
    for path in paths(whole):
        value: Any = whole
        for key in path:
            value = value[key]
        if isinstance(value, (dict, list)) or len(path) < 3:
            continue
        records, _ = harvest(make(), damaged(whole, path, "nulled"))
        for key, record in records.items():
            before = expected.get(key, {})
            differing = {n for n in {*record, *before} if record.get(n) != before.get(n)}
            # A lost source type or version decides whether a place published the work at all.
            most = 6 if path[-1] in ("type", "version", "raw_type", "id") else 2
            assert len(differing) <= most or not before, (path, differing)
