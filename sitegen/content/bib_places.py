"""Where the fields of a .bib entry stand, found when a problem asks for it.

A build keeps the place of each entry only: that of every field would cost a large bibliography
more than its records do.
"""

from __future__ import annotations

from pathlib import Path

from sitegen.errors import Place, Problems
from sitegen.files.bibtex_text import BibText, decode


class BibPlaces:
    """The places of fields in the .bib files below a folder, the site's source."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, BibText | None] = {}

    def find(self, entry: Place, field: str, source: str = "", offset: int = 0) -> Place | None:
        """Where the entry at a place states a field of its work, or None.

        With `source`, the field's text, the place is that of the character at `offset` in it, if
        the file has the text as it is but for blanks.
        """
        from sitegen.content.bibtex_works import stating
        from sitegen.files.bibtex_split import chunk_at

        text = self._text(entry.path)
        if text is None or entry.line is None:
            return None
        start = text.offset(entry)
        chunk = chunk_at(text.text, start)
        if chunk is None:
            return None
        stated = {found.name: found for found in reversed(chunk.fields) if found.value}
        for name in stating(field):
            if name in stated:
                at = start + stated[name].offset
                return text.place(_within(text.text, at, source[:offset]))
        return None

    def _text(self, path: str) -> BibText | None:
        if path not in self._texts:
            try:
                data = (self._root / path).read_bytes()
            except OSError:
                self._texts[path] = None
            else:
                self._texts[path] = decode(data, path, Problems())
        return self._texts[path]


def _within(text: str, start: int, before: str) -> int:
    """The offset behind `before`, blanks not counted, or `start` where something else stands."""
    position = start
    for sign in "".join(before.split()):
        while position < len(text) and text[position].isspace():
            position += 1
        if text[position : position + 1] != sign:
            return start
        position += 1
    while position < len(text) and text[position].isspace():
        position += 1
    return position
