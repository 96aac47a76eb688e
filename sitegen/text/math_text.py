r"""Formulas as text that one can read aloud, search and paste: ``O(n^2)`` is O(n²)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sitegen.text.dollars import MAX_FORMULA
from sitegen.text.math import ROW_SKIP, in_alphabet
from sitegen.text.symbols import FUNCTIONS, MATH_SYMBOLS, TEXT_SYMBOLS, any_symbol

_MAX_DEPTH = 40

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
_MARKS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "overline": "\u0304", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7",
    "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
    "mathring": "\u030a", "underline": "\u0332",
}  # fmt: skip
_BLANKS = frozenset({",", ";", ":", ">", "quad", "qquad", "space", " ", "\n", "\t"})
_IGNORED = """
left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm middle limits
nolimits displaystyle textstyle scriptstyle rm bf it sf tt cal mathrm mathit mathsf mathtt mathbf
mathcal mathscr mathfrak boldsymbol bm bold text textrm textit textbf texttt textsf textsc textup
textnormal mbox hbox fbox operatorname ensuremath mathop mathrel mathbin mathord mathds emph rm
protect xspace nonumber notag hfill boldmath substack displaylimits !
"""
_DROPPED = frozenset(_IGNORED.split())
_WITH_DROPPED_ARGUMENT = frozenset(
    {"begin", "end", "label", "tag", "color", "textcolor", "hspace", "vspace", "phantom"}
)
_RELATIONS = frozenset("=<>≤≥≠≈≃∼≡≅∝≪≫≲≳∈∉⊂⊆⊃⊇→←↦⇒⇔⟶∣≔≜:")
_BIG_OPERATORS = frozenset("∑∏∐∫∬∮⋃⋂⨁⨂⋁⋀")
_APPLIED = "\u2061"  # stands between a function and its argument until the blanks are settled
_TOKEN = re.compile(r"\\(?:[A-Za-z]++\*?|.)|\s++|.", re.DOTALL)
_COMPOUND = re.compile(r"[^\w.′̀-ͯ²³¹⁰-ₜᵢᵣᵤᵥ]")
_ARGUMENT = re.compile(r"\u2061(?=\s*+[(\[])\s*+")
_TIDIED = re.compile(r"(?<=[(\[{⟨⌈⌊]) | (?=[)\]}⟩⌉⌋,;])|^ | $")


@lru_cache(maxsize=16384)
def math_text(source: str) -> str:
    r"""A formula as one line of Unicode: ``\alpha \leq 0.5`` is "α ≤ 0.5". Never raises."""
    if source.isalnum():
        return source
    source = source[:MAX_FORMULA]
    if "\\begin" in source:
        source = ROW_SKIP.sub(r"\\\\", source)
    tokens = _TOKEN.findall(source)
    text = _ARGUMENT.sub("", _Formula(tokens).sequence(0)).replace(_APPLIED, " ")
    return _TIDIED.sub("", re.sub(r"\s+", " ", text))


class _Formula:
    """A walk over a formula's tokens that writes text."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._next = 0

    def sequence(self, depth: int) -> str:
        """The text up to the closing brace of this group, or the end."""
        out: list[str] = []
        while self._next < len(self._tokens):
            item = self._tokens[self._next]
            if item == "}":
                if depth:
                    break
                self._next += 1
                continue
            if item in "^_":
                self._next += 1
                base = out.pop() if out else ""
                tail = _APPLIED if base.endswith(_APPLIED) else ""
                script = self._script(item, self._argument(depth))
                out.append(base.removesuffix(_APPLIED).rstrip() + script + tail)
                continue
            out.append(self._item(depth))
        return "".join(out)

    def _item(self, depth: int) -> str:
        """The text of the next item, with its arguments."""
        item = self._tokens[self._next]
        self._next += 1
        if item == "{":
            if depth >= _MAX_DEPTH:
                return ""
            text = self.sequence(depth + 1)
            self._next += 1
            return text
        if item[0] == "\\" and len(item) > 1:
            return self._macro(item[1:], depth)
        if item in _RELATIONS:
            return f" {item} " if item != ":" else ": "
        if item == "~":
            return " "
        if item == "'":
            return "′"
        if item == "&":
            return " "
        if item == ",":
            return ", "
        return "" if item.isspace() or item in "\\$}" else item

    def _argument(self, depth: int) -> str:
        """The text of the next group or item."""
        while self._next < len(self._tokens) and self._tokens[self._next].isspace():
            self._next += 1
        if self._next >= len(self._tokens) or self._tokens[self._next] == "}":
            return ""
        if self._tokens[self._next] in "^_":
            self._next += 1
            return ""
        if depth >= _MAX_DEPTH:
            self._next += 1
            return ""
        return self._item(depth + 1).strip()

    def _option(self) -> str:
        """The raw text of a [..] that follows, without its brackets."""
        if self._next < len(self._tokens) and self._tokens[self._next] == "[":
            try:
                end = self._tokens.index("]", self._next, self._next + 40)
            except ValueError:
                return ""
            text = "".join(self._tokens[self._next + 1 : end])
            self._next = end + 1
            return text
        return ""

    def _macro(self, name: str, depth: int) -> str:
        name = name.rstrip("*")
        if name in ("left", "right", "middle"):
            if self._next < len(self._tokens) and self._tokens[self._next] == ".":
                self._next += 1
            return ""
        if name in ("text", "mbox", "textrm", "textit", "textbf", "hbox", "textsc", "texttt"):
            return self._words()
        if name == "operatorname":
            return f" {self._words().strip()}{_APPLIED}"
        if name in _DROPPED:
            return ""
        if name in _WITH_DROPPED_ARGUMENT:
            self._argument(depth)
            return ""
        if name in ("frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac"):
            top, bottom = self._argument(depth), self._argument(depth)
            return f"{_grouped(top)}/{_grouped(bottom)}"
        if name in ("binom", "tbinom", "dbinom"):
            return f"({self._argument(depth)} choose {self._argument(depth)})"
        if name == "sqrt":
            root = self._option()
            sign = {"": "√", "3": "∛", "4": "∜"}.get(root) or self._script("^", root) + "√"
            return sign + _grouped(self._argument(depth))
        if name in ("mathbb", "mathbbm", "Bbb"):
            return in_alphabet(self._argument(depth), "double-struck")
        if name in _MARKS:
            text = self._argument(depth)
            return unicodedata.normalize("NFC", text + _MARKS[name]) if len(text) == 1 else text
        if name in ("stackrel", "overset", "underset"):
            self._argument(depth)
            return self._argument(depth)
        if name == "not":
            return f" {unicodedata.normalize('NFC', self._argument(depth) + '̸')} "
        if name in ("pmod", "bmod", "mod"):
            return f" (mod {self._argument(depth)})" if name == "pmod" else " mod "
        if name in FUNCTIONS:
            return f" {name}{_APPLIED}"
        return _sign(name)

    def _words(self) -> str:
        """The raw text of a group of words, its blanks kept."""
        if self._next >= len(self._tokens) or self._tokens[self._next] != "{":
            return ""
        self._next += 1
        words: list[str] = []
        depth = 1
        while self._next < len(self._tokens):
            item = self._tokens[self._next]
            self._next += 1
            depth += (item == "{") - (item == "}")
            if depth == 0:
                break
            if item not in "{}$":
                words.append(
                    " "
                    if item == "~" or item[1:] in _DROPPED
                    else _sign(item[1:]) or item.strip("\\")
                )
        return "".join(words)

    @staticmethod
    def _script(item: str, text: str) -> str:
        text = text.replace(" ", "") if len(text) < 20 else text
        if item == "^" and text in ("∘", "°"):
            return "°"
        if not text or (item == "^" and all(char in "*∗′†⊤⊥" for char in text)):
            return text.replace("∗", "*")
        table = _SUPERSCRIPTS if item == "^" else _SUBSCRIPTS
        if all(char in table for char in text):
            return "".join(map(table.__getitem__, text))
        return item + (text if len(text) == 1 else f"({text})")


def _grouped(text: str) -> str:
    return f"({text})" if _COMPOUND.search(text) else text


def _sign(name: str) -> str:
    """What a macro without arguments prints: its sign, else its name."""
    if name == "\\":
        return "; "
    if name in _BLANKS:
        return " "
    if not name[:1].isalpha():
        return "‖" if name == "|" else name if name in "{}%$&#_" else ""
    sign = MATH_SYMBOLS.get(name) or TEXT_SYMBOLS.get(name) or any_symbol(name)
    if not sign:
        return name
    if sign in _BIG_OPERATORS:
        return sign + _APPLIED
    return f" {sign} " if sign in _RELATIONS else sign


def as_scripts(text: str, raised: bool) -> str:
    """Digits and signs as Unicode superscripts or subscripts; any other text as it is."""
    table = _SUPERSCRIPTS if raised else _SUBSCRIPTS
    if text and all(char in table and not char.isalpha() for char in text):
        return "".join(map(table.__getitem__, text))
    return text
