"""`Findings`: what the joining of works finds out beside the joins: relations and doubts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.model.work import WorkRecord
from sitegen.resolve.facts import Facts
from sitegen.resolve.places import Places, record_place
from sitegen.resolve.suggestion import Suggestion

# The ties of one work to another: (position, what the other is to it, the other's position).
Relations = tuple[tuple[int, str, int], ...]


def label(record: WorkRecord) -> str:
    """A record as a message names it."""
    return f"“{record.id}”"


class Findings:
    """Relations and doubtful pairs of records, named by their positions."""

    def __init__(self, facts: Sequence[Facts], places: Places) -> None:
        self._facts = facts
        self._places = places
        self._relations: dict[tuple[int, str, int], None] = {}
        self._doubts: dict[tuple[int, int], str] = {}

    def key(self, position: int) -> tuple[str, int, str, str]:
        """An order of records that does not depend on where they stand in the list."""
        record = self._facts[position].record
        return (record.id, record.source, record.path, record.uid)

    def sorted(self, positions: Iterable[int]) -> list[int]:
        """Positions in that order."""
        return sorted(positions, key=self.key)

    def doubt(self, one: int, other: int, why: str) -> None:
        """Two records may be the same work."""
        one, other = self.sorted((one, other))
        self._doubts.setdefault((one, other), why)

    def relate(self, one: int, kind: str, other: int, back: str) -> None:
        """To `one`, `other` is `kind`; to `other`, `one` is `back`."""
        self._relations[one, kind, other] = None
        self._relations[other, back, one] = None

    def relate_notice(self, left: Facts, right: Facts) -> None:
        """Tie an erratum or a retraction to the work that it is about."""
        for about, work in ((left, right), (right, left)):
            if about.notice and not work.notice:
                self.relate(work.position, about.notice, about.position, f"{about.notice} of")

    def relations(self, group_of: Sequence[int]) -> Relations:
        """The relations between records that are different works in the end."""
        return tuple(
            sorted(
                (one, kind, other)
                for one, kind, other in self._relations
                if group_of[one] != group_of[other]
            )
        )

    def suggestions(self, group_of: Sequence[int]) -> tuple[Suggestion, ...]:
        """The doubtful pairs that were not joined by another road."""
        found = [
            self._suggestion(self._facts[one].record, self._facts[other].record, why)
            for (one, other), why in self._doubts.items()
            if group_of[one] != group_of[other]
        ]
        return tuple(sorted(found, key=lambda suggestion: (suggestion.keys, suggestion.message)))

    def _suggestion(self, left: WorkRecord, right: WorkRecord, why: str) -> Suggestion:
        return Suggestion(
            "same-work",
            f"{label(left)} and {label(right)} may be the same work: {why}",
            f"{{id: {right.id}, same_as: [{left.id}]}}  # or not_same_as: [{left.id}]",
            "content/works/overlay.yaml",
            (left.id, right.id),
            record_place(self._places, right, "title"),
        )
