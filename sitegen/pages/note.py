"""Notes: a page each, and the index of each collection."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.note import Collection, Note
from sitegen.pages.body import body_view
from sitegen.pages.cards import own_label
from sitegen.pages.embeds import video
from sitegen.pages.page import Item, Page
from sitegen.pages.page_views import CollectionView, NoteView
from sitegen.pages.site import Site
from sitegen.pages.views import Feed, Head, LinkView
from sitegen.text.printing import plain

HOME_NOTE = "index"  # content/pages/index.md is the front page's text


def collection_items(site: Site) -> Iterator[Item]:
    """The index of each collection that has notes, and the notes' pages."""
    for collection in site.library.collections:
        notes = site.library.notes_by_collection.get(collection.id, ())
        if notes and not collection.pages:
            yield _index(site, collection, notes)
        for place, note in enumerate(notes):
            address = site.addresses.note(note.collection, note.id)
            if not address:
                continue
            newer = notes[place - 1] if place else None
            older = notes[place + 1] if place + 1 < len(notes) else None
            view = _note_view(site, collection, note, address, newer, older)
            yield Page(address, "note.html", view)


def _index(site: Site, collection: Collection, notes: tuple[Note, ...]) -> Page:
    groups: dict[str, list[Note]] = {}
    for note in notes:
        by_date = collection.order == "newest" and note.date.year
        groups.setdefault(str(note.date.year) if by_date else "", []).append(note)
    head = Head(
        collection.title,
        collection.address,
        feeds=(Feed(f"{collection.address}feed", collection.title),),
        section=collection.id,
    )
    view = CollectionView(
        head,
        collection.id,
        collection.title,
        tuple((label, site.note_cards(found)) for label, found in groups.items()),
    )
    return Page(collection.address, "collection.html", view)


def _note_view(
    site: Site,
    collection: Collection,
    note: Note,
    address: str,
    newer: Note | None,
    older: Note | None,
) -> NoteView:
    def neighbour(other: Note | None) -> LinkView | None:
        if other is None or collection.pages:
            return None
        return LinkView(site.addresses.note(other.collection, other.id), plain(other.title))

    people = [site.library.people[key] for key in note.people if key in site.library.people]
    topics = [site.library.topics[key] for key in note.topics if key in site.library.topics]
    works = {
        work.id: work for key in note.works if (work := site.library.work_by_key.get(key))
    }.values()
    image = site.picture(note.image, "image")
    return NoteView(
        head=Head(
            note.title,
            address,
            description=note.summary or note.body,
            image=image.address,
            kind="article",
            section=address.strip("/") if collection.pages else collection.id,
            own=site.owner,
            card=site.social_cards.get(address),
        ),
        note=note,
        body=body_view(site, note.body.source),
        image=image,
        people=tuple(LinkView(site.addresses.person(p.id), str(p.name)) for p in people),
        topics=tuple(LinkView(site.addresses.of("topics", t.id), t.title) for t in topics),
        links=tuple(
            LinkView(found, own_label(link), link.kind)
            for link in note.links
            if (found := site.files.link(link.url, link.kind))
        ),
        works=site.cards(works),
        collection=None if collection.pages else LinkView(collection.address, collection.title),
        newer=neighbour(newer),
        older=neighbour(older),
        video=video(site, note.links),
        by_date=collection.order == "newest" and bool(note.date),
    )
