"""The reader of .bib files: no damaged entry ever costs a good one.

The file is decoded, divided into chunks, each chunk scanned or else repaired; then macros are
expanded, keys made unique and fields inherited. Whatever is wrong becomes a problem with its
line and column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.errors import Problems
from sitegen.files.bibtex_entry import BibEntry, BibFile, FieldPlaces
from sitegen.files.bibtex_inherit import inherit
from sitegen.files.bibtex_keys import Ids, made_key
from sitegen.files.bibtex_macros import LONGEST_VALUE, Macros
from sitegen.files.bibtex_scan import Chunk, Field
from sitegen.files.bibtex_split import Memo, Splitter
from sitegen.files.bibtex_text import BibText, decode

# Entries that only lend their fields (@xdata) or only bundle others (@set).
PART_TYPES = frozenset(("xdata", "set"))


def read_bibtex(
    data: bytes,
    path: str,
    problems: Problems,
    *,
    memo: Memo | None = None,
    macros: Mapping[str, str] | None = None,
    inheriting: bool = True,
) -> BibFile:
    """The entries of a .bib file; `path` is only named in problems and places.

    `memo` remembers each chunk by the digest of its text, so that of a changed file only the
    changed entries are parsed again; it may be kept between runs (its values pickle). `macros`
    are strings that other files define. With `inheriting` off, `crossref` and `xdata` stay
    unresolved: for parents in other files, call `sitegen.files.bibtex_inherit.inherit` on the
    entries of all.
    """
    return _Reader(decode(data, path, problems), problems, Macros(macros)).read(memo, inheriting)


class _Reader:
    def __init__(self, text: BibText, problems: Problems, macros: Macros) -> None:
        self._text = text
        self._problems = problems
        self._macros = macros
        self._preamble: list[str] = []

    def read(self, memo: Memo | None, inheriting: bool) -> BibFile:
        """The whole file."""
        entries: list[BibEntry] = []
        for start, chunk in Splitter(self._text, self._problems, memo).pieces():
            for code, offset, message, hint in chunk.complaints:
                self._add(code, start + offset, message, hint)
            if chunk.type == "string":
                self._define(start, chunk)
            elif chunk.type == "preamble":
                self._preamble.extend(self._expand(start, field) for field in chunk.fields)
            elif entry := self._entry(start, chunk):
                entries.append(entry)
        entries = self._identify(entries)
        whole = inherit(entries, self._problems) if inheriting else tuple(entries)
        return BibFile(
            self._text.path,
            tuple(entry for entry in whole if entry.type not in PART_TYPES),
            "\n".join(self._preamble),
            self._text.encoding,
            tuple(entry for entry in whole if entry.type in PART_TYPES),
            self._macros.defined,
        )

    def _add(self, code: str, offset: int, message: str, hint: str = "") -> None:
        self._problems.add(code, self._text.place(offset), message, hint)

    def _define(self, start: int, chunk: Chunk) -> None:
        for field in chunk.fields:
            self._macros.define(field.name, self._expand(start, field))

    def _expand(self, start: int, field: Field) -> str:
        value = field.value
        if isinstance(value, str):
            return value
        text, unknown, too_long = self._macros.expand(value)
        for name in unknown:
            self._add(
                "bibtex-undefined-macro",
                start + field.offset,
                f"“{name}” is no @string of this file; it is read as the text “{name}”",
                f"put it in braces, {{{name}}}, or define `@string{{{name} = {{...}}}}` above",
            )
        if too_long:
            self._add(
                "bibtex-long-macro",
                start + field.offset,
                f"strings make “{field.name}” longer than {LONGEST_VALUE} characters, or the file "
                "too large; the value is cut",
                "define strings without repeating each other",
            )
        return text

    def _entry(self, start: int, chunk: Chunk) -> BibEntry | None:
        if not chunk.key and not chunk.fields:
            self._add(
                "bibtex-empty-entry",
                start,
                f"this @{chunk.type} has neither key nor fields; it is passed over",
                "fill it in or remove it",
            )
            return None
        fields: dict[str, str] = {}
        offsets: dict[str, int] = {}
        for field in chunk.fields:
            name = field.name
            value = field.value if isinstance(field.value, str) else self._expand(start, field)
            if name in fields:
                self._repeat(chunk, name, start + field.offset, offsets[name], fields[name], value)
                if fields[name]:
                    continue
            fields[name] = value
            offsets[name] = start + field.offset
        return BibEntry(
            chunk.type,
            chunk.key,
            tuple(fields.items()),
            frozenset(fields),
            self._text.place(start),
            FieldPlaces(self._text, offsets),
            self._text.text[max(start, 0) : start + chunk.end],
        )

    def _repeat(
        self, chunk: Chunk, name: str, offset: int, first: int, kept: str, value: str
    ) -> None:
        if kept == value:
            return
        which = "the first" if kept else "the second, as the first is empty,"
        entry = f"entry “{chunk.key}”" if chunk.key else f"@{chunk.type}"
        self._add(
            "bibtex-repeated-field",
            offset,
            f"“{name}” stands twice in the {entry}, first on line {self._text.line(first)}; "
            f"{which} counts",
            "remove one of the two",
        )

    def _identify(self, entries: list[BibEntry]) -> list[BibEntry]:
        """The entries with the keys and ids that they lack or share."""
        ids = Ids(frozenset(entry.key for entry in entries))
        first: dict[str, BibEntry] = {}
        result: list[BibEntry] = []
        for entry in entries:
            if not entry.key:
                key = made_key(entry.type, dict(entry.fields))
                self._problems.add(
                    "bibtex-empty-key",
                    entry.place,
                    f"this @{entry.type} has no citation key; it is called “{key}”",
                    f"write `@{entry.type}{{{key},`",
                )
                entry = replace(entry, key=key, made_key=True)
            name = ids.next(entry.key)
            before = first.setdefault(entry.key, entry)
            if before is not entry:
                same = before.fields == entry.fields
                self._problems.add(
                    "bibtex-repeated-key",
                    entry.place,
                    f"the key “{entry.key}” stands on line {before.place.line} already; both "
                    f"entries are kept, this one as “{name}”"
                    + (" (they say the same)" if same else ""),
                    "remove one of the two" if same else "give one of them another key",
                )
            result.append(replace(entry, id=name))
        return result
