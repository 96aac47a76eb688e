"""Lists of names: divided at "and", each name read by `sitegen.files.bibtex_name`."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from sitegen.files.bibtex_name import BibName, NameComplaint, Names, parse_name
from sitegen.text.tex_escapes import unescaped

_AND = re.compile(r"(?:\A|(?<=[\s,]))and(?=\s|\Z)(?:[\s,]+and(?=\s|\Z))*", re.IGNORECASE)
_DOUBLE_AND = re.compile(r"\band[\s,]+and\b", re.IGNORECASE)
_SEMICOLON = re.compile(r"(?<!&amp)(?<!&#\d\d)(?<!&#\d\d\d);\s")
_ENTITY = re.compile(r"&#?\w{1,8};")
_OTHERS = re.compile(
    r"(?:\{?\\?\s*(?:others|et\.?[\s~]+al(?:ii)?\.?|\.\.\.|…|\\l?dots)\s*\}?"
    r"|\{?al\.?\}?,\s*\{?et\.?\}?)\Z",
    re.I,
)
_ET_AL = re.compile(
    r"(?<![\s,~])[\s,~]++(?:(?:\\[a-z]{1,12}+)?\{?et\.?[\s~]+al(?:ii)?\.?\}?|\.\.\.|…)\s*\Z",
    re.IGNORECASE,
)
_QUOTED_AND = re.compile(r",\s*\{and\}\s")


def parse_names(value: str) -> tuple[Names, bool]:
    """The names of an author or editor field, and whether it ends with "and others"."""
    names, others, _ = _parse_list(value)
    return names, others


def name_complaints(value: str) -> tuple[NameComplaint, ...]:
    """What is odd in the list: too many commas, a stray "and", semicolons between names."""
    return _parse_list(value)[2]


@lru_cache(maxsize=16384)
def _parse_list(value: str) -> tuple[Names, bool, tuple[NameComplaint, ...]]:
    complaints: list[NameComplaint] = []
    parts = _divide(value, complaints)
    others = False
    names: list[BibName] = []
    for index, part in enumerate(parts):
        if index == len(parts) - 1:
            if _OTHERS.match(part):
                others = True
                continue
            short = _ET_AL.sub("", part)
            if short != part:
                others = True
                part = short
        elif _OTHERS.match(part):
            others = True
            continue
        found, complaint = parse_name(part)
        names.extend(found)
        if complaint is not None and complaint not in complaints:
            complaints.append(complaint)
    return tuple(names), others, tuple(complaints)


def _divide(value: str, complaints: list[NameComplaint]) -> list[str]:
    """The list at its "and"s, those inside of braces left alone."""
    value = " ".join(value.split())
    if "\\" in value:
        value = unescaped(value)
    if "&" in value:
        value = _ENTITY.sub(lambda match: unescape(match[0]), value)
    if "{and}" in value:
        value = _QUOTED_AND.sub(", ", value)
    value = _unwrap(value, complaints)
    parts = _split(value, _AND)
    if ";" in value and not _ENTITY.search(value):
        pieces = [piece for part in parts for piece in _split(part, _SEMICOLON)]
        if len(pieces) > len(parts):
            complaints.append(
                NameComplaint("names are divided by semicolons", "write “and” between names")
            )
            parts = pieces
    if _DOUBLE_AND.search(value) or value[-4:].lower() == " and" or value[:4].lower() == "and ":
        complaints.append(
            NameComplaint("a name is missing beside an “and”", "remove the “and”, or add the name")
        )
    return [part for part in (part.strip(" ,;") for part in parts) if part]


def _unwrap(value: str, complaints: list[NameComplaint]) -> str:
    """The list without braces that wrap it as a whole: "{Family, Given and Family, Given}"."""
    if not (value.startswith("{") and value.endswith("}") and " and " in value):
        return value
    inner = value[1:-1]
    if _depths(inner)[1] or any(part.count(",") != 1 for part in inner.split(" and ")):
        return value
    complaints.append(
        NameComplaint(
            "braces around the list make it one name; the names inside are read one by one",
            "remove the outer braces",
        )
    )
    return inner


def _split(value: str, pattern: re.Pattern[str]) -> list[str]:
    """The value at its marks outside of braces, or at all of them when the braces do not match."""
    if "{" not in value or value.count("{") != value.count("}"):
        return pattern.split(value)
    parts: list[str] = []
    start = depth = counted = 0
    for match in pattern.finditer(value):
        depth += value.count("{", counted, match.start()) - value.count("}", counted, match.start())
        counted = match.start()
        if depth <= 0:
            parts.append(value[start : match.start()])
            start = match.end()
    parts.append(value[start:])
    return parts


def _depths(value: str) -> tuple[int, bool]:
    """The brace depth at the end, and whether it falls below zero on the way."""
    depth = 0
    below = False
    for char in value:
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            below = below or depth < 0
    return depth, below
