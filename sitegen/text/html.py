"""HTML as Crossref, OpenAlex and authors write it into titles, abstracts and annotations."""

from __future__ import annotations

from functools import lru_cache

from sitegen.text.elements import Vocabulary, read_elements
from sitegen.text.reading import Reading
from sitegen.text.tree import Style

_HTML = Vocabulary(
    styles={
        "i": Style.EMPH, "em": Style.EMPH, "cite": Style.EMPH, "var": Style.EMPH,
        "dfn": Style.EMPH, "italic": Style.EMPH, "b": Style.STRONG, "strong": Style.STRONG,
        "bold": Style.STRONG, "sup": Style.SUP, "sub": Style.SUB, "scp": Style.SMALL_CAPS,
        "sc": Style.SMALL_CAPS, "code": Style.CODE, "tt": Style.CODE, "kbd": Style.CODE,
        "samp": Style.CODE, "u": Style.UNDERLINE, "s": Style.STRIKE, "del": Style.STRIKE,
        "strike": Style.STRIKE,
    },
    blocks=frozenset(
        {"p", "div", "section", "blockquote", "ul", "ol", "dl", "table", "tr", "pre", "hr"}
    ),
    headings=frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}),
    breaks=frozenset({"br"}),
    items=frozenset({"li"}),
    dropped=frozenset(
        {"script", "style", "template", "iframe", "object", "svg", "head", "noscript", "textarea"}
    ),
    links={"a": "href"},
)  # fmt: skip


@lru_cache(maxsize=2048)
def read_html(source: str) -> Reading:
    """The tree of an HTML fragment. Never raises; nothing of it reaches a page unescaped."""
    return Reading(read_elements(source, _HTML))
