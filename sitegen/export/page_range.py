"""`PageRange`: the first and last page of a work, printed as each style abbreviates them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Between two pages: any dash but a lone hyphen is a range for certain ("043001-1--043001-10").
_DASHES = re.compile(r"\s*(?:-{2,}|[‒–—−]+)\s*")
_PAGE = r"[A-Za-z]{0,3}\d+[A-Za-z]?(?::\d+)?|[ivxlcdm]+"
_HYPHENED = re.compile(rf"({_PAGE})\s*[-‐‑]\s*({_PAGE})\Z", re.IGNORECASE)
_PREFIX = re.compile(r"\A(?:pp?|pages?|S)\.?\s+(?=\d)", re.IGNORECASE)
_ARTICLE_NUMBER = re.compile(r"(?=.*\d)(?:[A-Za-z].*|0\d+|\d{5,})\Z")


class PageRange(NamedTuple):
    """Pages as two texts; `last` is "" for one page or an article number, both "" for none."""

    first: str = ""
    last: str = ""

    @property
    def is_article_number(self) -> bool:
        """Whether this is the number of an article ("e1003285", "043001") and not a page."""
        return not self.last and bool(_ARTICLE_NUMBER.match(self.first))

    @property
    def label(self) -> str:
        """What stands before them: "pp." for several pages, "p." for one."""
        return "pp." if self.last or "," in self.first else "p."

    def joined(self, dash: str) -> str:
        """Both pages in full: "230–265"."""
        return f"{self.first}{dash}{self.last}" if self.last else self.first

    @property
    def mla(self) -> str:
        """As MLA 9 prints it: beyond 99 the last number shows two digits unless more changed."""
        if not self._shortens:
            return self.joined("–")
        keep = max(2, self._changed)
        return f"{self.first}–{self.last[-keep:]}"

    @property
    def chicago(self) -> str:
        """As the Chicago Manual (17th edition, 9.61) has it: 230–65, 101–8, 100–104, 1496–500."""
        if not self._shortens or self.first.endswith("00"):
            return self.joined("–")
        keep = self._changed if self.first[-2] == "0" else max(2, self._changed)
        return f"{self.first}–{self.last[-keep:]}"

    @property
    def _shortens(self) -> bool:
        first, last = self.first, self.last
        return first.isdecimal() and last.isdecimal() and len(first) == len(last) > 2

    @property
    def _changed(self) -> int:
        """How many digits of `last` differ, counted from the first that does."""
        same = next((i for i, (a, b) in enumerate(zip(*self, strict=True)) if a != b), 0)
        return len(self.last) - same


@lru_cache(maxsize=65536)
def page_range(pages: str) -> PageRange:
    """The range that a work's `pages` states; "230--65" is completed to 230 and 265."""
    pages = _PREFIX.sub("", pages.strip(), count=1)
    if not pages:
        return PageRange()
    if pages.isdecimal():
        return PageRange(pages)
    pieces = _DASHES.split(pages)
    if len(pieces) == 2 and pieces[0] and pieces[1]:
        first, last = pieces
    elif match := _HYPHENED.match(pages):
        first, last = match[1], match[2]
    else:
        return PageRange(_DASHES.sub("–", pages).rstrip("–+").strip())
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return PageRange(first, last) if first != last else PageRange(first)
