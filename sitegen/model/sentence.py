"""`Sentence`: what a site says in its reader's language: a text's key, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; no words of any language are in it.

    `key` names one of the theme's words, `values` fill its places by name: a text as it is, a
    number, or texts that stand as a list.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def told(self, words: Mapping[str, str]) -> str:
        """The sentence in the words of a language, "" if they lack it.

        When a value is the number 1, the words of KEY.one go before those of KEY; those of KEY.item
        say how each text of a list looks.
        """
        values = dict(self.values)
        text = words.get(f"{self.key}.one", "") if 1 in values.values() else ""
        text = text or words.get(self.key, "")
        if not values:
            return text
        return text.format(**{name: self._printed(v, words) for name, v in values.items()})

    def _printed(self, value: Value, words: Mapping[str, str]) -> str | int:
        if not isinstance(value, tuple):
            return value
        item = words.get(f"{self.key}.item", "{}")
        return words.get("sign.list", ", ").join(map(item.format, value))
