"""Citations in Markdown: ``[@key]``, ``[see @a, p. 3; @b]`` and ``@key`` in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# A key begins with a letter, digit or _ and does not end in punctuation; braces take any other.
_KEY = r"@(?:\{([^{}\s]{1,200})\}|(\w(?:[\w:.#$%&+?<>~/\-]{0,200}[\w/])?))"
_GROUP = re.compile(r"\[([^\[\]]{0,1000}?@[^\[\]]{1,1000})\](?![(\[:])")
_PART = re.compile(rf"\s*([^@]*?)\s*-?{_KEY}(?:\s*,\s*(.*?))?\s*\Z", re.DOTALL)
_BARE = re.compile(_KEY)


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work of a citation, with what stands before ("see") and where to look ("p. 3")."""

    key: str
    prefix: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: its works, the source as written, and whether it is part of the sentence.

    `in_text` marks ``@key`` without brackets; unlike a bracketed one it may be no citation at
    all (a handle of a social network), so nobody should complain when its key is unknown.
    """

    works: tuple[CitedWork, ...]
    source: str
    in_text: bool = False


def citation_plugin(parser: MarkdownIt) -> None:
    """Teach a parser the token ``citation``, its `Citation` in ``meta["citation"]``."""
    parser.inline.ruler.before("link", "citation", _citation_rule)


def _citation_rule(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign == "[":
        citation = _bracketed(state.src, state.pos)
    elif sign == "@":
        before = state.src[state.pos - 1] if state.pos else " "
        if before.isalnum() or before in "_./-@" or state.linkLevel:
            return False
        citation = _in_text(state.src, state.pos)
    else:
        return False
    if citation is None or state.pos + len(citation.source) > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = citation.source
        token.meta = {"citation": citation}
    state.pos += len(citation.source)
    return True


def _bracketed(source: str, start: int) -> Citation | None:
    match = _GROUP.match(source, start)
    if match is None:
        return None
    works = []
    for part in match[1].split(";"):
        cited = _PART.match(part)
        if cited is None:
            return None
        works.append(CitedWork(cited[2] or cited[3], cited[1], cited[4] or ""))
    return Citation(tuple(works), match[0])


def _in_text(source: str, start: int) -> Citation | None:
    match = _BARE.match(source, start)
    if match is None:
        return None
    return Citation((CitedWork(match[1] or match[2]),), match[0], in_text=True)
