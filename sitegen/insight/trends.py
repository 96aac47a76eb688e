"""`Trends`: the topics of some works over time, in whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitegen.model.work import Work

ROWS = 8  # topics that are shown
MOST = 36  # spans that a row has at most
_WIDTHS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)  # years of a span


@dataclass(frozen=True, slots=True)
class Trend:
    """A topic: its works in each span, and in all."""

    topic: str
    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Trends:
    """The topics with most works; `spans` are (first year, last year), equally long, gaps included.

    `top` is the largest number of all.
    """

    spans: tuple[tuple[int, int], ...]
    rows: tuple[Trend, ...]
    top: int


def trends(works: Iterable[Work], listed: Callable[[str], bool]) -> Trends | None:
    """The topics of works that have a year, most works first, then by id.

    `listed` says whether a topic may be shown. None when there is nothing to compare: fewer than
    two topics, or all works in one span.
    """
    found: Counter[tuple[str, int]] = Counter(
        (topic, work.date.year) for work in works if work.date.year for topic in work.topics
    )
    totals: Counter[str] = Counter()
    for (topic, _), number in found.items():
        totals[topic] += number
    ranked = sorted((t for t in totals if listed(t)), key=lambda topic: (-totals[topic], topic))
    shown = dict.fromkeys(ranked[:ROWS])
    if len(shown) < 2:
        return None
    years = [year for topic, year in found if topic in shown]
    spans = _spans(min(years), max(years))
    if len(spans) < 2:
        return None
    first, width = spans[0][0], spans[0][1] - spans[0][0] + 1
    numbers = {topic: [0] * len(spans) for topic in shown}
    for (topic, year), number in found.items():
        if topic in shown:
            numbers[topic][(year - first) // width] += number
    rows = tuple(Trend(topic, tuple(numbers[topic]), totals[topic]) for topic in shown)
    return Trends(spans, rows, max(max(row.numbers) for row in rows))


def _spans(first: int, last: int) -> tuple[tuple[int, int], ...]:
    """At most `MOST` spans from the first to the last year; those of five years end in 4 and 9."""
    for width in _WIDTHS:
        start = first // width * width
        if (last - start) // width < MOST:
            break
    return tuple((year, year + width - 1) for year in range(start, last + 1, width))
