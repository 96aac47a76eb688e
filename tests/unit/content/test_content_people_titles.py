"""Titles before and after a person's name."""

from __future__ import annotations

import time

import pytest

from sitegen.content.json_resume import read_resume
from sitegen.content.people import read_person
from sitegen.content.people_titles import split_titles
from sitegen.errors import Problems
from sitegen.model.name import Name


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Prof. Dr. Anna Weiß", "Anna Weiß", "Prof. Dr."),
        ("Prof.Dr.Anna Weiß", "Anna Weiß", "Prof.Dr."),
        ("Dr.-Ing. Anna Weiß", "Anna Weiß", "Dr.-Ing."),
        ("PD Dr. Anna Weiß", "Anna Weiß", "PD Dr."),
        ("apl. Prof. Dr. rer. nat. Dr. h.c. mult. Anna von Weiß", "Anna von Weiß", None),
        ("Mag. Anna Weiß", "Anna Weiß", "Mag."),
        ("Associate Professor Anna Weiß", "Anna Weiß", "Associate Professor"),
        ("Anna Weiß, PhD", "Anna Weiß", "PhD"),
        ("Anna Weiß Ph. D.", "Anna Weiß", "Ph. D."),
        ("Anna Weiß, Ph.D., M.D.", "Anna Weiß", "Ph.D., M.D."),
        ("Anna Weiß, Jr., PhD", "Anna Weiß, Jr.", "PhD"),
        ("Weiß, Prof. Dr. Anna", "Weiß, Anna", "Prof. Dr."),
        ("Dr. Weiß, Anna, M.Sc.", "Weiß, Anna", "Dr., M.Sc."),
        ("Prof. Dr. 王伟", "王伟", "Prof. Dr."),
    ],
)
def test_titles_are_split_off(text: str, name: str, titles: str | None) -> None:
    found = split_titles(text)
    assert found[0] == name
    assert titles is None or found[1] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace",
        "Dr. Weiß",  # no given name would be left
        "PD James",
        "Weiß, M.D.",
        "Md Rahman",
        "Anna Ma",
        "Jean Paul MBA",
        "Drew Barry",
        "Magda Weiß",
        "Mag Smith Jones",
        "John D Phil",
        "O. Prof. Anna Weiß",
        "Prof",
        "{Dr. Anna Group}",
        "",
    ],
)
def test_what_only_looks_like_a_title_stays(text: str) -> None:
    assert split_titles(text) == (text, "")


def test_initials_of_a_variant_are_no_degree() -> None:
    text = "García Márquez, M.A."
    assert split_titles(text, variant=True) == (text, "")
    assert split_titles("Anna Weiß, PhD", variant=True) == ("Anna Weiß", "PhD")


@pytest.mark.parametrize("piece", ["Dr. ", "Dr. h.", " PhD", "ao.", "Dipl.-", ", ", "A, PhD "])
def test_hostile_names_take_no_time(piece: str) -> None:
    start = time.process_time()
    split_titles("Anna Weiß" + piece * 10_000)
    split_titles(piece * 10_000)
    assert time.process_time() - start < 1


def test_a_profile_is_read_without_its_titles_and_told() -> None:
    problems = Problems()
    part = read_person(
        "name: Prof. Dr. Anna Weiß\nnames: ['Weiß, Dr. A.', Anna Weiss]\n"
        "former_names: Dr. Anna Schwarz\n".encode(),
        "content/people/anna.yaml",
        problems,
    )
    (person,) = part.people
    assert person.name == Name("Weiß", "Anna")
    assert person.variants == (Name("Weiß", "A."), Name("Weiss", "Anna"))
    assert person.former_names == (Name("Schwarz", "Anna"),)
    assert [str(problem) for problem in problems] == [
        (
            "content/people/anna.yaml:1:7: info[person-title]: “Prof. Dr.” is a title and no part "
            "of a name; “Anna Weiß” is read without it\n"
            "    hint: write name: Anna Weiß, and the title under role; "
            "write {family: ..., given: ...} if it is part of the name"
        ),
        (
            "content/people/anna.yaml:2:9: info[person-title]: “Dr.” is a title and no part of a "
            "name; “Weiß, A.” is read without it\n"
            '    hint: write names: "Weiß, A.", and the title under role; '
            "write {family: ..., given: ...} if it is part of the name"
        ),
        (
            "content/people/anna.yaml:3:15: info[person-title]: “Dr.” is a title and no part of a "
            "name; the name is read without it\n"
            "    hint: write the name alone, and the title under role"
        ),
    ]


def test_a_name_in_its_parts_is_the_owners_word() -> None:
    problems = Problems()
    data = b"name: {family: Strange, given: Dr. Stephen}\n"
    (person,) = read_person(data, "content/people/s.yaml", problems).people
    assert person.name == Name("Strange", "Dr. Stephen")
    assert len(problems) == 0


def test_a_json_resume_is_read_without_titles_too() -> None:
    problems = Problems()
    data = '{"basics": {"name": "Dr. Anna Weiß", "label": "Physicist"}}'.encode()
    (resume,) = read_resume(data, "content/people/anna.json", problems).resumes
    assert resume.person.name == Name("Weiß", "Anna")
    assert [problem.code for problem in problems] == ["person-title"]
