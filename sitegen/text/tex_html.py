"""HTML that publishers leave in TeX fields: <sub>2</sub>, &nbsp;, wrappers around formulas."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from sitegen.text.characters import without_controls
from sitegen.text.tree import Span, Style

if TYPE_CHECKING:
    from sitegen.text.tex import TexReader

_TAGS = {
    "i": Style.EMPH, "em": Style.EMPH, "b": Style.STRONG, "strong": Style.STRONG,
    "sub": Style.SUB, "sup": Style.SUP, "scp": Style.SMALL_CAPS, "tt": Style.CODE,
    "code": Style.CODE, "u": Style.UNDERLINE,
}  # fmt: skip
_TAG_NAMES = "|".join(sorted(_TAGS, key=len, reverse=True))

_TAG = re.compile(rf"<(/?)({_TAG_NAMES})\s*+/?>", re.IGNORECASE)
# Publishers' wrappers around formulas (ACM, IEEE), and the alternatives inside them.
_WRAPPER = re.compile(
    r"<(?:alttext|tex-math-alternative)>[^<]{0,200}</[a-z-]+>|<file\b[^<>]{0,300}>|"
    r"</?(?:formula|texmath|inline-formula|tex-math|alternatives|inline-graphic|p|span|italic|jats:\w+)"
    r"\b[^<>]{0,200}>|<br\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?\d?);")
_BR = re.compile(r"<br\s*/?>|</?(?:jats:)?p>", re.IGNORECASE)


def html_tag(reader: TexReader, mark: str, start: int, end: int) -> int:
    """An angle: a tag that is known and closed sets its style, any other is just an angle."""
    if match := _TAG.match(reader.source, start):
        style, closer = _TAGS[match[2].lower()], f"</{match[2]}>"
        if match[1]:
            reader.close(match[0])
            return match.end()
        if reader.find(closer, match.end()) >= 0:
            reader.open(closer, start, lambda tree: [Span(style, tree)])
            return match.end()
    elif match := _WRAPPER.match(reader.source, start):
        reader.pieces.append(" " if _BR.match(match[0]) else "")
        return match.end()
    reader.pieces.append("<")
    return end


def html_entity(reader: TexReader, mark: str, start: int, end: int) -> int:
    """An ampersand: the character of an entity, or just an ampersand."""
    if (match := _ENTITY.match(reader.source, start)) and (char := unescape(match[0])) != match[0]:
        reader.pieces.append(without_controls(char))
        return match.end()
    reader.pieces.append("&")
    return end
