"""`tex_value`: strings as BibTeX values and citation keys, valid whatever they hold."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.model.name import Name
from sitegen.text.printing import as_tex
from sitegen.text.text import Markup, Text

# BibTeX counts braces even behind a backslash: "\{" alone would unbalance the whole file.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {char: f"\\{char}" for char in "$&%#_"}
_ESCAPED = re.compile(r"[\\{}~^$&%#_]")
_BLANKS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_INNER_GROUP = re.compile(r"\{[^{}]*\}")
_BRACES = re.compile(r"[{}]")
# A word with a capital past its first letter ("DNA", "McCarthy"): styles that set titles in lower
# case must leave it alone.
_CAPITALS = re.compile(r"(?<!\w)\w+[A-ZÀ-ÖØ-Þ]\w*")
_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_NOT_IN_KEY = re.compile(r"[\s,{}]+")


def one_line(text: str) -> str:
    """The text without line breaks, tabs and double blanks; blanks of other widths stay."""
    if "  " in text or not text.isprintable():
        text = _BLANKS.sub(" ", text)
    return text.strip(" ")


def escaped(text: str) -> str:
    """A plain text as TeX, on one line; letters beyond ASCII stay."""
    if not text:
        return ""
    text = one_line(text)
    if not _ESCAPED.search(text):
        return text
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)


def balanced(value: str) -> str:
    """A TeX value on one line whose braces match, changed only where they do not.

    A closing brace too many is dropped, missing ones are added at the end; when a mended value
    holds escaped braces these become commands, which BibTeX does not count.
    """
    value = _trimmed(value)
    if _is_balanced(value):
        return value
    value = value.replace(r"\{", _ESCAPES["{"]).replace(r"\}", _ESCAPES["}"])
    mended, depth = _mend(value)
    return _trimmed(mended) + "}" * depth


def _trimmed(value: str) -> str:
    """The value on one line, without a last backslash, which would escape the closing brace."""
    value = one_line(value)
    return value.rstrip("\\ ") if value.endswith("\\") else value


def _is_balanced(value: str) -> bool:
    left = value
    for _ in range(4):  # as deep as braces go in practice
        if "{" not in left and "}" not in left:
            return True
        left = _INNER_GROUP.sub("", left)
    return _mend(value) == (value, 0)


def _mend(value: str) -> tuple[str, int]:
    """The value without unmatched closing braces, and how many braces stay open."""
    depth = 0
    parts: list[str] = []
    start = 0
    for match in _BRACES.finditer(value):
        if match[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        else:
            parts.append(value[start : match.start()])
            start = match.end()
    return "".join(parts) + value[start:], depth


def tex(text: Text) -> str:
    """A `Text` as a BibTeX value: TeX as its author wrote it, anything else escaped."""
    if text.markup is Markup.TEX:
        return balanced(text.source)
    source = text.source
    if text.markup is Markup.PLAIN and "$" not in source and "://" not in source:
        return escaped(source)
    return _translated(text)


@lru_cache(maxsize=1024)
def _translated(text: Text) -> str:
    return balanced(as_tex(text))


def title(text: Text) -> str:
    """As `tex`; capitals within words of a text that is not TeX are protected by braces."""
    value = tex(text)
    if text.markup is Markup.TEX or any(char in value for char in "\\${}"):
        return value
    return _CAPITALS.sub(r"{\g<0>}", value)


@lru_cache(maxsize=65536)
def person(name: Name) -> str:
    """A name as BibTeX reads it back: "von Family, Jr., Given"; one unit in braces."""
    if name.corporate or (not name.given and " " in surname_of(name)):
        return f"{{{_unit(surname_of(name))}}}"
    parts = [_family(name)]
    if name.suffix and not name.homonym:
        parts.append(_part(name.suffix))
    if name.given:
        parts.append(_part(name.given))
    elif len(parts) > 1:
        parts.append("{}")
    return ", ".join(parts)


def surname_of(name: Name) -> str:
    """The family name with its particle."""
    return f"{name.particle} {name.family}" if name.particle else name.family


def _family(name: Name) -> str:
    """The surname; one whose lower-case words are no particle ("de Mora") is one unit."""
    family = name.family
    if not name.particle and " " in family and any(w[:1].islower() for w in family.split(" ")):
        return f"{{{escaped(family)}}}"
    return _part(surname_of(name))


def _unit(text: str) -> str:
    return escaped(text) or "{}"


def _part(text: str) -> str:
    """One part of a name, in braces when BibTeX would divide it."""
    value = escaped(text)
    return f"{{{value}}}" if "," in value or _AND.search(value) else value


def key(text: str) -> str:
    """A citation key: blanks, commas and braces, which end or break a key, become "-"."""
    return _NOT_IN_KEY.sub("-", text).strip("-") or "work"
