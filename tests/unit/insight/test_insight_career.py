"""What a CV consists of, in what order, and what of it touches a period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.insight.career import LINES, as_entry, career, has_cv, newest_first, within
from sitegen.model.affiliation import Affiliation
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.note import Note
from sitegen.model.person import SECTIONS, Entry, Person
from sitegen.model.work import Work
from sitegen.text.text import Markup, Text

ADA = Person("ada", Name("Lovelace", "Ada"))


def day(text: str) -> PartialDate:
    return PartialDate.parse(text) if text else NO_DATE


def line(title: str, start: str = "", end: str = "") -> Entry:
    return Entry(title, start=day(start), end=day(end))


def note(name: str, date: str, *people: str, collection: str = "talks", **more: object) -> Note:
    found = Note(name, collection, Text(name), Text(""), day(date), people=people)
    return replace(found, **more)  # type: ignore[arg-type]


def work(key: str, type_: str, date: str, role: Role = Role.AUTHOR) -> Work:
    return Work(
        key,
        (key,),
        type=type_,
        date=day(date),
        authorships=(Authorship(Name("Lovelace", "Ada"), role, person="ada"),),
    )


def library(
    *works: Work, people: tuple[Person, ...] = (ADA,), notes: tuple[Note, ...] = ()
) -> Library:
    return Library({p.id: p for p in people}, works, {}, {}, {}, (), notes)


def titles(person: Person, key: str) -> list[str]:
    return [entry.title for entry in career(library(), person).section(key).entries]


def test_sections_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    person = replace(ADA, education=(line("Lessons"),), awards=(line("Prize"),))
    keys = [s.key for s in career(library(work("a", "book", "1843")), person).sections]
    assert keys == ["education", "awards", "works"]


def test_every_field_of_lines_is_a_section() -> None:
    person = replace(ADA, **{name: (line(name),) for name in LINES})
    keys = [s.key for s in career(library(), person).sections]
    assert keys == [name for name in SECTIONS if name in LINES]


def test_the_persons_file_chooses_sections_and_their_order() -> None:
    person = replace(
        ADA,
        education=(line("Lessons"),),
        awards=(line("Prize"),),
        cv=("works", "education", "works"),
    )
    keys = [s.key for s in career(library(work("a", "book", "1843")), person).sections]
    assert keys == ["works", "education"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (ADA, False),
        (replace(ADA, languages=(line("French"),)), True),
        (replace(ADA, languages=(line("French"),), cv=False), False),
        (replace(ADA, cv=True), True),
        (replace(ADA, cv=("works",)), True),
        (replace(ADA, affiliations=(Affiliation("Home", start=day("1838")),)), False),
    ],
)
def test_lines_of_their_own_make_a_cv_or_a_word_for_it(person: Person, expected: bool) -> None:
    assert has_cv(person) is expected


def test_lines_are_newest_first_what_goes_on_before_all_and_undated_last() -> None:
    lines = [
        line("undated"),
        line("1840 to 1841", "1840", "1841"),
        line("since 1838", "1838"),
        line("until 1852", "", "1852"),
        line("1839 to 1841", "1839", "1841"),
        line("in 1842", "1842", "1842"),
        line("since 1850", "1850"),
    ]
    assert [entry.title for entry in newest_first(lines)] == [
        "since 1850",
        "since 1838",
        "until 1852",
        "in 1842",
        "1840 to 1841",
        "1839 to 1841",
        "undated",
    ]


def test_affiliations_with_dates_stand_in_for_positions_that_nobody_states() -> None:
    places = (
        Affiliation("Royal Society"),
        Affiliation("College", department="Mathematics", start=day("1840"), end=day("1842")),
        Affiliation("Society", start=day("1843")),
    )
    assert titles(replace(ADA, affiliations=places), "positions") == ["Society", "Mathematics"]
    stated = replace(ADA, affiliations=places, positions=(line("Countess"),))
    assert titles(stated, "positions") == ["Countess"]


def test_notes_that_name_the_person_are_talks_and_courses() -> None:
    other = Person("charles", Name("Babbage", "Charles"))
    notes = (
        note("Old", "1840", "ada"),
        note("His", "1841", "charles"),
        note("Nobody's", "1842"),
        note("New", "1843", "charles", "ada"),
        note("Course", "1841", "ada", collection="teaching"),
        note("News", "1841", "ada", collection="news"),
    )
    found = career(library(people=(ADA, other), notes=notes), ADA)
    assert [n.id for n in found.section("talks").notes] == ["New", "Old"]
    assert [n.id for n in found.section("teaching").notes] == ["Course"]
    assert [s.key for s in found.sections] == ["talks", "teaching"]


def test_on_a_site_of_one_profile_notes_that_name_nobody_are_hers() -> None:
    found = career(library(notes=(note("Talk", "1840"),)), ADA)
    assert [n.id for n in found.section("talks").notes] == ["Talk"]


def test_a_note_is_a_line() -> None:
    full = note(
        "t",
        "1840-05",
        title=Text("On *$x^2$*", Markup.MARKDOWN),
        event="Soirée",
        place="London",
        end=day("1840-06"),
    )
    assert as_entry(full, "/talks/t/") == Entry(
        "On x²", "London", day("1840-05"), day("1840-06"), url="/talks/t/", detail="Soirée"
    )
    course = note("c", "1841", facts=(("institution", "College"), ("term", "Spring")))
    assert as_entry(course) == Entry("c", "College", day("1841"), day("1841"), detail="Spring")


def test_works_have_numbers_and_theses_that_the_person_advised_their_own() -> None:
    found = career(
        library(
            work("own", "thesis", "1843"),
            work("first", "thesis", "1850", Role.ADVISOR),
            work("second", "thesis", "1851", Role.ADVISOR),
        ),
        ADA,
    )
    numbers = {
        section.key: [(number, w.id) for group in section.works for number, w in group.rows]
        for section in found.sections
    }
    assert numbers == {
        "supervision": [("A2", "second"), ("A1", "first")],
        "works": [("T1", "own")],
    }


def touched(since: str, until: str, *entries: Entry) -> list[str]:
    whole = career(library(), replace(ADA, service=entries))
    return [e.title for e in within(whole, day(since), day(until)).section("service").entries]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (line("before", "1830", "1839"), False),
        (line("ends in its first year", "1830", "1840"), True),
        (line("around", "1830", "1850"), True),
        (line("begins in its last month", "1842-06", "1850"), True),
        (line("begins a month later", "1842-07", "1850"), False),
        (line("goes on", "1830"), True),
        (line("begins later and goes on", "1843"), False),
        (line("ended within", "", "1841"), True),
        (line("ended before", "", "1839"), False),
        (line("a year of which a half is inside", "1842", "1842"), True),
        (line("undated"), False),
        (Entry("in words", start=day("long ago")), False),
        (Entry("winter", start=PartialDate(1840, season="winter")), True),
    ],
)
def test_a_period_is_touched_by_whatever_may_lie_in_it(entry: Entry, expected: bool) -> None:
    assert bool(touched("1840-03", "1842-06", entry)) is expected


def test_a_period_may_be_open() -> None:
    lines = (line("old", "1830", "1831"), line("new", "1850", "1851"))
    assert touched("", "", *lines) == ["new", "old"]
    assert touched("1840", "", *lines) == ["new"]
    assert touched("", "1840", *lines) == ["old"]
    assert touched("", "", line("undated")) == ["undated"]


def test_within_a_period_works_keep_their_numbers_and_empty_sections_go() -> None:
    whole = career(
        library(
            work("a", "book", "1840"),
            work("b", "book", "1841"),
            work("c", "book", "1842"),
            work("d", "article-journal", "in press"),
            notes=(note("long", "1838", "ada", end=day("1841")), note("late", "1850", "ada")),
        ),
        replace(ADA, languages=(line("French"),)),
    )
    part = within(whole, day("1841"), day("1841"))
    assert [s.key for s in part.sections] == ["talks", "works"]
    assert [n.id for n in part.section("talks").notes] == ["long"]
    assert [(g.name, g.rows[0][0]) for g in part.section("works").works] == [("books", "B2")]
    assert part.person is whole.person


def test_a_line_that_says_the_same_as_a_note_is_not_shown_twice() -> None:
    notes = (note("On  the Engine!", "1843-05-02", "ada"), note("Café", "", "ada"))
    lines = (
        line("On the engine", "1843", "1843"),
        line("On the engine", "1843-05", "1843-05"),
        line("Cafe"),
        line("On the engine", "1843-06"),  # again, elsewhere
        line("On the engine", "1844"),
        line("On the other engine", "1843"),
    )
    found = career(library(notes=notes), replace(ADA, talks=lines)).section("talks")
    assert [str(entry.start.iso) for entry in found.entries] == ["1844", "1843-06", "1843"]
    assert found.entries[2].title == "On the other engine"
    assert len(found.notes) == 2
