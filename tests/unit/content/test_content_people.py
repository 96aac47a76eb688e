from __future__ import annotations

from sitegen.content.part import Part
from sitegen.content.people import read_person, read_review
from sitegen.errors import Place, Problems
from sitegen.model.affiliation import Affiliation
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Entry, OpenTo, Person
from sitegen.model.work import Link, Score
from sitegen.text.text import Markup, Text


def read(text: str, path: str = "content/people/ada.yaml") -> tuple[Part, list[str]]:
    problems = Problems()
    return read_person(text.encode(), path, problems), [str(problem) for problem in problems]


def test_every_field_of_a_person() -> None:
    part, problems = read(
        "name: {family: Lovelace, given: Ada}\n"
        'names: [Augusta Ada King, "Lovelace, A. A."]\n'
        "former_names: Ada Byron\n"
        "role: Analyst\ngroup: Alumni\nstart: 1833\nend: 1852-11-27\n"
        "affiliations:\n"
        "  - London\n"
        "  - {name: Somerville, ror: 03yrm5c26, department: Tutors, start: 1840, url: /x}\n"
        "orcid: https://orcid.org/0000-0002-1825-0097\n"
        "openalex: [A5023888391, 'https://openalex.org/A5000000001']\n"
        "dblp: https://dblp.org/pid/h/AdaLovelace.html\n"
        "scholar: https://scholar.google.com/citations?user=abcDEF&hl=en\n"
        "github: https://github.com/ada/\n"
        "homepage: https://example.org/ada\nemail: ada@example.org\n"
        "links: {Letters: https://example.org/letters}\nphoto: ada.jpg\n"
        "interests: engines, poetry\n"
        "open_to: [letters, {what: talks, email: talks@example.org}]\n"
        "tagline: First.\npronouns: she/her\npronunciation: AY-da\nbio: A *bio*.\n"
        "education: [{degree: Tuition, institution: At home, from: 1829, to: 1835}]\n"
        "awards: [{title: Medal, year: 1843}]\n"
        "mine: lovelace1843\nnot_mine: [byron1816]\naccept: OpenAlex\nclaimed: 2024-05-01\n"
        "counters: [{name: citations, value: 12, source: A list, date: 2024}]\n"
        "trust: shown\naliases: /ada-byron/\nweight: 3\nnow_at: Marylebone\n"
    )
    assert problems == []
    assert part.people == (
        Person(
            id="ada",
            name=Name("Lovelace", "Ada"),
            variants=(Name("King", "Augusta Ada"), Name("Lovelace", "A. A.")),
            former_names=(Name("Byron", "Ada"),),
            role="Analyst",
            group="Alumni",
            start=PartialDate(1833),
            end=PartialDate(1852, 11, 27),
            affiliations=(
                Affiliation("London"),
                Affiliation(
                    "Somerville",
                    "https://ror.org/03yrm5c26",
                    "Tutors",
                    PartialDate(1840),
                    url="/x",
                ),
            ),
            orcid="0000-0002-1825-0097",
            openalex=("A5023888391", "A5000000001"),
            dblp="h/AdaLovelace",
            scholar="abcDEF",
            github="ada",
            homepage="https://example.org/ada",
            email="ada@example.org",
            links=(Link("Letters", "https://example.org/letters"),),
            photo="ada.jpg",
            interests=("engines", "poetry"),
            open_to=(OpenTo("letters"), OpenTo("talks", email="talks@example.org")),
            tagline="First.",
            pronouns="she/her",
            pronunciation="AY-da",
            bio=Text("A *bio*.", Markup.MARKDOWN),
            education=(Entry("Tuition", "At home", PartialDate(1829), PartialDate(1835)),),
            awards=(Entry("Medal", start=PartialDate(1843), end=PartialDate(1843)),),
            mine=("lovelace1843",),
            not_mine=("byron1816",),
            accept=("openalex",),
            claimed=PartialDate(2024, 5, 1),
            counters=(Score("citations", "12", "A list", PartialDate(2024)),),
            trust=True,
            aliases=("/ada-byron/",),
            weight=3,
            alumni=True,
            now_at="Marylebone",
        ),
    )
    assert part.places["people/ada"]["orcid"] == Place("content/people/ada.yaml", 11, 1)


def test_a_markdown_file_is_a_person_whose_body_is_the_bio() -> None:
    part, problems = read(
        "---\nname: Ada Lovelace\nbio: Not this.\n---\n\nThis *one*.\n", "p/ada.md"
    )
    assert problems == []
    assert part.people[0].bio == Text("This *one*.", Markup.MARKDOWN)
    part, _ = read("---\nname: Ada Lovelace\nbio: This one.\n---\n", "p/ada.md")
    assert part.people[0].bio == Text("This one.", Markup.MARKDOWN)


def test_a_person_without_a_name_is_shown_by_id() -> None:
    part, problems = read("role: Analyst\n")
    assert part.people[0].name == Name("ada")
    assert part.nameless == (("ada", Place("content/people/ada.yaml", 1, 1)),)
    assert problems == []  # a JSON Resume beside may give one


def test_unknown_fields_are_kept() -> None:
    part, problems = read("name: Ada Lovelace\nmotto: 'Yes: no'\ncats: [a, b]\n")
    assert part.people[0].extra == (("motto", "Yes: no"), ("cats", '["a", "b"]'))
    assert len(problems) == 2


def test_a_file_that_cannot_be_read_gives_nobody() -> None:
    for text in ("name: A: B", "- a list"):
        part, problems = read(text)
        assert part == Part()
        assert len(problems) == 1
    assert read("---\nname: A: B\n---\n", "p/ada.md")[0] == Part()


def test_a_review_says_what_the_owner_decided() -> None:
    problems = Problems()
    part = read_review(
        b"accept: OpenAlex\nmine: [a, b]\nnot_mine: c\nsame_as: {d: e, f: [g, h]}\n",
        "content/people/ada.review.yaml",
        problems,
    )
    assert len(problems) == 0
    review = part.reviews[0]
    assert (review.person, review.accept, review.mine, review.not_mine) == (
        "ada",
        ("openalex",),
        ("a", "b"),
        ("c",),
    )
    assert [(record.id, dict(record.fields)) for record in part.records] == [
        ("d", {"same_as": ("e",)}),
        ("f", {"same_as": ("g", "h")}),
    ]
