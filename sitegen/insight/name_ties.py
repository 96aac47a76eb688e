"""`Tie`: a reason why works under one name are one person's; `name_ties` finds them.

Kinds, strongest first. Each but the last four ties by itself; those need a second thing:

identity     one profile, ORCID iD, DBLP pid or homonym number
identified   a shared co-author whom a profile or an ORCID iD identifies
coauthors    two shared co-authors
host         one project host, or one owner of the code
coauthor     one shared co-author with a name that is rare among the site's names
spelling     a shared co-author, printed once in full and once with initials, nobody else in sight
venue        one shared co-author of any name, at one venue
years        one shared co-author of any name, in one year or in neighbouring ones
affiliation  one shared co-author of any name, with one affiliation of the name in question
regular      one shared co-author of any name who stands twice in one group, and in no other
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from sitegen.insight.coauthor_tokens import IDENTITIES, CoauthorTokens
from sitegen.insight.name_claims import DBLP, HOMONYM, ORCID, PERSON, Claims
from sitegen.insight.name_folding import folded_given
from sitegen.insight.similar_names import compatible

K = TypeVar("K", bound=Hashable)

_LOOKED_AT = 30  # common names on one work, or names of one family and initial beside one name


@dataclass(frozen=True, slots=True)
class Tie:
    """A reason: `values` are what is shared, `units` the positions of the works that share it."""

    kind: str
    values: tuple[str, ...]
    units: tuple[int, ...]


@dataclass(slots=True)
class Unit:
    """A work under a name, as far as ties look at it.

    `claims` are of the name itself. `friends` are the tokens of those on the work, the name's own
    included, each with whether it is identified there. Venue and affiliations are folded.
    """

    claims: Claims = field(default_factory=dict)
    friends: Mapping[str, bool] = field(default_factory=dict)
    year: int | None = None
    venue: str = ""
    affiliations: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class NameTies:
    """The ties among the units of one name; `own` are the tokens of the name itself."""

    def __init__(self, units: Sequence[Unit], own: Set[str], tokens: CoauthorTokens) -> None:
        self._units = units
        self._names = tokens.names
        found: dict[str, list[int]] = {}
        for i, unit in enumerate(units):
            for friend in unit.friends:
                if friend in found:
                    found[friend].append(i)
                else:
                    found[friend] = [i]
        for token in own:
            found.pop(token, None)
        self._by_friend = found
        self._shared = [friend for friend, at in found.items() if len(at) > 1]
        self._rare = {friend for friend in self._shared if tokens.is_rare(friend)}
        self._common = [friend for friend in self._shared if friend not in self._rare]
        self._short = dict(self._spellings(tokens))

    def all(self) -> Iterator[Tie]:
        """Every tie but `regular`, strongest kind first."""
        units = self._units
        claimed = [(i, unit) for i, unit in enumerate(units) if unit.claims]
        for kind in (PERSON, ORCID, DBLP, HOMONYM):
            yield from _ties(
                kind, _lists((u.claims[kind], i) for i, u in claimed if kind in u.claims)
            )
        by_friend = self._by_friend
        known = {
            f: [i for i in by_friend[f] if units[i].friends[f]]
            for f in self._shared
            if f.startswith(IDENTITIES)
        }
        yield from _ties("identified", known)
        yield from self._pairs()
        yield from _ties("host", _lists((h, i) for i, u in enumerate(units) for h in u.hosts))
        yield from _ties("coauthor", {f: by_friend[f] for f in self._shared if f in self._rare})
        for short, (full, alone) in self._short.items():
            if alone:
                found = sorted({*self._by_friend[short], *self._by_friend[full]})
                yield Tie("spelling", (short, full), tuple(found))
        for kind, of in (("venue", _venue), ("affiliation", _affiliations)):
            for friend in self._common:
                found = self._by_friend[friend]
                for value, at in _lists((v, i) for i in found for v in of(units[i])).items():
                    if value and len(at) > 1:
                        yield Tie(kind, (friend, value), tuple(at))
        for friend in self._common:
            yield from self._neighbours(friend)

    def _neighbours(self, friend: str) -> Iterator[Tie]:
        """Runs of works with a co-author in which no year is missing."""
        dated = [(year, i) for i in self._by_friend[friend] if (year := self._units[i].year)]
        dated.sort()
        run: list[int] = []
        for place, (year, i) in enumerate(dated):
            if run and year - dated[place - 1][0] > 1:
                if len(run) > 1:
                    yield Tie("years", (friend,), tuple(sorted(run)))
                run = []
            run.append(i)
        if len(run) > 1:
            yield Tie("years", (friend,), tuple(sorted(run)))

    def _pairs(self) -> Iterator[Tie]:
        """Two shared co-authors: only such as do not tie alone need be looked at."""
        short = {s: full for s, (full, _) in self._short.items()}
        wanted = {*self._common, *short, *short.values()}
        pairs: dict[tuple[str, str], list[int]] = {}
        for i, unit in enumerate(self._units if wanted else ()):
            here = sorted({short.get(f, f) for f in wanted.intersection(unit.friends)})
            for pair in combinations(here[:_LOOKED_AT], 2):
                pairs.setdefault(pair, []).append(i)
        for pair, found in pairs.items():
            if len(found) > 1:
                yield Tie("coauthors", pair, tuple(found))

    def _spellings(self, tokens: CoauthorTokens) -> Iterator[tuple[str, tuple[str, bool]]]:
        """Names with initials that can be short for one full name beside them, and for no other.

        The truth value says that no further name of the site is in sight that it may stand for.
        """
        short = [friend for friend in self._by_friend if tokens.initials_only(friend)]
        bins: dict[tuple[str, str], list[str]] = {tokens.initials_bin(s): [] for s in short}
        for friend in self._by_friend if bins else ():
            if (own := tokens.initials_bin(friend)) in bins and own[0]:
                bins[own].append(friend)
        for near in bins.values():
            if not 1 < len(near) <= _LOOKED_AT:
                continue
            for friend in near:
                if not tokens.initials_only(friend):
                    continue
                given = folded_given(self._names[friend])
                full = [
                    other
                    for other in near
                    if other != friend
                    and len(folded_given(self._names[other])[0]) > 1
                    and compatible(given, folded_given(self._names[other]))
                ]
                if len(full) == 1:
                    alone = tokens.is_rare(full[0], by_initial=True)
                    yield friend, (full[0], alone)

    def regular(self, groups: Sequence[int]) -> Iterator[Tie]:
        """The ties that need groups: `groups` gives the group of each unit as it stands."""
        for friend in self._common:
            found = self._by_friend[friend]
            counts = _lists((groups[i], i) for i in found)
            often = [at for at in counts.values() if len(at) > 1]
            if len(often) == 1 and len(found) > len(often[0]):
                yield Tie("regular", (friend,), tuple(found))


def _venue(unit: Unit) -> tuple[str, ...]:
    return (unit.venue,)


def _affiliations(unit: Unit) -> tuple[str, ...]:
    return unit.affiliations


def _lists(pairs: Iterable[tuple[K, int]]) -> dict[K, list[int]]:
    found: dict[K, list[int]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _ties(kind: str, found: dict[str, list[int]]) -> Iterator[Tie]:
    for value, at in found.items():
        if value and len(at) > 1:
            yield Tie(kind, (value,), tuple(at))
