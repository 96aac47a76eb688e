"""`names`: how each format writes a name and joins a list of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from sitegen.model.name import Name

_TIGHT = re.compile(r"(?<=\w\.)(?=\w)")
_BARE_INITIALS = re.compile(r"[^\W\d_]{1,3}\Z")


def suffix(name: Name) -> str:
    """The suffix as printed, "Jr." or "III"; DBLP's homonym number is not part of a name."""
    return "" if name.homonym else name.suffix


def surname(name: Name) -> str:
    """The family name with its particle."""
    return f"{name.particle} {name.family}" if name.particle else name.family


def given(name: Name) -> str:
    """The given names; initials that run together are set apart: "W.A." is "W. A."."""
    return _TIGHT.sub(" ", name.given) if "." in name.given else name.given


def initials(name: Name) -> str:
    """The initials of the given names; "JP", as some indexes write them, is two."""
    if name.given.isupper() and _BARE_INITIALS.match(name.given):
        return " ".join(f"{letter}." for letter in name.given)
    return name.initials


def is_whole(name: Name) -> bool:
    """Whether a name is one unit: a group, somebody with one name, Chinese, Japanese or Korean."""
    return name.corporate or not name.given or name.is_cjk


@lru_cache(maxsize=65536)
def inverted(name: Name) -> str:
    """As in "King, Martin Luther, Jr."."""
    if is_whole(name):
        return str(name)
    return ", ".join(part for part in (surname(name), given(name), suffix(name)) if part)


@lru_cache(maxsize=65536)
def inverted_initials(name: Name) -> str:
    """As in "King, M. L., Jr."."""
    if is_whole(name):
        return str(name)
    return ", ".join(part for part in (surname(name), initials(name), suffix(name)) if part)


@lru_cache(maxsize=65536)
def direct(name: Name) -> str:
    """As in "Martin Luther King Jr."."""
    if is_whole(name):
        return str(name)
    return " ".join(part for part in (given(name), surname(name), suffix(name)) if part)


@lru_cache(maxsize=65536)
def direct_initials(name: Name) -> str:
    """As in "M. L. King Jr."."""
    if is_whole(name):
        return str(name)
    return " ".join(part for part in (initials(name), surname(name), suffix(name)) if part)


def series(items: Sequence[str], word: str = "and", *, pair_comma: bool = False) -> str:
    """As in "a", "a and b", "a, b, and c"; `pair_comma` writes "a, and b"."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if pair_comma or len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"


def in_order(
    names: Sequence[Name],
    *,
    most: int,
    shown: int,
    others: bool,
    first: Callable[[Name], str],
    rest: Callable[[Name], str],
    pair_comma: bool = False,
) -> str:
    """The names of an author list, "et al." after `shown` of them when there are more than `most`.

    `others` says that the source itself names only some: "et al." follows what it names.
    """
    cut = len(names) > most
    kept = names[:shown] if cut else names
    written = [first(name) for name in kept[:1]] + [rest(name) for name in kept[1:]]
    if cut or others:
        return f"{', '.join(written)}{',' if len(written) > 1 or pair_comma else ''} et al."
    return series(written, pair_comma=pair_comma)
