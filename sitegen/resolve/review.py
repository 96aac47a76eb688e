"""`Candidate`: fetched works that rest only on a machine's guess (FORMAT, "Whose work")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model.authorship import Authorship, Basis
from sitegen.model.person import Person
from sitegen.model.sentence import Sentence
from sitegen.model.work import Work
from sitegen.resolve.identity import untied
from sitegen.resolve.overlay import Draft


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fetched work that waits for its owner's word.

    `person` is the profile it may belong to and `reason` why, or "" and None when nobody with a
    profile is found on it.
    """

    work: Work
    person: str
    reason: Sentence | None


def take_guesses(draft: Draft, people: Mapping[str, Person]) -> list[tuple[str, Sentence | None]]:
    """Untie who is on a purely fetched work by an unaccepted cluster only: (person, reason).

    A hand-written record, any other basis, or `accept: openalex` in the person's file keeps a tie.
    """
    authors: tuple[Authorship, ...] = draft.values.get("authorships", ())
    if draft.by_hand or not any(a.basis is Basis.CLUSTER for a in authors):
        return []
    surer = {a.person for a in authors if a.person and a.basis is not Basis.CLUSTER}
    guesses = [
        (a.person, a.receipt)
        for a in authors
        if a.basis is Basis.CLUSTER
        and a.person not in surer
        and "openalex" not in people[a.person].accept
    ]
    if guesses:
        guessed = {person for person, _ in guesses}
        draft.values["authorships"] = tuple(
            untied(a) if a.person in guessed else a for a in authors
        )
    return guesses
