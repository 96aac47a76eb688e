"""The inline tree as HTML, safe by construction.

Every string is escaped, every address has passed `urls.safe_url`, all MathML the sanitiser.
"""

from __future__ import annotations

from html import escape

from sitegen.text.math import mathml, sanitised_mathml
from sitegen.text.tree import Break, Link, Math, MathML, Span, Str, Style, TexCode, Tree

_ELEMENTS = {
    Style.EMPH: ("<em>", "</em>"),
    Style.STRONG: ("<strong>", "</strong>"),
    Style.CODE: ("<code>", "</code>"),
    Style.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
    Style.SUP: ("<sup>", "</sup>"),
    Style.SUB: ("<sub>", "</sub>"),
    Style.UNDERLINE: ("<u>", "</u>"),
    Style.STRIKE: ("<s>", "</s>"),
}


def html(tree: Tree, links: bool, inline: bool) -> str:
    """A tree without paragraphs as HTML; `inline` keeps all of it on one line."""
    out: list[str] = []
    _write(tree, out, links, inline)
    return "".join(out)


def _write(tree: Tree, out: list[str], links: bool, inline: bool) -> None:
    for node in tree:
        if isinstance(node, Str):
            out.append(escape(node.text))
        elif isinstance(node, Span):
            opening, closing = _ELEMENTS[node.style]
            out.append(opening)
            _write(node.children, out, links, inline)
            out.append(closing)
        elif isinstance(node, Math):
            out.append(mathml(node.source, node.display and not inline))
        elif isinstance(node, Link):
            if links:
                out.append(f'<a href="{escape(node.url)}">')
                _write(node.children, out, False, inline)
                out.append("</a>")
            else:
                _write(node.children, out, links, inline)
        elif isinstance(node, TexCode):
            out.append(f'<code class="tex">{escape(node.source)}</code>')
        elif isinstance(node, MathML):
            out.append(sanitised_mathml(node.source))
        elif isinstance(node, Break) and not inline:
            out.append("<br>")
        else:
            out.append(" ")
