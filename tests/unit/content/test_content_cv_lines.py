"""The lines of a CV: each kind of them with the names that people give its fields."""

from __future__ import annotations

import pytest

from sitegen.content.cv_lines import LINES
from sitegen.content.people import read_person
from sitegen.errors import Problems
from sitegen.insight.career import LINES as SECTIONS
from sitegen.model.date import PartialDate
from sitegen.model.person import Entry, Person

Y1840, Y1841 = PartialDate(1840), PartialDate(1841)


def read(text: str) -> tuple[Person, list[str]]:
    problems = Problems()
    part = read_person(f"name: Ada Lovelace\n{text}".encode(), "p/ada.yaml", problems)
    return part.people[0], list(map(str, problems))


def lines(text: str) -> tuple[Entry, ...]:
    person, problems = read(text)
    assert problems == []
    found: tuple[Entry, ...] = getattr(person, text.partition(":")[0])
    return found


def test_every_section_of_lines_has_its_field() -> None:
    assert {name for name, _, _ in LINES} == set(SECTIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "grants: {title: Engine, funder: Treasury, role: PI, number: 17, amount: £1700,"
                " from: 1840, to: 1841}"
            ),
            Entry("Engine", "Treasury", Y1840, Y1841, detail="PI", number="17", amount="£1700"),
        ),
        ("grants: Engine", Entry("Engine")),
        (
            "talks: {title: Notes, event: Soirée, location: London, date: 1840}",
            Entry("Notes", "London", Y1840, Y1840, detail="Soirée"),
        ),
        (
            "teaching: {course: Engines, role: lecturer, university: London, start: 1840}",
            Entry("Engines", "London", Y1840, detail="lecturer"),
        ),
        (
            "supervision: {student: Anne Blunt, degree: Ph.D., school: London, year: 1841}",
            Entry("Anne Blunt", "London", Y1841, Y1841, detail="Ph.D."),
        ),
        (
            "memberships: {role: Fellow, society: Royal Society, start: 1840}",
            Entry("Fellow", "Royal Society", Y1840),
        ),
        (
            "skills: {name: Analysis, level: high, keywords: 'series, limits'}",
            Entry("Analysis", detail="high", keywords=("series", "limits")),
        ),
        ("languages: {language: French, fluency: C2}", Entry("French", detail="C2")),
        ("languages: French", Entry("French")),
    ],
)
def test_a_line_and_its_other_names(text: str, expected: Entry) -> None:
    assert lines(text) == (expected,)


def test_what_happens_once_ends_where_it_starts() -> None:
    assert lines("awards: [{title: Medal, start: 1840}]")[0].end == Y1840
    assert lines("talks: [{title: Notes, start: 1840, end: 1841}]")[0].end == Y1841
    assert lines("service: [{title: Editor, start: 1840}]")[0].end == PartialDate()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("cv: true", True),
        ("cv: false", False),
        ("cv: works", ("works",)),
        ("cv: [education, Positions, works]", ("education", "positions", "works")),
        ("cv: [false, works]", ("works",)),
        ("cv:", None),
    ],
)
def test_a_persons_word_for_the_cv(text: str, expected: object) -> None:
    person, problems = read(text)
    assert person.cv == expected
    assert problems == []


def test_a_section_that_is_none_is_a_problem() -> None:
    person, problems = read("cv: [educaton]")
    assert person.cv is None
    assert len(problems) == 1
    assert problems[0].endswith("hint: did you mean “education”?")


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2019–2024", (2019, 2024)),
        ("2019 - 2024", (2019, 2024)),
        ("2019–", (2019, None)),
        ("2020/21", (2020, 2021)),
        ("2020", (2020, 2020)),
        ("c. 1932", (1932, 1932)),
    ],
)
def test_a_date_may_be_a_period(date: str, years: tuple[int, int | None]) -> None:
    (line,) = lines(f'service: [{{title: Chair, date: "{date}"}}]')
    assert (line.start.year, line.end.year) == years
