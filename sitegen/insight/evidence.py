"""`Evidence`: why a work stands on a profile: the ladder's basis and what agrees with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.insight.corroboration import Company, Corroboration, Corroborator
from sitegen.model.authorship import Authorship, Basis
from sitegen.model.library import Library
from sitegen.model.sentence import Sentence
from sitegen.model.web_place import WebPlace
from sitegen.model.work import Work
from sitegen.resolve.receipt import of_basis

RANK = {basis: rank for rank, basis in enumerate(Basis)}
"""The rungs of the ladder (FORMAT, "Whose work"), 0 the strongest."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a work is a person's.

    `basis` and `receipt` are those of the authorship with the best basis; `corroboration` is
    what else agrees, at most one of each kind.
    """

    work: str
    person: str
    basis: Basis
    receipt: Sentence
    corroboration: tuple[Corroboration, ...] = ()


class Ledger:
    """The evidence for every work of every profile of a library; `url` is the site's, or ""."""

    def __init__(self, library: Library, url: str = "") -> None:
        self._library = library
        self._site = WebPlace.parse(url) if url else None

    @cached_property
    def _found(self) -> Mapping[tuple[str, str], Evidence]:
        found: dict[tuple[str, str], Evidence] = {}
        company = Company()
        for key, works in self._library.works_by_person.items():
            person = self._library.people.get(key)
            if person is None:
                continue
            own = {work.id: _own(work, key) for work in works}
            best = {work: min(listed, key=_rank) for work, listed in own.items()}
            ranks = {work: _rank(authorship) for work, authorship in best.items()}
            corroborator = Corroborator(person, works, ranks, company, self._site)
            for work in works:
                tie = best[work.id]
                basis = tie.basis or Basis.NAME
                found[key, work.id] = Evidence(
                    work.id,
                    key,
                    basis,
                    tie.receipt or of_basis(basis),
                    corroborator.of(work, own[work.id]),
                )
        return found

    def of(self, person: str, work: str) -> Evidence | None:
        """The evidence for one work of one profile, by their ids."""
        return self._found.get((person, work))

    def on(self, work: Work) -> tuple[Evidence, ...]:
        """The evidence for everybody whose profile lists a work, in the order of its names."""
        people = dict.fromkeys(a.person for a in work.authorships if a.person)
        return tuple(one for person in people if (one := self._found.get((person, work.id))))

    def by(self, person: str) -> tuple[Evidence, ...]:
        """The evidence for all works of a profile, in list order."""
        works = self._library.works_by_person.get(person, ())
        return tuple(one for work in works if (one := self._found.get((person, work.id))))


def _own(work: Work, person: str) -> list[Authorship]:
    return [author for author in work.authorships if author.person == person]


def _rank(authorship: Authorship) -> int:
    return RANK[authorship.basis or Basis.NAME]
