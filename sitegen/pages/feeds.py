"""Which feeds a site has: its own, one a person, a topic, a collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitegen.model.date import PartialDate
from sitegen.model.note import Note
from sitegen.model.work import Work
from sitegen.pages.feed import FeedEntry, FeedView
from sitegen.pages.page import Document, Item, Later
from sitegen.pages.site import Site


def moment(date: PartialDate) -> str:
    """A date as RFC 3339, its missing parts as the first of the year or month."""
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"


def _work_entry(site: Site, work: Work) -> FeedEntry:
    return FeedEntry(
        work.title,
        site.addresses.work(work.id),
        moment(site.additions.date(work)),
        work.abstract,
        tuple(str(a.name) for a in site.shown_authors(work)[:20]),
    )


def _note_entry(site: Site, note: Note) -> FeedEntry:
    address = site.addresses.note(note.collection, note.id)
    return FeedEntry(note.title, address, moment(note.date), note.summary)


def _newest(site: Site, entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    ordered = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    return tuple(ordered[: site.config.feed_size])


def _dated(site: Site, works: Iterable[Work]) -> list[Work]:
    """The newest works that have a year; more than any feed can hold are not looked at."""
    dated = (work for work in works if site.additions.date(work).year)
    return [work for _, work in site.additions.newest(dated, site.config.feed_size)]


def both_formats(address: str, make: Callable[..., FeedView], *arguments: object) -> Iterator[Item]:
    """The two documents of a feed; `make` is called with `address` and the arguments."""
    view = Later(make, address, *arguments)
    yield Document(f"{address}.atom", "atom", view)
    yield Document(f"{address}.json", "json-feed", view)


def _site_feed(address: str, site: Site) -> FeedView:
    library = site.library
    dated = {c.id for c in library.collections if c.order == "newest" and not c.pages}
    entries = [_work_entry(site, work) for work in _dated(site, library.works)]
    entries += [
        _note_entry(site, note)
        for note in library.notes
        if note.date.year and note.collection in dated
    ]
    return FeedView(site.config.title, address, "/", _newest(site, entries))


def works_feed(
    address: str, site: Site, title: str, page: str, works: tuple[Work, ...]
) -> FeedView:
    """The feed of some works; `page` is the address of the page that it follows."""
    entries = (_work_entry(site, work) for work in _dated(site, works))
    return FeedView(title, address, page, _newest(site, entries))


def _notes_feed(
    address: str, site: Site, title: str, page: str, notes: tuple[Note, ...]
) -> FeedView:
    entries = (_note_entry(site, note) for note in notes if note.date.year)
    return FeedView(title, address, page, _newest(site, entries))


def feed_items(site: Site) -> Iterator[Item]:
    """Every feed, as Atom and as JSON Feed."""
    if not site.config.feeds:
        return
    library = site.library
    yield from both_formats("/feed", _site_feed, site)
    for person in library.people.values():
        if works := library.works_by_person.get(person.id):
            page = site.addresses.person(person.id)
            yield from both_formats(f"{page}feed", works_feed, site, str(person.name), page, works)
    for topic in library.topics.values():
        page = site.addresses.of("topics", topic.id)
        if page and (works := library.works_by_topic.get(topic.id)):
            yield from both_formats(f"{page}feed", works_feed, site, topic.title, page, works)
    for collection in library.collections:
        notes = library.notes_by_collection.get(collection.id, ())
        if notes and not collection.pages:
            page = collection.address
            yield from both_formats(f"{page}feed", _notes_feed, site, collection.title, page, notes)
