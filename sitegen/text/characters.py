"""Characters that no page, feed or JSON file may hold, wherever they come from."""

from __future__ import annotations

import re

# What XML 1.0 forbids (its production 2, Char): most controls, halves of surrogate pairs.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


def without_controls(text: str) -> str:
    """The text without the characters that XML forbids."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)
