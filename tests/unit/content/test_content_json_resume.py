"""A JSON Resume as a profile: what it gives, what it leaves, and who wins beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sitegen.config import read_config
from sitegen.content.json_resume import read_resume
from sitegen.content.load import load_content
from sitegen.content.part import Part
from sitegen.errors import Place, Problems
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Entry, Person
from sitegen.model.work import Link
from sitegen.text.text import Text

PATH = "content/people/ada.json"


def read(document: Any, path: str = PATH) -> tuple[Part, list[str]]:
    problems = Problems()
    return read_resume(json.dumps(document).encode(), path, problems), list(map(str, problems))


def person(document: Any) -> Person:
    part, problems = read({"basics": {"name": "Ada Lovelace"}, **document})
    assert problems == []
    return part.resumes[0].person


def test_the_basics() -> None:
    part, problems = read(
        {
            "$schema": "https://example.org/schema.json",
            "basics": {
                "name": "Ada Lovelace",
                "label": "Analyst",
                "image": "portraits/ada.svg",
                "email": "ada@example.org",
                "phone": "1815",
                "url": "https://example.org/ada",
                "summary": "Wrote programs.",
                "location": {"city": "London"},
                "profiles": [
                    {"network": "ORCID", "url": "https://orcid.org/0000-0002-1825-0097"},
                    {"network": "GitHub", "username": "@ada"},
                    {"network": "github", "url": "https://github.com/ada"},
                    {"network": "Google Scholar", "url": "https://x.org/citations?user=aB&hl=en"},
                    {"network": "DBLP", "url": "https://dblp.org/pid/h/Ada.html"},
                    {"network": "Mastodon", "username": "ada", "url": "https://example.org/@ada"},
                    {"network": "Nowhere"},
                ],
            },
            "interests": [{"name": "Engines", "keywords": ["cogs"]}],
            "references": [{"name": "Charles Babbage"}],
            "meta": {"version": "v1.0.0"},
        }
    )
    assert problems == []
    assert part.resumes[0].person == Person(
        "ada",
        Name("Lovelace", "Ada"),
        role="Analyst",
        photo="portraits/ada.svg",
        email="ada@example.org",
        homepage="https://example.org/ada",
        bio=Text("Wrote programs."),
        interests=("Engines",),
        orcid="0000-0002-1825-0097",
        github="ada",
        scholar="aB",
        dblp="h/Ada",
        links=(Link("Mastodon", "https://example.org/@ada"),),
    )


def test_a_picture_elsewhere_stays_there() -> None:
    assert person({"basics": {"name": "A", "image": "https://example.org/a.jpg"}}).photo == ""


def test_a_wrong_orcid_is_a_link() -> None:
    url = "https://orcid.org/0000-0002-1825-0098"
    found = person({"basics": {"name": "A", "profiles": [{"network": "ORCID", "url": url}]}})
    assert (found.orcid, found.links) == ("", (Link("ORCID", url),))


def test_the_sections() -> None:
    found = person(
        {
            "work": [
                {
                    "name": "Society",
                    "position": "Translator",
                    "location": "London",
                    "startDate": "1842-10",
                    "endDate": "1843-08-01",
                    "summary": "Notes.",
                    "highlights": ["Note G", "Note A"],
                    "url": "https://example.org/",
                },
                {"name": "Home", "startDate": "1835", "endDate": "Present"},
            ],
            "volunteer": [{"organization": "School", "position": "Patron", "startDate": "1834"}],
            "education": [
                {
                    "institution": "At home",
                    "studyType": "Tuition",
                    "area": "Mathematics",
                    "endDate": "1841",
                    "score": "1.0",
                    "courses": ["Algebra", "Logic"],
                },
                {"institution": "By post"},
            ],
            "certificates": [{"name": "Riding", "date": "1830", "issuer": "Stables"}],
            "awards": [
                {"title": "Medal", "date": "1843", "awarder": "Society", "summary": "Gold."}
            ],
            "skills": [{"name": "Analysis", "level": "high", "keywords": ["series"]}],
            "languages": [{"language": "French", "fluency": "C2"}],
            "projects": [
                {"name": "Engines", "type": "talk", "entity": "Soirée", "startDate": "1843"},
                {
                    "name": "Engine",
                    "type": "Grant",
                    "entity": "Treasury",
                    "number": "17",
                    "amount": "£1700",
                    "keywords": ["100 EUR"],
                    "roles": ["assistant"],
                },
                {"name": "Letters", "type": "volunteering"},
            ],
        }
    )
    y1841, y1843 = PartialDate(1841), PartialDate(1843)
    assert found.positions == (
        Entry(
            "Translator",
            "Society",
            PartialDate(1842, 10),
            PartialDate(1843, 8, 1),
            "Notes. Note G; Note A",
            "https://example.org/",
        ),
        Entry("Home", start=PartialDate(1835)),
    )
    assert found.service == (Entry("Patron", "School", PartialDate(1834)), Entry("Letters"))
    assert found.education == (
        Entry("Tuition, Mathematics", "At home", end=y1841, text="1.0; Algebra, Logic"),
        Entry("By post"),
        Entry("Riding", "Stables", PartialDate(1830), PartialDate(1830)),
    )
    assert found.awards == (Entry("Medal", "Society", y1843, y1843, "Gold."),)
    assert found.skills == (Entry("Analysis", detail="high", keywords=("series",)),)
    assert found.languages == (Entry("French", detail="C2"),)
    assert found.talks == (Entry("Engines", "Soirée", y1843, y1843),)
    assert found.grants == (
        Entry("Engine", "Treasury", detail="assistant", number="17", amount="£1700"),
    )


def test_what_is_not_read_is_told_where_it_stands() -> None:
    problems = Problems()
    document = (
        '{"basics": {"name": "Ada Lovelace", "shoe": 5},\n'
        ' "work": [{"name": "Society", "startDate": "1843-13"}],\n'
        ' "publications": [{"name": "Notes"}, {"name": "Sketch"}],\n'
        ' "projects": [{"name": "Engine"}],\n "hats": []}'
    )
    read_resume(document.encode(), PATH, problems)
    assert [str(problem) for problem in problems.sorted()] == [
        (
            f"{PATH}:1:37: info[person-resume-unknown]: “shoe” is no key of the basics and is not "
            "read\n    hint: the keys are those of jsonresume.org's schema 1.0.0"
        ),
        (
            f"{PATH}:2:44: warning[field-date]: “startDate” is “1843-13”, a date that is on no "
            "calendar: there is no month 13\n"
            "    hint: write YYYY, YYYY-MM, YYYY-MM-DD, or a word such as in press"
        ),
        (
            f"{PATH}:3:2: info[person-resume-elsewhere]: 2 publications are not read here\n"
            "    hint: works come from content/works: a .bib file, or sitegen add DOI"
        ),
        (
            f"{PATH}:4:2: info[person-resume-elsewhere]: 1 project is not read here\n"
            "    hint: a project is a page of its own: content/projects/NAME.md"
        ),
        (
            f"{PATH}:5:2: info[person-resume-unknown]: “hats” is no key of a JSON Resume and is "
            "not read\n    hint: the keys are those of jsonresume.org's schema 1.0.0"
        ),
    ]


def test_a_file_that_is_no_object_gives_nobody() -> None:
    for document in ([], "Ada", 5, None):
        part, problems = read(document)
        assert part == Part()
        assert len(problems) == (document is not None)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    "basics name profiles work education projects type url startDate awards".split()
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_no_document_breaks_it(document: Any) -> None:
    part, _ = read(document)
    assert len(part.resumes) == isinstance(document, dict)


def load(folder: Path, **files: str) -> tuple[tuple[Person, ...], list[str], Any]:
    people = folder / "content/people"
    people.mkdir(parents=True)
    for name, text in files.items():
        (people / name.replace("_", ".")).write_text(text)
    problems = Problems()
    content = load_content(folder, read_config(folder, problems), problems)
    return content.people, [str(p).partition("\n")[0] for p in problems], content.places


RESUME = (
    '{"basics": {"name": "Ada King", "label": "Analyst", "email": "ada@example.org",\n'
    '  "summary": "Short.", "url": "https://example.org/"},\n'
    ' "awards": [{"title": "Medal"}]}'
)


def test_beside_a_profile_it_fills_what_is_left_out(tmp_path: Path) -> None:
    (ada,), problems, places = load(
        tmp_path, ada_json=RESUME, ada_yaml="name: Ada Lovelace\nemail:\nawards: [Prize]\n"
    )
    assert problems == []
    assert ada.name == Name("Lovelace", "Ada")
    assert (ada.role, ada.homepage, ada.bio.source) == ("Analyst", "https://example.org/", "Short.")
    assert ada.email == ""  # a null deletes
    assert [award.title for award in ada.awards] == ["Prize"]
    assert places["people/ada", "role"] == Place("content/people/ada.json", 1, 33)
    assert places["people/ada", "awards"] == Place("content/people/ada.yaml", 3, 1)


def test_the_body_of_a_profile_is_its_bio(tmp_path: Path) -> None:
    (ada,), problems, _ = load(tmp_path, ada_json=RESUME, ada_md="---\nrole: Poet\n---\nLong.\n")
    assert problems == []
    assert (str(ada.name), ada.role, ada.bio.source) == ("Ada King", "Poet", "Long.")


def test_alone_it_makes_the_profile_after_the_others(tmp_path: Path) -> None:
    people, problems, places = load(
        tmp_path, ada_json=RESUME, charles_yaml="name: Charles Babbage\n"
    )
    assert problems == []
    assert [p.id for p in people] == ["charles", "ada"]
    assert places["people/ada", ""] == Place("content/people/ada.json", 1, 1)


def test_a_profile_that_nothing_names_is_a_problem(tmp_path: Path) -> None:
    _, problems, _ = load(
        tmp_path, ada_json='{"basics": {}}', ada_yaml="role: x\n", bob_json='{\n"awards": []}'
    )
    assert problems == [
        (
            "content/people/ada.json:1:2: warning[person-no-name]: the profile has no name; "
            "“ada” is shown"
        ),
        (
            "content/people/ada.yaml:1:1: warning[person-no-name]: the profile has no name; "
            "“ada” is shown"
        ),
        (
            "content/people/bob.json:1:1: warning[person-no-name]: the profile has no name; "
            "“bob” is shown"
        ),
    ]
