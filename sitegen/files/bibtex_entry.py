"""`BibEntry` and `BibFile`: what a .bib file says, before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.errors import NOWHERE, Place
from sitegen.files.bibtex_text import BibText


class FieldPlaces(Mapping[str, Place]):
    """The place of each field's value (its first character); counted only when asked for."""

    __slots__ = ("_offsets", "_text")

    def __init__(self, text: BibText, offsets: Mapping[str, int]) -> None:
        self._text = text
        self._offsets = offsets

    def __getitem__(self, name: str) -> Place:
        return self._text.place(self._offsets[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry: its type and the names of its fields in lower case, its values in TeX.

    `key` is the citation key as printed, or a made one (`made_key`) when the file has none. `id`
    is unique in the file: the key, or for the second entry of a key, `key-2`. `fields` are in
    file order, macros expanded, parts joined, blanks at the ends dropped; inherited ones (crossref,
    xdata) come last, and `own` names those that are not inherited. `raw` is the entry's source.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    own: frozenset[str] = frozenset()
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    raw: str = ""
    made_key: bool = False
    id: str = ""

    def place_of(self, name: str) -> Place:
        """The place of a field's value, of what inherits it, or of the entry."""
        for known in (name,) if name in self.own else (name, "crossref", "xdata"):
            if known in self.places:
                return self.places[known]
        return self.place


@dataclass(frozen=True, slots=True)
class BibFile:
    """A .bib file as read: the entries that are works, in file order.

    `parts` are the entries that are no works of their own (@xdata, @set); `macros` are the
    strings that the file defines, by lower-case name.
    """

    path: str
    entries: tuple[BibEntry, ...] = ()
    preamble: str = ""
    encoding: str = "utf-8"
    parts: tuple[BibEntry, ...] = ()
    macros: Mapping[str, str] = field(default_factory=dict)
