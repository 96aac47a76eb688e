"""The printers: a `Text` of any markup as safe HTML, as plain text, as Markdown, as TeX.

What they print is safe by construction: every string is escaped, every address has passed
`urls.safe_url`, all MathML has passed the sanitiser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from sitegen.text.characters import without_controls
from sitegen.text.math import is_readable
from sitegen.text.plain import read_plain
from sitegen.text.reading import Complaint, Reading
from sitegen.text.tex import read_tex
from sitegen.text.text import Markup, Text
from sitegen.text.tree import Link, Math, Span, Tree, paragraphs, strip
from sitegen.text.tree_html import html
from sitegen.text.tree_markdown import markdown
from sitegen.text.tree_tex import tex_source
from sitegen.text.tree_text import plain_text


@lru_cache(maxsize=128)  # a page prints an abstract as HTML and, for its head, as plain text
def read(text: Text) -> Reading:
    """The inline tree of a text and what is wrong with its source."""
    source, markup = without_controls(text.source), text.markup
    if markup is Markup.TEX:
        return read_tex(source)
    if markup is Markup.PLAIN:
        return read_plain(source)
    if markup is Markup.MARKDOWN:
        from sitegen.text.markdown_inline import read_markdown

        return read_markdown(source)
    if markup is Markup.JATS:
        from sitegen.text.jats import read_jats

        return read_jats(source)
    from sitegen.text.html import read_html

    return read_html(source)


def _bare(text: Text) -> str | None:
    """The text's characters when it holds no markup at all: the case that must cost nothing."""
    source = text.source
    if "$" in source or "\\" in source or "  " in source or "://" in source:
        return None
    if not source.isprintable():  # line ends, hard blanks, controls
        return None
    markup = text.markup
    if markup is Markup.TEX:
        if "~" in source or "--" in source or "`" in source or "''" in source:
            return None
        if "<" in source or "&" in source:
            return None
        if "{" in source or "}" in source:
            source = source.replace("{", "").replace("}", "")
            return " ".join(source.split()) if "  " in source else source.strip()
    elif markup is Markup.MARKDOWN:
        if not _WORDS.fullmatch(source):
            return None
    elif markup is not Markup.PLAIN and ("<" in source or "&" in source):
        return None
    return source.strip()


_WORDS = re.compile(r"(?:[A-Za-z][A-Za-z0-9 ,;:().-]*+)?")  # no Markdown in this


def inline_html(text: Text, links: bool = False) -> str:
    """A text as safe HTML for one line: no paragraphs, no line breaks, no block elements.

    Links are printed as their text unless `links` is set: titles stand inside links.
    """
    if (bare := _bare(text)) is not None:
        return escape(bare)
    return _inline_html(text, links)


@lru_cache(maxsize=8192)
def _inline_html(text: Text, links: bool) -> str:
    return html(strip(read(text).tree), links, inline=True)


def block_html(text: Text) -> str:
    """A text as safe HTML in <p>..</p>: abstracts, biographies, notes. "" for an empty text."""
    if (bare := _bare(text)) is not None:
        return f"<p>{escape(bare)}</p>" if bare else ""
    if text.markup is Markup.MARKDOWN:
        from sitegen.text.markdown import parse_body

        return parse_body(text.source).html()
    return _block_html(text)


@lru_cache(maxsize=1024)
def _block_html(text: Text) -> str:
    return "\n".join(
        f"<p>{html(paragraph, links=True, inline=False)}</p>"
        for paragraph in paragraphs(read(text).tree)
    )


def plain(text: Text) -> str:
    """A text as one line of Unicode, formulas included ("O(n²)"); no markup, no hard blanks."""
    if (bare := _bare(text)) is not None:
        return bare
    return _plain(text)


@lru_cache(maxsize=8192)
def _plain(text: Text) -> str:
    return plain_text(read(text).tree)


@lru_cache(maxsize=1024)
def as_markdown(text: Text) -> str:
    """A text as Markdown with dollar maths; Markdown itself as it is."""
    if text.markup is Markup.MARKDOWN:
        return text.source
    return "\n\n".join(map(markdown, paragraphs(read(text).tree)))


@lru_cache(maxsize=1024)
def as_tex(text: Text) -> str:
    """A text as TeX for a BibTeX field: TeX as it is, anything else escaped, formulas kept."""
    if text.markup is Markup.TEX:
        return text.source
    return "\n\n".join(map(tex_source, paragraphs(read(text).tree)))


@lru_cache(maxsize=4096)
def complaints(text: Text) -> tuple[Complaint, ...]:
    """What is wrong with a text's source, in its order; codes of `errors.CODES`, section text."""
    if _bare(text) is not None and text.source.count("{") == text.source.count("}"):
        return ()
    reading = read(text)
    unreadable = [
        Complaint(
            "text-formula-unreadable",
            max(text.source.find(source), 0),
            f"the formula “{source[:60]}” cannot be set; its source is shown",
            "use macros of plain LaTeX and close every brace",
        )
        for source in _formulas(reading.tree)
        if not is_readable(source)
    ]
    found = (*reading.complaints, *unreadable)
    return tuple(sorted(found, key=lambda complaint: complaint.offset))


def _formulas(tree: Tree) -> list[str]:
    found: list[str] = []
    for node in tree:
        if isinstance(node, Math):
            found.append(node.source)
        elif isinstance(node, Span | Link):
            found.extend(_formulas(node.children))
    return found
