"""Topics over time, drawn: a row of bars for each topic, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.insight.trends import trends
from sitegen.model.work import Work
from sitegen.pages.person_views import TrendRow, TrendsView
from sitegen.pages.site import Site
from sitegen.pages.views import Tally

HEIGHT = 20
WIDTH = 320  # of a row, about
WIDEST = 14  # a bar


def trends_view(site: Site, works: Sequence[Work]) -> TrendsView | None:
    """The topics that have a page; None when there is nothing to compare."""
    found = trends(works, lambda topic: bool(site.addresses.of("topics", topic)))
    if found is None:
        return None
    step = min(WIDEST, WIDTH // len(found.spans))
    return TrendsView(
        spans=tuple(str(a) if a == b else f"{a}–{b}" for a, b in found.spans),
        rows=tuple(
            TrendRow(
                Tally(
                    site.library.topics[row.topic].title,
                    site.addresses.of("topics", row.topic),
                    row.total,
                ),
                tuple(
                    (place * step, HEIGHT - height, height)
                    for place, number in enumerate(row.numbers)
                    if (height := _height(number, found.top))
                ),
                row.numbers,
            )
            for row in found.rows
        ),
        wide=step - 2,
        width=step * len(found.spans) - 2,
        height=HEIGHT,
    )


def _height(number: int, top: int) -> int:
    return max(3, HEIGHT * number // top) if number else 0
