"""Names that may be other spellings of a name: same family, compatible given names."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.insight.name_folding import folded_family, folded_given
from sitegen.model.name import Name

SIMILAR = 50  # names that are offered at most, and looked at per first given name


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether folded given names contradict each other nowhere: "J." and "John" do not.

    The first must be there on both sides; later ones may be missing.
    """
    if not one or not other:
        return False
    return all(
        a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])
        for a, b in zip(one, other, strict=False)
    )


class SimilarNames:
    """An index of names by folded family and first given name, or its initial."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self._by_given: dict[tuple[str, str], list[tuple[str, Name]]] = {}
        self._by_initial: dict[tuple[str, str], list[tuple[str, Name]]] = {}
        for key, name in names:
            given = folded_given(name)
            if not given:
                continue
            family, entry = folded_family(name), (key, name)
            self._by_given.setdefault((family, given[0]), []).append(entry)
            if len(given[0]) > 1:
                self._by_initial.setdefault((family, given[0][0]), []).append(entry)

    def of(self, key: str, name: Name) -> tuple[str, ...]:
        """The keys of the names similar to a name, in the order in which they were given."""
        given = folded_given(name)
        if not given:
            return ()
        family, first = folded_family(name), given[0]
        near = self._by_given.get((family, first), [])[:SIMILAR]
        if len(first) == 1:
            near = near + self._by_initial.get((family, first), [])[:SIMILAR]
        else:
            near = near + self._by_given.get((family, first[0]), [])[:SIMILAR]
        found = [
            other
            for other, candidate in near
            if other != key
            and candidate.suffix == name.suffix
            and compatible(given, folded_given(candidate))
        ]
        return tuple(dict.fromkeys(found))[:SIMILAR]
