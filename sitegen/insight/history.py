"""`History`: what the site's history says of its works, and what it does not say yet.

Only works that the site shows have a history in public: an id that leads to none of them, because
the work was removed, renamed or suppressed, stays in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.insight.additions import BATCH
from sitegen.model.history import Day
from sitegen.model.library import Library
from sitegen.model.work import Work
from sitegen.resolve.rekeying import neutral_key


class Kind(StrEnum):
    """What happened."""

    ADDED = "added"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one work, or that `number` works were added together (`work` is None)."""

    date: str
    kind: Kind
    number: int
    work: Work | None = None


class History:
    """The days of a history, against the works of a library."""

    def __init__(self, library: Library, days: Iterable[Day]) -> None:
        self._library = library
        # Sorting is stable: of one day, what the file has first comes first.
        self._days = sorted(days, key=lambda day: day.date)

    def unrecorded(self, date: str) -> Day | None:
        """What the history does not say yet of the library's works, as of a day; None if nothing.

        Ids are sorted, so the same library and history give the same day.
        """
        known = {key for day in self._days for key in _forms(day.added)}
        were_preprints = {key for day in self._days for key in _forms(day.preprints)}
        known_published = {key for day in self._days for key in _forms(day.published)}
        added, preprints, published = [], [], []
        for work in self._library.works:
            keys = frozenset(work.keys)
            if keys.isdisjoint(known):
                added.append(work.id)
                if work.is_preprint:
                    preprints.append(work.id)
            elif (
                not work.is_preprint
                and not keys.isdisjoint(were_preprints)
                and keys.isdisjoint(known_published)
            ):
                published.append(work.id)
        if not added and not published:
            return None
        return Day(date, *(tuple(sorted(keys)) for keys in (added, preprints, published)))

    def changes(self) -> tuple[Change, ...]:
        """What happened, newest first; a work is added once and published once.

        More than `BATCH` works added on one day are one change without a work.
        """
        by_date: dict[str, list[Day]] = {}
        for day in self._days:
            by_date.setdefault(day.date, []).append(day)
        found: list[list[Change]] = []
        seen_added: set[str] = set()
        seen_published: set[str] = set()
        for date, days in by_date.items():
            published = self._works((key for day in days for key in day.published), seen_published)
            added = self._works((key for day in days for key in day.added), seen_added)
            changes = [
                Change(date, Kind.PUBLISHED, 1, work) for work in published if not work.is_preprint
            ]
            if len(added) > BATCH:
                changes.append(Change(date, Kind.ADDED, len(added)))
            else:
                changes += [Change(date, Kind.ADDED, 1, work) for work in added]
            found.append(changes)
        return tuple(change for changes in reversed(found) for change in changes)

    def _works(self, keys: Iterable[str], seen: set[str]) -> list[Work]:
        """The works that ids lead to, each but once in the whole history."""
        known = self._library.work_by_key
        works = []
        for key in keys:
            work = known.get(key) or known.get(neutral_key(key))
            if work is not None and work.id not in seen:
                seen.add(work.id)
                works.append(work)
        return works


def _forms(keys: Iterable[str]) -> Iterator[str]:
    """Ids as the file has them, and as the site has them when they held a name to keep out."""
    for key in keys:
        yield key
        yield neutral_key(key)
