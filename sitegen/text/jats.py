"""JATS, the markup of Crossref's abstracts: <jats:p>, <jats:italic>, formulas in two tongues."""

from __future__ import annotations

from functools import lru_cache

from sitegen.text.elements import Vocabulary, read_elements
from sitegen.text.reading import Reading
from sitegen.text.tree import Style

_JATS = Vocabulary(
    styles={
        "italic": Style.EMPH, "i": Style.EMPH, "em": Style.EMPH, "bold": Style.STRONG,
        "b": Style.STRONG, "strong": Style.STRONG, "sup": Style.SUP, "sub": Style.SUB,
        "sc": Style.SMALL_CAPS, "monospace": Style.CODE, "code": Style.CODE,
        "underline": Style.UNDERLINE, "strike": Style.STRIKE,
    },
    blocks=frozenset({"p", "sec", "list", "disp-quote", "abstract", "trans-abstract"}),
    headings=frozenset({"title"}),
    breaks=frozenset({"break", "br"}),
    items=frozenset({"list-item"}),
    dropped=frozenset({"script", "style", "object-id", "graphic", "inline-graphic", "label"}),
    links={"ext-link": "href", "uri": "href", "a": "href"},
)  # fmt: skip


@lru_cache(maxsize=1024)
def read_jats(source: str) -> Reading:
    """The tree of a JATS fragment. Never raises; nothing of it reaches a page unescaped."""
    return Reading(read_elements(source, _JATS))
