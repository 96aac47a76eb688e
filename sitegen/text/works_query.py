"""Lists of works inside a page: ``{{ works topic=computability selected max=5 }}``.

The line stands alone in its paragraph. After ``works`` come conditions ``name=value``; a value
with blanks is quoted, alternatives are separated by commas, all conditions must hold:

    person=ada,alan   topic="machine learning"   type=article-journal   venue=JACM
    year=2017,2019-2021   key=turing1936         selected               max=5
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_LINE = re.compile(r"\{\{\s*works\b([^{}]*)\}\}\s*\Z")
_WORD = re.compile(r"""([a-z]\w*)(?:=("[^"]*"|'[^']*'|[^\s"']+))?(?=\s|\Z)|\S+""")
_RANGE = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})\Z")
_CONDITIONS = {
    "person": "people",
    "topic": "topics",
    "type": "types",
    "venue": "venues",
    "year": "years",
    "key": "keys",
}


@dataclass(frozen=True, slots=True)
class WorksQuery:
    """Which works a list holds: of each non-empty condition one alternative must fit.

    `limit` is the greatest number of works, or None; `mistakes` are the words that mean nothing.
    """

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    selected: bool = False
    limit: int | None = None
    mistakes: tuple[str, ...] = ()


def parse_works_query(line: str) -> WorksQuery | None:
    """The query of a line ``{{ works .. }}``, or None for any other line."""
    match = _LINE.match(line.strip())
    if match is None:
        return None
    lists: dict[str, tuple[str, ...]] = {}
    selected, limit = False, None
    mistakes: list[str] = []
    for word in _WORD.finditer(match[1]):
        name, value = word[1], (word[2] or "").strip("\"'")
        if name in _CONDITIONS and value:
            field = _CONDITIONS[name]
            alternatives = tuple(part.strip() for part in value.split(",") if part.strip())
            if name == "year":
                alternatives = tuple(y for part in alternatives for y in _years(part))
            lists[field] = lists.get(field, ()) + alternatives
        elif name == "selected" and value in ("", "true"):
            selected = True
        elif name == "max" and value.isascii() and value.isdigit() and len(value) < 7:
            limit = int(value)
        else:
            mistakes.append(word[0])
    return WorksQuery(**lists, selected=selected, limit=limit, mistakes=tuple(mistakes))


def _years(part: str) -> tuple[str, ...]:
    """The years of "2019" or "2019-2021"."""
    match = _RANGE.match(part)
    if match is None or not 0 <= int(match[2]) - int(match[1]) < 1000:
        return (part,)
    return tuple(map(str, range(int(match[1]), int(match[2]) + 1)))


def query_hint(mistake: str) -> str:
    """What somebody may have meant by a word that means nothing in a list of works."""
    words = [f"{name}=" for name in (*_CONDITIONS, "max")] + ["selected"]
    name, sign, _ = mistake.partition("=")
    near = difflib.get_close_matches(name.lower() + sign, words, n=1, cutoff=0.7)
    if near and near[0] != name + sign:
        return f"did you mean {near[0]}?"
    return f"use {', '.join(words[:-2])}, selected, max="


def works_query_plugin(parser: MarkdownIt) -> None:
    """Teach a parser the token ``works_list``, its `WorksQuery` in ``meta["query"]``."""
    parser.block.ruler.before(
        "fence", "works_list", _works_rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _works_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("{{", start):
        return False
    query = parse_works_query(state.src[start : state.eMarks[start_line]])
    if query is None:
        return False
    if not silent:
        token = state.push("works_list", "", 0)
        token.map = [start_line, start_line + 1]
        token.meta = {"query": query}
        state.line = start_line + 1
    return True
