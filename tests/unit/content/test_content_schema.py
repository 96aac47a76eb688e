from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sitegen.content import schema

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", list(schema.schemas()))
def test_the_committed_schema_is_what_the_tables_say(name: str) -> None:
    """When this fails: python -m sitegen.content.schema docs."""
    made = schema.schemas()[name]
    jsonschema.Draft202012Validator.check_schema(made)
    assert (DOCS / f"schema/{name}.json").read_text(encoding="utf-8") == schema.schema_text(made)


def test_no_other_schema_is_committed() -> None:
    committed = {path.stem for path in (DOCS / "schema").iterdir()}
    assert {name for name in committed if not name.startswith("api-")} == set(schema.schemas())


def test_the_tables_of_the_documentation_are_what_the_tables_say() -> None:
    """When this fails: python -m sitegen.content.schema docs."""
    for page in DOCS.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert schema.fill_tables(text) == text, page.name


def test_a_table_is_filled_in_between_its_comments() -> None:
    text = "Before\n<!-- fields: topic -->\nold\n<!-- end of fields -->\nAfter\n"
    filled = schema.fill_tables(text)
    assert filled.startswith("Before\n<!-- fields: topic -->\n\n| Field | Value | Meaning |\n")
    assert filled.endswith("|\n\n<!-- end of fields -->\nAfter\n")
    assert "| `parent` | text | The id of the wider topic. |" in filled
    assert schema.fill_tables(filled) == filled


GOOD = {
    "site": {
        "title": "A",
        "kind": "lab",
        "names": {"pages": True},
        "feeds": "no",
        "repairs": {"openalex": "dropped-tex", "a.bib": ["spaced-punctuation"]},
    },
    "person": {
        "name": {"family": "Lovelace", "given": "Ada"},
        "affiliation": ["London", {"name": "Paris", "start": 1840}],
        "orcid": "0000-0002-1825-0097",
        "bio": None,
    },
    "topic": {"title": "Logic", "aliases": "x"},
    "venues": {"PLMS": {"name": "Proceedings", "color": "#fff"}, "Mind": "Mind"},
    "works": [
        {"id": "a", "authors": ["Ada", {"name": "Charles", "role": "editor"}], "year": 1843},
        {"id": "b", "title": {"html": "<i>x</i>"}, "selected": True, "links": [{"url": "x"}]},
    ],
}
BAD = {
    "site": {"kind": "labb"},
    "person": {"orcid": "12"},
    "topic": {"titel": "Logic"},
    "venues": {"PLMS": {"colr": "#fff"}},
    "works": [{"id": "a", "authors": [{"name": "Ada", "role": "auther"}]}],
}


@pytest.mark.parametrize("name", list(GOOD))
def test_a_schema_takes_what_is_right_and_refuses_what_is_wrong(name: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json.dumps(schema.schemas()[name])))
    assert list(validator.iter_errors(GOOD[name])) == []
    assert list(validator.iter_errors(BAD[name])) != []


@pytest.mark.parametrize("data", [{"id": "a"}, {"works": [{"id": "a"}], "source": "x"}])
def test_a_works_file_has_three_shapes(data: object) -> None:
    validator = jsonschema.Draft202012Validator(schema.schemas()["works"])
    assert list(validator.iter_errors(data)) == []


def test_every_table_of_a_field_has_a_name() -> None:
    named = list(schema.TABLES.values())
    inner = (field.of for table in named for field in table.fields if field.of is not None)
    assert all(any(of is table for table in named) for of in inner)
