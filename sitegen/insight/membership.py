"""Membership: which works of its people are a lab's, and who was a student then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.model.authorship import Role
from sitegen.model.person import Person
from sitegen.model.work import Work

# Words of a role or group that say that somebody is a student, in the languages of the themes.
_STUDENT = re.compile(
    r"\b(?:undergrad(?:uate)?s?|graduate researchers?)\b|"
    r"\w*students?\b|\w*student(?:in|innen|en|ische[rn]?)\b|\w*studierende[rn]?\b|"
    r"\b(?:doctoral|ph\.?\s?d\.?)\s+(?:candidate|researcher|fellow|scholar)s?\b|"
    r"\bdoktorand|\bpromovend|\bpromovierend|学生|研究生|博士生|硕士生|本科生"
)
# "Post-Doktorand", "post-doctoral researcher": taken away before students are looked for.
_POSTDOC = re.compile(r"\bpost[-\u2010-\u2013\s]?do[ck]\w*(?:\s+(?:researcher|fellow|scholar)s?)?")


@dataclass(frozen=True, slots=True)
class LabWork:
    """A work of the lab: the members who made it, and those of them who are students."""

    work: Work
    members: tuple[str, ...]
    students: tuple[str, ...]


def is_student(person: Person) -> bool:
    """Whether the role or the group says so ("PhD student", "Doctoral students")."""
    role = person.role.casefold()
    if role and _POSTDOC.search(role):  # in a group of "Postdocs and doctoral students"
        return False
    told = f"{role}\n{_POSTDOC.sub('', person.group.casefold())}"
    return bool(_STUDENT.search(told))


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
