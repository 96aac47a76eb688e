r"""`dropped-tex`: the source drops every dollar and every backslash of TeX.

"2.2times", "10^-3" and "emph{new}" are what it leaves of ``$2.2\times$``, ``$10^{-3}$`` and
``\emph{new}``. Only what cannot be prose is mended, by Unicode signs: a lone "alpha" or "times"
stays a word. A text that still has a dollar or a command did not lose them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.text.symbols import MATH_SYMBOLS
from sitegen.text.text import Markup, Text

# Macros of TeX for letters, which a text that was damaged may hold nevertheless.
_KEPT_MACRO = re.compile(
    r"\\(?:[A-Za-z](?![A-Za-z])|(?:ss|ae|oe|aa|AE|OE|AA)(?![A-Za-z])|[^A-Za-z$])"
)
_TEX_LEFT = re.compile(r"[\\$]")
# Tags, addresses and mail addresses are no running text.
_FIXED = re.compile(r"(<[^<>]{0,300}>|\b[a-z][a-z0-9+.-]{0,15}://[^\s<>]+|\bwww\.\S+|\S{1,64}@\S+)")
_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho "
    "sigma tau upsilon phi varphi chi psi omega ell"
).split()
_LETTERS = "|".join(sorted(_GREEK, key=len, reverse=True))
# Words of TeX that no language has.
_WORDS = (
    "leq geq neq leqslant geqslant infty rightarrow leftarrow Rightarrow Leftarrow "
    "leftrightarrow cdot cdots ldots subseteq supseteq mapsto nabla"
).split()
# Letters that stand directly behind a number; "1.0beta" is a release.
_UNITS = "varepsilon epsilon lambda sigma theta omega pi mu".split()
_RAISED = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_BASE = r"(?:(?<![\w.^])\d{1,6}(?:\.\d{1,6})?|(?<![^\W\d_])[A-Za-zα-ωϵℓ]|(?<=[\])}]))"


def _sign(match: re.Match[str]) -> str:
    return MATH_SYMBOLS[match[1]]


def _times(match: re.Match[str]) -> str:
    """The sign with a blank before it, and one after it unless the text goes on with one."""
    return " × " if match.string[match.end() : match.end() + 1].isalnum() else " ×"


# What each step looks for: one of these pieces stands in whatever it mends; then the damage, and
# what is put in its place.
_STEPS: tuple[
    tuple[tuple[str, ...], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...
] = (
    (
        ("{",),  # \emph{new} and \mathcal{O}, each without its backslash
        re.compile(
            r"(?<![\w\\])(?:math(?:cal|bb|bf|rm|it|sf|tt|frak|scr)|boldsymbol|bm|operatorname|emph"
            r"|text(?:bf|it|sc|tt|rm|sf|normal))\{([^{}]{0,200})\}"
        ),
        r"\1",
    ),
    (
        ("frac{",),
        re.compile(r"(?<![\w\\])[dt]?frac\{([^{}]{1,40})\}\{([^{}]{1,40})\}"),
        r"\1/\2",
    ),
    (("sqrt{",), re.compile(r"(?<![\w\\])sqrt\{(\w{1,12})\}"), r"√\1"),
    # 2.2\times, 3 \times 10^{-3}, H \times W
    (("times",), re.compile(r"(?<=\d)times(?![a-z])"), _times),
    (("times",), re.compile(r"(?<=\d )times ?(?=10\^)"), "× "),
    (
        ("times",),
        re.compile(r"(?<![^\W\d_])([A-Za-z])times ?(?=[A-Za-z]\b|\d)"),
        r"\1 × ",
    ),
    # 1.5 \pm 0.2; 5pm is a time
    (
        ("pm",),
        re.compile(r"(?<=\d)pm(?=\d)|(?<=\d\.\d) pm (?=\d*\.\d)|(?<=\.\d\d) pm (?=\d*\.\d)"),
        " ± ",
    ),
    # \sim10\%; sim2real is a word
    (
        ("sim",),
        re.compile(
            r"(?<![\w-])sim(?=\d+(?:\.\d+)?(?:%|\\%| ?×| ?x\b))|(?<![\w-])sim(?=\d\d|\d\.\d)"
        ),
        "∼",
    ),
    (("approx",), re.compile(r"(?<![\w-])approx(?=\d)"), "≈"),
    (tuple(_WORDS), re.compile(rf"(?<![\w\\-])({'|'.join(_WORDS)})(?![\w-])"), _sign),
    # \alpha = 0.5, \beta_1, 2\pi
    (
        ("=", "<", ">", "≤", "≥", "&", "_", "^"),
        re.compile(
            rf"(?<![\w\\-])({_LETTERS})(?=[_^]\{{?[\w-]"
            r"|\s?(?:=|<|>|≤|≥|&lt;|&gt;)\s?[-+]?\.?\d)"
        ),
        _sign,
    ),
    (
        tuple(_UNITS),
        re.compile(rf"(?<=\d)({'|'.join(_UNITS)})(?![\w-])"),
        _sign,
    ),
    # 90^\circ, 10^{-3}, n^2, x_1
    (("circ",), re.compile(r"(?<=\d)\^(?:\{circ\}|circ\b)"), "°"),
    (
        ("^",),
        re.compile(rf"({_BASE})\^(?:\{{([-+]?\d{{1,3}})\}}|([-+]?\d{{1,3}})(?![\w.^]))"),
        lambda match: match[1] + (match[2] or match[3]).translate(_RAISED),
    ),
    (
        ("_",),
        re.compile(r"(?<![\w.\\/-])([A-Za-zα-ωϵℓ])_(?:\{(\d{1,2})\}|(\d{1,2})(?![\w/-]))"),
        lambda match: match[1] + (match[2] or match[3]).translate(_LOWERED),
    ),
)


def mend(text: Text) -> Text:
    """The text with signs where TeX's were dropped; the same if nothing shows that any were."""
    source = text.source
    steps = [step for step in _STEPS if any(piece in source for piece in step[0])]
    if not steps:
        return text
    rest = _KEPT_MACRO.sub("", source) if text.markup is Markup.TEX else source
    if _TEX_LEFT.search(rest):
        return text
    pieces = _FIXED.split(source)
    for place in range(0, len(pieces), 2):  # what stands between the fixed pieces
        for _, pattern, sign in steps:
            pieces[place] = pattern.sub(sign, pieces[place])
    mended = "".join(pieces)
    return text if mended == source else Text(mended, text.markup)


def lone_names(text: Text) -> tuple[str, ...]:
    """The names of Greek letters that stand alone in a text: words, or signs that were lost."""
    found = re.findall(rf"(?<![\w\\-])({_LETTERS})(?![\w-])", text.source)
    return tuple(dict.fromkeys(found))
