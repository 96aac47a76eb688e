"""JSON Schemas and reference tables, made from the field tables.

`python -m sitegen.content.schema docs` writes docs/schema/*.json and fills in the tables of
docs/*.md; tests fail when what is committed differs from what the tables say.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitegen.config.services import ANALYTICS, COMMENTS
from sitegen.config.table import COLLECTION, NAMES, PAGES_FROM, SITE, SUPPRESS
from sitegen.content.cv_lines import (
    ENTRY,
    GRANT,
    LANGUAGE,
    SKILL,
    SUPERVISION,
    TALK,
    TEACHING,
)
from sitegen.content.homepages import COAUTHOR
from sitegen.content.notes import NOTE
from sitegen.content.people import AFFILIATION, OPEN_TO, PERSON, REVIEW, SCORE
from sitegen.content.topics import TOPIC
from sitegen.content.venues import VENUE
from sitegen.content.work_table import AUTHOR, CSL_TYPES, WORK
from sitegen.files.fields import Field, Kind, Table, markdown_table

TABLES: Mapping[str, Table] = {
    "affiliation": AFFILIATION,
    "analytics": ANALYTICS,
    "author": AUTHOR,
    "coauthor": COAUTHOR,
    "collection": COLLECTION,
    "comments": COMMENTS,
    "entry": ENTRY,
    "grant": GRANT,
    "language": LANGUAGE,
    "names": NAMES,
    "note": NOTE,
    "open_to": OPEN_TO,
    "pages_from": PAGES_FROM,
    "person": PERSON,
    "review": REVIEW,
    "score": SCORE,
    "site": SITE,
    "skill": SKILL,
    "supervision": SUPERVISION,
    "suppress": SUPPRESS,
    "talk": TALK,
    "teaching": TEACHING,
    "topic": TOPIC,
    "venue": VENUE,
    "work": WORK,
}
"""The field tables by the name that documentation calls them."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TABLE = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- end of fields -->)", re.DOTALL)
# A value without quotes can be a number or a boolean to an editor; the field reads its text.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_STRING: dict[str, Any] = {"type": ["string", "null"]}
_LINK: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "label": _TEXT,
                "url": {"type": "string"},
                "kind": {"type": "string"},
            },
        },
    ]
}
_KINDS: Mapping[Kind, dict[str, Any]] = {
    Kind.TEXT: _TEXT,
    Kind.WRITING: {"type": ["string", "number", "boolean", "object", "null"]},
    Kind.KEYWORDS: {"type": ["string", "array", "null"], "items": _TEXT},
    Kind.INTEGER: {"type": ["integer", "null"]},
    Kind.BOOLEAN: {
        "anyOf": [
            {"type": ["boolean", "null"]},
            {"type": "string", "pattern": "^([Yy]es|[Nn]o|[Oo]n|[Oo]ff)$"},
        ]
    },
    Kind.DATE: {"type": ["string", "integer", "null"]},
    Kind.URL: _STRING,
    Kind.LINK: _STRING,
    Kind.LINKS: {
        "anyOf": [
            {"type": ["string", "object", "null"]},
            {"type": "array", "items": _LINK},
        ]
    },
    Kind.EMAIL: _STRING,
    Kind.ORCID: {
        "type": ["string", "null"],
        "pattern": "^(https?://(www\\.)?orcid\\.org/)?\\d{4}-?\\d{4}-?\\d{4}-?\\d{3}[\\dXx]/?$",
    },
    Kind.ROR: {
        "type": ["string", "null"],
        "pattern": "^(https?://)?(www\\.)?(ror\\.org/)?0[a-z0-9]{6}\\d\\d/?$",
    },
    Kind.DOI: {"type": ["string", "null"], "pattern": "10\\.\\d{4,9}(\\.\\d+)*(/|%2[Ff])"},
    Kind.ARXIV: {"type": ["string", "number", "null"]},
    Kind.OPENALEX: _STRING,
    Kind.NAME: {
        "anyOf": [
            {"type": ["string", "null"]},
            {
                "type": "object",
                "properties": {
                    "family": {"type": "string"},
                    "given": {"type": "string"},
                    "particle": {"type": "string"},
                    "suffix": _TEXT,
                    "corporate": {"type": "boolean"},
                },
                "required": ["family"],
                "additionalProperties": False,
            },
        ]
    },
    Kind.PAIRS: {"type": ["object", "null"], "additionalProperties": _TEXT},
    Kind.ANY: {},
}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by the schema's file name without ".json"."""
    works = {"type": "array", "items": {"$ref": "#/$defs/work"}}
    either = [
        {"type": "object", "additionalProperties": {"$ref": "#/$defs/venue_or_name"}},
        {"type": "array", "items": {"$ref": "#/$defs/venue_or_name"}},
    ]
    schemas = {
        "site": _Schema("content/site.yaml", SITE),
        "person": _Schema("content/people/ID.yaml", PERSON),
        "topic": _Schema("content/topics/ID.md or .yaml", TOPIC),
        "venues": _Schema("content/venues.yaml", VENUE, {"anyOf": either}),
        "works": _Schema(
            "content/works/*.yaml",
            WORK,
            {
                "if": {"type": "array"},
                "then": works,
                "else": {
                    "if": {"type": "object", "required": ["works"]},
                    "then": {"properties": {"works": works}},
                    "else": {"$ref": "#/$defs/work"},
                },
            },
        ),
    }
    return {name: schema.whole for name, schema in schemas.items()}


class _Schema:
    """The schema of one kind of file; what is used more than once stands in its `$defs`."""

    def __init__(self, title: str, table: Table, top: Mapping[str, Any] | None = None) -> None:
        self.defs: dict[str, Any] = {}
        reference = self._table(table)
        if table is VENUE:
            self.defs["venue_or_name"] = {"anyOf": [self._kind(Kind.TEXT), reference]}
        if table is WORK:
            self.defs["work"]["properties"]["type"]["examples"] = list(CSL_TYPES)
        self.whole = {
            "$schema": DRAFT,
            "title": title,
            **(reference if top is None else top),
            "$defs": dict(sorted(self.defs.items())),
        }

    def _table(self, table: Table) -> dict[str, Any]:
        """A reference to the schema of a mapping."""
        name = next(name for name, known in TABLES.items() if known is table)
        if name not in self.defs:
            properties: dict[str, Any] = {}
            self.defs[name] = {
                "type": "object",
                "properties": properties,
                "additionalProperties": table.open,
            }
            for field in table.fields:
                properties[field.name] = {"description": field.doc, **self._field(field)}
                for other in field.also:
                    properties[other] = {"$ref": f"#/$defs/{name}/properties/{field.name}"}
            properties |= {ignored: {} for ignored in sorted(table.ignored)}
        return {"$ref": f"#/$defs/{name}"}

    def _kind(self, kind: Kind) -> dict[str, Any]:
        self.defs[f"a_{kind}"] = _KINDS[kind]
        return {"$ref": f"#/$defs/a_{kind}"}

    def _field(self, field: Field) -> dict[str, Any]:
        if field.kind is Kind.CHOICE:
            # An editor reads `true` and `false` without quotes as booleans.
            booleans = (word == "true" for word in field.choices if word in ("true", "false"))
            schema: dict[str, Any] = {"enum": [*field.choices, *booleans, None]}
        elif field.kind is Kind.CHOICES:
            one = {"enum": list(field.choices)}
            either = {"anyOf": [one, {"type": "array", "items": one}]}
            schema = {"type": ["object", "null"], "additionalProperties": either}
        elif field.kind is Kind.MAPPING and field.of is not None:
            schema = self._table(field.of)
            if field.of.short:
                schema = {"anyOf": [self._kind(Kind.TEXT), schema]}
        else:
            schema = self._kind(field.kind)
        return {"anyOf": [schema, {"type": "array", "items": schema}]} if field.many else schema


def schema_text(schema: Mapping[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def fill_tables(markdown: str) -> str:
    """A Markdown text with each table between its two comments made anew.

    ``<!-- fields: person -->`` and ``<!-- end of fields -->`` enclose the table of that name in
    `TABLES`. Raises KeyError for a name that is none.
    """
    return _TABLE.sub(
        lambda match: f"{match[1]}\n{markdown_table(TABLES[match[2]])}\n{match[3]}", markdown
    )


def write(docs: Path) -> None:
    """Write all schemas into docs/schema and the tables into docs/*.md."""
    folder = docs / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(schema_text(schema), encoding="utf-8")
    for page in sorted(docs.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        page.write_text(fill_tables(text), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
