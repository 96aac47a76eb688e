"""Breaking a text into lines that fit a width, as evenly as can be."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Measure = Callable[[str], float]

_ELLIPSIS = "…"
# May not begin a line in Chinese or Japanese (JIS X 4051, the common part).
_CLINGING = frozenset(
    "、。，．：；！？）］｝〉》」』】〕…‥’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)]},.:;!?"
)


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a text, no wider than `width` in the unit of `measure`.

    Breaks at blanks, between ideographs, and, when there is no other way, inside a word.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        while not line and (cut := _longest(piece, width, measure)) < len(piece.rstrip()):
            lines.append(piece[:cut])
            piece = piece[cut:]
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def balanced(lines: list[str], text: str, width: float, measure: Measure) -> list[str]:
    """The text on as many lines, but of nearly one length, so that no word is left alone."""
    low, high = width / 2, width
    while high - low > width / 64:
        middle = (low + high) / 2
        found = break_lines(text, middle, measure)
        if len(found) > len(lines):
            low = middle
        else:
            lines, high = found, middle
    return lines


def shortened(lines: list[str], number: int, width: float, measure: Measure) -> list[str]:
    """At most `number` lines, the last with an ellipsis if something is missing."""
    if len(lines) <= number:
        return lines
    last = lines[number - 1]
    while last and measure(last + _ELLIPSIS) > width:
        last = last[:-1]
    word = last.rfind(" ")  # not in the middle of a word, if it is not a very long one
    if len(last) - word < len(last) / 2 and len(last) < len(lines[number - 1]):
        last = last[:word]
    return [*lines[: number - 1], last.rstrip(" ,;:.") + _ELLIPSIS]


def _pieces(text: str) -> list[str]:
    """The parts between which a line may end; a blank belongs to the part before it."""
    found: list[str] = []
    for character in text:
        joins = (
            bool(found)
            and character not in " "
            and not found[-1].endswith(" ")
            and (not (_is_wide(character) or _is_wide(found[-1][-1])) or character in _CLINGING)
        )
        if found and (joins or character == " "):
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_wide(character: str) -> bool:
    """Whether it is an ideograph, or a letter set like one: lines may end on both sides."""
    return character > "ᄀ" and unicodedata.east_asian_width(character) in "WF"


def _longest(piece: str, width: float, measure: Measure) -> int:
    """How many of its first characters fit; at least one."""
    low, high = 1, 2
    while high < len(piece) and measure(piece[:high]) <= width:  # never the whole of a long one
        low, high = high, 2 * high
    high = min(high, len(piece))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(piece[:middle]) <= width else (low, middle - 1)
    return low
