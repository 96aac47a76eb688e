"""Citation keys: made for entries that have none, told apart for entries that share one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sitegen.digest import digest
from sitegen.files.bibtex_names import parse_names

_LETTERS = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\d{4}")
_MARKUP = re.compile(r"\\[A-Za-z]+|[\\{}$]")
_SMALL_WORDS = frozenset(
    "a an the on of in for and to der die das ein eine le la les un une el los las".split()
)


def made_key(kind: str, fields: Mapping[str, str]) -> str:
    """A key for an entry without one: family name, year, first title word ("turing1936computable").

    It depends on the entry alone, so it outlives reordering. An entry with none of the three
    gets its type and six digits of its fields' digest.
    """
    names, _ = parse_names(fields.get("author") or fields.get("editor") or "")
    family = _ascii(names[0].name.family) if names else ""
    year = _YEAR.search(fields.get("year") or fields.get("date") or "")
    words = (_ascii(word) for word in _MARKUP.sub("", fields.get("title", "")).split())
    word = next((word for word in words if word and word not in _SMALL_WORDS), "")
    key = f"{family}{year[0] if year else ''}{word}"[:60]
    return key or f"{kind}-{digest(tuple(fields.items()))[:6]}"


def _ascii(text: str) -> str:
    """The letters and digits of a text in lower case, without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return "".join(_LETTERS.findall(bare))


class Ids:
    """Hands out ids that are unique in a file: the key, then `key-2`, `key-3`, ..."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._taken: dict[str, int] = {}

    def next(self, key: str) -> str:
        """The id of the next entry that has this key; no other entry's key is ever handed out."""
        count = self._taken.get(key, 0) + 1
        self._taken[key] = count
        if count == 1:
            return key
        made = f"{key}-{count}"
        while made in self._keys or made in self._taken:
            count += 1
            made = f"{key}-{count}"
        self._taken[key] = count
        self._taken[made] = 1
        return made
