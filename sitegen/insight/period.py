"""`Period`: the time that a report is about, and whether a date surely lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.date import NO_DATE, PartialDate

_Day = tuple[int, int, int]
_FIRST: _Day = (0, 0, 0)
_LAST: _Day = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """A time from `since` to `until`, both included; open on a side that has no date."""

    since: PartialDate = NO_DATE
    until: PartialDate = NO_DATE

    @property
    def first(self) -> _Day:
        """Its first day, as (year, month, day)."""
        return days[0] if (days := self.since.days) else _FIRST

    @property
    def last(self) -> _Day:
        """Its last day; a month may be said to have 31."""
        return days[1] if (days := self.until.days) else _LAST

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.first > self.last

    @property
    def is_always(self) -> bool:
        """Whether it is open on both sides: then what has no date lies in it, too."""
        return not (self.since or self.until)

    def touches(self, date: PartialDate) -> bool:
        """Whether a day that a date may mean lies in the period."""
        if self.is_always:
            return True
        return (days := date.days) is not None and days[0] <= self.last and days[1] >= self.first

    def holds(self, date: PartialDate) -> bool:
        """Whether every day that a date may mean lies in the period."""
        if self.is_always:
            return True
        return (days := date.days) is not None and self.first <= days[0] and days[1] <= self.last

    def surely_meets(self, start: PartialDate, end: PartialDate) -> bool:
        """Whether a span touches the period whatever days its dates mean; without end it goes on.

        A single event, one date or the same twice, must lie in it.
        """
        if self.is_always:
            return True
        if start == end or not start:
            return self.holds(end)
        begins = start.days
        if begins is None or begins[1] > self.last:
            return False
        return (end.days[0] if end.days else _LAST) >= self.first


def parse_bound(text: str) -> PartialDate:
    """An end of a period: YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for anything else."""
    date = PartialDate.parse(text)
    if date.text or date.year is None:
        raise ValueError(f"“{text}” is no date")
    return date
