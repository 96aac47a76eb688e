"""Membership: which works of its people are a lab's, and who was a student then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.model.authorship import Role
from sitegen.model.person import Person
from sitegen.model.work import Work

# Words of a role or group that say that somebody is a student, in the languages of the themes.
STUDENT = ("student", "doctoral candidate", "doctoral researcher", "doktorand", "学生", "研究生")


@dataclass(frozen=True, slots=True)
class LabWork:
    """A work of the lab: the members who made it, and those of them who are students."""

    work: Work
    members: tuple[str, ...]
    students: tuple[str, ...]


def is_student(person: Person) -> bool:
    """Whether the role or the group says so ("PhD student", "Doctoral students")."""
    told = f"{person.role} {person.group}".casefold()
    return any(word in told for word in STUDENT)


def is_member(person: Person, work: Work) -> bool:
    """Whether a work appeared between the years in which somebody came and left, both included.

    A start that is not stated is before any work, an end after any. A work without year counts
    for those who have not left.
    """
    year = work.date.year
    if year is None:
        return not person.end
    start, end = person.start.year, person.end.year
    return (start is None or start <= year) and (end is None or year <= end)


def lab_works(works: Iterable[Work], people: Mapping[str, Person]) -> tuple[LabWork, ...]:
    """The works that somebody made while a member, in their order; who only advised made none."""
    students = {person.id for person in people.values() if is_student(person)}
    found = []
    for work in works:
        tied = {a.person: None for a in work.authorships if a.person and a.role is not Role.ADVISOR}
        members = tuple([p for p in tied if p in people and is_member(people[p], work)])
        if members:
            found.append(LabWork(work, members, tuple([p for p in members if p in students])))
    return tuple(found)
