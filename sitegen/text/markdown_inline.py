"""Markdown flattened into the inline tree: for one line, for plain text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.text.builder import Builder, Group
from sitegen.text.markdown import parse_tokens
from sitegen.text.markdown_survey import words
from sitegen.text.reading import Reading
from sitegen.text.tree import BREAK, PARAGRAPH, Link, Math, Span, Str, Style, join
from sitegen.text.urls import safe_url

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES = {"em": Style.EMPH, "strong": Style.STRONG, "s": Style.STRIKE}


@lru_cache(maxsize=512)
def read_markdown(source: str) -> Reading:
    """A Markdown text flattened into the inline tree, for one line or plain text."""
    parsed = parse_tokens(source)
    if not parsed.tokens:
        shown = source if parsed.body.complaints else ""
        return Reading(join((shown,)), parsed.body.complaints)
    builder = Builder()
    for token in parsed.tokens:
        if token.type == "footnote_block_open":
            break
        if token.type == "inline":
            for child in token.children or []:
                _add_inline(builder, child)
        elif token.type in ("fence", "code_block"):
            builder.pieces.extend((PARAGRAPH, Span(Style.CODE, (Str(token.content),))))
        elif token.type == "math_block":
            formula = Math(token.content.strip(), display=True)
            builder.pieces.extend((PARAGRAPH, formula, PARAGRAPH))
        elif token.type == "list_item_open":
            builder.pieces.extend((PARAGRAPH, "• "))
        elif token.nesting >= 0 and token.block and not token.hidden and token.type in _BLOCKS:
            builder.pieces.append(PARAGRAPH)
        elif token.type in ("td_close", "th_close"):
            builder.pieces.append(" ")
    return Reading(builder.tree(), parsed.body.complaints)


_BLOCKS = frozenset({"paragraph_open", "heading_open", "tr_open", "dt_open", "dd_open"})


def _add_inline(builder: Builder, token: Token) -> None:
    kind = token.type
    if token.nesting == 1:
        style = _STYLES.get(token.tag)
        url = safe_url(str(token.attrs.get("href", "")))
        if style:
            builder.open(token.tag, token.level, lambda tree: [Span(style, tree)])
        elif url:
            builder.open(token.tag, token.level, lambda tree: [Link(url, tree)])
    elif token.nesting == -1:
        group = builder.groups[-1] if builder.groups else None
        if isinstance(group, Group) and (group.closer, group.offset) == (token.tag, token.level):
            builder.groups.pop()
            builder.finish(group)
    elif kind == "code_inline":
        builder.pieces.append(Span(Style.CODE, (Str(token.content),)))
    elif kind == "math_inline":
        builder.pieces.append(Math(token.content))
    elif kind == "softbreak":
        builder.pieces.append(" ")
    elif kind == "hardbreak":
        builder.pieces.append(BREAK)
    elif kind == "image":
        builder.pieces.append(words(token.children or []))
    elif kind in ("text", "citation"):
        builder.pieces.append(token.content)
