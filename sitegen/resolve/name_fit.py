"""Whether a name with initials can be a short form of another name."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.model.name import Name, name_key

_BREAK = re.compile(r"[\s.\-‐‑]+")


@lru_cache(maxsize=65536)
def family_key(name: Name) -> str:
    """The folded family name with its particle, accents kept."""
    return name_key(f"{name.particle} {name.family}" if name.particle else name.family)


@lru_cache(maxsize=65536)
def given_words(name: Name) -> tuple[str, ...]:
    """The folded given names; "JP" and "J.-P." are two initials each."""
    words: list[str] = []
    for word in _BREAK.split(name.given):
        if 1 < len(word) <= 3 and word.isupper():
            words.extend(word.casefold())
        elif key := name_key(word):
            words.append(key)
    return tuple(words)


def only_initials(name: Name) -> bool:
    """Whether every given name is an initial."""
    words = given_words(name)
    return bool(words) and all(len(word) == 1 for word in words)


def initials_fit(printed: Name, known: Name) -> bool:
    """Whether one name is the other with initials: "A. Lovelace", "Ada K. Lovelace".

    Family name and suffix are equal, accents included; each given name equals its counterpart or
    is its initial, the first ones are present, later ones may be missing; and initials occur:
    "Ada King Lovelace" is no short form of "Ada Lovelace".
    """
    if printed.corporate or known.corporate or printed.suffix != known.suffix:
        return False
    if family_key(printed) != family_key(known):
        return False
    ours, theirs = given_words(printed), given_words(known)
    if not ours or not theirs:
        return False
    for one, other in zip(ours, theirs, strict=False):
        if one != other and not ((len(one) == 1 or len(other) == 1) and one[0] == other[0]):
            return False
    return any(len(word) == 1 for word in (*ours, *theirs))
