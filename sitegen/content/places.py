"""`Places`: where everything that the content says stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.errors import Place


class Places(Mapping[tuple[str, str], Place]):
    """The side table of positions: (record's uid or "people/ada", field's name or "") -> place."""

    def __init__(self, things: Mapping[str, Mapping[str, Place]]) -> None:
        self._things = things

    def __getitem__(self, key: tuple[str, str]) -> Place:
        return self._things[key[0]][key[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((thing, name) for thing, places in self._things.items() for name in places)

    def __len__(self) -> int:
        return sum(map(len, self._things.values()))

    def nearest(self, thing: str, name: str = "") -> Place:
        """The place of a field, else of the thing itself, else nowhere."""
        places = self._things.get(thing, {})
        return places.get(name) or places.get("") or Place()
