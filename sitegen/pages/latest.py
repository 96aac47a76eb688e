"""What is new: /latest/, the same for each person and topic, and the data for following them.

A person's news stand at /people/<id>/latest/, a topic's at /topics/<slug>/latest/; their feeds
are the person's and the topic's own. /latest/ names all of them, so that a reader can follow some:
by feed, by newsletter, or in a list that the reader's browser keeps (static/follow.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sitegen.insight.additions import by_month
from sitegen.model.date import PartialDate
from sitegen.model.name import reading_order
from sitegen.model.work import Work
from sitegen.pages.feeds import both_formats, works_feed
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.site import Site
from sitegen.pages.views import Feed, Head, LinkView, WorkCard

SHOWN_ON_LIST = 5  # works of each person or topic in the list that a browser keeps
LATEST = "latest/"


@dataclass(frozen=True, slots=True)
class LatestMonth:
    """What came in a month: `batches` are days on which many works were added, and their number.

    A `date` without month is a year, one without year a status, an empty one says undated.
    """

    date: PartialDate
    cards: tuple[WorkCard, ...] = ()
    batches: tuple[tuple[PartialDate, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LatestView:
    """The newest works of the site, a person or a topic by the month in which they came.

    `of` is the person or topic, None for the site. On the site's page `subjects` are who and what
    can be followed, by section, `data` is the address of the script with their newest works, and
    `changes` that of the site's history.
    """

    head: Head
    of: LinkView | None
    months: tuple[LatestMonth, ...]
    subjects: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()
    data: str = ""
    changes: str = ""


class Subject(NamedTuple):
    """A person or topic that can be followed: its section, id, title, address and works."""

    section: str
    key: str
    title: str
    address: str
    works: tuple[Work, ...]


def followable(site: Site) -> Iterator[Subject]:
    """The people and topics that have a page and works, in the library's order."""
    library = site.library
    for person in library.people.values():
        if works := library.works_by_person.get(person.id):
            yield Subject(
                "people", person.id, str(person.name), site.addresses.person(person.id), works
            )
    for topic in library.topics.values():
        address = site.addresses.of("topics", topic.id)
        if address and (works := library.works_by_topic.get(topic.id)):
            yield Subject("topics", topic.id, topic.title, address, works)


def latest_items(site: Site) -> Iterator[Item]:
    """The page of news of the site and of each person and topic; the site's feed and data."""
    if not site.library.works:
        return
    address = site.addresses.section("latest")
    found = tuple(followable(site))
    for subject in found:
        own = subject.address + LATEST
        yield Page(own, "latest.html", Later(_subject_view, site, subject))
    data = f"{address}data.js" if found else ""
    yield Page(address, "latest.html", Later(_site_view, site, address, found, data))
    if found:
        yield Document(data, "script-data", Later(_data, site, found))
    if site.config.feeds:
        title, works = site.config.title, site.library.works
        yield from both_formats(f"{address}feed", works_feed, site, title, address, works)


def _months(site: Site, works: tuple[Work, ...]) -> tuple[LatestMonth, ...]:
    newest = site.additions.newest(works, site.config.feed_size)
    return tuple(LatestMonth(month, site.cards(group)) for month, group in by_month(newest))


def _with_batches(site: Site, months: tuple[LatestMonth, ...]) -> tuple[LatestMonth, ...]:
    """The months, and those in which only a batch came, each with its batches."""
    found = {month.date: month for month in months}
    for day, number in site.additions.batches:
        date = PartialDate(day.year, day.month)
        month = found.get(date, LatestMonth(date))
        found[date] = replace(month, batches=(*month.batches, (day, number)))
    return tuple(sorted(found.values(), key=lambda month: month.date.newest_first))


def _subject_view(site: Site, subject: Subject) -> LatestView:
    feeds = (Feed(f"{subject.address}feed", subject.title),) if site.config.feeds else ()
    return LatestView(
        Head(
            subject.title,
            subject.address + LATEST,
            feeds=feeds,
            section=subject.section,
            own=subject.key if subject.section == "people" else site.owner,
        ),
        LinkView(subject.address, subject.title),
        _months(site, subject.works),
    )


def _site_view(site: Site, address: str, found: tuple[Subject, ...], data: str) -> LatestView:
    feeds = (Feed(f"{address}feed", site.config.title),) if site.config.feeds else ()
    rows: dict[str, list[LinkView]] = {}
    for subject in found:
        rows.setdefault(subject.section, []).append(LinkView(subject.address, subject.title))
    return LatestView(
        Head("", address, feeds=feeds, section="latest", own=site.owner),
        None,
        _with_batches(site, _months(site, site.library.works)),
        tuple(
            (section, tuple(sorted(links, key=lambda row: (reading_order(row.label), row.address))))
            for section, links in rows.items()
        ),
        data,
        site.addresses.section("changes") if site.changes else "",
    )


def _data(site: Site, found: tuple[Subject, ...]) -> tuple[str, dict[str, object]]:
    """The newest works of everybody: works as (title, address, day), newest first.

    Subjects are (title, the numbers of their works) by address. Addresses are without their first
    slash.
    """
    newest = {
        subject.address: site.additions.newest(subject.works, SHOWN_ON_LIST) for subject in found
    }
    shown = {work.id: work for dated in newest.values() for _, work in dated}
    ordered = site.additions.newest(shown.values(), len(shown))
    numbers = {work.id: number for number, (_, work) in enumerate(ordered)}
    works = [
        (work.title, site.addresses.work(work.id).removeprefix("/"), day.iso)
        for day, work in ordered
    ]
    subjects = {
        subject.address.removeprefix("/"): (
            subject.title,
            [numbers[work.id] for _, work in newest[subject.address]],
        )
        for subject in found
    }
    return "sitegenLatest", {"works": works, "subjects": subjects}
