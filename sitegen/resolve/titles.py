"""Titles as the joining of works compares them: words, numerals, generic ones, notices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

_MARKED = {
    Markup.PLAIN: re.compile(r"[$]"),
    Markup.TEX: re.compile(r"[\\${}~]"),
    Markup.HTML: re.compile(r"[<&$]"),
    Markup.JATS: re.compile(r"[<&$]"),
    Markup.MARKDOWN: re.compile(r"[\\*_`\[<&$]"),
}
_ACCENT = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})\Z")
_PART = frozenset(("part", "paper", "volume", "vol", "chapter", "book", "section", "phase"))

# Whole titles that many different works carry.
GENERIC = frozenset(
    """editorial|guest editorial|editors note|from the editor|from the editors|introduction
    |introduction to the special issue|introduction to this special issue|preface|foreword
    |afterword|prologue|epilogue|reply|authors reply|response|authors response|rejoinder|comment
    |comments|commentary|discussion|review|book review|book reviews|reviews|letter to the editor
    |letters|letter|obituary|in memoriam|conclusion|conclusions|summary|abstract|overview
    |acknowledgments|acknowledgements|bibliography|index|contents|table of contents|front matter
    |back matter|frontmatter|title page|welcome|message from the chairs|news|untitled|appendix
    |errata|erratum|corrigendum|corrigenda|correction|corrections|retraction|addendum
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# A notice about another work. "RETRACTED: ..." is the paper itself, under its own DOI.
_NOTICE = re.compile(
    r"(?P<kind>erratum|errata|corrigendum|corrigenda|addendum"
    r"|(?:(?:author|publisher|editorial)s?\s+)?correction|retraction)s?"
    r"(?:\s+(?:note|notice))?(?:\s+(?:to|for|of|on)\b)?\s*[:.–—-]?\s+[\"“‘']?(?P<title>.+)",
    re.IGNORECASE,
)
_NOTICE_AFTER = re.compile(
    r"(?P<title>.+?)\s*[\[(:–—-]\s*(?P<kind>erratum|errata|corrigendum|correction|retraction)\W*\Z",
    re.IGNORECASE,
)


def plain_title(text: Text) -> str:
    """A title as plain text; most need no reader of markup at all."""
    return plain(text) if _MARKED[text.markup].search(text.source) else text.source


def words(text: str) -> tuple[str, ...]:
    """The words of a plain title: NFKD, case-folded, without accents and punctuation."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text.replace("’", "")))
    return tuple(_WORD.findall(text.replace("'", "").casefold()))


def similarity(left: Collection[str], right: Collection[str]) -> float:
    """The Jaccard index of two titles' word sets, 0 to 1."""
    one, other = set(left), set(right)
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def numerals(title: tuple[str, ...]) -> frozenset[str]:
    """The numbers and part numbers of a title's words: digit runs and Roman numerals.

    A lone i, v or x counts only where a part number stands: after "part" and its like, or last.
    """
    found = set(_NUMBER.findall(" ".join(title)))
    for position, word in enumerate(title):
        if _ROMAN.match(word) and (
            len(word) > 1 or position == len(title) - 1 or title[position - 1] in _PART
        ):
            found.add(word)
    return frozenset(found)


def is_generic(title: tuple[str, ...]) -> bool:
    """Whether a title says nothing about its work ("Editorial", "Preface")."""
    return len(title) <= 5 and " ".join(title) in GENERIC


def notice(title: str) -> tuple[str, str] | None:
    """What a notice is ("erratum", "correction", "retraction") and the title it is about."""
    for pattern in (_NOTICE, _NOTICE_AFTER):
        if match := pattern.match(title.strip()):
            kind = match["kind"].casefold().split()[-1]
            kind = {"errata": "erratum", "corrigenda": "corrigendum"}.get(kind, kind)
            return kind, match["title"]
    return None
