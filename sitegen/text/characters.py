"""Characters that no page, feed or JSON file may hold, wherever they come from."""

from __future__ import annotations

import re

# What XML 1.0 forbids (its production 2, Char): most controls, halves of surrogate pairs.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
# C1 controls are Windows-1252 read as Latin-1: U+0096 was meant as a dash. HTML reads them so, too.
_C1 = re.compile("[\x80-\x9f]")


def without_controls(text: str) -> str:
    """The text without the characters that XML forbids, C1 controls as what was meant by them."""
    if text.isprintable():
        return text
    return _C1.sub(_as_windows, _FORBIDDEN.sub("", text))


def _as_windows(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("cp1252", "ignore")
