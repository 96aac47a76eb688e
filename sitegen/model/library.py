"""`Library`: everything a site knows, tied together, with its indexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sitegen.model.affiliation import Institution
from sitegen.model.name import reading_order
from sitegen.model.note import Collection, Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.work import Work


def _group(pairs: Iterable[tuple[str, Work]]) -> dict[str, tuple[Work, ...]]:
    groups: dict[str, dict[str, Work]] = {}
    for key, work in pairs:
        groups.setdefault(key, {})[work.id] = work
    return {key: tuple(works.values()) for key, works in groups.items()}


@dataclass(frozen=True)
class Library:
    """The resolved site. `works` are in list order: pinned, newest first, then file order."""

    people: Mapping[str, Person]
    works: tuple[Work, ...]
    topics: Mapping[str, Topic]
    venues: Mapping[str, Venue]
    institutions: Mapping[str, Institution]
    collections: tuple[Collection, ...]
    notes: tuple[Note, ...]
    homepages: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def work_by_key(self) -> dict[str, Work]:
        """Every citation key and id of every work."""
        return {key: work for work in reversed(self.works) for key in reversed(work.keys)}

    @cached_property
    def works_by_person(self) -> dict[str, tuple[Work, ...]]:
        """The works that each profile is tied to, in list order, whatever the role."""
        return _group((a.person, w) for w in self.works for a in w.authorships if a.person)

    @cached_property
    def works_by_topic(self) -> dict[str, tuple[Work, ...]]:
        """The works about each topic, in list order."""
        return _group((topic, work) for work in self.works for topic in work.topics)

    @cached_property
    def works_by_venue(self) -> dict[str, tuple[Work, ...]]:
        """The works at each venue, in list order."""
        return _group((work.venue_id, work) for work in self.works if work.venue_id)

    @cached_property
    def notes_by_collection(self) -> dict[str, tuple[Note, ...]]:
        """The notes of each collection: by weight, then in the collection's order, then by file."""
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            found.setdefault(note.collection, []).append(note)
        for collection in self.collections:
            if collection.order == "newest":
                found.get(collection.id, []).sort(key=lambda note: note.date.newest_first)
            elif collection.order == "title":
                found.get(collection.id, []).sort(key=lambda note: reading_order(note.title.source))
            found.get(collection.id, []).sort(key=lambda note: note.weight)
        return {name: tuple(notes) for name, notes in found.items()}

    @cached_property
    def notes_by_work(self) -> dict[str, tuple[Note, ...]]:
        """The notes that name a work ("mentioned in"), by the work's id."""
        found: dict[str, dict[str, Note]] = {}
        for note in self.notes:
            for key in note.works:
                if work := self.work_by_key.get(key):
                    found.setdefault(work.id, {})[f"{note.collection}/{note.id}"] = note
        return {work: tuple(notes.values()) for work, notes in found.items()}
