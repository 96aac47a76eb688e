"""The inline tree as TeX for BibTeX fields: braces balanced, special signs escaped."""

from __future__ import annotations

import re

from sitegen.text.math import is_readable
from sitegen.text.math_text import math_text
from sitegen.text.mathml_text import mathml_text
from sitegen.text.tree import Link, Math, MathML, Span, Str, Style, TexCode, Tree

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&",
    "<": r"\textless{}", "`": "{`}", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~", "\u202f": r"\,",
}  # fmt: skip
_LIGATURES = re.compile(r"(-(?=-)|'(?=')|[?!](?=`)|\\&(?=amp;))")
_TABLE = str.maketrans(_SIGNS)
_MACROS = {
    Style.EMPH: "emph",
    Style.STRONG: "textbf",
    Style.CODE: "texttt",
    Style.SMALL_CAPS: "textsc",
    Style.SUP: "textsuperscript",
    Style.SUB: "textsubscript",
    Style.UNDERLINE: "underline",
    Style.STRIKE: "sout",
}


def tex_source(tree: Tree) -> str:
    """A tree as TeX with balanced braces."""
    out: list[str] = []
    _write(tree, out)
    return "".join(out)


def _write(tree: Tree, out: list[str]) -> None:
    for node in tree:
        if isinstance(node, Str):
            out.append(_LIGATURES.sub(r"\1{}", node.text.translate(_TABLE)))
        elif isinstance(node, Span):
            out.append(f"\\{_MACROS[node.style]}{{")
            _write(node.children, out)
            out.append("}")
        elif isinstance(node, Math):
            if is_readable(node.source):
                out.append(f"${node.source}$")
            else:
                out.append(math_text(node.source).translate(_TABLE))
        elif isinstance(node, Link):
            out.append("\\href{" + re.sub("([%#&_])", r"\\\1", node.url) + "}{")
            _write(node.children, out)
            out.append("}")
        elif isinstance(node, TexCode):
            out.append(node.source + "{}")
        elif isinstance(node, MathML):
            out.append(mathml_text(node.source).translate(_TABLE))
        else:
            out.append("\\\\ ")
