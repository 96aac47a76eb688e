"""`Oeuvre`: what somebody made, and apart from it the theses of others that somebody supervised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.model.authorship import Role
from sitegen.model.work import Work


@dataclass(frozen=True, slots=True)
class Oeuvre:
    """The works of a profile in list order: its own, and those it only advised."""

    works: tuple[Work, ...]
    supervised: tuple[Work, ...]


def oeuvre(works: Sequence[Work], person: str) -> Oeuvre:
    """Divide the works that a profile is tied to (`Library.works_by_person`)."""
    if all(a.role is not Role.ADVISOR for work in works for a in work.authorships):
        return Oeuvre(tuple(works), ())
    supervised = [work for work in works if _only_advised(work, person)]
    apart = {work.id for work in supervised}
    return Oeuvre(tuple(work for work in works if work.id not in apart), tuple(supervised))


def _only_advised(work: Work, person: str) -> bool:
    return all(a.role is Role.ADVISOR for a in work.authorships if a.person == person)
