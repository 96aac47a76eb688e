"""Where things stand in the files: the side table of positions, asked with a fallback."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.errors import Place
from sitegen.model.work import WorkRecord

Places = Mapping[tuple[str, str], Place]


def _nearest(places: Places, thing: str, fields: tuple[str, ...], otherwise: str) -> Place:
    for field in (*fields, ""):
        if found := places.get((thing, field)):
            return found
    return Place(otherwise)


def record_place(places: Places, record: WorkRecord, *fields: str) -> Place:
    """Where a record states the first of the fields that it has, or where it starts."""
    return _nearest(places, record.uid, fields, record.path)


def person_place(places: Places, person: str, *fields: str) -> Place:
    """Where a person's file states a field, or the file."""
    return _nearest(places, f"people/{person}", fields, f"content/people/{person}.yaml")


def topic_place(places: Places, topic: str, *fields: str) -> Place:
    """Where a topic's file states a field, or the file."""
    return _nearest(places, f"topics/{topic}", fields, f"content/topics/{topic}.md")


def note_place(places: Places, collection: str, note: str) -> Place:
    """Where a note starts."""
    return _nearest(places, f"{collection}/{note}", (), f"content/{collection}/{note}.md")
