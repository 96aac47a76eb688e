"""The works under one name, grouped into probable persons by their ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.insight.name_claims import Claims, conflict
from sitegen.insight.name_ties import NameTies, Tie, Unit

# Kinds of ties that are evidence even where other ties had already joined the works.
_TELLING = frozenset(
    ("person", "orcid", "dblp", "homonym", "identified", "host", "coauthor", "spelling")
)


@dataclass(frozen=True, slots=True)
class Group:
    """Works that are probably one person's: positions of units, and the ties among them."""

    units: tuple[int, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Partition:
    """All units in groups, the largest first; `refused` are ties that claims forbade."""

    groups: tuple[Group, ...]
    refused: tuple[Tie, ...]


class _Joining:
    """Union-find whose sets carry claims and refuse to meet others that contradict them."""

    def __init__(self, claims: Sequence[Claims]) -> None:
        self._parent = list(range(len(claims)))
        self._claims: list[Claims] = list(claims)

    def root(self, unit: int) -> int:
        parent = self._parent
        while parent[unit] != unit:
            parent[unit] = parent[parent[unit]]
            unit = parent[unit]
        return unit

    def join(self, one: int, other: int) -> bool:
        """Make two sets one; False when they are one already or must not be."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second or conflict(self._claims[first], self._claims[second]):
            return False
        self._parent[second] = first
        if self._claims[second]:
            self._claims[first] = {**self._claims[first], **self._claims[second]}
        return True

    def roots(self) -> list[int]:
        return [self.root(unit) for unit in range(len(self._parent))]


def group_units(units: Sequence[Unit], ties: NameTies) -> Partition:
    """Join units by their ties, strongest kind first, never two with different claims.

    A tie that units with contradicting claims share says nothing of any of them, and is refused
    as a whole: somebody who wrote with both of two namesakes does not tell them apart.
    """
    joining = _Joining([unit.claims for unit in units])
    seen: list[Tie] = []
    refused: list[Tie] = []
    claimed = any(unit.claims for unit in units)

    def take(found: Iterable[Tie]) -> None:
        for tie in found:
            if claimed and _contradicts(units, tie):
                refused.append(tie)
                continue
            first = tie.units[0]
            joined = [joining.join(first, unit) for unit in tie.units[1:]]
            if any(joined) or tie.kind in _TELLING:
                seen.append(tie)

    take(ties.all())
    take(list(ties.regular(joining.roots())))
    roots = joining.roots()
    members: dict[int, list[int]] = {}
    for unit, root in enumerate(roots):
        members.setdefault(root, []).append(unit)
    own: dict[int, list[Tie]] = {root: [] for root in members}
    for tie in seen:
        parts: dict[int, list[int]] = {}
        for unit in tie.units:
            parts.setdefault(roots[unit], []).append(unit)
        for root, part in parts.items():
            if len(part) > 1:
                own[root].append(Tie(tie.kind, tie.values, tuple(part)))
    groups = [Group(tuple(found), tuple(own[root])) for root, found in members.items()]
    groups.sort(key=lambda group: (-len(group.units), group.units))
    return Partition(tuple(groups), tuple(refused))


def _contradicts(units: Sequence[Unit], tie: Tie) -> bool:
    """Whether units of a tie hold different claims of one kind; those of its own kind cannot."""
    stated: dict[str, str] = {}
    for unit in tie.units:
        for kind, value in units[unit].claims.items():
            if stated.setdefault(kind, value) != value:
                return True
    return False
