"""`Claims`: the works that people say are theirs, or not, by key or identifier."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from sitegen.errors import Problems
from sitegen.model.person import Person
from sitegen.model.work import Source
from sitegen.resolve.overlay import Draft
from sitegen.resolve.places import Places, person_place
from sitegen.resolve.same_work import Joining
from sitegen.resolve.suggestion import Suggestion


class Claims:
    """`mine` and `not_mine` of every profile, by the number of the group of records they name.

    An entry of `mine` that names nothing is a problem; one of `not_mine` is in `unused`, for a
    work that is gone is no trouble.
    """

    def __init__(
        self, people: Mapping[str, Person], joining: Joining, places: Places, problems: Problems
    ) -> None:
        self._people = people
        self._joining = joining
        self.unused: list[Suggestion] = []
        self.mine: dict[int, list[str]] = {}
        self.not_mine: dict[int, list[str]] = {}
        for person in people.values():
            for text in person.mine:
                if not self._note(self.mine, person.id, text):
                    problems.add(
                        "identity-unknown-work",
                        person_place(places, person.id, "mine"),
                        f"mine of “{person.id}” names “{text}”, which no work is called",
                        "give a citation key, an id, a DOI or an arXiv id of this site's works",
                    )
            for text in person.not_mine:
                if not self._note(self.not_mine, person.id, text):
                    place = person_place(places, person.id, "not_mine")
                    message = f"not_mine of “{person.id}” names “{text}”, which no work is called"
                    line = f"remove {text} from not_mine"
                    self.unused.append(Suggestion("not-mine", message, line, place.path, (), place))

    def _note(self, claims: dict[int, list[str]], person: str, text: str) -> bool:
        """Note a claim for each group it names; whether there is any."""
        found = self._joining.index.find(text)
        for group in dict.fromkeys(self._joining.group_of[position] for position in found):
            people = claims.setdefault(group, [])
            if person not in people:
                people.append(person)
        return bool(found)

    def orcid_records(self, draft: Draft) -> list[str]:
        """The profiles whose ORCID record lists a work: their iD or id is in the file's path."""
        found: list[str] = []
        for facts in draft.members:
            if facts.record.source is Source.ORCID:
                path = PurePosixPath(facts.record.path)
                parts = {*path.parts, path.name.partition(".")[0]}
                found += [p.id for p in self._people.values() if parts & ({p.id, p.orcid} - {""})]
        return list(dict.fromkeys(found))
