from __future__ import annotations

from typing import Any

import pytest

from sitegen.content.part import Part
from sitegen.content.yaml_works import read_works
from sitegen.errors import Place, Problems
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Link, Score, Source, Work
from sitegen.text.text import Markup, Text

PATH = "content/works/a.yaml"


def read(text: str, source: Source = Source.YAML) -> tuple[Part, list[str]]:
    problems = Problems()
    return read_works(text.encode(), PATH, source, problems), [str(p) for p in problems]


def fields(text: str) -> dict[str, Any]:
    part, problems = read(f"id: x\n{text}")
    assert problems == []
    return dict(part.records[0].fields)


def test_a_record_holds_only_what_is_stated_by_the_names_of_work() -> None:
    found = fields(
        "type: article\ntitle: On computable numbers\ndate: 1936-11-12\nvenue: Proceedings\n"
        "volume: 42\nissue: 1\npages: 230-265\ndoi: https://doi.org/10.1112/PLMS/S2-42.1.230\n"
        "arxiv: 2101.00001v2\nkeywords: logic, machines\nselected: yes\ncategory: math.LO\n"
        "scores: [{name: citations, value: 3}]\nsame_as: y\nnot_same_as: [z]\nhide: no\n"
        "publish_after: 2030-01-01\n"
    )
    assert found == {
        "type": "article-journal",
        "title": Text("On computable numbers"),
        "date": PartialDate(1936, 11, 12),
        "venue": Text("Proceedings"),
        "volume": "42",
        "issue": "1",
        "pages": "230-265",
        "doi": "10.1112/plms/s2-42.1.230",
        "arxiv": "2101.00001",
        "keywords": ("logic", "machines"),
        "selected": True,
        "category": "math.LO",
        "scores": (Score("citations", "3"),),
        "same_as": ("y",),
        "not_same_as": ("z",),
        "hide": False,
        "publish_after": PartialDate(2030, 1, 1),
    }
    besides = {"same_as", "not_same_as", "hide"}
    assert set(found) - besides <= set(Work.__dataclass_fields__)


def test_authors_are_names_or_mappings_and_all_roles_stand_together() -> None:
    found = fields(
        "authors:\n"
        "  - Lovelace, Ada\n"
        "  - {name: L. F. Menabrea, role: contributor}\n"
        "  - {name: Charles Babbage, person: charles, orcid: 0000-0002-1825-0097,\n"
        "     openalex: A5023888391, affiliations: London, equal: yes, corresponding: true,\n"
        "     marks: '†'}\n"
        "  - {family: Neumann, particle: von, given: John}\n"
        "  - '{Analytical Society}'\n"
        "editors: Richard Taylor\n"
    )
    assert found == {
        "authorships": (
            Authorship(Name("Lovelace", "Ada")),
            Authorship(
                Name("Babbage", "Charles"),
                stated="charles",
                orcid="0000-0002-1825-0097",
                openalex="A5023888391",
                affiliations=("London",),
                equal=True,
                corresponding=True,
                marks="†",
            ),
            Authorship(Name("Neumann", "John", "von")),
            Authorship(Name("Analytical Society", corporate=True)),
            Authorship(Name("Taylor", "Richard"), Role.EDITOR),
            Authorship(Name("Menabrea", "L. F."), Role.CONTRIBUTOR),
        ),
        "others": False,
    }


@pytest.mark.parametrize(
    "text", ["Ada Lovelace and Charles Babbage", "Ada Lovelace; Charles Babbage"]
)
def test_authors_in_one_text_are_divided(text: str) -> None:
    found = fields(f"authors: {text}")
    assert [str(a.name) for a in found["authorships"]] == ["Ada Lovelace", "Charles Babbage"]


@pytest.mark.parametrize("end", ["others", "et al.", "and others"])
def test_et_al_is_nobody(end: str) -> None:
    found = fields(f"authors: [Ada Lovelace, {end}]")
    assert (len(found["authorships"]), found["others"]) == (1, True)
    found = fields("authors: Ada Lovelace and others")
    assert (len(found["authorships"]), found["others"]) == (1, True)


def test_links_of_every_kind_stand_together() -> None:
    found = fields(
        "pdf: paper.pdf\ncode: [https://example.org/a, https://example.org/b]\n"
        "links: [{label: Slides, url: s.pdf}, {label: Review, url: https://example.org/r}]\n"
    )
    assert found == {
        "links": (
            Link("PDF", "paper.pdf", "pdf"),
            Link("Code", "https://example.org/a", "code"),
            Link("Code", "https://example.org/b", "code"),
            Link("Slides", "s.pdf", "slides"),
            Link("Review", "https://example.org/r"),
        )
    }


def test_an_explicit_null_deletes() -> None:
    text = "title: null\nauthors:\ndate: ~\nlinks: null\nkeywords: null\nscores: null\ntype: null"
    assert fields(text) == {
        "title": None,
        "authorships": None,
        "date": None,
        "links": None,
        "keywords": None,
        "scores": None,
        "type": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year: 1936", PartialDate(1936)),
        ("year: 1936\nmonth: nov", PartialDate(1936, 11)),
        ("year: 1936\ndate: 1937-01", PartialDate(1937, 1)),
        ("date: in press", PartialDate(status="in press")),
        ("status: submitted", PartialDate(status="submitted")),
        ("status: eingereicht", PartialDate(status="submitted")),
    ],
)
def test_the_date_comes_from_date_or_year_or_status(text: str, expected: PartialDate) -> None:
    assert fields(text)["date"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", "retracted"),
        ("no", ""),
        ("2019-05-01", "2019-05-01"),
        ("error found", "error found"),
    ],
)
def test_retracted_is_a_flag_a_date_or_a_reason(text: str, expected: str) -> None:
    assert fields(f"retracted: {text}") == {"retracted": expected}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("inproceedings", "paper-conference"),
        ("paper-conference", "paper-conference"),
        ("PhDThesis", "thesis"),
        ("preprint", "preprint"),
        ("article_journal", "article-journal"),
        ("Journal Article", "article-journal"),
        ("proceedings-article", "paper-conference"),
        ("book-section", "chapter"),
        ("'@inproceedings'", "paper-conference"),
        ("dataset", "dataset"),
    ],
)
def test_types_are_csls_bibtexs_and_biblatexs(word: str, expected: str) -> None:
    assert fields(f"type: {word}") == {"type": expected}


def test_an_unknown_type_is_a_problem() -> None:
    part, problems = read("id: x\ntype: jornal")
    assert part.records[0].fields == {"type": "article"}
    assert "a.yaml:2:1: warning[work-type]: “jornal” is no type of work" in problems[0]


def test_an_unknown_field_is_kept() -> None:
    part, problems = read("id: x\nvenu: Proceedings\nnested: {a: [1]}\n")
    assert part.records[0].fields == {
        "extra": (("venu", "Proceedings"), ("nested", '{"a": ["1"]}'))
    }
    assert "did you mean “venue”?" in problems[0]


def test_a_text_of_another_markup_says_so() -> None:
    assert fields("title: {html: 'A <i>b</i>'}\nabstract: {jats: '<p>x</p>'}") == {
        "title": Text("A <i>b</i>", Markup.HTML),
        "abstract": Text("<p>x</p>", Markup.JATS),
    }


@pytest.mark.parametrize("text", ["- id: a\n- id: b\n", "works:\n- id: a\n- id: b\nsource: x\n"])
def test_a_file_holds_a_list_of_works(text: str) -> None:
    part, problems = read(text)
    assert problems == []
    assert [record.id for record in part.records] == ["a", "b"]
    assert [record.uid for record in part.records] == [f"{PATH}#a", f"{PATH}#b"]


def test_a_bad_work_costs_no_good_one() -> None:
    part, problems = read("- id: a\n- just text\n- id: b\n")
    assert [record.id for record in part.records] == ["a", "b"]
    assert problems == [
        (
            "content/works/a.yaml:2:3: warning[field-type]: “just text” stands where a work is "
            "expected\n    hint: write one field a line: name: value"
        )
    ]


def test_a_work_without_id_gets_one_from_its_facts() -> None:
    text = "- title: The computable numbers\n  authors: [Alan Turing]\n  year: 1936\n"
    part, problems = read(text)
    record = part.records[0]
    assert (record.id, record.made_key) == ("turing1936computable", True)
    assert "the work has no id; it is called “turing1936computable”" in problems[0]
    again, _ = read("- id: other\n" + text)
    assert again.records[1].uid == record.uid
    assert read("title: ''")[0].records[0].id == "work"


def test_a_repeated_id_names_both_lines_and_keeps_both() -> None:
    part, problems = read("- id: a\n  year: 1936\n- id: a\n  volume: 42\n")
    assert [record.id for record in part.records] == ["a", "a"]
    assert len({record.uid for record in part.records}) == 2
    assert problems == [
        (
            "content/works/a.yaml:3:3: warning[work-repeated-id]: “a” stands here and in "
            "line 1; both are one work unless their titles differ\n"
            "    hint: join the two, or give one another id"
        )
    ]


def test_places_are_known_by_the_names_of_work() -> None:
    part, _ = read("id: a\nyear: 1936\nauthors: [Alan Turing]\n")
    places = part.places[f"{PATH}#a"]
    assert places[""] == Place(PATH, 1, 1)
    assert places["date"] == Place(PATH, 2, 1)
    assert places["authorships"] == Place(PATH, 3, 1)


def test_the_source_is_the_folders() -> None:
    assert read("id: a", Source.CROSSREF)[0].records[0].source is Source.CROSSREF
