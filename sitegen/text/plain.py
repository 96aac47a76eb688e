"""Plain text with formulas in dollars, read into the inline tree. Nothing else is markup."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.text.dollars import formula_at
from sitegen.text.reading import Reading
from sitegen.text.tree import PARAGRAPH, Link, Math, Node, Str, Tree, join
from sitegen.text.urls import bare_url

_TOKEN = re.compile(r"\\[$(\[]|\$|\n[ \t]*+\n\s*+|https?://")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# Springer's way to put one formula into an abstract: a whole LaTeX document around it.
_DOCUMENT = re.compile(
    r"\\documentclass(?:(?!\\documentclass).){0,2000}?\\begin\{document\}"
    r"((?:(?!\\documentclass).){0,2000}?)\\end\{document\}",
    re.DOTALL,
)


def without_documents(source: str) -> str:
    r"""The source with ``\documentclass..\begin{document}$x$\end{document}`` reduced to $x$."""
    if "\\documentclass" not in source:
        return source
    return _DOCUMENT.sub(lambda match: match[1].strip(), source)


@lru_cache(maxsize=1024)
def read_plain(source: str) -> Reading:
    """The tree of a plain text. Never raises; linear in its length."""
    return Reading(plain_tree(without_documents(source)))


def plain_tree(source: str) -> Tree:
    """Running text as nodes: formulas, web addresses, paragraphs, the rest as it is."""
    pieces: list[str | Node] = []
    closers: dict[str, int] = {}
    position = 0
    while match := _TOKEN.search(source, position):
        start, mark = match.start(), match[0]
        pieces.append(source[position:start])
        position = match.end()
        if mark == "$":
            if formula := formula_at(source, start):
                pieces.append(Math(formula.source, formula.display))
                position = formula.end
            else:
                pieces.append(mark)
        elif mark == "\\$":
            pieces.append("$")
        elif mark[0] == "\\":
            closer = "\\)" if mark == "\\(" else "\\]"
            if (end := closers.get(closer, 0)) >= 0 and end < position:
                end = closers[closer] = source.find(closer, position)
            if end >= 0:
                pieces.append(Math(source[position:end].strip(), mark == "\\["))
                position = end + 2
            else:
                pieces.append(mark)
        elif mark[0] == "h":
            if url := bare_url(source, start):
                pieces.append(Link(url, (Str(url),)))
                position = start + len(url)
            else:
                pieces.append(mark)
        else:
            pieces.append(PARAGRAPH)
    pieces.append(source[position:])
    return join(_BLANKS.sub(" ", piece) if isinstance(piece, str) else piece for piece in pieces)
