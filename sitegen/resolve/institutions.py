"""People's affiliations -> institutions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen.model.affiliation import Affiliation, Institution
from sitegen.model.person import Person
from sitegen.resolve.venues import fold


class Institutions:
    """The institutions of some people. One name is one institution: its ROR id, or its name.

    An affiliation without a name is none, such as a department alone.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_name: dict[str, tuple[str, str]] = {}
        everything = [a for person in people for a in person.affiliations if a.name]
        # Those with a ROR id first: they lend it to their namesakes without.
        for affiliation in sorted(everything, key=lambda a: not a.ror):
            self._by_name.setdefault(fold(affiliation.name), (affiliation.ror, affiliation.name))
        self.all = {
            institution.id: institution
            for institution in sorted(
                (
                    Institution(whole.ror or whole.name, whole.name, whole.ror)
                    for whole in reversed([self.whole(affiliation) for affiliation in everything])
                ),
                key=lambda institution: institution.id,
            )
        }

    def whole(self, affiliation: Affiliation) -> Affiliation:
        """The affiliation with its institution's ROR id or, without one, its first spelling."""
        if affiliation.ror or not affiliation.name:
            return affiliation
        found, name = self._by_name.get(fold(affiliation.name), ("", affiliation.name))
        if not found and name == affiliation.name:
            return affiliation
        return replace(affiliation, ror=found, name=affiliation.name if found else name)

    def of(self, person: Person) -> Person:
        """The person with whole affiliations."""
        affiliations = tuple(map(self.whole, person.affiliations))
        if affiliations == person.affiliations:
            return person
        return replace(person, affiliations=affiliations)
