"""The text of a .bib file: its bytes decoded, its lines counted, its front matter passed over."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property

from sitegen.errors import Place, Problems
from sitegen.files.decoding import composed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# JabRef writes "% Encoding: Cp1252", Emacs "-*- coding: latin-1 -*-".
_DECLARED = re.compile(rb"(?im)^[ \t]*%.*?\b(?:en)?coding[ \t]*[:=][ \t]*([A-Za-z0-9_.:-]{2,30})")
_CHARACTER_SETS = re.compile(r"(?i)(?:iso|cp|windows|latin|mac|koi8|big5|gb|shift|sjis|euc|utf)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^@\n][^\n]*\n|\n){0,200}?---[ \t]*(?:\n|\Z)")


class BibText:
    """A file's text with the line feed as its only line end, and the places of its offsets.

    `begin` is the offset behind a Jekyll front matter (`---` twice), which is no BibTeX.
    """

    def __init__(self, text: str, path: str, encoding: str = "utf-8") -> None:
        self.text = text
        self.path = path
        self.encoding = encoding
        front = _FRONT_MATTER.match(text)
        self.begin = front.end() if front else 0

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that an offset is on."""
        return bisect_right(self._line_starts, offset)

    def offset(self, place: Place) -> int:
        """The offset of a place that `place` gave: the end of the text if it is beyond."""
        starts = self._line_starts
        line = min(place.line or 1, len(starts))
        return min(starts[line - 1] + (place.column or 1) - 1, len(self.text))

    def place(self, offset: int) -> Place:
        """The place of an offset, in characters from the start of the text."""
        line = bisect_right(self._line_starts, offset)
        return Place(self.path, line, offset - self._line_starts[line - 1] + 1)


def decode(data: bytes, path: str, problems: Problems) -> BibText:
    """The composed text of a .bib file, whatever its encoding; a guessed encoding is a warning.

    A byte order mark decides, then valid UTF-8, then the encoding that the file declares. In any
    other file each line that is not UTF-8 is read as Windows-1252, so one bad byte spoils
    nothing but itself.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return BibText(_even(text), path, encoding)
    try:
        return BibText(_even(data.decode("utf-8")), path)
    except UnicodeDecodeError as error:
        bad = error.start
    declared = _DECLARED.search(data, 0, 4096)
    if declared:
        encoding = declared[1].decode("ascii").lower()
        if _CHARACTER_SETS.match(encoding) and not encoding.startswith("utf"):
            try:
                return BibText(_even(data.decode(encoding)), path, encoding)
            except (LookupError, UnicodeDecodeError):
                pass
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    decoded = [_decode_line(line) for line in lines]
    count = sum(not is_utf8 for _, is_utf8 in decoded)
    result = BibText(composed("\n".join(line for line, _ in decoded)), path, "windows-1252")
    line = len(re.findall(rb"\r\n|\r|\n", data[:bad])) + 1
    others = f" (and {count - 1} more lines)" if count > 1 else ""
    problems.add(
        "bibtex-encoding",
        Place(path, line),
        f"this line{others} is not UTF-8; read as Windows-1252",
        "save the file as UTF-8, or declare its encoding in a first line `% Encoding: ...`",
    )
    return result


def _decode_line(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252"), False
        except UnicodeDecodeError:
            return line.decode("latin-1"), False


def _even(text: str) -> str:
    """The composed text with the line feed as its only line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return composed(text)
