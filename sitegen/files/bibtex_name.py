"""One name of a BibTeX list: its parts as Unicode, the marks printed beside it taken off.

The rules are BibTeX's (Patashnik, "Designing BibTeX styles", section 4), forgiving where people
err; marks such as "*" and "†" beside a name are al-folio's way to note equal contribution.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.name import Name
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text


class BibName(NamedTuple):
    """A name of a list, with the marks printed beside it ("*", "†", "1")."""

    name: Name
    marks: str = ""


class NameComplaint(NamedTuple):
    """What is odd in a list of names, and what to do about it."""

    message: str
    hint: str


Names = tuple[BibName, ...]

_TEX = re.compile(r"[\\{}$~]")
_TIE = re.compile(r"(?<!\\)~")  # not the accent of \~n
_MARK = "*∗†‡§¶‖&^"
_LETTER = r"[\w\ue000-\uefff.)]"
_MARKS = re.compile(
    rf"(?:(?<=\s)|(?<=\A))[{_MARK}]+(?={_LETTER})|(?<={_LETTER})[{_MARK}]+(?=[\s,]|\Z)"
)
_ANY_MARK = re.compile(rf"[{_MARK}]")
_NO_MARKUP = str.maketrans("∗", "*", "{}$\\")
_RAISED = re.compile(
    r"\\textsuperscript\s*\{((?:[^{}]|\{[^{}]*\}){0,30})\}"
    r"|\$\s*(?:\{\})?\^\s*(?:\{((?:[^{}$]|\{[^{}$]*\}){0,30})\}|(\\?[^\s{}$]{1,12}))\s*\$"
    r"|(?<=\w)(\\[&^](?:\{\})?)(?=[\s,]|\Z)"
    r"|(\\\*|\\dag(?:ger)?\b|\\ddag(?:ger)?\b|\\S\b|\\P\b)(?:\{\}|\s+(?=[,\s]|\Z))?"
    r"|\$\s*(\\(?:ast|star|dagger|ddagger)|\*)\s*\$"
)
_SIGNS = {
    "dagger": "†",
    "dag": "†",
    "ddagger": "‡",
    "ddag": "‡",
    "ast": "*",
    "star": "*",
    "S": "§",
    "P": "¶",
    "*": "*",
}
_SIGN = re.compile(r"\\(?:text)?(ddagger|ddag|dagger|dag|ast|star|S|P|\*)(?![A-Za-z])")
# biblatex's "family=Family, given=Given, prefix=von", and its options in the place of a name.
_NAMED_PARTS = re.compile(r"[a-z]+(?:-i)?\s*=")
_NAMED_PART = re.compile(r"([a-z]+(?:-i)?)\s*=\s*((?:[^,{}]|\{[^{}]*\})*+)")
_BRACES = str.maketrans("", "", "{}")
_RELAX = re.compile(r"\\relax\s*")
_JUNIOR = re.compile(
    r"(?:jr|sr|jun|sen|junior|senior|[ivx]{1,4}|\d(?:nd|rd|th))\.?\Z", re.IGNORECASE
)
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|d\.?phil|m\.?d|m\.?sc|b\.?sc|dr|prof|esq|frs)\.?\Z", re.IGNORECASE
)
# "Turing A.M.": initials stand last only where the family name stands first.
_REVERSED = re.compile(r"(\w[^\s,.]+(?: \w[^\s,.]+){0,2}) ((?:[^\W\d_]\.[ \-]?){1,4})\Z")
_INITIALS = re.compile(r"(?:\w[.\s-]*){1,4}\Z")
# Brace groups stand as one private character each while a name is divided.
_FIRST_GROUP = 0xE000
_MOST_GROUPS = 0x1000
_GROUP = re.compile("[\ue000-\uefff]")


@lru_cache(maxsize=65536)
def parse_name(text: str) -> tuple[Names, NameComplaint | None]:
    """The name that a part of the list states; several when it is a list of its own."""
    marks: list[str] = []
    if "\\" in text or "$" in text:
        text = _take_raised(text, marks)
    if "=" in text and _NAMED_PARTS.match(text):
        return _named_parts(text), None
    if _is_one_group(text):
        inside = _decoded(text[1:-1]).strip()
        name = Name(inside, corporate=True)
        return ((BibName(name, "".join(marks)),) if inside else ()), None
    groups: list[str] = []
    if _TEX.search(text):
        text = _mask(text, groups)
    if _ANY_MARK.search(text):
        marks.extend(match[0].replace("∗", "*") for match in _MARKS.finditer(text))
        text = _MARKS.sub("", text)
    text = " ".join(text.split()).strip(" ,;")
    if not text:
        return (), None
    complaint = None
    commas = text.count(",")
    if " & " in text and commas == 0 and not _joined(text):
        return (BibName(Name(_unmasked(text, groups), corporate=True), "".join(marks)),), None
    if commas >= 2 or " & " in text or (commas and text.endswith(".")):
        several = _joined(text) or _several(text)
        if several:
            return (
                tuple(BibName(_restored(Name.parse(name), groups)) for name in several),
                NameComplaint(
                    f"“{_shown(text, groups)}” seems to be {len(several)} names; read so",
                    "write “and” between names",
                ),
            )
        text, complaint = _fewer_commas(text, groups)
    elif not commas and (match := _REVERSED.match(text)):
        turned = f"{match[1]}, {match[2]}"
        complaint = NameComplaint(
            f"“{_shown(text, groups)}” ends with initials; read as “{_shown(turned, groups)}”",
            "write “Family, Given” or “Given Family”",
        )
        text = turned
    name = _restored(Name.parse(text), groups)
    if not name.family:
        return (), complaint
    return (BibName(name, "".join(marks)),), complaint


def _named_parts(text: str) -> Names:
    """The name of parts that are named one by one; none if they are options."""
    parts = {key: _decoded(value).strip() for key, value in _NAMED_PART.findall(text)}
    given = " ".join(filter(None, (parts.get("given"), parts.get("middle"))))
    family = parts.get("family", "")
    if not family and not given:
        return ()
    name = Name(family, given, parts.get("prefix", ""), parts.get("suffix", ""))
    return (BibName(name if family else Name(given)),)


def _is_one_group(text: str) -> bool:
    """Whether one pair of braces holds the whole text, and is no accent in braces."""
    if not text.startswith("{") or not text.endswith("}") or text.startswith("{\\"):
        return False
    depth = 0
    for index, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return index == len(text) - 1
    return False


def _take_raised(text: str, marks: list[str]) -> str:
    """A name without the raised signs that TeX sets beside it; they are added to `marks`."""

    def take(match: re.Match[str]) -> str:
        sign = next(group for group in match.groups() if group is not None)
        sign = _SIGN.sub(lambda found: _SIGNS[found[1]], sign)
        marks.append("".join(sign.translate(_NO_MARKUP).split()))
        return ""

    return _RAISED.sub(take, text)


def _mask(text: str, groups: list[str]) -> str:
    """The name as Unicode, each protecting brace group as one private character.

    A group that is a command's argument or starts with a command (an accent) is part of its
    word; any other is a unit that no blank, comma or small letter inside may divide.
    """
    text = _TIE.sub(" ", text)
    if "{" in text:
        pieces: list[str] = []
        depth = start = opened = 0
        for match in re.finditer(r"[{}]", text):
            if match[0] == "{":
                if depth == 0:
                    opened = match.start()
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0 and _protects(text, opened) and len(groups) < _MOST_GROUPS:
                    pieces.append(text[start:opened])
                    pieces.append(chr(_FIRST_GROUP + len(groups)))
                    groups.append(_decoded(text[opened + 1 : match.start()]))
                    start = match.end()
        text = "".join(pieces) + text[start:]
    return _decoded(text)


_COMMAND_BEFORE = re.compile(r"\\(?:[A-Za-z]+\s*|.)\Z")


def _protects(text: str, opened: int) -> bool:
    if text[opened + 1 : opened + 2] == "\\":
        return False
    return not _COMMAND_BEFORE.search(text, max(0, opened - 20), opened)


def _decoded(text: str) -> str:
    if "\\" not in text and "{" not in text and "$" not in text and "~" not in text:
        return text
    # A brace that is left is an escaped one, and belongs to no name.
    return plain(Text(_RELAX.sub("", text), Markup.TEX)).translate(_BRACES)


def _restored(name: Name, groups: list[str]) -> Name:
    if not groups:
        return name
    return Name(
        _unmasked(name.family, groups),
        _unmasked(name.given, groups),
        _unmasked(name.particle, groups),
        _unmasked(name.suffix, groups),
    )


def _unmasked(text: str, groups: list[str]) -> str:
    if not groups:
        return text

    def group(match: re.Match[str]) -> str:
        index = ord(match[0]) - _FIRST_GROUP
        return groups[index] if index < len(groups) else match[0]

    return _GROUP.sub(group, text)


def _shown(text: str, groups: list[str]) -> str:
    whole = _unmasked(text, groups)
    return whole if len(whole) <= 60 else f"{whole[:60]}…"


def _joined(text: str) -> list[str]:
    """The persons of "Ada Lovelace & Charles Babbage"; none for "Johnson & Johnson"."""
    sides = text.split(" & ")
    if len(sides) > 1 and all(side.count(",") == 1 for side in sides):
        return sides
    return sides if len(sides) > 1 and all(" " in side.strip() for side in sides) else []


def _several(text: str) -> list[str]:
    """The names of a list divided by commas alone, or none if it is one name.

    "Ada Lovelace, Charles Babbage, Mary Somerville" and "Lovelace, A., Babbage, C." are clear.
    """
    parts = [part.strip() for part in text.split(",")]
    if any(_JUNIOR.match(part) or _DEGREE.match(part) for part in parts):
        return []
    if len(parts) == 2 and not all(map(_REVERSED.match, parts)):
        return []
    if all(" " in part and not _INITIALS.match(part) for part in parts):
        return [_REVERSED.sub(r"\1, \2", part) for part in parts]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 == 0 and all(_INITIALS.match(given) for _, given in pairs):
        return [f"{family}, {given}" for family, given in pairs]
    return []


def _fewer_commas(text: str, groups: list[str]) -> tuple[str, NameComplaint | None]:
    """A name of three or more parts as "Family, Jr, Given"; a complaint if it is not clear."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 3:
        return ", ".join(parts), None
    family, *rest = parts
    suffix = [part for part in rest if _JUNIOR.match(part)]
    given = [part for part in rest if not _JUNIOR.match(part) and not _DEGREE.match(part)]
    read = ", ".join([family, *suffix[:1], " ".join(given)] if given else [family, *suffix[:1]])
    if len(parts) == 3 and suffix:
        return read, None
    return read, NameComplaint(
        f"the name “{_shown(text, groups)}” has too many commas; read as “{_shown(read, groups)}”",
        "write “Family, Given” or “Family, Jr, Given”, and “and” between names",
    )
