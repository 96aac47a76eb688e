"""Braces: counting them, and making a value's balance, as every BibTeX reader counts on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACE = re.compile(r"[{}]")


def balanced(value: str) -> str:
    """A value with the braces that match nothing taken out, and missing ones added at its end."""
    return "".join(_balance(value)) if open_braces(value) else value


def _balance(value: str) -> Iterator[str]:
    depth = start = 0
    for match in _BRACE.finditer(value):
        if match[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        else:
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]
    yield "}" * depth


def open_braces(value: str) -> int:
    """How many braces stay open; -1 when one closes what none opened."""
    depth = 0
    for match in _BRACE.finditer(value):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return -1
    return depth
