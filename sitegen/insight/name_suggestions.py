"""Groups that are perhaps the same person: alike in their words or affiliations, never joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from sitegen.insight.name_groups import Group
from sitegen.insight.name_ties import Unit
from sitegen.model.work import Work
from sitegen.text.printing import plain

SHARED = 2  # distinctive words in common that make a suggestion
_GROUPS = 10  # what more groups than these share distinguishes none of them
_WORD = re.compile(r"[^\W\d_]{4,}")


def _words(work: Work) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(work.title).casefold()))


class TitleWords:
    """The words of titles that few works of the site share."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._words = {work.id: _words(work) for work in works}
        counts = Counter(word for words in self._words.values() for word in words)
        most = max(3, len(works) // 100)
        self._distinctive = {word for word, number in counts.items() if number <= most}

    def of(self, work: Work) -> list[str]:
        """The distinctive words of a work's title, sorted."""
        return sorted(self._words[work.id] & self._distinctive)


def suggestions(
    groups: Sequence[Group],
    units: Sequence[Unit],
    words: Callable[[int], Iterable[str]],
    apart: Callable[[int, int], bool],
) -> dict[int, tuple[int, str, tuple[str, ...]]]:
    """For each group the other that is most like it, if any: (group, kind, what they share).

    `words` gives the distinctive words of a unit, `apart` says that two groups are known to be
    different people. An affiliation in common counts as much as SHARED words.
    """
    found: dict[tuple[str, str], list[int]] = {}
    for number, group in enumerate(groups):
        marks = dict.fromkeys(("words", word) for unit in group.units for word in words(unit))
        marks |= dict.fromkeys(
            ("place", place) for unit in group.units for place in units[unit].affiliations
        )
        for mark in marks:
            found.setdefault(mark, []).append(number)
    shared: dict[tuple[int, int], dict[str, list[str]]] = {}
    for (kind, value), at in found.items():
        if not 1 < len(at) <= _GROUPS:
            continue
        for place, one in enumerate(at):
            for other in at[place + 1 :]:
                shared.setdefault((one, other), {}).setdefault(kind, []).append(value)
    best: dict[int, tuple[int, int, str, tuple[str, ...]]] = {}
    for (one, other), what in sorted(shared.items()):
        kind = "place" if "place" in what else "words"
        weight = len(what.get("words", ())) + SHARED * len(what.get("place", ()))
        if weight < SHARED or apart(one, other):
            continue
        for here, there in ((one, other), (other, one)):
            if here not in best or weight > best[here][0]:
                best[here] = (weight, there, kind, tuple(sorted(what[kind])))
    return {here: (there, kind, what) for here, (_, there, kind, what) in sorted(best.items())}
