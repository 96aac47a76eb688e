"""/changes/: when works came onto the site and preprints were published, and its feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.insight.history import Change, Kind
from sitegen.model.date import PartialDate
from sitegen.pages.feed import FeedEntry, FeedView
from sitegen.pages.feeds import both_formats, moment
from sitegen.pages.page import Item, Page
from sitegen.pages.site import Site
from sitegen.pages.views import Feed, Head
from sitegen.text.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line: `kind` is "added" or "published", `title` a work's or, for a batch, empty.

    `anchor` names a batch on the page.
    """

    date: PartialDate
    kind: str
    number: int
    title: Text = NO_TEXT
    address: str = ""
    venue: Text = NO_TEXT
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The history by month, newest first."""

    head: Head
    months: tuple[tuple[PartialDate, tuple[ChangeView, ...]], ...]


def changes_items(site: Site, words: Mapping[str, str]) -> Iterator[Item]:
    """The page and its feed; nothing for a site whose history says nothing of its works."""
    if not site.changes:
        return
    address = site.addresses.section("changes")
    rows = tuple(_row(site, change) for change in site.changes[: site.config.limit])
    yield Page(address, "changes.html", _view(site, address, rows))
    if site.config.feeds:
        newest = rows[: site.config.feed_size]
        yield from both_formats(f"{address}feed", _feed, site, words, address, newest)


def _row(site: Site, change: Change) -> ChangeView:
    date = PartialDate.parse(change.date)
    work = change.work
    if work is None:
        return ChangeView(date, change.kind, change.number, anchor=f"added-{change.date}")
    venue = work.venue if change.kind is Kind.PUBLISHED else NO_TEXT
    address = site.addresses.work(work.id)
    return ChangeView(date, change.kind, 1, work.title or Text(work.id), address, venue)


def _view(site: Site, address: str, rows: tuple[ChangeView, ...]) -> ChangesView:
    months: dict[PartialDate, list[ChangeView]] = {}
    for row in rows:
        months.setdefault(PartialDate(row.date.year, row.date.month), []).append(row)
    feeds = (Feed(f"{address}feed", site.config.title),) if site.config.feeds else ()
    return ChangesView(
        Head("", address, feeds=feeds, section="changes"),
        tuple((month, tuple(found)) for month, found in months.items()),
    )


def _feed(
    address: str, site: Site, words: Mapping[str, str], page: str, rows: tuple[ChangeView, ...]
) -> FeedView:
    title = f"{site.config.title}: {words.get('changes', 'changes')}"
    return FeedView(title, address, page, tuple(_entry(row, words, page) for row in rows))


def _entry(row: ChangeView, words: Mapping[str, str], page: str) -> FeedEntry:
    """An entry; its address has an anchor of its own, for it is the entry's id as well."""
    if row.anchor:
        text = words.get("changes.batch", "{}").format(row.number)
        return FeedEntry(Text(text), f"{page}#{row.anchor}", moment(row.date))
    what = words.get(f"changes.{row.kind}", row.kind)
    title = Text(f"{what}: {row.title.source}", row.title.markup)
    return FeedEntry(title, f"{row.address}#{row.kind}", moment(row.date), row.venue)
