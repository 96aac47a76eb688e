"""The values of a damaged entry: pybtex reads what it can, the rest is guessed from the lines."""

from __future__ import annotations

import re
from typing import Any

from sitegen.files.bibtex_braces import balanced, open_braces
from sitegen.files.bibtex_scan import Complaint, Field, Part, Value, join

# pybtex searches the rest of the text for each sign of a string: quadratic, so for small chunks.
_PYBTEX_LIMIT = 65_536

# Names that open a field even in the middle of a line.
FIELD_NAMES = frozenset(
    "abbr abstract address annote annotation archiveprefix arxiv author award booktitle chapter "
    "code crossref date day doi edition editor eprint eprinttype howpublished html institution "
    "isbn issn issue journal journaltitle key keywords language location month note number "
    "organization pages pdf pmid poster preview primaryclass publisher school selected series "
    "slides subtitle supp title translator type url urldate video volume website year".split()
)
NAME = r"[^\W\d][\w:.+/\-]*+"
_VALUE_AHEAD = r'(?=["{]|[^\W_]++\s*+[,})\n#])'
FIELD = re.compile(rf"({NAME}(?:[ \t]+[\w\-]++)*?)\s*+=\s*+")
_FIELD_LINE = re.compile(rf"\n[ \t]*+,?[ \t]*+{NAME}[ \t]*+=[ \t]*+{_VALUE_AHEAD}")
NEXT_FIELD = re.compile(rf"(?:\n[ \t]*+,?|,)[ \t]*+{NAME}[ \t]*+=[ \t]*+{_VALUE_AHEAD}")
_INNER_FIELD = re.compile(rf',\s*+({NAME})[ \t]*+=[ \t]*+["{{]')
_BLANKS = re.compile(r"\s*+")


class _BareWords(dict[str, Any]):
    """pybtex's table of macros: every word is known and stands for its own name."""

    def __missing__(self, name: str) -> tuple[str]:
        return (name,)


class DamagedValues:
    """Reads the values of one chunk; what is not right about them goes to `complaints`."""

    def __init__(self, raw: str, closing: str, complaints: list[Complaint]) -> None:
        self._raw = raw
        self._closing = closing
        self._complaints = complaints
        self._parser: Any = None

    def read(self, name: str, start: int) -> tuple[Field, int]:
        """The field whose value stands at `start`, and the offset behind it."""
        parsed = self._parse(start)
        if parsed is None:
            return self._guess(name, start)
        value, offset, end = parsed
        cut = self._swallowed(start, end)
        if cut >= 0:
            return self._take(name, start, cut)
        after = _BLANKS.match(self._raw, end)
        position = after.end() if after else end
        if self._raw[position : position + 1] not in ("", ",", self._closing, "}"):
            if not FIELD.match(self._raw, position):
                return self._guess(name, start)
            self._complain(
                "bibtex-missing-comma",
                end,
                f"no comma behind the value of “{name}”",
                "add the comma",
            )
        return Field(name, value, offset), position

    def _complain(self, code: str, offset: int, message: str, hint: str) -> None:
        self._complaints.append(Complaint(code, offset, message, hint))

    def _parse(self, start: int) -> tuple[Value, int, int] | None:
        """A value as pybtex reads it: (value, offset of its first character, end)."""
        if len(self._raw) > _PYBTEX_LIMIT:
            return None
        if self._parser is None:
            self._parser = _parser(self._raw)
        parser = self._parser
        parser.pos = start
        try:
            parser.parse_value()
        except _syntax_error():
            return None
        parts: list[Part] = parser.current_value
        value, shift = join(parts)
        match = _BLANKS.match(self._raw, start)
        first = match.end() if match else start
        if self._raw[first] in '{"':
            first += 1
        return value, first + shift, parser.pos

    def _swallowed(self, start: int, end: int) -> int:
        """The offset at which a value runs into the next field because it is not closed, or -1."""
        line = _FIELD_LINE.search(self._raw, start, end)
        cut = line.start() if line else -1
        for match in _INNER_FIELD.finditer(self._raw, start, end if cut < 0 else cut):
            if match[1].lower() in FIELD_NAMES:
                return match.start()
        return cut

    def _guess(self, name: str, start: int) -> tuple[Field, int]:
        """Take as value what stands before the next field, or before the entry's end."""
        match = NEXT_FIELD.search(self._raw, start)
        cut = self._swallowed(start, match.start() if match else len(self._raw))
        if cut < 0 and match is not None:
            cut = match.start()
        if cut < 0:
            cut = len(self._raw.rstrip())
            if cut > start and self._raw[cut - 1] == self._closing:
                cut -= 1
        return self._take(name, start, cut)

    def _take(self, name: str, start: int, cut: int) -> tuple[Field, int]:
        """The text from `start` to `cut` as a value, its own delimiters taken off."""
        source = self._raw[start:cut]
        text = source.strip().rstrip(",").rstrip()
        offset = start + len(source) - len(source.lstrip())
        label = f"the value of “{name}”" if name else "the preamble"
        if not text:
            code, message = "bibtex-bare-text", f"{label} is missing"
            hint = "write the value, or remove the field"
        elif text.startswith('"'):
            offset += 1
            if len(text) > 1 and text.endswith('"'):
                text = text[1:-1]
                code, message = "bibtex-inner-quote", f"{label} has a quote inside of its quotes"
                hint = "put the value in braces: {...}"
            else:
                text = text[1:]
                code, message = "bibtex-unclosed-value", f"{label} has no closing quote"
                hint = "add the closing quote"
        elif text.startswith("{"):
            offset += 1
            text = text[1:]
            if open_braces(text) < 0:
                code, message = "bibtex-stray-text", f"text stands behind {label}; it is kept"
                hint = "put the whole value in one pair of braces, and a comma behind it"
            else:
                code, message = "bibtex-unclosed-value", f"{label} has no closing brace"
                hint = "add the missing `}`"
        else:
            text = text.strip('"')
            code, message = "bibtex-bare-text", f"{label} is neither in braces nor in quotes"
            hint = "put the value in braces: {...}"
        self._complain(code, offset, message, hint)
        return Field(name, balanced(text).strip(), offset), max(cut, start)


def _parser(raw: str) -> Any:
    """The parser of one chunk; pybtex is imported when the first damaged entry is met."""
    from pybtex.database.input.bibtex import LowLevelParser

    # The comma ends a bare word that is the last thing in the chunk.
    return LowLevelParser(raw + ",", macros=_BareWords())


def _syntax_error() -> type[Exception]:
    from pybtex.scanner import PybtexSyntaxError

    error: type[Exception] = PybtexSyntaxError
    return error
