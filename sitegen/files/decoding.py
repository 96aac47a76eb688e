"""Bytes to text for files that say UTF-8 and sometimes are not."""

from __future__ import annotations

import codecs

from sitegen.errors import Place, Problems

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, path: str, problems: Problems) -> str:
    """The text of a file: UTF-8, or what its byte order mark says, else Windows-1252.

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
            return text
        place, name = Place(path, 1), encoding.upper()
    problems.add(
        "yaml-encoding",
        place,
        f"the file is not UTF-8; it is read as {name}",
        "save it as UTF-8",
    )
    return text
