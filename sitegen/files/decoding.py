"""Bytes to text for files that say UTF-8 and sometimes are not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from sitegen.errors import Place, Problems

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Letters that NFC would exchange for others: variants of Han characters, as names have them.
_NOT_VARIANTS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def composed(text: str) -> str:
    """The text with letters and their accents composed (NFC), as macOS and PDFs often part them.

    Variants of Han characters stay as they are: people write their names with them.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return _NOT_VARIANTS.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def decode(data: bytes, path: str, problems: Problems) -> str:
    """The composed text of a file: UTF-8, or what its byte order mark says, else Windows-1252.

    Anything but UTF-8 is a warning that names the line of the first byte that is not.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding.startswith("utf-8") else 1
        place = Place(path, line)
        encoding = "cp1252"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            encoding = "latin-1"
            text = data.decode(encoding)
        name = "Windows-1252" if encoding == "cp1252" else "Latin-1"
    else:
        if encoding.startswith("utf-8"):
            return composed(text)
        place, name = Place(path, 1), encoding.upper()
    problems.add(
        "yaml-encoding",
        place,
        f"the file is not UTF-8; it is read as {name}",
        "save it as UTF-8",
    )
    return composed(text)
