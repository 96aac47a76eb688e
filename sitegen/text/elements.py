"""Elements of HTML and JATS, read into the inline tree: titles and abstracts of scholarly APIs.

A tag soup reader: it knows a table of elements, shows the text of any other, drops what no reader
should see (scripts, styles) and never trusts an attribute but an address it has checked.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from sitegen.text.builder import Builder, Group, Pieces
from sitegen.text.characters import without_controls
from sitegen.text.plain import plain_tree, without_documents
from sitegen.text.tree import BREAK, PARAGRAPH, Link, Math, MathML, Span, Str, Style, Tree
from sitegen.text.urls import safe_url


class Vocabulary(NamedTuple):
    """What the elements of a markup do; names are without prefix, in lower case."""

    styles: dict[str, Style]
    blocks: frozenset[str]  # start and end a paragraph
    headings: frozenset[str]  # blocks in bold type, dropped when they only say "Abstract"
    breaks: frozenset[str]
    items: frozenset[str]
    dropped: frozenset[str]  # with everything inside
    links: dict[str, str]  # element -> attribute that holds its address


_TOKEN = re.compile(
    r"<(/?)(?:[A-Za-z][\w.\-]*+:)?([A-Za-z][\w.\-]*+)([^<>]*+)>"
    r"|<!\[CDATA\[|<!--|<[?!][^<>]*+>|<"
)
_MATH = frozenset({"math", "tex-math"})
_FORMULAS = frozenset({"alternatives", "inline-formula", "disp-formula"})
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PREFIX = re.compile(r"(</?)[A-Za-z][\w.\-]*+:(?=[A-Za-z])")
_PREAMBLE = re.compile(
    r"\\(?:documentclass|usepackage|setlength|begin\{document\}|end\{document\})"
)
_TWICE_ESCAPED = re.compile(r"&amp;(#?\w{1,31};)")
_ESCAPED_TAGS = re.compile(
    r"&lt;(i|b|em|strong|sub|sup|scp|italic|bold|p)&gt;(.{0,400}?)&lt;/\1&gt;", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""(?:\w++:)?([\w\-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++))""")
_ABSTRACT = frozenset({"abstract", "summary", "abstract:", "summary:"})


def read_elements(source: str, vocabulary: Vocabulary) -> Tree:
    """The tree of a source in one of the two vocabularies. Never raises."""
    source = _TWICE_ESCAPED.sub(r"&\1", source)
    if "&lt;" in source:
        source = _ESCAPED_TAGS.sub(r"<\1>\2</\1>", source)
    return _ElementReader(without_documents(source), vocabulary).read()


class _ElementReader(Builder):
    """One pass over a source; groups close by their element's name."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._source = source
        self._vocabulary = vocabulary
        self._absent: set[str] = set()

    def read(self) -> Tree:
        source, position = self._source, 0
        while match := _TOKEN.search(source, position):
            self._text(source[position : match.start()])
            mark = match[0]
            if match[2]:
                position = self._element(match)
            elif mark == "<![CDATA[":
                position, text = self._up_to("]]>", match.end())
                self._text(text, entities=False)
            elif mark == "<!--":
                position, _ = self._up_to("-->", match.end())
            else:
                if mark == "<":
                    self.pieces.append("<")
                position = match.end()
        self._text(source[position:])
        return self.tree()

    def _text(self, text: str, entities: bool = True) -> None:
        if not text:
            return
        if entities and "&" in text:
            text = without_controls(unescape(text))
        text = _BLANKS.sub(" ", text)
        if "$" in text or "\\" in text or "://" in text:
            self.pieces.extend(plain_tree(text))
        else:
            self.pieces.append(text)

    def _up_to(self, closer: str, start: int) -> tuple[int, str]:
        """Where the source goes on behind `closer`, and the text before it; without it, none."""
        end = -1 if closer in self._absent else self._source.find(closer, start)
        if end < 0:
            self._absent.add(closer)
            return start, ""
        return end + len(closer), self._source[start:end]

    def _element(self, match: re.Match[str]) -> int:
        """Open or close an element; say where reading goes on."""
        closing, name, attributes = match[1], match[2].lower(), match[3]
        known = self._vocabulary
        empty = attributes.endswith("/")
        if name in known.breaks:
            self.pieces.append(BREAK)
        elif name in known.blocks:
            self.pieces.append(PARAGRAPH)
        elif closing:
            self._close(name)
            if name in known.headings:
                self.pieces.append(PARAGRAPH)
        elif empty:
            pass
        elif name in _MATH:
            return self._formula(name, match)
        elif name in known.dropped:
            return self._up_to(f"</{match[0][1:].split('>')[0].split()[0]}>", match.end())[0]
        elif name in known.items:
            self.pieces.extend((BREAK, "• "))
        elif name in known.headings:
            self.pieces.append(PARAGRAPH)
            self.open(name, 0, _heading)
        elif name in _FORMULAS:
            self.open(name, 0, _best_formula)
        elif (style := known.styles.get(name)) is not None:
            self.open(name, 0, lambda tree: [Span(style, tree)])
        elif (attribute := known.links.get(name)) and (url := _address(attributes, attribute)):
            self.open(name, 0, lambda tree: [Link(url, tree)])
        return match.end()

    @property
    def _is_displayed(self) -> bool:
        return any(isinstance(g, Group) and g.closer == "disp-formula" for g in self.groups)

    def _close(self, name: str) -> None:
        """Close the innermost element of this name and those inside it; else do nothing."""
        groups = [group for group in self.groups if isinstance(group, Group)]
        if not any(group.closer == name for group in groups):
            return
        while groups:
            group = groups.pop()
            self.groups.pop()
            self.finish(group)
            if group.closer == name:
                return

    def _formula(self, name: str, match: re.Match[str]) -> int:
        """A formula in MathML or TeX: its source up to the end of the element."""
        tag = match[0][1:-1].split()[0]
        position, inner = self._up_to(f"</{tag}>", match.end())
        if name == "math":
            if inner:
                self.pieces.append(MathML("<math>" + _PREFIX.sub(r"\1", inner) + "</math>"))
        else:
            inner = unescape(inner.replace("<![CDATA[", "").replace("]]>", "")).strip()
            inner = without_documents(inner)
            formula = inner.strip("$ \n").removeprefix("\\(").removesuffix("\\)").strip()
            if formula and not _PREAMBLE.search(formula):
                self.pieces.append(Math(without_controls(formula), self._is_displayed))
        return position


def _address(attributes: str, name: str) -> str:
    for match in _ATTRIBUTE.finditer(attributes):
        if match[1].lower() == name:
            return safe_url(unescape(match[2] or match[3] or match[4] or ""))
    return ""


def _heading(tree: Tree) -> Pieces:
    words = "".join(node.text for node in tree if isinstance(node, Str)).strip().lower()
    return [] if words in _ABSTRACT else [Span(Style.STRONG, tree)]


def _best_formula(tree: Tree) -> Pieces:
    """One of the alternatives of a formula: TeX before MathML before anything else."""
    for kind in (Math, MathML):
        for node in tree:
            if isinstance(node, kind):
                return [node]
    return list(tree)
