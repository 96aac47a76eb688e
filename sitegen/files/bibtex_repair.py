"""The repair of a damaged entry: keeps whatever can be kept, and says what was wrong.

pybtex's `LowLevelParser` reads the values; where it gives up, the text up to the next line that
looks like a field is taken. A chunk never reaches into the next entry, so damage stays inside.
"""

from __future__ import annotations

import re

from sitegen.files.bibtex_scan import CLOSING, EARLY_CLOSE, HEAD, Chunk, Complaint, Field
from sitegen.files.bibtex_value import FIELD, FIELD_NAMES, NAME, NEXT_FIELD, DamagedValues

_MOST_COMPLAINTS = 5
_NO_EQUALS = re.compile(rf'({NAME})\s*+(?=["{{])')
_BLANKS_COMMAS = re.compile(r"[\s,]*+")
_BLANKS = re.compile(r"\s*+")
_KEY = re.compile(r"\s*+((?:[^\s,={}\"#]++(?:[ \t]++(?=[^\s,={}\"#]))?)*+)[ \t]*+(,|(?=[\n})]|\Z))")
_KEY_TOKEN = re.compile(r"\s*+([^\s,}]++),?")
_NO_KEY = re.compile(rf'\s*+{NAME}\s*+=\s*+["{{\w]')


class _Repair:
    """One damaged chunk on its way to a `Chunk`."""

    def __init__(self, raw: str, head: re.Match[str]) -> None:
        self.raw = raw
        self.kind = head[1].lower()
        self.closing = CLOSING[head[2]]
        self.position = head.end()
        self.fields: list[Field] = []
        self.complaints: list[Complaint] = []
        self.is_closed = False
        self._values = DamagedValues(raw, self.closing, self.complaints)

    def read(self) -> Chunk:
        """The chunk, as whole as it can be made."""
        kind = self.kind
        key = ""
        if kind == "preamble":
            self._read_value("", self.position)
            self._finish()
        else:
            if kind != "string":
                key = self._read_key()
            self._read_fields()
        if not self.is_closed:
            what = f"the entry “{key}”" if key else f"this @{kind}"
            self._complain(
                "bibtex-unclosed-entry",
                0,
                f"{what} is never closed: no `{self.closing}` before the next entry or the end",
                f"add a `{self.closing}` behind its last field",
            )
        complaints = tuple(self.complaints[:_MOST_COMPLAINTS])
        return Chunk(kind, key, tuple(self.fields), self.position, complaints)

    def _complain(self, code: str, offset: int, message: str, hint: str) -> None:
        self.complaints.append(Complaint(code, offset, message, hint))

    def _read_key(self) -> str:
        raw = self.raw
        if _NO_KEY.match(raw, self.position):
            return ""
        match = _KEY.match(raw, self.position)
        if match is None:
            match = _KEY_TOKEN.match(raw, self.position)
            if match is None:
                return ""
            self.position = match.end()
            if not match[0].endswith(","):
                self._after_bare_key(match[1], match.start(1))
            return match[1]
        offset = match.start(1)
        key = match[1]
        self.position = match.end()
        if key and not match[2]:
            self._after_bare_key(key, offset)
        if any(char.isspace() for char in key):
            whole = "-".join(key.split())
            self._complain(
                "bibtex-key",
                offset,
                f"the citation key “{key}” has blanks; read as “{whole}”",
                "write keys without blanks",
            )
            key = whole
        return key

    def _after_bare_key(self, key: str, offset: int) -> None:
        """Complain of a key without comma, unless the entry ends there (`@misc{key}`)."""
        after = _BLANKS.match(self.raw, self.position)
        position = after.end() if after else self.position
        if self.raw[position : position + 1] not in ("", self.closing):
            self._complain(
                "bibtex-missing-comma",
                offset + len(key),
                f"no comma behind the citation key “{key}”",
                "add the comma",
            )

    def _read_fields(self) -> None:
        raw = self.raw
        while True:
            match = _BLANKS_COMMAS.match(raw, self.position)
            self.position = match.end() if match else self.position
            if self.position >= len(raw):
                return
            if raw[self.position] == self.closing:
                early = EARLY_CLOSE.match(raw, self.position + 1)
                if early is None:
                    self._finish()
                    return
                self._complain(
                    "bibtex-early-close",
                    self.position,
                    f"this `{self.closing}` closes the entry, but more fields follow; they are "
                    "read as part of it",
                    f"remove the `{self.closing}`, or add the brace that it should close",
                )
                self.position = early.end()
                continue
            match = FIELD.match(raw, self.position)
            if match is not None:
                self._read_field(match[1], match.start(), match.end())
                continue
            match = _NO_EQUALS.match(raw, self.position)
            if match is not None and match[1].lower() in FIELD_NAMES:
                self._complain(
                    "bibtex-missing-equals",
                    match.end(1),
                    f"no `=` between “{match[1]}” and its value",
                    "add the `=`",
                )
                self._read_value(match[1].lower(), match.end())
                continue
            self._skip_stray()

    def _read_field(self, name: str, start: int, position: int) -> None:
        words = name.lower().split()
        if len(words) > 1:
            whole = "_".join(words)
            if words[-1] in FIELD_NAMES and words[0] in FIELD_NAMES:
                whole = words[-1]
            self._complain(
                "bibtex-stray-text",
                start,
                f"“{name}” is no field name, as it has blanks; read as “{whole}”",
                "write field names without blanks",
            )
            name = whole
        self._read_value(name.lower(), position)

    def _read_value(self, name: str, start: int) -> None:
        field, self.position = self._values.read(name, start)
        self.fields.append(field)

    def _skip_stray(self) -> None:
        """Pass over text that is neither field nor value, up to the next field or the end."""
        start = self.position
        match = NEXT_FIELD.search(self.raw, start)
        if match is not None:
            self.position = match.start() + 1
        else:
            close = self.raw.find(self.closing, start + 1)
            self.position = close if close >= 0 else len(self.raw)
        text = " ".join(self.raw[start : self.position].split()).strip(" ,")
        if text.strip("{}()"):
            shown = text if len(text) <= 40 else f"{text[:40]}…"
            self._complain(
                "bibtex-stray-text",
                start,
                f"“{shown}” is neither a field nor a value; it is passed over",
                "fields are written `name = {value},`",
            )

    def _finish(self) -> None:
        match = _BLANKS_COMMAS.match(self.raw, self.position)
        position = match.end() if match else self.position
        if self.raw[position : position + 1] == self.closing:
            self.position = position + 1
            self.is_closed = True


def repair(raw: str) -> Chunk | None:
    """What can be kept of a damaged entry; `raw` runs from its `@` to the next entry's."""
    head = HEAD.match(raw)
    return _Repair(raw, head).read() if head else None
