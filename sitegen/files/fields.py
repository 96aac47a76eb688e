"""Declarative field tables: what a mapping may hold, read into typed values.

One `Table` serves three ends: reading (`read_fields`), the JSON Schemas (`content.schema`) and the
reference tables of the documentation (`markdown_table`), so the three cannot disagree.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from sitegen.errors import Place, Problems
from sitegen.files.field_asked import Asked, Complain
from sitegen.files.field_kinds import READERS
from sitegen.files.yaml_node import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar, describe
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Link
from sitegen.text.text import NO_TEXT, Markup, Text


class Kind(StrEnum):
    """The kinds of a field's value; `field_kinds` says what each accepts and gives."""

    TEXT = "text"
    WRITING = "writing"
    KEYWORDS = "keywords"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    URL = "url"
    LINK = "link"
    LINKS = "links"
    EMAIL = "email"
    ORCID = "orcid"
    ROR = "ror"
    DOI = "doi"
    ARXIV = "arxiv"
    OPENALEX = "openalex"
    CHOICE = "choice"
    NAME = "name"
    PAIRS = "pairs"
    CHOICES = "choices"
    MAPPING = "mapping"
    ANY = "any"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.TEXT: "text",
    Kind.WRITING: "text with `$..$`",
    Kind.KEYWORDS: "list, or text with commas",
    Kind.INTEGER: "whole number",
    Kind.BOOLEAN: "true or false",
    Kind.DATE: "date",
    Kind.URL: "URL",
    Kind.LINK: "URL or file",
    Kind.LINKS: "list of `{label, url}`",
    Kind.EMAIL: "e-mail address",
    Kind.ORCID: "ORCID iD",
    Kind.ROR: "ROR id",
    Kind.DOI: "DOI",
    Kind.ARXIV: "arXiv id",
    Kind.OPENALEX: "OpenAlex id",
    Kind.CHOICE: "one of",
    Kind.NAME: "name",
    Kind.PAIRS: "mapping of texts",
    Kind.CHOICES: "mapping of lists",
    Kind.MAPPING: "mapping",
    Kind.ANY: "anything",
}


_PAIRED = (Kind.PAIRS, Kind.CHOICES)


@dataclass(frozen=True)
class Field:
    """One field: its name, its kind, and one line about it for schema and documentation.

    `many` takes one value or a list and gives a tuple. `of` is the table of a mapping, `choices`
    the words of a choice, `also` other names that are accepted, `markup` a writing's markup.
    """

    name: str
    kind: Kind
    doc: str
    many: bool = False
    choices: tuple[str, ...] = ()
    of: Table | None = None
    also: tuple[str, ...] = ()
    markup: Markup = Markup.PLAIN


@dataclass(frozen=True)
class Table:
    """The fields of one kind of mapping; `what` names it in messages ("a person").

    A text where the mapping is expected fills the field `short`, if there is one, and a list one
    that may hold many. Fields named in `ignored` are dropped without a word; with `open`, unknown
    fields are no problem.
    """

    what: str
    fields: tuple[Field, ...]
    short: str = ""
    ignored: frozenset[str] = frozenset()
    open: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Every accepted name, in lower case with `_`, and its field."""
        return {name: field for field in self.fields for name in (field.name, *field.also)}


@dataclass(frozen=True, slots=True)
class Values:
    """The typed values of one mapping.

    `found` holds what the mapping states, by the field's right name (None is an explicit null);
    `extras` are the unknown fields as they stand; `places` are the keys' positions;
    "options.font" is that of a pair.
    """

    place: Place
    found: Mapping[str, Any]
    extras: tuple[YamlItem, ...] = ()
    places: Mapping[str, Place] = dataclasses.field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, or `default` when it is missing or null."""
        value = self.found.get(name)
        return default if value is None else value

    def text(self, name: str) -> str:
        """The value of a text-like field, or ""."""
        value: str = self.get(name, "")
        return value

    def writing(self, name: str) -> Text:
        """The value of a writing, or the empty one."""
        value: Text = self.get(name, NO_TEXT)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of a field of many texts."""
        value: tuple[str, ...] = self.get(name, ())
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """The value of a boolean."""
        value: bool = self.get(name, default)
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """The value of a whole number."""
        value: int = self.get(name, default)
        return value

    def date(self, name: str) -> PartialDate:
        """The value of a date, or the empty one."""
        value: PartialDate = self.get(name, NO_DATE)
        return value

    def links(self, name: str) -> tuple[Link, ...]:
        """The value of links."""
        value: tuple[Link, ...] = self.get(name, ())
        return value

    def names(self, name: str) -> tuple[Name, ...]:
        """The values of a field of many names."""
        value: tuple[Name, ...] = self.get(name, ())
        return value

    def mappings(self, name: str) -> tuple[Values, ...]:
        """The values of a field of many mappings."""
        value: tuple[Values, ...] = self.get(name, ())
        return value


def read_fields(node: YamlMap, table: Table, problems: Problems) -> Values:
    """The typed values of a mapping. What cannot be read is a problem and left out."""
    found: dict[str, Any] = {}
    places: dict[str, Place] = {}
    extras: list[YamlItem] = []
    known = table.by_name
    before: YamlItem | None = None
    for item in node.pairs:
        left, before = before, before if _is_null(item.value) else item
        field = known.get(item.key)
        if field is None:
            folded = item.key.strip().lower().replace("-", "_").replace(" ", "_")
            field = known.get(folded)
            if field is None:
                if folded not in table.ignored:
                    extras.append(item)
                    if not table.open:
                        _report_unknown(item, left, folded, table, problems)
                continue
        if field.name in places:
            problems.add(
                "field-repeated",
                item.place,
                f"“{item.key}” says again what stands in line {places[field.name].line}; "
                "the first counts",
                f"keep one of them, as “{field.name}”",
            )
            continue
        places[field.name] = item.place
        value = _read(item.value, field, problems)
        if value is not None or _is_null(item.value):
            found[field.name] = value
        if field.kind in _PAIRED and isinstance(item.value, YamlMap):
            places |= {f"{field.name}.{pair.key}": pair.place for pair in item.value.pairs}
    if found.get("end"):
        _check_period(found, places, problems)
    return Values(node.place, found, tuple(extras), places)


def expect_map(node: YamlNode | None, what: str, problems: Problems) -> YamlMap | None:
    """The node if it is a mapping; else None, and a problem unless the file was empty."""
    if isinstance(node, YamlMap) or node is None or _is_null(node):
        return node if isinstance(node, YamlMap) else None
    problems.add(
        "field-type",
        node.place,
        f"{describe(node)} stands where {what} is expected",
        "write one field a line: name: value",
    )
    return None


def _is_null(node: YamlNode) -> bool:
    return isinstance(node, YamlScalar) and node.is_null


def _check_period(
    found: Mapping[str, Any], places: Mapping[str, Place], problems: Problems
) -> None:
    """Report an end that lies before its start, whatever days the two may mean."""
    name = next((name for name in ("start", "date") if found.get(name)), "")
    start, end = found.get(name), found["end"]
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return
    if start.days and end.days and end.days[1] < start.days[0]:
        message = f"“end” is {end.iso}, which is before “{name}”, {start.iso}"
        problems.add("field-period", places["end"], message, "correct one of the two")


def _report_unknown(
    item: YamlItem, left: YamlItem | None, folded: str, table: Table, problems: Problems
) -> None:
    """Report a field that nobody knows; `left` is the last before it with a value."""
    near = difflib.get_close_matches(folded, table.by_name, n=1, cutoff=0.6)
    hint = f"did you mean “{near[0]}”?" if near else "is it misspelt?"
    if not near and left and left.place.line == item.place.line and _is_null(item.value):
        # {amount: £3,200,000} holds three fields to YAML.
        hint = f'in {{...}} a value that holds a comma is quoted: {left.key}: "..."'
    message = f"“{item.key}” is no field of {table.what}; it is kept as it stands"
    problems.add("field-unknown", item.place, message, hint)


def _read(node: YamlNode, field: Field, problems: Problems) -> Any:
    """A field's value, or None: a null, or a value that cannot be read and is a problem."""
    if _is_null(node):
        return None

    def complain(code: str, at: YamlNode, message: str, hint: str = "") -> None:
        problems.add(code, at.place, message, hint)

    if field.kind is Kind.ANY:
        return node
    if field.many:
        nodes = node.nodes if isinstance(node, YamlList) else (node,)
        values = (_read_one(one, field, problems, complain) for one in nodes if not _is_null(one))
        return tuple(value for value in values if value is not None)
    return _read_one(node, field, problems, complain)


def _read_one(node: YamlNode, field: Field, problems: Problems, complain: Complain) -> Any:
    if field.kind is not Kind.MAPPING:
        asked = Asked(field.name, field.choices, field.markup, complain)
        return READERS[field.kind](node, asked)
    assert field.of is not None  # noqa: S101 - a table without it is a programming error
    short = field.of.by_name.get(field.of.short)
    if short and (isinstance(node, YamlScalar) or (short.many and isinstance(node, YamlList))):
        node = YamlMap((YamlItem(field.of.short, node, node.place),), node.place)
    if isinstance(node, YamlMap):
        return read_fields(node, field.of, problems)
    message = f"“{field.name}” is {describe(node)}; a mapping is expected"
    complain("field-type", node, message, f"its fields are {_names(field.of)}")
    return None


def _names(table: Table) -> str:
    """The names of a table's first fields."""
    names = [field.name for field in table.fields[:4]]
    return ", ".join(names + ["..."] * (len(table.fields) > 4))


def markdown_table(table: Table) -> str:
    """The reference table of a field table, in Markdown, for the documentation."""
    rows = ["| Field | Value | Meaning |", "| --- | --- | --- |"]
    for field in table.fields:
        value = KIND_WORDS[field.kind]
        if field.kind is Kind.CHOICE:
            value = "one of " + ", ".join(f"`{choice}`" for choice in field.choices)
        elif field.kind is Kind.CHOICES:
            value += " of " + ", ".join(f"`{choice}`" for choice in field.choices)
        elif field.kind is Kind.MAPPING and field.of is not None:
            value = f"`{{{_names(field.of)}}}`"
        elif field.kind is Kind.WRITING and field.markup is Markup.MARKDOWN:
            value = "Markdown"
        if field.many:
            value = f"one or a list: {value}"
        also = ", ".join(f"`{name}`" for name in field.also)
        doc = f"{field.doc} Also: {also}." if also else field.doc
        rows.append(f"| `{field.name}` | {value} | {doc.replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"
