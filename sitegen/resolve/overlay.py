"""The records of one work laid over each other, field by field (FORMAT, "Overlay")."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from sitegen.model.authorship import Authorship
from sitegen.model.work import Work
from sitegen.resolve.alignment import aligned
from sitegen.resolve.facts import Facts, venue_of
from sitegen.resolve.repositories import repository
from sitegen.resolve.versions import by_version, versions_of
from sitegen.text.text import NO_TEXT

_DERIVED = frozenset(
    ("id", "keys", "versions", "relations", "sources", "repairs", "venue_id", "topics")
)
_FIELDS = frozenset(field.name for field in fields(Work)) - _DERIVED
# What tells one version from another: never mixed from two versions.
_OF_VERSION = frozenset(
    """type date venue abbr series volume issue pages number edition chapter event location
    publisher institution genre status doi isbn issn bibtex_type note""".split()
)
# What the published version says best; an earlier version may fill a gap.
_OF_WORK = frozenset(("title", "subtitle", "authorships"))
# Lists that unite, and what makes two of their items the same.
_UNITED: Mapping[str, Callable[[Any], Hashable]] = {
    "links": lambda link: link.url,
    "keywords": str.casefold,
    "scores": lambda score: (score.name, score.source),
    "extra": lambda pair: pair[0],
}


@dataclass(slots=True)
class Draft:
    """A work in the making: `values` are fields of `Work`, `members` where they come from.

    `authored_by_hand` says that a person wrote the list of authors, `refused` that somebody's
    `not_mine` names the work.
    """

    id: str
    keys: tuple[str, ...]
    values: dict[str, Any]
    members: tuple[Facts, ...]
    hidden: bool
    authored_by_hand: bool
    refused: bool = False

    @property
    def order(self) -> tuple[bool, int]:
        """Where the work stands among those of its day: what was written by hand first."""
        return min((not f.by_hand, f.position) for f in self.members)

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote any of the records."""
        return any(facts.by_hand for facts in self.members)

    @property
    def path(self) -> str:
        """The file that gave the authors, or the first of the work's files."""
        sources = dict(self.values["sources"])
        return sources.get("authorships") or self.members[0].record.path

    def work(self) -> Work:
        """The finished work."""
        return Work(id=self.id, keys=self.keys, **self.values)


@lru_cache(maxsize=4096)
def _single_source(names: tuple[str, ...], path: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, path) for name in names)


def overlay(members: Sequence[Facts]) -> Draft:
    """One work from the records that describe it (at least one)."""
    if len(members) == 1:
        return _single(members[0])
    groups = by_version(members)
    ranked = sorted(members, key=_address_rank)
    lead = _lead_version(groups, ranked)
    order = sorted(
        members, key=lambda f: (f.record.source, f.preprint, f not in lead, _record_rank(f))
    )
    of_version = [facts for facts in order if not facts.words or facts in lead]
    of_work = sorted(order, key=lambda facts: bool(facts.words) and facts not in lead)
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    names = dict.fromkeys(name for facts in order for name in facts.record.fields)
    for name in names:
        if name in _UNITED:
            _unite(name, order, values, sources)
        elif name in _OF_VERSION:
            _replace(name, of_version, values, sources)
        elif name in _OF_WORK:
            _replace(name, of_work, values, sources)
        elif name in _FIELDS and name != "others":
            _replace(name, order, values, sources)
    _published_venue(of_version, order, values, sources)
    by_hand = _authors(of_work, values, sources)
    _preprint_type(values, lead)
    values["versions"] = versions_of(groups)
    values["sources"] = tuple(sources.items())
    hide = next((f.record.fields["hide"] for f in order if "hide" in f.record.fields), False)
    return Draft(
        ranked[0].record.id,
        tuple(dict.fromkeys(facts.record.id for facts in ranked)),
        values,
        tuple(members),
        bool(hide),
        by_hand,
    )


def _single(facts: Facts) -> Draft:
    record = facts.record
    given = record.fields
    values = {name: value for name, value in given.items() if value is not None and name in _FIELDS}
    values["sources"] = _single_source(tuple(values), record.path)
    if "venue" in values and not facts.preprint and repository(venue_of(record)):
        values["venue"] = NO_TEXT
    _preprint_type(values, (facts,))
    by_hand = facts.by_hand
    return Draft(record.id, (record.id,), values, (facts,), bool(given.get("hide")), by_hand)


def _record_rank(facts: Facts) -> tuple[str, str]:
    return (facts.record.path, facts.record.uid)


def _address_rank(facts: Facts) -> tuple[bool, bool, bool, str, str]:
    """FORMAT, "The same work", 6; a key made by the program comes after a real one."""
    record = facts.record
    return (not facts.by_hand, facts.preprint, record.made_key, record.id, record.uid)


def _lead_version(groups: Sequence[list[Facts]], ranked: Sequence[Facts]) -> list[Facts]:
    """The version that the work is shown as: a published one, then the address's own."""
    if not groups:
        return list(ranked)
    place = {id(facts): index for index, facts in enumerate(ranked)}
    return min(
        groups,
        key=lambda version: (
            all(facts.preprint for facts in version),
            min(place[id(facts)] for facts in version),
        ),
    )


def _replace(
    name: str, order: Iterable[Facts], values: dict[str, Any], sources: dict[str, str]
) -> None:
    """The strongest source's value; an explicit null is one, and deletes."""
    for facts in order:
        if name in facts.record.fields:
            value = facts.record.fields[name]
            if value is not None:
                values[name] = value
                sources[name] = facts.record.path
            return


def _unite(
    name: str, order: Iterable[Facts], values: dict[str, Any], sources: dict[str, str]
) -> None:
    """The items of all sources, the strongest first, up to an explicit null."""
    same = _UNITED[name]
    items: dict[Hashable, Any] = {}
    paths: dict[str, None] = {}
    for facts in order:
        if name not in facts.record.fields:
            continue
        value = facts.record.fields[name]
        if value is None:
            break
        for item in value:
            if items.setdefault(same(item), item) is item:
                paths[facts.record.path] = None
    if items:
        values[name] = tuple(items.values())
        sources[name] = ", ".join(paths)


def _published_venue(
    of_version: Iterable[Facts],
    order: Iterable[Facts],
    values: dict[str, Any],
    sources: dict[str, str],
) -> None:
    """A repository is never the venue of a published work: the next source's venue is."""
    if all(facts.preprint for facts in order if facts.words) or "venue" not in values:
        return
    for facts in of_version:
        venue = venue_of(facts.record)
        if venue and not repository(venue):
            values["venue"] = facts.record.fields["venue"]
            sources["venue"] = facts.record.path
            return
    del values["venue"]
    del sources["venue"]


def _preprint_type(values: dict[str, Any], version: Iterable[Facts]) -> None:
    """An "article" in a repository is a preprint, whatever its source calls it."""
    if (
        values.get("type") in ("article", "article-journal", "manuscript", None)
        and all(facts.preprint for facts in version if facts.words)
        and any(facts.words for facts in version)
    ):
        values["type"] = "preprint"


def _authors(order: Sequence[Facts], values: dict[str, Any], sources: dict[str, str]) -> bool:
    """Align other records' identifiers on the authors by name; whether a person wrote these."""
    giver = next((f for f in order if "authorships" in f.record.fields), None)
    if giver is None or not values.get("authorships"):
        return False
    if "others" in giver.record.fields:
        _replace("others", [giver], values, sources)
    authors: tuple[Authorship, ...] = values["authorships"]
    for facts in sorted(order, key=lambda f: (f.record.source, _record_rank(f))):
        theirs: tuple[Authorship, ...] = facts.record.fields.get("authorships") or ()
        if facts is giver or not any(
            a.orcid or a.openalex or a.dblp or a.affiliations for a in theirs
        ):
            continue
        authors = aligned(authors, theirs, facts.record.path, sources)
    values["authorships"] = authors
    return giver.by_hand
