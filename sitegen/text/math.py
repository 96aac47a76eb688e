"""Formulas as MathML: latex2mathml's output, mended for browsers and always sanitised."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from sitegen.text.characters import without_controls
from sitegen.text.dollars import MAX_FORMULA

MAX_NESTING = 40

_TAGS = """
math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom merror menclose msub
msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics
"""
_MATH_TAGS = frozenset(_TAGS.split())
_ANY_TAG = frozenset({"mathvariant", "dir"})
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_ANY_TAG),
    "math": {"display"},
    "mo": {"stretchy", "fence", "form", "minsize", "maxsize", "lspace", "rspace", "accent"},
    "mspace": {"width", "height", "depth"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "mfrac": {"linethickness"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"displaystyle"},
    "mtd": {"columnspan", "rowspan"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
}
_DROPPED_WITH_CONTENT = {"script", "style", "annotation", "annotation-xml", "title", "iframe"}


@lru_cache(maxsize=1024)
def sanitised_mathml(markup: str) -> str:
    """Untrusted MathML without anything but the elements and attributes of presentation."""
    import nh3

    cleaned = nh3.clean(
        markup,
        tags=set(_MATH_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        url_schemes=set(),
        link_rel=None,
    )
    # nh3 writes &#1; as the character, and a hard blank by a name that XML does not know.
    return without_controls(cleaned).replace("&nbsp;", "\u00a0")


@lru_cache(maxsize=16384)
def mathml(source: str, display: bool = False) -> str:
    r"""A formula as safe HTML: <math>, or ``<code class="tex">`` when it cannot be read."""
    markup = _converted(source, display)
    return markup or f'<code class="tex">{escape(" ".join(source.split()))}</code>'


def environment_formula(name: str, body: str) -> str:
    """The formula that an environment of LaTeX or amsmath makes of its body, without numbers."""
    name = name.rstrip("*")
    body = body.strip()
    if name in _BARE:
        return body
    if name == "alignat":
        name, body = "align", _COLUMNS.sub("", body, count=1)
    return f"\\begin{{{name}*}}{body}\\end{{{name}*}}"


def is_readable(source: str) -> bool:
    """Whether `mathml` can set the formula."""
    return not mathml(source).startswith("<code")


def _converted(source: str, display: bool) -> str:
    """The sanitised <math>, or "" when the formula is too large, unbalanced or unknown."""
    if len(source) > MAX_FORMULA or not _is_balanced(source) or _DEFINITION.search(source):
        return ""
    from latex2mathml.converter import convert

    try:
        markup = convert(_normalised(source), display="block" if display else "inline")
    except Exception:
        return ""  # latex2mathml raises a dozen kinds of errors, IndexError among them
    if "\\" in markup:  # a macro that it does not know comes out under its name
        return ""
    markup = markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)
    markup = markup.replace(' display="inline"', "", 1)
    if "mathvariant" in markup:
        markup = _VARIANT.sub(_unicode_variant, markup)
    markup = sanitised_mathml(markup.translate(_FROM_PRIVATE))
    markup = _OPERATORS.sub(_as_operator, markup)
    return markup if markup.startswith("<math") and markup.endswith("</math>") else ""


def _is_balanced(source: str) -> bool:
    depth = 0
    for brace in _BRACES.findall(source):
        if brace == "{":
            depth += 1
            if depth > MAX_NESTING:
                return False
        elif brace == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0 and source.count(r"\left") < MAX_NESTING


_DEFINITION = re.compile(r"\\(?:def|let|(?:re)?newcommand|providecommand|DeclareMathOperator)\b")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)

# latex2mathml prints the contents of \text raw: signs of HTML travel as private characters.
_TO_PRIVATE = str.maketrans("<>&", "\ue000\ue001\ue002")
_FROM_PRIVATE = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"})

_TEXT_MACRO = re.compile(
    r"\\(?:text(?:rm|up|normal|sf|sc|md|it|bf|tt)?|mbox|hbox|fbox)\s*+\{([^{}]*+)\}"
)
_UPRIGHT_WORD = re.compile(r"\\mathrm\s*+(?:\{([A-Za-z][A-Za-z .\-]*+)\}|([A-Za-z]))")
_OLD_CALLIGRAPHIC = re.compile(r"\\cal(?![A-Za-z])\s*+(\{[^{}]*+\}|[A-Za-z])")
_RENAMED = re.compile(r"\\([A-Za-z]++)\s*+")
_NEW_NAMES = {
    "mathds": r"\mathbb ", "mathbbm": r"\mathbb ", "mathbbmss": r"\mathbb ", "Bbb": r"\mathbb ",
    "nicefrac": r"\frac ", "sfrac": r"\frac ", "arg": r"\operatorname{arg}",
    "argmax": r"\operatorname{argmax}", "argmin": r"\operatorname{argmin}",
    "poly": r"\operatorname{poly}", "polylog": r"\operatorname{polylog}",
    "operatornamewithlimits": r"\operatorname ", "coloneqq": ":=", "eqqcolon": "=:",
    "vcentcolon": ":", "textsuperscript": "^", "textsubscript": "_", "emph": r"\mathit ",
    "bold": r"\mathbf ", "tsum": r"\sum ", "degree": r"{}^\circ ", "textdegree": r"{}^\circ ",
    "textpm": r"\pm ", "texttimes": r"\times ", "textmu": r"\mu ", "textless": "<",
    "textgreater": ">", "ensuremath": "", "xspace": "", "protect": "", "hfill": "",
    "nonumber": "", "notag": "", "boldmath": "", "mathop": "", "mathrel": "", "mathbin": "",
    "mathord": "", "mathopen": "", "mathclose": "", "mathpunct": "", "mathinner": "",
    "nolimits": "", "displaylimits": "",
}  # fmt: skip
_WITH_IGNORED_ARGUMENT = re.compile(r"\\(?:label|tag|vspace|textcolor|color)\s*+\{[^{}]*+\}")
_OPERATOR_NAME = re.compile(r"\\operatorname\*?\s*+\{([^{}]*+)\}")
_DOUBLE_PRIME = re.compile(r"('+)\s*+\^\s*+(?:\{([^{}]*+)\}|(\w))")
_UPRIGHT_FUNCTIONS = (
    r"\\(?:log|ln|lg|exp|sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|coth|arcsin|arccos|arctan|dim|ker"
    r"|deg|hom)(?![A-Za-z])"
)
_BEFORE_FUNCTION = re.compile(rf"(?<=[\w)}}\]])\s*+(?={_UPRIGHT_FUNCTIONS})")
_AFTER_FUNCTION = re.compile(
    rf"({_UPRIGHT_FUNCTIONS}(?:\s*+[_^]\s*+(?:\{{[^{{}}]*+\}}|\w))*+)\s*+"
    r"(?=\w|\\(?:frac|sqrt|math|text|[a-zA-Z]*(?:lpha|eta|amma|elta|psilon|heta|appa|ambda|mu|nu|xi"
    r"|pi|rho|igma|au|phi|chi|psi|mega|ell)(?![A-Za-z])))"
)


def _normalised(source: str) -> str:
    """The formula in the macros that latex2mathml knows and prints well."""
    source = source.replace("~", r"\ ").replace("’", "'")
    if "'" in source and "^" in source:
        source = _DOUBLE_PRIME.sub(_primes, source)
    if "\\" not in source:
        return source.replace("$", "")
    if any(sign in source for sign in "<>&"):
        source = _TEXT_MACRO.sub(lambda match: match[0].translate(_TO_PRIVATE), source)
    source = _WITH_IGNORED_ARGUMENT.sub("", source).replace(r"\!", "")
    if "\\begin" in source:
        if "eqnarray" in source:
            source = _EQNARRAY.sub(r"&\1", source)
        source = _ENVIRONMENT.sub(_known_environment, ROW_SKIP.sub(r"\\\\", source))
    source = _RENAMED.sub(_renamed, source)
    source = _TEXT_MACRO.sub(_upright, source)
    source = _UPRIGHT_WORD.sub(lambda match: r"\text{" + (match[1] or match[2]) + "}", source)
    source = _OPERATOR_NAME.sub(_operator, source)
    source = _OLD_CALLIGRAPHIC.sub(r"\\mathcal \1", source)
    source = _BEFORE_FUNCTION.sub(r"\\,", source)
    source = _AFTER_FUNCTION.sub(r"\1\\,", source)
    return _LONE_DOLLAR.sub(r"\1", source)


# latex2mathml knows align and the matrices.
_ENVIRONMENT = re.compile(
    r"\\(begin|end)\s*+\{((?:equation|displaymath|math|split|aligned|align|flalign|eqnarray"
    r"|gathered|gather|multlined|multline)\*?)\}(?:\[[tcb]\])?"
)
ROW_SKIP = re.compile(r"\\\\\*?[ \t]*+\[\s*+-?[\d.]++\s*+[a-z]{2}\s*+\]")  # \\[2pt]
_EQNARRAY = re.compile(r"&([^&\\]{0,40}(?:\\[a-z]+\s*)?)&")
_COLUMNS = re.compile(r"\{\d+\}\s*+")  # alignat's argument
_BARE = frozenset({"equation", "displaymath", "math"})  # they say no more than a pair of dollars


def _known_environment(match: re.Match[str]) -> str:
    name = match[2].rstrip("*")
    if name in _BARE:
        return ""
    known = "matrix" if name.startswith(("gather", "multline")) else "align*"
    return f"\\{match[1]}{{{known}}}"


_LONE_DOLLAR = re.compile(r"(\\.)|\$", re.DOTALL)


def _primes(match: re.Match[str]) -> str:
    return "^{" + r"\prime " * len(match[1]) + (match[2] or match[3] or "") + "}"


def _renamed(match: re.Match[str]) -> str:
    return _NEW_NAMES.get(match[1], match[0])


def _upright(match: re.Match[str]) -> str:
    r"""Every kind of text as plain ``\text``, its TeX escapes resolved."""
    return r"\text{" + re.sub(r"\\([%&#_ ])", r"\1", match[1]) + "}"


def _operator(match: re.Match[str]) -> str:
    words = re.sub(r"\\[,;: ]", " ", re.sub(r"\\(?:rm|mathrm)\b", "", match[1]))
    return r"\operatorname{" + words.strip() + "}"


# latex2mathml takes these for identifiers; browsers space and stretch operators better.
_OPERATORS = re.compile("<mi>([~⟨⟩⌈⌉⌊⌋‖])</mi>")


def _as_operator(match: re.Match[str]) -> str:
    return "<mo>∼</mo>" if match[1] == "~" else f'<mo stretchy="false">{match[1]}</mo>'


_VARIANT = re.compile(r'<m([ino]|text) mathvariant="([a-z-]+)">([^<]*+)<')
_ALPHABETS = {  # capital A, small a, digit 0
    "bold": (0x1D400, 0x1D41A, 0x1D7CE),
    "bold-italic": (0x1D468, 0x1D482, 0x1D7CE),
    "script": (0x1D49C, 0x1D4B6, None),
    "bold-script": (0x1D4D0, 0x1D4EA, None),
    "fraktur": (0x1D504, 0x1D51E, None),
    "double-struck": (0x1D538, 0x1D552, 0x1D7D8),
    "sans-serif": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "bold-sans-serif": (0x1D5D4, 0x1D5EE, 0x1D7EC),
    "sans-serif-italic": (0x1D608, 0x1D622, None),
    "monospace": (0x1D670, 0x1D68A, 0x1D7F6),
}
_GREEK = {"bold": (0x1D6A8, 0x1D6C2), "bold-italic": (0x1D71C, 0x1D736)}
# Letters that Unicode had before the mathematical alphabets; their slots there are empty.
_HOLES = {
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
}


def _unicode_variant(match: re.Match[str]) -> str:
    """An element with its letters from the alphabet that `mathvariant` names.

    Chromium knows no mathvariant but "normal" (MathML Core).
    """
    tag, variant, content = match.groups()
    if variant == "normal":
        return match[0]
    if variant not in _ALPHABETS or tag == "text":
        return f"<m{tag}>{content}<"
    return f"<m{tag}>{escape(in_alphabet(unescape(content), variant), quote=False)}<"


def in_alphabet(text: str, variant: str) -> str:
    """The letters and digits of a text in one of Unicode's mathematical alphabets."""
    upper, lower, digit = _ALPHABETS[variant]
    holes = _HOLES.get(variant, {})
    greek = _GREEK.get(variant)
    letters = []
    for char in text:
        if char in holes:
            char = holes[char]
        elif "A" <= char <= "Z":
            char = chr(upper + ord(char) - ord("A"))
        elif "a" <= char <= "z":
            char = chr(lower + ord(char) - ord("a"))
        elif digit and "0" <= char <= "9":
            char = chr(digit + ord(char) - ord("0"))
        elif greek and "Α" <= char <= "Ω":
            char = chr(greek[0] + ord(char) - ord("Α"))
        elif greek and "α" <= char <= "ω":
            char = chr(greek[1] + ord(char) - ord("α"))
        letters.append(char)
    return "".join(letters)
