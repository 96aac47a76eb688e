from __future__ import annotations

import pytest

from sitegen.insight.membership import is_student, lab_works
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Work


def person(key: str, start: str = "", end: str = "", role: str = "") -> Person:
    return Person(
        key, Name(key), role=role, start=PartialDate.parse(start), end=PartialDate.parse(end)
    )


def work(year: str, *people: str, role: Role = Role.AUTHOR) -> Work:
    names = tuple(Authorship(Name(p), role, person=p) for p in people)
    return Work(year, (year,), authorships=names, date=PartialDate.parse(year))


def listed(works: list[Work], *people: Person) -> list[tuple[str, tuple[str, ...]]]:
    found = lab_works(works, {p.id: p for p in people})
    return [(one.work.id, one.members) for one in found]


def test_works_count_from_the_first_year_to_the_last() -> None:
    works = [work(year, "ada") for year in ("1841", "1842", "1843", "1844")]
    assert listed(works, person("ada", "1842", "1843-05")) == [
        ("1842", ("ada",)),
        ("1843", ("ada",)),
    ]


def test_what_is_not_stated_is_no_limit() -> None:
    works = [work("1841", "ada"), work("1990", "ada")]
    assert len(listed(works, person("ada"))) == 2
    assert listed(works, person("ada", end="1852")) == [("1841", ("ada",))]


def test_a_work_in_press_is_of_those_who_are_there() -> None:
    works = [work("in press", "ada", "bob")]
    assert listed(works, person("ada", "1990"), person("bob", end="1995")) == [
        ("in press", ("ada",))
    ]


def test_advising_is_not_making() -> None:
    assert listed([work("1950", "ada", role=Role.ADVISOR)], person("ada")) == []


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("PhD student", True),
        ("Doctoral Students", True),
        ("Doctoral researcher", True),
        ("Ph.D. candidate", True),
        ("Undergraduate research assistant", True),
        ("Doktorand", True),
        ("Doktorandin", True),
        ("Doktorand:in", True),
        ("Masterstudentin", True),
        ("Studentische Hilfskraft", True),
        ("Studierende", True),
        ("博士研究生", True),
        ("Postdoc", False),
        ("Postdoktorand", False),
        ("Postdoktorandin", False),
        ("Post-Doktorand", False),
        ("Postdoctoral researcher", False),
        ("Post-doctoral researcher", False),
        ("博士后", False),
        ("Professor", False),
        ("", False),
    ],
)
def test_students_say_so_in_their_role(role: str, expected: bool) -> None:
    assert is_student(person("ada", role=role)) is expected
    found = lab_works([work("1950", "ada")], {"ada": person("ada", role=role)})
    assert found[0].students == (("ada",) if expected else ())


def test_a_postdoc_is_no_student_in_a_group_of_both() -> None:
    group = "Postdocs and PhD students"
    assert not is_student(Person("ada", Name("Ada"), role="Postdoc", group=group))
    assert is_student(Person("ada", Name("Ada"), role="PhD student", group=group))
    assert is_student(Person("ada", Name("Ada"), group=group))
    assert not is_student(Person("ada", Name("Ada"), group="Postdoktoranden"))


def test_supervised_works_stand_apart() -> None:
    own, thesis = work("1950", "ada"), work("1951", "ada", role=Role.ADVISOR)
    found = oeuvre([own, thesis], "ada")
    assert (found.works, found.supervised) == ((own,), (thesis,))
    both = Work("both", ("both",), authorships=own.authorships + thesis.authorships)
    assert oeuvre([both], "ada").works == (both,)
