"""`Clusters`: records joined so far, and what forbids two of them to become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from sitegen.resolve.facts import Facts

STATED_APART = "stated to be different"
DIFFERENT_DOIS = "works with different DOIs"
TWO_VERSIONS = "a conference paper and a journal article"
GENERIC = "works with a title that many carry"
# Vetoes that leave no doubt.
SILENT = frozenset((STATED_APART, DIFFERENT_DOIS, TWO_VERSIONS))


@dataclass(frozen=True, slots=True)
class _Summary:
    """What the members of a cluster say together; empty sets say nothing."""

    dois: frozenset[str]
    kinds: frozenset[str]
    sorts: frozenset[str]
    numerals: frozenset[frozenset[str]]
    notices: frozenset[str]
    generic: bool

    def __or__(self, other: _Summary) -> _Summary:
        return _Summary(
            self.dois | other.dois,
            self.kinds | other.kinds,
            self.sorts | other.sorts,
            self.numerals | other.numerals,
            self.notices | other.notices,
            self.generic or other.generic,
        )


def _set(value: str) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()


def _summary(facts: Facts) -> _Summary:
    titled = bool(facts.words)
    return _Summary(
        _set(facts.published_doi),
        _set(facts.kind),
        _set(facts.sort),
        frozenset((facts.numerals,)) if titled else frozenset(),
        frozenset((facts.notice,)) if titled else frozenset(),
        facts.is_generic,
    )


def _differ(left: Set[object], right: Set[object]) -> bool:
    return bool(left and right) and not (left <= right or right <= left)


class Clusters:
    """Union of records with vetoes that look at whole clusters, so that none slips in by a chain.

    `apart` lists pairs of positions that `not_same_as` keeps apart for good.
    """

    def __init__(self, facts: Sequence[Facts], apart: Iterable[tuple[int, int]]) -> None:
        self._facts = facts
        self._root = list(range(len(facts)))
        self._members: dict[int, list[int]] = {}
        self._summaries: dict[int, _Summary] = {}
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, position: int) -> int:
        """The cluster that a record is in, named by one of its members."""
        while (parent := self._root[position]) != position:
            self._root[position] = self._root[parent]
            position = parent
        return position

    def members(self, root: int) -> list[int]:
        """The records of a cluster, in no particular order."""
        return self._members.get(root, [root])

    def _summary(self, root: int) -> _Summary:
        if (found := self._summaries.get(root)) is None:
            found = self._summaries[root] = _summary(self._facts[root])
        return found

    def kept_apart(self, one: int, other: int) -> bool:
        """Whether `not_same_as` stands between the clusters of two records."""
        if not self._apart:
            return False
        left, right = self.root(one), self.root(other)
        forbidden = self._apart.get(left, set())
        return any(self.root(position) == right for position in forbidden)

    def veto(self, one: int, other: int, *, same_doi: bool = False) -> str:
        """Why a machine may not join two records' clusters (FORMAT, "The same work", 5), or ""."""
        if self.kept_apart(one, other):
            return STATED_APART
        left, right = self._summary(self.root(one)), self._summary(self.root(other))
        if _differ(left.sorts, right.sorts):
            pair = " and a ".join(sorted(left.sorts | right.sorts))
            return f"a {pair}"
        if left.generic or right.generic:
            return GENERIC
        if _differ(left.notices, right.notices):
            return "a notice and the work that it is about"
        if _differ(left.numerals, right.numerals):
            return "works with different numbers in their titles"
        if _differ(left.dois, right.dois):
            return DIFFERENT_DOIS
        if _differ(left.kinds, right.kinds) and not same_doi:
            return TWO_VERSIONS
        return ""

    def join(self, one: int, other: int) -> bool:
        """Make one cluster of two records' clusters unless `not_same_as` forbids it."""
        left, right = self.root(one), self.root(other)
        if left == right:
            return True
        if self.kept_apart(left, right):
            return False
        if len(self.members(left)) < len(self.members(right)):
            left, right = right, left
        joined = self._summary(left) | self._summary(right)
        self._members.setdefault(left, [left]).extend(self._members.pop(right, [right]))
        self._summaries[left] = joined
        self._root[right] = left
        if right in self._apart:
            self._apart.setdefault(left, set()).update(self._apart.pop(right))
        return True
