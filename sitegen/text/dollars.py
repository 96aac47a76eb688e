r"""Which dollars enclose a formula: ``$n$`` and ``2$\times$`` do, ``$5 and $6`` do not.

TeX's own rule (any pair) turns prices and pasted fragments into formulas, so a pair must be
plausible as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_FORMULA = 5_000  # characters; nothing longer is a formula in running text

_UP_TO_DOLLAR = re.compile(r"[^\\$]*+(?:\\.[^\\$]*+)*+\$", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WORDS_IN_TEX = re.compile(
    r"\\(?:text\w*|math\w+|mbox|hbox|operatorname\*?)\s*+\{[^{}]*+\}|\\[a-zA-Z]++"
)
_AMOUNT = re.compile(r"\d[\d.,]*+\s+[^=<>+*/]*+\Z")  # "5 million", "6 2", never "2 + 2"
_THREE_WORDS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}+(?:[\s,.;:]++[^\W\d_]{2,}+){2}")


class Formula(NamedTuple):
    """A formula found in running text: its TeX, whether displayed, and where the text goes on."""

    source: str
    display: bool
    end: int


def formula_at(source: str, start: int, tex: bool = False) -> Formula | None:
    """The formula whose opening dollar is `source[start]`, or None when that is just a dollar.

    With `tex` the text is TeX, where blanks inside the dollars are common.
    """
    double = source.startswith("$$", start)
    begin = start + 2 if double else start + 1
    closing = _UP_TO_DOLLAR.match(source, begin, begin + MAX_FORMULA)
    if closing is None:
        return None
    end = closing.end()
    body = source[begin : end - 1]
    if double:
        if not source.startswith("$", end):
            return None
        end += 1
    follower = source[end : end + 1]
    if not is_plausible(body, follower, tex or double):
        return None
    return Formula(body.strip(), double, end)


def is_plausible(body: str, follower: str, blanks: bool) -> bool:
    """Whether what two signs enclose is a formula; `follower` is the character behind them.

    With `blanks` there may be some beside the signs.
    """
    inner = body.strip()
    if not inner or _BLANK_LINE.search(body):
        return False
    has_signs = "\\" in body or "^" in body or "_" in body
    if inner != body and not (blanks and (has_signs or len(inner) < 4 or "=" in inner)):
        return False
    if follower.isdigit() and not has_signs:
        return False
    if not has_signs and _AMOUNT.match(inner):
        return False
    if len(inner) < 12:  # too short for three words
        return True
    words = _WORDS_IN_TEX.sub(" ", inner) if "\\" in inner else inner
    return _THREE_WORDS.search(words) is None
