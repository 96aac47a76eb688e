"""What a Markdown text refers to: a walk over its tokens that also mends what must not stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.text.citation_mark import Citation
from sitegen.text.markdown_maths import BEGIN
from sitegen.text.markdown_parser import is_inside
from sitegen.text.math import is_readable
from sitegen.text.reading import MAX_COMPLAINTS, Complaint
from sitegen.text.urls import BARE_URL, bare_url, safe_url
from sitegen.text.works_query import WorksQuery, query_hint

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: level 1 to 6 as printed, anchor without #, text without markup."""

    level: int
    anchor: str
    text: str


class Survey:
    """A walk over fresh tokens, in place: unsafe links go, bare addresses become links."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self._source = source
        self._tokens = tokens
        self.headings: list[Heading] = []
        self.citations: list[Citation] = []
        self.works_lists: list[WorksQuery] = []
        self.links: list[str] = []
        self.images: list[str] = []
        self.foreign: list[str] = []
        self.complaints: list[Complaint] = []
        self._anchors: dict[str, int] = {}
        self._line = 0
        self._walk()

    def _walk(self) -> None:
        tokens = self._tokens
        # The page's title is its only h1.
        shift = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
        for index, token in enumerate(tokens):
            if token.map:
                self._line = token.map[0]
            if token.type == "inline":
                token.children = list(self._mended(_with_links(token.children or [])))
            elif token.type in ("heading_open", "heading_close"):
                token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"
                if token.nesting < 0:
                    self._add_heading(tokens[index - 2], tokens[index - 1])
            elif token.type == "works_list":
                self._add_works_list(token.meta["query"])
            elif token.type == "math_block":
                self._check_formula(token.content.strip())
            elif "style" in token.attrs:  # a table's alignment
                side = str(token.attrs.pop("style")).rpartition(":")[2]
                token.attrs["class"] = f"align-{side}"

    def _add_heading(self, opening: Token, inline: Token) -> None:
        text = words(inline.children or [])
        slug = anchor = _slug(text)
        while anchor in self._anchors:
            self._anchors[slug] += 1
            anchor = f"{slug}-{self._anchors[slug]}"
        self._anchors[anchor] = 1
        opening.attrs["id"] = anchor
        self.headings.append(Heading(int(opening.tag[1]), anchor, text))

    def _add_works_list(self, query: WorksQuery) -> None:
        self.works_lists.append(query)
        if query.mistakes:
            self._complain(
                "text-works-query",
                f"a list of works cannot be chosen by “{'”, “'.join(query.mistakes)}”",
                query_hint(query.mistakes[0]),
            )

    def _mended(self, children: list[Token]) -> Iterator[Token]:
        """Inline tokens without the links and images that may not be; everything else is noted."""
        dropped: list[bool] = []
        for token in children:
            if token.type == "link_open":
                address = self._checked(str(token.attrs.get("href", "")))
                dropped.append(not address)
                if not address:
                    continue
                token.attrs["href"] = address
            elif token.type == "link_close":
                if dropped and dropped.pop():
                    continue
            elif token.type == "image":
                address = self._checked(str(token.attrs.get("src", "")))
                if not address:
                    token.type, token.tag = "text", ""
                    token.content = words(token.children or [])
                token.attrs["src"] = address
                if address:
                    (self.images if is_inside(address) else self.foreign).append(address)
            elif token.type == "citation":
                self.citations.append(token.meta["citation"])
            elif token.type == "math_inline":
                self._check_formula(token.content)
            elif token.type == "text" and (opening := BEGIN.search(token.content)):
                self._complain(
                    "text-unclosed-formula",
                    f"{opening[0]} without \\end{{{opening[1]}}}",
                    f"close the formula with \\end{{{opening[1]}}}, and leave no blank line in it",
                )
            yield token

    def _checked(self, address: str) -> str:
        url = safe_url(address, relative=True)
        if not url:
            self._complain(
                "text-unsafe-link",
                f"“{address[:60]}” is no address that may be linked",
                "use http, https, mailto or a path",
            )
        elif is_inside(url):
            self.links.append(url)
        return url

    def _check_formula(self, formula: str) -> None:
        if formula and not is_readable(formula):
            self._complain(
                "text-formula-unreadable",
                f"the formula “{formula[:60]}” cannot be set; its source is shown",
                "use macros of plain LaTeX and close every brace",
            )

    def _complain(self, code: str, message: str, hint: str) -> None:
        if len(self.complaints) < MAX_COMPLAINTS:
            lines = self._source.split("\n", self._line)[: self._line]
            offset = sum(map(len, lines)) + len(lines)
            self.complaints.append(Complaint(code, offset, message, hint))


def _with_links(children: list[Token]) -> list[Token]:
    """Inline tokens with the bare web addresses of their text made links."""
    if not any(token.type == "text" and "://" in token.content for token in children):
        return children
    from markdown_it.token import Token

    out: list[Token] = []
    depth = 0
    for token in children:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth or "://" not in token.content:
            out.append(token)
            continue
        text, position = token.content, 0
        while match := BARE_URL.search(text, position):
            url = bare_url(text, match.start())
            if not url:
                break
            end = match.start() + len(url)
            opening, closing = Token("link_open", "a", 1), Token("link_close", "a", -1)
            opening.attrs["href"] = url
            out.append(Token("text", "", 0, content=text[position : match.start()]))
            out.extend((opening, Token("text", "", 0, content=url), closing))
            position = end
        out.append(Token("text", "", 0, content=text[position:]))
    return out


_NO_SLUG = re.compile(r"[^\w\- ]+")


def _slug(text: str) -> str:
    """The anchor of a heading: its letters and digits in lower case, joined by hyphens."""
    words = _NO_SLUG.sub("", unicodedata.normalize("NFC", text).lower())
    return "-".join(words.split()).strip("-")[:80] or "section"


def words(children: list[Token]) -> str:
    """The text of inline tokens."""
    return "".join(
        " "
        if token.type in ("softbreak", "hardbreak")
        else words(token.children or [])
        if token.type == "image"
        else token.content
        for token in children
    )
