"""Whose work it is: the ladder that ties a printed name to a profile (FORMAT, "Whose work").

Stated > ORCID > DBLP pid > OpenAlex cluster > exact name > nobody; `not_mine` beats all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sitegen.errors import Problems
from sitegen.model.authorship import Authorship, Basis, Role
from sitegen.model.person import Person
from sitegen.model.sentence import Sentence
from sitegen.model.work import Source
from sitegen.resolve import receipt
from sitegen.resolve.claims import Claims
from sitegen.resolve.name_fit import initials_fit
from sitegen.resolve.overlay import Draft
from sitegen.resolve.places import Places, person_place, record_place
from sitegen.resolve.profiles import Profiles, dblp_pid, shown_names
from sitegen.resolve.same_work import Joining
from sitegen.resolve.suggestion import Suggestion

_RANK = {basis: rank for rank, basis in enumerate(Basis)}

# A possible tie: (rank of the basis, position of the author, profile, basis, receipt).
Tie = tuple[int, int, str, Basis, Sentence]


class Identity:
    """Ties the authorships of drafts to profiles, and remembers what it could not decide.

    `owner` is the profile whose own hand-written files may name them by initials, or "".
    """

    def __init__(
        self,
        people: Mapping[str, Person],
        owner: str,
        joining: Joining,
        places: Places,
        problems: Problems,
    ) -> None:
        self.people = people
        self.profiles = Profiles(people, places, problems)
        self.owner = owner if owner in people else ""
        self._claims = Claims(people, joining, places, problems)
        self._places = places
        self._problems = problems
        self._names: dict[tuple[str, str], list[str]] = {}

    def tie(self, draft: Draft, group: int) -> None:
        """Tie a draft's authorships; adds a contributor where `mine` finds no printed name."""
        authors: tuple[Authorship, ...] = draft.values.get("authorships", ())
        ties: list[Tie] = []
        may_know = self.profiles.may_know
        known = any(facts.record.source is Source.ORCID for facts in draft.members)
        for index, author in enumerate(authors):
            if author.orcid or author.stated or author.openalex or author.dblp:
                self._by_identifier(draft, index, author, ties)
            if may_know(author.name):
                known = True
                self._by_name(index, author, ties)
        mine, refused = self._claims.mine.get(group, ()), self._claims.not_mine.get(group, ())
        draft.refused = bool(refused)
        if known or ties or mine:
            self._settle(draft, authors, ties, mine, refused)

    def _by_identifier(self, draft: Draft, index: int, author: Authorship, ties: list[Tie]) -> None:
        """The rungs above the name that a single author offers."""
        profiles = self.profiles
        if author.stated:
            if author.stated in self.people:
                why = receipt.stated(draft.path, author.stated)
                ties.append((0, index, author.stated, Basis.STATED, why))
            else:
                self._unknown_person(draft, author.stated)
        if person := profiles.by_orcid.get(author.orcid):
            why = receipt.orcid(author.orcid)
            ties.append((_RANK[Basis.ORCID], index, person, Basis.ORCID, why))
        if author.dblp and (person := profiles.by_dblp.get(dblp_pid(author.dblp))):
            why = receipt.dblp(dblp_pid(author.dblp))
            ties.append((_RANK[Basis.DBLP], index, person, Basis.DBLP, why))
        if author.openalex and (person := profiles.by_openalex.get(author.openalex.upper())):
            why = receipt.cluster(author.openalex)
            ties.append((_RANK[Basis.CLUSTER], index, person, Basis.CLUSTER, why))

    def _unknown_person(self, draft: Draft, stated: str) -> None:
        record = next(
            (
                f.record
                for f in draft.members
                if any(a.stated == stated for a in f.record.fields.get("authorships") or ())
            ),
            draft.members[0].record,
        )
        self._problems.add(
            "identity-unknown-person",
            record_place(self._places, record, "authors", "authorships"),
            f"an author of “{draft.id}” is stated to be “{stated}”, who has no profile",
            "give the stem of a file in content/people, or remove person:",
        )

    def _by_name(self, index: int, author: Authorship, ties: list[Tie]) -> None:
        person = self.profiles.by_name(author.name)
        if person and not self.profiles.other_orcid(author, person):
            why = receipt.exact_name(author.name)
            ties.append((_RANK[Basis.NAME], index, person, Basis.NAME, why))

    def _settle(
        self,
        draft: Draft,
        authors: Sequence[Authorship],
        ties: list[Tie],
        mine: Iterable[str],
        refused: Sequence[str],
    ) -> None:
        """Give each author one profile at most, and each profile one author of a role."""
        for person in mine:
            if person in refused:
                self._contradiction(draft, person)
            else:
                authors = self._claim(draft, authors, ties, person)
        for person in self._claims.orcid_records(draft):
            authors = self._claim_orcid(draft, authors, ties, person)
        ties = [tie for tie in ties if tie[2] not in refused]
        ties.sort(key=lambda tie: tie[:3])
        # Two authors of one exact name: nobody can say which of them it is.
        names = [(authors[i].role, p) for _, i, p, basis, _ in ties if basis is Basis.NAME]
        taken: dict[int, tuple[str, Basis, Sentence]] = {}
        held: set[tuple[Role, str]] = set()
        for _, index, person, basis, why in ties:
            place = (authors[index].role, person)
            if index in taken or place in held:
                continue
            if basis is Basis.NAME and names.count(place) > 1:
                continue
            taken[index] = (person, basis, why)
            held.add(place)
        for place, number in Counter(names).items():
            if number > 1 and place not in held:
                self._twice(draft, place[1])
        self._by_initials(draft, authors, taken, held, refused)
        if taken:
            result = list(authors)
            for index, (person, basis, why) in taken.items():
                result[index] = _tied(result[index], person, basis, why)
            draft.values["authorships"] = tuple(result)

    def _twice(self, draft: Draft, person: str) -> None:
        self._problems.add(
            "identity-author-twice",
            record_place(self._places, draft.members[0].record, "authors", "authorships", "author"),
            f"two authors of “{draft.id}” have a name of “{person}”; neither is tied",
            f"remove one if that is a slip, or write person: {person} at the right one",
        )

    def _contradiction(self, draft: Draft, person: str) -> None:
        self._problems.add(
            "identity-contradiction",
            person_place(self._places, person, "not_mine"),
            f"“{person}” lists “{draft.id}” under mine and under not_mine; it is not tied",
            "remove it from one of the two",
        )

    def _claim(
        self, draft: Draft, authors: Sequence[Authorship], ties: list[Tie], person: str
    ) -> Sequence[Authorship]:
        """`mine`: the owner's word, so the work is theirs even if no printed name fits."""
        found = self.profiles.fitting(authors, person)
        if not found:
            authors = self._with_contributor(draft, authors, person)
            found = [len(authors) - 1]
            if not draft.values.get("others") and not any(a.name.corporate for a in authors):
                self._problems.add(
                    "identity-mine-no-author",
                    person_place(self._places, person, "mine"),
                    f"“{person}” lists “{draft.id}” under mine, but no name printed on it fits; "
                    "they are shown as a contributor",
                    f"add the printed name to names: of “{person}”",
                )
        why = receipt.mine(person_place(self._places, person).path)
        ties.append((0, found[0], person, Basis.STATED, why))
        return authors

    def _claim_orcid(
        self, draft: Draft, authors: Sequence[Authorship], ties: list[Tie], person: str
    ) -> Sequence[Authorship]:
        """The ORCID record lists the work; many records there name no authors."""
        if not authors:
            authors = self._with_contributor(draft, authors, person)
        found = self.profiles.fitting(authors, person)
        if len(found) == 1:
            why = receipt.orcid_record(self.people[person].orcid or person)
            ties.append((_RANK[Basis.ORCID], found[0], person, Basis.ORCID, why))
        return authors

    def _with_contributor(
        self, draft: Draft, authors: Sequence[Authorship], person: str
    ) -> Sequence[Authorship]:
        authors = (*authors, Authorship(self.people[person].name, Role.CONTRIBUTOR))
        draft.values["authorships"] = authors
        return authors

    def _by_initials(
        self,
        draft: Draft,
        authors: Sequence[Authorship],
        taken: dict[int, tuple[str, Basis, Sentence]],
        held: set[tuple[Role, str]],
        refused: Sequence[str],
    ) -> None:
        """The owner's own initials in their own files; elsewhere the line that would tie them."""
        fits: dict[tuple[Role, str], list[int]] = {}
        for index, author in enumerate(authors):
            if index in taken or not self.profiles.may_know(author.name):
                continue
            if self.profiles.has_key(author.name):
                continue
            people = self.profiles.by_initials(author.name)
            if len(people) == 1 and not self.profiles.other_orcid(author, people[0]):
                fits.setdefault((author.role, people[0]), []).append(index)
        for (role, person), found in fits.items():
            if (role, person) in held or person in refused or len(found) != 1:
                continue
            known = self.people[person]
            printed = authors[found[0]].name
            if person == self.owner and draft.authored_by_hand:
                why = receipt.initials(printed, known.name)
                taken[found[0]] = (person, Basis.NAME, why)
            elif any(initials_fit(printed, name) for name in shown_names(known)):
                self._names.setdefault((person, str(printed)), []).append(draft.id)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """The `names:` lines that would tie more works, and entries of `not_mine` of no use."""
        result = list(self._claims.unused)
        for (person, printed), works in sorted(self._names.items()):
            place = person_place(self._places, person, "names", "name")
            count = f"{len(works)} works" if len(works) > 1 else f"“{works[0]}”"
            result.append(
                Suggestion(
                    "names",
                    f"“{printed}” on {count} may be {self.people[person].name}",
                    f'names: ["{printed}"]',
                    place.path,
                    tuple(works),
                    place,
                )
            )
        return tuple(result)


def _tied(author: Authorship, person: str, basis: Basis | None, why: Sentence | None) -> Authorship:
    return Authorship(
        author.name,
        author.role,
        person,
        basis,
        why,
        author.stated,
        author.orcid,
        author.openalex,
        author.dblp,
        author.affiliations,
        author.equal,
        author.corresponding,
        author.marks,
    )


def untied(author: Authorship) -> Authorship:
    """The authorship with no profile."""
    return _tied(author, "", None, None)
