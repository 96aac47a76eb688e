r"""TeX that programs escaped once too often, or into which they pasted their own marks.

Reference managers escape TeX that they do not understand (``{\textbackslash}emph\{..\}``,
``\$\alpha\$`` as ``\$\textbackslash alpha\$``), publishers write both branches of a test
(``\ifmmode \check{s}\else \v{s}\fi{}``). Each rule names what can only have been meant; what
may have been meant as it stands is left alone.
"""

from __future__ import annotations

import re
from html.entities import html5

from sitegen.text.accents import LETTERS

_BACKSLASH = r"(?:\{\\textbackslash(?:\{\})?\}|\\textbackslash(?:\{\}|\s(?=[a-z])|(?![A-Za-z])))"
# Signs that reference managers and publishers wrap up: tags, formulas in <?TeX $x$?>.
_TAG_SIGN = re.compile(r"\{?\\text(less|greater)\}?(?:\{\})?|\$\\(less|greater)\$")
_INSTRUCTION = re.compile(r"<\?TeX\s(.{0,500}?)\?>", re.DOTALL | re.IGNORECASE)
_EITHER_MODE = re.compile(r"\\ifmmode\b[^$]{0,120}?\\else\b\s*+([^$]{0,120}?)\s?\\fi\b(?:\{\})?")
# Unbalanced braces as Better BibTeX exports them, each beside an invisible partner.
_LONE_BRACES = re.compile(
    r"(?:\\\{)+\\vphantom(?:\{(?:\\\})+\}|(?:\\\})+)|\\vphantom(?:\{(?:\\\{)+\}|(?:\\\{)+)(?:\\\})+"
)
_ENTITY = re.compile(
    r"(?:\{\{\\&\}\}|\{\\&\}|\\&)(#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,30}\d{0,2});"
)
_FORMULA = re.compile(r"(\\\$(?:\\\$)?)(?! )((?:[^$\n\\]|\\[^$\n]){1,300}?)(?<! )\1")
_FORMULA_SIGN = re.compile(r"\\_|\^|ˆ|\\textasciicircum|\\textbackslash|\\sp\b|\\sb\b")
_CARET = re.compile(
    r"\{\\textasciicircum(?:\{\})?\}|\\textasciicircum(?:\{\}|\s|(?![A-Za-z]))|\\\^|ˆ"
)
_ANY_BACKSLASH = re.compile(_BACKSLASH)
_SCRIPT = re.compile(r"(\\_|\\?\^)(\\\{[\w+\-.,]{1,12}\\\})")
_GREEK = (
    "alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|"
    "upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega"
)
_NAMED_LETTER = re.compile(rf"\\\{{({_GREEK})\\\}}")
_COMMAND = re.compile(
    _BACKSLASH + r"(emph|text(?:it|bf|sc|sf|tt|rm|up|sl|superscript|subscript)|mathrm|mathbf|url)"
    r"\\\{([^{}\\]{0,300}+(?:\{[^{}\\]{0,100}+\}[^{}\\]{0,300}+){0,20}+)\\\}"
)
_ACCENT = re.compile(
    _BACKSLASH + r"(['`\"^~=]|\.(?=[IzZcCgGeE]))(?:\\?\{([A-Za-z])\\?\}|([A-Za-z]))"
)
_NEW_LINE = re.compile(_BACKSLASH + r"n(?=\s)")
_LETTER = re.compile(
    rf"((?<=[^\W\d_]))?{_BACKSLASH}({'|'.join(sorted(LETTERS, key=len, reverse=True))})"
    r"(?:\s(?=[a-z])|(?=[a-z])|(?![A-Za-z]))"
)
_POSSESSIVE = re.compile(r"(?<=[A-Za-z])(?:\{\\'s\}|\\'s|\\'\{s\})(?=[\s.,:;)?!\-]|\Z)")
_ENGLISH = re.compile(r"\b(?:the|of|and|for|with|from|in)\b", re.IGNORECASE)


def unescaped(source: str) -> str:
    """The TeX that was meant; linear in the length of the source."""
    if "<?" in source:
        source = _INSTRUCTION.sub(r"\1", source)
    if "\\" not in source:
        return source
    if "textless}" in source or "\\less$" in source:
        source = _TAG_SIGN.sub(lambda m: "<" if (m[1] or m[2]) == "less" else ">", source)
    if "\\&" in source and ";" in source:
        source = _ENTITY.sub(_entity, source)
    if "\\ifmmode" in source:
        source = _EITHER_MODE.sub(r"\1", source)
    if "\\vphantom" in source:
        source = _LONE_BRACES.sub("", source)
    if "\\$" in source:
        source = _FORMULA.sub(_formula, source)
    if "\\textbackslash" in source:
        source = _COMMAND.sub(r"\\\1{\2}", source)
        source = _ACCENT.sub(lambda m: f"\\{m[1]}{{{m[2] or m[3]}}}", source)
        source = _LETTER.sub(_letter, source)
        source = _NEW_LINE.sub(" ", source)
    if "\\{" in source:
        source = _NAMED_LETTER.sub(r"$\\\1$", source)
        source = _SCRIPT.sub(lambda m: f"${m[1].lstrip(chr(92))}{{{m[2][2:-2]}}}$", source)
    if "\\'" in source and _ENGLISH.search(source):
        source = _POSSESSIVE.sub("’s", source)
    return source


def _entity(match: re.Match[str]) -> str:
    """A reference of HTML whose "&" was escaped for TeX."""
    name = match[1]
    if name == "amp":
        return "\\&"
    return f"&{name};" if name.startswith("#") or f"{name};" in html5 else match[0]


def _formula(match: re.Match[str]) -> str:
    """A formula whose dollars were escaped, if it holds what prices do not."""
    body = match[2]
    if not _FORMULA_SIGN.search(body):
        return match[0]
    body = _CARET.sub("^", _ANY_BACKSLASH.sub(r"\\", body))
    body = body.replace("\\_", "_").replace("\\{", "{").replace("\\}", "}")
    return f"${body}$" if body.count("{") == body.count("}") else match[0]


def _letter(match: re.Match[str]) -> str:
    """A special letter: inside of a word, or in front of the blank that ends its macro."""
    inside = match[1] is not None
    if inside or (match[0][-1:].isspace() and match[2] in ("AA", "O", "L", "AE", "OE")):
        return f"\\{match[2]}{{}}"
    return match[0]
