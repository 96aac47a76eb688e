"""Labels of a drawing: how wide a text is, and its lines when it must fit a width.

Widths are whole hundredths of the font's size. They are estimates from above for common
sans-serif faces: no font is read, so that a drawing is the same on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = 38
_CAPITAL = 72
_DIGIT = 62
_LETTER = 61
_BROAD = 96
_FULL = 104  # ideographs, kana, Hangul, emoji
_OTHER = 82  # scripts that no rule names

_WIDTHS = {
    **dict.fromkeys("iljtfrI.,:;'’‘|!()[]{}/\\ -‐‑·`", _NARROW),
    **dict.fromkeys("mwMW@%—…&Œœæ", _BROAD),
}


@lru_cache(maxsize=4096)
def _character(c: str) -> int:
    if (width := _WIDTHS.get(c)) is not None:
        return width
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(c) in "WF":
        return _FULL
    if c.isdecimal():
        return _DIGIT
    if c < "\u0530":
        return _CAPITAL if c.isupper() else _LETTER
    return _OTHER


def width_of(text: str) -> int:
    """The width of a text, at most about a tenth too large, in hundredths of the font's size."""
    return sum(map(_character, text))


def lines_of(text: str, width: int, lines: int) -> tuple[str, ...]:
    """The text in at most `lines` lines, none wider than `width`; "…" stands for what is cut.

    Breaks at blanks, and inside a word that alone is too wide (or has no blanks, as CJK text).
    """
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines:
        count = _fitting(rest, width)
        if count == len(rest):
            return (*found, rest)
        if len(found) == lines - 1:
            cut = _fitting(rest, width - _BROAD)
            blank = rest.rfind(" ", 0, cut + 1)
            end = blank if blank > cut // 2 else cut
            found.append(rest[:end].rstrip(" ,;:.-–—(") + "…")
            break
        blank = rest.rfind(" ", 0, count + 1)
        end = blank if blank > count // 3 else max(count, 1)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(found)


def _fitting(text: str, width: int) -> int:
    """How many characters of the text fit, at least one."""
    room = width
    for index, c in enumerate(text):
        room -= _character(c)
        if room < 0:
            return max(index, 1)
    return len(text)
