"""JSON Resume: what a career becomes, held against the schema's rules as a list of its fields."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from sitegen.content.json_resume import read_resume
from sitegen.content.json_resume_table import SECTIONS as TYPES
from sitegen.errors import Problems
from sitegen.export.json_resume import PROJECTS, Resume, json_resume
from sitegen.insight.career import LINES, career
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Entry, Person
from sitegen.model.work import Link, Work
from sitegen.text.text import Markup, Text

# The fields of the schema 1.0.0 by section: text, a date "d", an address "u", texts in a list "l".
DATE = re.compile(r"([1-2]\d{3}-[0-1]\d-[0-3]\d|[1-2]\d{3}-[0-1]\d|[1-2]\d{3})\Z")
TIME = "startDate:d endDate:d url:u summary"
SCHEMA = {
    "work": f"name location description position highlights:l {TIME}",
    "volunteer": f"organization position highlights:l {TIME}",
    "education": "institution area studyType startDate:d endDate:d url:u score courses:l summary",
    "awards": "title date:d awarder summary url:u",
    "certificates": "name date:d url:u issuer",
    "publications": "name publisher releaseDate:d url:u summary",
    "skills": "name level keywords:l",
    "languages": "language fluency",
    "interests": "name keywords:l",
    "references": "name reference",
    "projects": (
        "name description highlights:l keywords:l startDate:d endDate:d url:u roles:l entity type"
        " number amount"  # a grant's: the schema allows more keys than it names
    ),
}
BASICS = "name label image email phone url:u summary"


def fits(found: dict[str, Any], fields: str) -> bool:
    """Whether an object has fields of the schema only, each of its type, and none is empty."""
    kinds = {name: kind for name, _, kind in (field.partition(":") for field in fields.split())}
    for name, value in found.items():
        match kinds.get(name):
            case "d":
                fine = bool(DATE.match(value))
            case "u":
                fine = bool(re.match(r"https?://\S+\Z", value))
            case "l":
                fine = (
                    isinstance(value, list)
                    and bool(value)
                    and all(isinstance(one, str) and one for one in value)
                )
            case "":
                fine = isinstance(value, str) and bool(value)
            case _:
                fine = False
        if not fine:
            return False
    return True


def check(document: dict[str, Any]) -> None:
    rest = dict(document)
    assert rest.pop("$schema").startswith("https://")
    basics = rest.pop("basics")
    profiles = basics.pop("profiles", [])
    assert fits(basics, BASICS), basics
    assert all(fits(profile, "network username url:u") for profile in profiles)
    assert fits(rest.pop("meta"), "canonical:u version")
    for name, rows in rest.items():
        assert rows
        for row in rows:
            assert fits(row, SCHEMA[name]), (name, row)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


ADA = Person(
    "ada",
    Name("Lovelace", "Ada"),
    former_names=(Name("Byron", "Ada"),),
    role="Analyst",
    email="ada@example.org",
    homepage="https://example.org/ada",
    orcid="0000-0002-1825-0097",
    github="ada",
    links=(Link("Letters", "https://example.org/letters"), Link("Portrait", "ada.jpg")),
    photo="ada.jpg",
    interests=("Engines",),
    education=(Entry("Tuition", "At home", day("1840-06"), day("1841"), "By post."),),
    positions=(
        Entry("Countess", "London", day("1838"), url="https://example.org/"),
        Entry("Translator", "Society", day("1842"), day("1843-08-01")),
    ),
    awards=(Entry("Medal", "Society", day("1843"), day("1843"), "Gold."),),
    service=(Entry("Patron", "School", day("1834"), day("in press")),),
    grants=(
        Entry("Engine", "Treasury", detail="assistant", number="17", amount="£1700"),
        Entry("Loom", amount="100 EUR"),
    ),
    memberships=(Entry("Member", "Society", day("1840")),),
    talks=(Entry("Notes", "London", day("1843"), day("1843"), detail="Soirée"),),
    teaching=(Entry("Engines", "London", day("1844")),),
    supervision=(Entry("Anne Blunt", detail="Tuition"),),
    skills=(Entry("Analysis", detail="high", keywords=("series", "limits")),),
    languages=(Entry("French", detail="C2"), Entry("English")),
)
WORKS = (
    Work(
        "notes",
        ("notes",),
        type="article-journal",
        title=Text("On $x^2$", Markup.TEX),
        date=day("1843-08"),
        venue=Text("Memoirs"),
        publisher="Taylor",
        doi="10.5555/notes",
    ),
    Work("book", ("book",), type="book", title=Text("B"), subtitle=Text("C"), publisher="Smith"),
)


def written(person: Person = ADA, url: str = "https://example.org") -> dict[str, Any]:
    works = tuple(
        replace(work, authorships=(Authorship(person.name, person=person.id),)) for work in WORKS
    )
    found = career(Library({person.id: person}, works, {}, {}, {}, (), ()), person)
    resume = Resume(found, "/people/ada/cv/", {w.id: f"/publications/{w.id}/" for w in works})
    text = json_resume(resume, lambda address: url + address if url else "", "Wrote programs.")
    document: dict[str, Any] = json.loads(text)
    return document


def test_it_keeps_the_rules_of_the_schema() -> None:
    check(written())
    check(written(url=""))
    check(written(Person("a", Name("A"))))


def test_the_checker_finds_what_is_wrong() -> None:
    for wrong in ({"date": "May 1843"}, {"title": ""}, {"shoe": "5"}, {"url": "/x"}):
        assert not fits(wrong, SCHEMA["awards"])
    assert not fits({"keywords": "one"}, SCHEMA["skills"])


def test_who_it_is() -> None:
    assert written()["basics"] == {
        "name": "Ada Lovelace",
        "label": "Analyst",
        "email": "ada@example.org",
        "url": "https://example.org/ada",
        "summary": "Wrote programs.",
        "profiles": [
            {
                "network": "ORCID",
                "username": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
            {"network": "GitHub", "username": "ada", "url": "https://github.com/ada"},
            {"network": "Letters", "url": "https://example.org/letters"},
        ],
    }


def test_works_have_a_place_a_date_and_an_address() -> None:
    assert written()["publications"] == [
        {
            "name": "On x²",
            "publisher": "Memoirs",
            "releaseDate": "1843-08",
            "url": "https://doi.org/10.5555/notes",
        },
        {"name": "B: C", "publisher": "Smith", "url": "https://example.org/publications/book/"},
    ]
    assert "url" not in written(url="")["publications"][1]


def test_a_job_without_a_place_is_called_after_its_title() -> None:
    alone = replace(ADA, positions=(Entry("Countess"), Entry("Translator", "Society")))
    assert written(alone)["work"] == [
        {"name": "Countess"},
        {"name": "Society", "position": "Translator"},
    ]


def test_a_date_in_words_is_left_out() -> None:
    assert written()["volunteer"] == [
        {"position": "Patron", "organization": "School", "startDate": "1834"}
    ]


def test_a_section_that_the_cv_leaves_out_is_not_written() -> None:
    found = written(replace(ADA, cv=("education",)))
    assert list(found) == ["$schema", "basics", "education", "interests", "meta"]


def test_no_former_name_is_in_it() -> None:
    assert "Byron" not in json.dumps(written())


def test_what_is_written_is_read_again() -> None:
    problems = Problems()
    document = {name: rows for name, rows in written().items() if name != "publications"}
    read = read_resume(json.dumps(document).encode(), "p/ada.json", problems).resumes[0].person
    assert list(problems) == []
    kept = replace(ADA, service=(Entry("Patron", "School", day("1834")),), talks=read.talks)
    for name in LINES:
        assert set(getattr(read, name)) == set(getattr(kept, name)), name
    assert read.talks[0].title == "Notes"
    for name in ("name", "role", "email", "homepage", "orcid", "github", "interests"):
        assert getattr(read, name) == getattr(ADA, name)


def test_every_type_of_project_that_is_written_is_known_to_the_reader() -> None:
    for section, kind in PROJECTS.items():
        assert TYPES.get(kind, "projects") == section
