"""Which feeds a site has: its own, one a person, a topic, a collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model.date import PartialDate
from sitegen.model.note import Note
from sitegen.model.work import Work
from sitegen.pages.feed import FeedEntry, FeedView
from sitegen.pages.page import Document, Item
from sitegen.pages.site import Site


def _moment(date: PartialDate) -> str:
    """A date as RFC 3339, its missing parts as the first of the year or month."""
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"


def _work_entry(site: Site, work: Work) -> FeedEntry:
    return FeedEntry(
        work.title,
        site.addresses.work(work.id),
        _moment(work.added if work.added.year else work.date),
        work.abstract,
        tuple(str(a.name) for a in site.shown_authors(work)[:20]),
    )


def _note_entry(site: Site, note: Note) -> FeedEntry:
    address = site.addresses.note(note.collection, note.id)
    return FeedEntry(note.title, address, _moment(note.date), note.summary)


def _newest(site: Site, entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    ordered = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    return tuple(ordered[: site.config.feed_size])


def _dated(site: Site, works: Iterable[Work]) -> list[Work]:
    """The newest works that have a year; more than any feed can hold are not looked at."""
    dated = [work for work in works if work.date.year or work.added.year]
    dated.sort(
        key=lambda w: _moment(w.added if w.added.year else w.date),
        reverse=True,
    )
    return dated[: site.config.feed_size]


def _both(view: FeedView) -> Iterator[Item]:
    yield Document(f"{view.address}.atom", "atom", view)
    yield Document(f"{view.address}.json", "json-feed", view)


def feed_items(site: Site) -> Iterator[Item]:
    """Every feed, as Atom and as JSON Feed."""
    if not site.config.feeds:
        return
    library = site.library
    dated_collections = {c.id for c in library.collections if c.order == "newest" and not c.pages}
    notes = [n for n in library.notes if n.date.year and n.collection in dated_collections]
    entries = [_work_entry(site, work) for work in _dated(site, library.works)]
    entries += [_note_entry(site, note) for note in notes]
    yield from _both(FeedView(site.config.title, "/feed", "/", _newest(site, entries)))
    for person in library.people.values():
        if works := library.works_by_person.get(person.id):
            page = site.addresses.person(person.id)
            own = _newest(site, (_work_entry(site, work) for work in _dated(site, works)))
            yield from _both(FeedView(str(person.name), f"{page}feed", page, own))
    for topic in library.topics.values():
        page = site.addresses.of("topics", topic.id)
        if page and (works := library.works_by_topic.get(topic.id)):
            own = _newest(site, (_work_entry(site, work) for work in _dated(site, works)))
            yield from _both(FeedView(topic.title, f"{page}feed", page, own))
    for collection in library.collections:
        found = library.notes_by_collection.get(collection.id, ())
        if found and not collection.pages:
            own = _newest(site, (_note_entry(site, note) for note in found if note.date.year))
            page = collection.address
            yield from _both(FeedView(collection.title, f"{page}feed", page, own))
