"""Tallies: the topics, venues and people of some works with how many are theirs, most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from heapq import nsmallest

from sitegen.insight.name_index import page_key
from sitegen.model.work import Work
from sitegen.pages.site import Site
from sitegen.pages.views import Tally, YearBar

SEVERAL = 2  # works that put a name among the people of a topic or venue
NAMES_SHOWN = 40


def topic_tallies(site: Site, works: Iterable[Work]) -> tuple[Tally, ...]:
    """The topics of some works that have a page."""
    topics = site.library.topics
    keys = (t for w in works for t in w.topics if site.addresses.of("topics", t))
    return _tallies(site, "topics", keys, lambda key: topics[key].title)


def venue_tallies(site: Site, works: Iterable[Work]) -> tuple[Tally, ...]:
    """The venues of some works."""
    venues = site.library.venues
    keys = (w.venue_id for w in works if w.venue_id in venues)
    return _tallies(site, "venues", keys, lambda key: venues[key].name)


def people_tallies(site: Site, works: Iterable[Work]) -> tuple[Tally, ...]:
    """The people with a profile among the authors of some works.

    Where names have pages, also those that stand on `SEVERAL` of the works or more.
    """
    people = site.library.people
    named = _name_tallies(site, works) if site.config.name_pages else ()
    keys = (
        person
        for work in works
        for person in dict.fromkeys(a.person for a in work.authorships)
        if person
    )
    rows = (*_tallies(site, "people", keys, lambda key: str(people[key].name)), *named)
    return tuple(sorted(rows, key=_most_first))


def _name_tallies(site: Site, works: Iterable[Work]) -> tuple[Tally, ...]:
    """The names without profile that have a page and stand on several of some works."""
    printed: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for work in works:
        names = {page_key(a.name): str(a.name) for a in work.authorships if not a.person}
        counted.update(names.keys())
        printed |= names
    rows = (
        Tally(printed[key], site.addresses.of("names", key), number)
        for key, number in counted.items()
        if number >= SEVERAL and site.addresses.of("names", key)
    )
    return tuple(nsmallest(NAMES_SHOWN, rows, key=_most_first))


def _tallies(
    site: Site, section: str, keys: Iterable[str], label: Callable[[str], str]
) -> tuple[Tally, ...]:
    rows = [
        Tally(label(key), site.addresses.of(section, key), number)
        for key, number in Counter(keys).items()
    ]
    return tuple(sorted(rows, key=_most_first))


def _most_first(row: Tally) -> tuple[int, str]:
    return (-row.number, row.label.casefold())


def year_bars(works: Iterable[Work]) -> tuple[YearBar, ...]:
    """Works per year, gaps included; at most 150 years."""
    counted = Counter(work.date.year for work in works if work.date.year)
    if not counted:
        return ()
    last = max(counted)
    first = max(min(counted), last - 149)
    return tuple(YearBar(year, counted.get(year, 0)) for year in range(first, last + 1))
