"""`Namesakes`: who may stand behind each name of a library, with reasons.

A name is not an identity. Everything here is a guess of a machine: it is published only when the
site says so (`names: {groups: published}`) and is else a report to the owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.insight.coauthor_tokens import CoauthorTokens
from sitegen.insight.coauthors import CROWD
from sitegen.insight.name_claims import claims, conflict
from sitegen.insight.name_evidence import Evidence, evidence, perhaps, tie_evidence
from sitegen.insight.name_groups import Partition, group_units
from sitegen.insight.name_index import AuthorName, NameIndex, page_key
from sitegen.insight.name_suggestions import TitleWords, suggestions
from sitegen.insight.name_ties import NameTies, Unit
from sitegen.insight.project_hosts import project_hosts
from sitegen.insight.similar_names import SimilarNames
from sitegen.model.authorship import Authorship
from sitegen.model.library import Library
from sitegen.model.name import Name, name_key
from sitegen.model.work import Work
from sitegen.resolve.repositories import repository
from sitegen.text.printing import plain


@dataclass(frozen=True, slots=True)
class Maybe:
    """A group that is perhaps the same person as another: its position among the groups."""

    group: int
    reason: Evidence


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The works of one probable person, in list order; a single work has no evidence."""

    works: tuple[Work, ...]
    evidence: tuple[Evidence, ...]
    maybe: Maybe | None = None


@dataclass(frozen=True, slots=True)
class NameGroups:
    """All works under a name in groups, the largest first, and ties that were refused."""

    groups: tuple[NameGroup, ...]
    refused: tuple[Evidence, ...]


class Namesakes:
    """The names of a library, their similar names, and their works in groups."""

    def __init__(self, library: Library, index: NameIndex | None = None) -> None:
        self._library = library
        self.index = index or NameIndex(library)
        self._labels = {person.id: str(person.name) for person in library.people.values()}
        self._venues: dict[str, str] = {}
        self._groups: dict[str, NameGroups] = {}

    @property
    def names(self) -> Mapping[str, AuthorName]:
        """Every name by its key, in the order of keys."""
        return self.index.names

    @cached_property
    def _tokens(self) -> CoauthorTokens:
        return CoauthorTokens(self._library)

    @cached_property
    def _title_words(self) -> TitleWords:
        return TitleWords(self._library.works)

    @cached_property
    def _similar(self) -> SimilarNames:
        names = {key: own.entries[0][1].name for key, own in self.names.items()}
        for person in self._library.people.values():
            names.setdefault(page_key(person.name), person.name)
        return SimilarNames(names.items())

    @cached_property
    def _hosts(self) -> dict[str, tuple[str, ...]]:
        """The project hosts of works; one that serves more than CROWD people ties nobody."""
        found = {work.id: project_hosts(work) for work in self._library.works if work.links}
        served: dict[str, set[str]] = {}
        for work in self._library.works:
            for host in found.get(work.id, ()):
                served.setdefault(host, set()).update(page_key(a.name) for a in work.authorships)
        return {
            work: tuple(host for host in hosts if len(served[host]) <= CROWD)
            for work, hosts in found.items()
            if hosts
        }

    def people(self, key: str) -> tuple[str, ...]:
        """The ids of the people with a profile of that name, or tied to works under it."""
        tied = (a.person for _, a in self.names[key].entries if a.person)
        return tuple(dict.fromkeys((*self.index.people.get(key, ()), *tied)))

    def similar(self, key: str) -> tuple[str, ...]:
        """The keys of similar names: of works or of profiles."""
        return self._similar.of(key, self.names[key].entries[0][1].name)

    def groups(self, key: str) -> NameGroups:
        """The works under a name in groups with their evidence."""
        known = self._groups.get(key)
        if known is None:
            known = self._groups[key] = self._grouped(self.names[key])
        return known

    def _grouped(self, own: AuthorName) -> NameGroups:
        works = own.works
        if len(works) == 1:
            return NameGroups((NameGroup(works, ()),), ())
        units = self._units(own)
        selves = {self._tokens.token(authorship) for _, authorship in own.entries}
        found = group_units(units, NameTies(units, selves, self._tokens))
        ids = tuple(work.id for work in works)
        labels = _Labels(self._labels, self._tokens.names)
        maybes = self._maybes(found, units, works, labels)
        groups = tuple(
            NameGroup(
                tuple(works[unit] for unit in group.units),
                evidence(group.ties, ids, labels),
                maybes.get(number),
            )
            for number, group in enumerate(found.groups)
        )
        refused = tuple(tie_evidence(tie, ids, labels) for tie in found.refused)
        return NameGroups(groups, refused)

    def _units(self, own: AuthorName) -> list[Unit]:
        """The works under a name as ties see them."""
        entries: dict[str, list[Authorship]] = {}
        for work, authorship in own.entries:
            entries.setdefault(work.id, []).append(authorship)
        units = []
        for work in own.works:
            found = entries[work.id]
            # Two people of one name on one work: nothing tells which of them a tie means.
            twice = any(a.role is found[0].role for a in found[1:])
            units.append(Unit() if twice else self._unit(work, found[0]))
        return units

    def _unit(self, work: Work, own: Authorship) -> Unit:
        return Unit(
            claims(own, self._library.people),
            self._tokens.of(work, own.role),
            work.date.year,
            self._venue(work),
            tuple(dict.fromkeys(self._folded("place", a) for a in own.affiliations if a)),
            self._hosts.get(work.id, ()),
        )

    def _venue(self, work: Work) -> str:
        """The venue, folded, or ""; a repository is nobody's venue."""
        known = self._venues.get(work.id)
        if known is None:
            text = plain(work.venue) if work.venue else ""
            known = "" if not text or repository(text) else self._folded("venue", text)
            self._venues[work.id] = known
        return known

    def _folded(self, kind: str, text: str) -> str:
        """A text folded for comparison; its first printed form is kept."""
        key = f"{kind}:{name_key(text)}"
        self._labels.setdefault(key, text)
        return key

    def _maybes(
        self,
        found: Partition,
        units: list[Unit],
        works: tuple[Work, ...],
        labels: Mapping[str, str],
    ) -> dict[int, Maybe]:
        known = [
            {kind: value for unit in group.units for kind, value in units[unit].claims.items()}
            for group in found.groups
        ]
        alike = suggestions(
            found.groups,
            units,
            lambda unit: self._title_words.of(works[unit]),
            lambda one, other: conflict(known[one], known[other]),
        )
        return {
            here: Maybe(
                there,
                perhaps(
                    kind,
                    [labels.get(value, value) for value in what],
                    [works[unit].id for unit in found.groups[there].units],
                ),
            )
            for here, (there, kind, what) in alike.items()
        }


class _Labels(Mapping[str, str]):
    """What tokens and folded texts look like in print."""

    def __init__(self, texts: Mapping[str, str], names: Mapping[str, Name]) -> None:
        self._texts = texts
        self._names = names

    def __getitem__(self, key: str) -> str:
        name = self._names.get(key)
        return str(name) if name is not None else self._texts[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._texts
        yield from self._names

    def __len__(self) -> int:
        return len(self._texts) + len(self._names)
