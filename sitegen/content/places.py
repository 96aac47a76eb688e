"""`Places`: where everything that the content says stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sitegen.errors import Place

if TYPE_CHECKING:
    from sitegen.content.bib_places import BibPlaces


class Places(Mapping[tuple[str, str], Place]):
    """The side table of positions: (record's uid or "people/ada", field's name or "") -> place.

    `bibs` finds the fields of .bib entries, of which only the entries' own places are kept; going
    through the table passes them over.
    """

    def __init__(
        self, things: Mapping[str, Mapping[str, Place]], bibs: BibPlaces | None = None
    ) -> None:
        self._things = things
        self._bibs = bibs

    def __getitem__(self, key: tuple[str, str]) -> Place:
        thing, name = key
        if found := self._find(thing, name):
            return found
        raise KeyError(key)

    def _find(self, thing: str, name: str, source: str = "", offset: int = 0) -> Place | None:
        places = self._things.get(thing, {})
        found = places.get(name)
        own = places.get("")
        if found is None and own is not None and self._bibs and own.path.lower().endswith(".bib"):
            return self._bibs.find(own, name, source, offset)
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((thing, name) for thing, places in self._things.items() for name in places)

    def __len__(self) -> int:
        return sum(map(len, self._things.values()))

    def nearest(self, thing: str, name: str = "", source: str = "", offset: int = 0) -> Place:
        """The place of a field, else of the thing itself, else nowhere.

        `offset` is a position in the field's text `source`; the place is as near to it as the
        field's file allows.
        """
        found = self._find(thing, name, source, offset)
        return found or self._things.get(thing, {}).get("") or Place()
