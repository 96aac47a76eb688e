"""JSON Schemas and tables of the documents below /api/v1/, made from their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.pages.api_document import DOCUMENTS, VERSION, ApiField, ApiKind, address_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_KINDS: dict[ApiKind, dict[str, Any]] = {
    ApiKind.TEXT: _TEXT,
    ApiKind.INTEGER: {"type": "integer"},
    ApiKind.FLAG: {"const": True},
    ApiKind.DATE: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    ApiKind.ADDRESS: {"type": "string", "pattern": "^/"},
    ApiKind.URL: {"type": "string", "format": "uri"},
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each document, by the name of its file below docs/schema, without ".json"."""
    found = {
        f"api-{name}": {
            "$schema": DRAFT,
            "title": address_of(name),
            **_object(
                {
                    "version": {"const": VERSION},
                    rows: {"type": "array", "items": _record(fields)},
                }
            ),
        }
        for name, (rows, fields) in DOCUMENTS.items()
    }
    return found | {"api-index": _index(), "api-names": _names()}


def _object(properties: dict[str, Any], required: Iterable[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _record(fields: tuple[ApiField, ...]) -> dict[str, Any]:
    return _object({f.name: _field(f) for f in fields}, (f.name for f in fields if f.always))


def _field(field: ApiField) -> dict[str, Any]:
    one = _record(field.of) if field.kind is ApiKind.RECORD else _KINDS[field.kind]
    shape = {"type": "array", "items": one} if field.many else one
    return {"description": field.doc, **shape}


def _index() -> dict[str, Any]:
    document = _object({"name": _TEXT, "address": _KINDS[ApiKind.ADDRESS]})
    return {
        "$schema": DRAFT,
        "title": address_of("index"),
        **_object(
            {
                "version": {"const": VERSION},
                "title": _TEXT,
                "url": _TEXT,
                "language": _TEXT,
                "kind": {"enum": ["person", "lab", "anthology"]},
                "documents": {"type": "array", "items": document},
            }
        ),
    }


def _names() -> dict[str, Any]:
    reason = _object({"kind": _TEXT, "text": _TEXT, "values": _TEXTS, "works": _TEXTS})
    group = _object({"works": _TEXTS, "evidence": {"type": "array", "items": reason}})
    name = _object(
        {
            "name": _TEXT,
            "slug": _TEXT,
            "works": _TEXTS,
            "groups": {"type": "array", "items": group},
        },
        ("name", "slug", "works"),
    )
    return {"$schema": DRAFT, "title": address_of("names"), "type": "array", "items": name}


def table(name: str) -> str:
    """The fields of a document's records as a Markdown table. Raises KeyError."""
    rows = ["| Field | Value | Meaning |", "| --- | --- | --- |"]
    rows += _rows(DOCUMENTS[name][1], "")
    return "\n".join(rows) + "\n"


def _rows(fields: Iterable[ApiField], before: str) -> Iterator[str]:
    for field in fields:
        value = f"list of {field.kind}s" if field.many else str(field.kind)
        there = ", always there" if field.always else ""
        yield f"| `{before}{field.name}` | {value}{there} | {field.doc} |"
        dots = f"{before}{field.name}[]." if field.many else f"{before}{field.name}."
        yield from _rows(field.of, dots)
