"""`spans`: an inline tree as plain JSON values, for a typesetter to print."""

from __future__ import annotations

from typing import Any

from sitegen.text.tree import Link, Span, Str, Tree
from sitegen.text.tree_text import plain_text

Spans = list[Any]


def spans(tree: Tree) -> Spans:
    """A list of texts and of {"style" or "url", "of": spans}; formulas are readable Unicode."""
    out: Spans = []
    for node in tree:
        if isinstance(node, Span):
            out.append({"style": str(node.style), "of": spans(node.children)})
        elif isinstance(node, Link):
            out.append({"url": node.url, "of": spans(node.children)})
        else:
            out.append(node.text if isinstance(node, Str) else plain_text((node,)) or " ")
    return out
