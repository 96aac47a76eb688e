"""`Additions`: what is new on the site, by the day it was added or came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from heapq import nsmallest

from sitegen.model.date import NO_DATE, STATUSES, PartialDate
from sitegen.model.work import Work

BATCH = 10  # more works added on one day were brought in together and are no news one by one


class Additions:
    """Which works are how new.

    A work is as new as its `added` says, else as its publication date. Works of a batch (more
    than `BATCH` added on one day, as by a first fetch) are as new as they came out. `batches` are
    those days, newest first, each with its number of works.
    """

    def __init__(self, works: Iterable[Work]) -> None:
        self._works = tuple(works)
        counted = Counter(work.added for work in self._works if work.added.year)
        found = [(day, number) for day, number in counted.items() if number > BATCH]
        found.sort(key=lambda pair: pair[0].newest_first)
        self.batches: tuple[tuple[PartialDate, int], ...] = tuple(found)
        self._days = frozenset(day for day, _ in found)

    @cached_property
    def _rank(self) -> dict[str, int]:
        """The place of each work, by id, among all: sorted once, however many lists there are."""
        ordered = sorted(self._works, key=lambda work: self.date(work).newest_first)
        return {work.id: place for place, work in enumerate(ordered)}

    def date(self, work: Work) -> PartialDate:
        """The day by which a work is new; NO_DATE when neither day nor status is known."""
        if work.added.year and work.added not in self._days:
            return work.added
        if work.date.year or work.date.status:
            return work.date
        return PartialDate(status=work.status) if work.status in STATUSES else NO_DATE

    def newest(self, works: Iterable[Work], most: int) -> tuple[tuple[PartialDate, Work], ...]:
        """At most so many of the site's works with their days, newest first, undated ones last.

        Works of one day keep the site's order. Raises KeyError for a work that is not the site's.
        """
        rank = self._rank
        found = nsmallest(most, works, key=lambda work: rank[work.id])
        return tuple((self.date(work), work) for work in found)


def by_month(
    dated: Iterable[tuple[PartialDate, Work]],
) -> tuple[tuple[PartialDate, tuple[Work, ...]], ...]:
    """Works with their days, grouped by month in the order in which they come.

    A day without month falls to its year, one without year to its status, none to NO_DATE.
    """
    groups: dict[PartialDate, list[Work]] = {}
    for day, work in dated:
        month = PartialDate(day.year, day.month) if day.year else PartialDate(status=day.status)
        groups.setdefault(month, []).append(work)
    return tuple((month, tuple(works)) for month, works in groups.items())
