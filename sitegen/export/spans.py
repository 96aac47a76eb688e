"""`spans`: an inline tree as plain JSON values, for a typesetter to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sitegen.text.tree import Link, Span, Str, Tree
from sitegen.text.tree_text import plain_text

Spans = list[Any]


def spans(tree: Tree, link: Callable[[str], str]) -> Spans:
    """A list of texts and of {"style" or "url", "of": spans}; formulas are readable Unicode.

    `link` is an address as the typesetter can link it; of a link to "" the text is kept.
    """
    out: Spans = []
    for node in tree:
        if isinstance(node, Span):
            out.append({"style": str(node.style), "of": spans(node.children, link)})
        elif isinstance(node, Link):
            inner = spans(node.children, link)
            url = link(node.url) if inner else ""
            out += [{"url": url, "of": inner}] if url else inner
        else:
            out.append(node.text if isinstance(node, Str) else plain_text((node,)) or " ")
    return out
