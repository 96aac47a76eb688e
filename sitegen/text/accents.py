"""TeX's accents and special letters: what their macros stand for in Unicode."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Macro -> combining character. The first row's macros are signs, the second's are letters.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", '"': "\u0308",
    "u": "\u0306", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327",
    "k": "\u0328", "b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f", "U": "\u030e",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328",
}  # fmt: skip

# Accents of formulas that stray into words: f\\ddot{u}r.
FORMULA_ACCENTS = {
    "hat": "^", "tilde": "~", "bar": "=", "dot": ".", "ddot": '"', "acute": "'", "grave": "`",
    "check": "v", "breve": "u", "mathring": "r",
}  # fmt: skip

# What an accent over nothing stands for: \~{} and \^{} are how one writes the sign itself.
SPACING = {"~": "~", "^": "^", "`": "`", "'": "'", '"': '"', "=": "¯", ".": "˙"}

LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ij": "ij", "IJ": "IJ",
    "textschwa": "ə", "textltailn": "ɲ", "imath": "ı", "jmath": "ȷ", "textdotlessi": "ı",
}  # fmt: skip

_DOTLESS = {"ı": "i", "ȷ": "j"}
_ABOVE = frozenset("`'^~=.\"urHvhGU")


@lru_cache(maxsize=4096)
def accented(accents: tuple[str, ...], letter: str) -> str:
    """A letter under accents, the outermost first: ``accented(("'",), "e")`` is é."""
    if _ABOVE.intersection(accents):
        letter = _DOTLESS.get(letter, letter)
    marks = "".join(ACCENTS[accent] for accent in reversed(accents))
    return unicodedata.normalize("NFC", letter + marks)
