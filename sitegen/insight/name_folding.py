"""Names without accents, for finding similar ones: never for saying that two are the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sitegen.model.name import Name, name_key
from sitegen.resolve.name_fit import family_key, given_words

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name key without accents: "müller" and "muller" are one."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def folded_family(name: Name) -> str:
    """The folded family name; of a CJK name written in one piece, its first letter."""
    if name.is_cjk and not name.given:
        return name_key(name.family)[:1]
    return fold(family_key(name))


@lru_cache(maxsize=65536)
def folded_given(name: Name) -> tuple[str, ...]:
    """The folded given names; of a CJK name written in one piece, what follows the family."""
    if name.is_cjk and not name.given:
        rest = name_key(name.family)[1:]
        return (rest,) if rest else ()
    return tuple(map(fold, given_words(name)))
