"""The inline tree as one line of Unicode."""

from __future__ import annotations

from sitegen.text.math_text import as_scripts, math_text
from sitegen.text.mathml_text import mathml_text
from sitegen.text.tree import Link, Math, MathML, Span, Str, Style, TexCode, Tree


def plain_text(tree: Tree) -> str:
    """A tree as one line of Unicode, its formulas readable, without hard blanks."""
    out: list[str] = []
    _write(tree, out)
    return " ".join("".join(out).split())


def _write(tree: Tree, out: list[str]) -> None:
    for node in tree:
        if isinstance(node, Str):
            out.append(node.text)
        elif isinstance(node, Span):
            if node.style in (Style.SUP, Style.SUB):
                out.append(as_scripts(plain_text(node.children), node.style is Style.SUP))
            else:
                _write(node.children, out)
        elif isinstance(node, Math):
            out.append(math_text(node.source))
        elif isinstance(node, Link):
            _write(node.children, out)
        elif isinstance(node, TexCode):
            out.append(node.source.lstrip("\\"))
        elif isinstance(node, MathML):
            out.append(mathml_text(node.source))
        else:
            out.append(" ")
