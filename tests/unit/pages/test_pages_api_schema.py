"""The schemas of /api/v1/ that are committed are those that the fields make."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from sitegen.content.schema import schema_text
from sitegen.pages import api_schema
from sitegen.pages.api_document import WORK, encoded

FOLDER = Path(__file__).parents[3] / "docs" / "schema"


@pytest.mark.parametrize("name", list(api_schema.schemas()))
def test_the_committed_schema_is_what_the_fields_say(name: str) -> None:
    """When this fails: make docs."""
    made = api_schema.schemas()[name]
    jsonschema.Draft202012Validator.check_schema(made)
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(made)


def test_no_other_api_schema_is_committed() -> None:
    found = {path.stem for path in FOLDER.glob("api-*.json")}
    assert found == set(api_schema.schemas())


def test_fields_without_value_are_left_out_but_those_that_are_always_there() -> None:
    record = {field.name: "" for field in WORK} | {"id": "a", "keys": [], "authors": []}
    assert encoded(record, WORK) == (
        '{"id":"a","keys":[],"address":"","type":"","title":"","authors":[]}'
    )


def test_a_table_names_the_fields_of_records_within() -> None:
    table = api_schema.table("works")
    assert "| `keys` | list of texts, always there | Every citation key and id, `id` first. |" in (
        table
    )
    assert "| `authors[].orcid` | text |" in table
