"""The scanner: reads a clean entry fast, and gives up on anything else.

It accepts a subset of what pybtex accepts and reads that exactly as pybtex does; whatever it
does not read in full goes to `sitegen.files.bibtex_repair`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A text, or a macro's name, in a 1-tuple so that it cannot be taken for text.
Part = str | tuple[str]
Value = str | tuple[Part, ...]


class Complaint(NamedTuple):
    """What is wrong inside a chunk: a problem whose place is an offset in the chunk."""

    code: str
    offset: int
    message: str
    hint: str = ""


class Field(NamedTuple):
    """A field in a chunk: name in lower case, value, offset of the value's first character.

    The value is a string, or a tuple of parts when the source joins parts with `#` or names a
    macro: a part is a string, or a macro's name in a 1-tuple.
    """

    name: str
    value: Value
    offset: int


class Chunk(NamedTuple):
    """An entry as its text alone tells: a pure function of that text, so it can be remembered.

    `end` is the offset behind its closing brace. A @string has its macros in `fields` and no key;
    a @preamble one field without a name.
    """

    type: str
    key: str
    fields: tuple[Field, ...]
    end: int
    complaints: tuple[Complaint, ...] = ()


NAME = r"[A-Za-z][A-Za-z0-9_:.+/\-]*+"
_IN_BRACES = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+"
_IN_QUOTES = r'[^"{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^"{}]*+)*+'
_FIELD = re.compile(
    rf"""
    [\s,]*+ ({NAME}) \s*+ = \s*+
    (?: \{{ ({_IN_BRACES}) \}} | " ({_IN_QUOTES}) " | ([0-9]++) | ({NAME}) )
    \s*+ (?: , | (?=[}})]) )
    """,
    re.VERBOSE,
)
_NAME_EQUALS = re.compile(rf"[\s,]*+({NAME})\s*+=")
_BLANKS = re.compile(r"\s*+")
_BLANKS_COMMAS = re.compile(r"[\s,]*+")
_BARE = re.compile(rf"([0-9]++)|({NAME})")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
HEAD = re.compile(r"@[ \t]*([A-Za-z][A-Za-z0-9_:.+/\-]*+)\s*+([{(])")
_KEY = {
    "{": re.compile(r"\s*+([^\s,}={\"#%]++)\s*+(?:,|(?=\}))"),
    "(": re.compile(r"\s*+([^\s,)=({\"#%]++)\s*+(?:,|(?=\)))"),
}
CLOSING = {"{": "}", "(": ")"}
# Fields right behind an entry's closing brace: it closed too early.
EARLY_CLOSE = re.compile(
    rf'(?:[\s}})]*+,\s*+|[ \t}})]*+\n[\s}})]*+)(?={NAME}[ \t]*+=[ \t]*+(?:["{{]|\w+\s*+[,}}\n]))'
)


def scan(text: str, start: int, limit: int) -> Chunk | None:
    """The entry, @string or @preamble whose `@` is at `start`, if it is clean and ends by `limit`.

    Offsets in the chunk are relative to `start`. None: it is not clean; say nothing about why.
    """
    head = HEAD.match(text, start, limit)
    if head is None:
        return None
    kind = head[1].lower()
    opening = head[2]
    position = head.end()
    key = ""
    if kind == "preamble":
        return _scan_preamble(text, start, position, limit, opening)
    if kind != "string":
        match = _KEY[opening].match(text, position, limit)
        if match is None:
            return None
        key = match[1]
        position = match.end()
    fields: list[Field] = []
    read = _FIELD.match
    while True:
        match = read(text, position, limit)
        if match is not None:
            group = match.lastindex or 0
            if group < 4:
                value: Value = match[group]
                offset = match.start(group)
                stripped = value.strip()  # type: ignore[union-attr]
                if stripped != value:
                    offset += _leading(value)  # type: ignore[arg-type]
                    value = stripped
            elif group == 4:
                value = match[4]
                offset = match.start(4)
            else:
                value = ((match[5],),)
                offset = match.start(5)
            fields.append(Field(match[1].lower(), value, offset - start))
            position = match.end()
            continue
        match = _NAME_EQUALS.match(text, position, limit)
        if match is None:
            break
        result = read_value(text, match.end(), limit)
        if result is None:
            return None
        value, offset, position = result
        fields.append(Field(match[1].lower(), value, offset - start))
        position = _skip_blanks(text, position, limit)
        if text[position : position + 1] == ",":
            position += 1
        elif text[position : position + 1] != CLOSING[opening]:
            return None
    match = _BLANKS_COMMAS.match(text, position, limit)
    position = match.end() if match else position
    if position >= limit or text[position] != CLOSING[opening]:
        return None
    if EARLY_CLOSE.match(text, position + 1, limit):
        return None
    return Chunk(kind, key, tuple(fields), position + 1 - start)


def read_value(text: str, position: int, limit: int) -> tuple[Value, int, int] | None:
    """A value in full: (value, offset of its first character, end), or None if it is not clean."""
    parts: list[Part] = []
    first = -1
    while True:
        position = _skip_blanks(text, position, limit)
        if position >= limit:
            return None
        opening = text[position]
        if opening in '{"':
            end = closing_sign(text, position, limit)
            if end < 0:
                return None
            part: Part = text[position + 1 : end]
            if first < 0:
                first = position + 1
            position = end + 1
        else:
            match = _BARE.match(text, position, limit)
            if match is None:
                return None
            part = match[1] if match[1] is not None else (match[2],)
            if first < 0:
                first = position
            position = match.end()
        parts.append(part)
        after = _skip_blanks(text, position, limit)
        if text[after : after + 1] != "#" or after >= limit:
            value, shift = join(parts)
            return value, first + shift, position
        position = after + 1


def join(parts: list[Part]) -> tuple[Value, int]:
    """The value that parts make, its ends stripped, and the blanks stripped from its start."""
    if any(isinstance(part, tuple) for part in parts):
        return tuple(parts), 0
    value = "".join(part for part in parts if isinstance(part, str))
    return value.strip(), _leading(value)


def _leading(value: str) -> int:
    return len(value) - len(value.lstrip())


def _skip_blanks(text: str, position: int, limit: int) -> int:
    match = _BLANKS.match(text, position, limit)
    return match.end() if match else position


def closing_sign(text: str, position: int, limit: int) -> int:
    """The offset of the brace or quote that closes the one at `position`, or -1."""
    quoted = text[position] == '"'
    depth = 0 if quoted else 1
    for match in (_BRACE_OR_QUOTE if quoted else _BRACE).finditer(text, position + 1, limit):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1
            if depth == 0 and not quoted:
                return match.start()
        elif depth == 0:
            return match.start()
    return -1


def _scan_preamble(text: str, start: int, position: int, limit: int, opening: str) -> Chunk | None:
    result = read_value(text, position, limit)
    if result is None:
        return None
    value, offset, position = result
    position = _skip_blanks(text, position, limit)
    if text[position : position + 1] != CLOSING[opening] or position >= limit:
        return None
    return Chunk("preamble", "", (Field("", value, offset - start),), position + 1 - start)
