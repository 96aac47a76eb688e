"""Fills in what docs/*.md take from the code: fields, options of commands, problem codes.

`make docs` runs it. A part to fill in stands between two comments, `<!-- fields: person -->` and
`<!-- end of fields -->`; `options`, `codes` and `api` are the other kinds. tests/unit/test_docs.py
fails when what is committed differs from what the code says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from sitegen.commands.group import group
from sitegen.content import schema
from sitegen.errors import CODES
from sitegen.pages import api_schema

DOCS = Path(__file__).parent

# The areas of docs/problems.md: the words that its codes start with.
AREAS = {
    "bibtex": ("bibtex",),
    "yaml": ("yaml", "json", "field"),
    "text": ("text",),
    "config": ("config", "theme"),
    "content": ("content", "person", "venue", "work"),
    "resolve": ("overlay", "same-work", "identity", "topic", "suppress", "evidence"),
    "pages": ("page", "picture", "render"),
    "output": ("output",),
    "check": ("check",),
    "report": ("report",),
    "fetch": ("fetch", "add", "review", "verify", "record"),
}


def area_of(code: str) -> str:
    """The area that a code belongs to. Raises StopIteration for a new word: add it to `AREAS`."""
    return next(
        area for area, words in AREAS.items() if any(code.startswith(f"{word}-") for word in words)
    )


def codes_table(area: str) -> str:
    """The codes of an area, each linked to its own paragraph below."""
    rows = ["| Code | Severity | Meaning |", "| --- | --- | --- |"]
    for name, code in CODES.items():
        if area_of(name) == area:
            rows.append(f"| [`{name}`](#{name}) | {code.severity} | {_cell(code.meaning)} |")
    return "\n".join(rows) + "\n"


def options_table(name: str) -> str:
    """The arguments and options of a command."""
    rows = ["| Option | What it does |", "| --- | --- |"]
    rows += [f"| `{spelled}` | {_cell(doc)} |" for spelled, doc in _parameters(name)]
    return "\n".join(rows) + "\n"


def _parameters(name: str) -> Iterator[tuple[str, str]]:
    command = group if name == "sitegen" else group.commands[name]
    context = click.Context(command, info_name=name, **command.context_settings)
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            yield record


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


FILLERS: dict[str, Callable[[str], str]] = {
    "api": api_schema.table,
    "codes": codes_table,
    "options": options_table,
}
_PART = re.compile(r"(<!-- (api|codes|options): (\w+) -->\n).*?(<!-- end of \2 -->)", re.DOTALL)


def filled(markdown: str) -> str:
    """A page with every part that comes from the code made anew.

    Raises KeyError for a part of a name that the code does not know.
    """
    text = schema.fill_tables(markdown)
    return _PART.sub(lambda m: f"{m[1]}\n{FILLERS[m[2]](m[3])}\n{m[4]}", text)


def main() -> None:
    """Write the schemas, and every page anew."""
    schema.write(DOCS)
    for name, value in api_schema.schemas().items():
        (DOCS / "schema" / f"{name}.json").write_text(schema.schema_text(value), encoding="utf-8")
    for page in sorted(DOCS.glob("*.md")):
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
