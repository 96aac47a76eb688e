"""The inline tree as Markdown with dollar maths."""

from __future__ import annotations

import re

from sitegen.text.math_text import as_scripts
from sitegen.text.mathml_text import mathml_text
from sitegen.text.tree import Break, Link, Math, MathML, Span, Str, Style, TexCode, Tree
from sitegen.text.tree_text import plain_text

_SIGNS = re.compile(r"([\\`*_\[\]<>$]|^#|^[+-](?= ))")
_ENDS_URL = re.compile(r"[\x00-\x20<>\\\x7f]")
_NUMBER = re.compile(r"^(\d+)([.)] )")
_STYLES = {
    Style.EMPH: "*",
    Style.STRONG: "**",
    Style.STRIKE: "~~",
}


def markdown(tree: Tree) -> str:
    """A tree without paragraphs as Markdown; every sign that Markdown knows is escaped."""
    out: list[str] = []
    _write(tree, out)
    return "".join(out)


def _write(tree: Tree, out: list[str]) -> None:
    for node in tree:
        if isinstance(node, Str):
            out.append(_escaped(node.text))
        elif isinstance(node, Span):
            sign = _STYLES.get(node.style)
            if sign is None:
                if node.style is Style.CODE:
                    out.append(_code_span(plain_text(node.children)))
                elif node.style in (Style.SUP, Style.SUB):
                    script = as_scripts(plain_text(node.children), node.style is Style.SUP)
                    out.append(_escaped(script))
                else:
                    _write(node.children, out)
                continue
            out.append(sign)
            _write(node.children, out)
            out.append(sign)
        elif isinstance(node, Math):
            out.append(f"$${node.source}$$" if node.display else f"${node.source}$")
        elif isinstance(node, Link):
            out.append("[")
            _write(node.children, out)
            out.append(f"](<{bracketed(node.url)}>)")
        elif isinstance(node, TexCode):
            out.append(_code_span(node.source))
        elif isinstance(node, MathML):
            out.append(_escaped(mathml_text(node.source)))
        elif isinstance(node, Break):
            out.append("\\\n")


def bracketed(url: str) -> str:
    """An address as it may stand between < and >: what would end or change it is encoded."""
    return _ENDS_URL.sub(lambda found: f"%{ord(found[0]):02X}", url)


def _escaped(text: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))


def _code_span(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
