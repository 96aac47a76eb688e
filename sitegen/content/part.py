"""`Part`: what one file of the content says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.errors import Place, Problem
from sitegen.files.fields import Values
from sitegen.files.yaml_file import YamlItem, YamlScalar
from sitegen.files.yaml_node import plain
from sitegen.model.history import Day
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.witness import Receipt
from sitegen.model.work import WorkRecord


@dataclass(frozen=True, slots=True)
class Review:
    """What `<id>.review.yaml`, or a fetched file, adds to a person.

    `openalex` are the author ids to which a fetch was led by the person's ORCID iD.
    """

    person: str
    path: str
    accept: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    not_mine: tuple[str, ...] = ()
    openalex: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    """What a person's JSON Resume says: the fields of `person` that `places` names, and where."""

    person: Person
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Part:
    """What one file says. It depends on the file's path and bytes alone, so it can be cached.

    `keys` are the keys of its works as the file has them, so of two entries with one key both.
    `receipts` are two-way links, each with the id of the person whom it is about. `nameless` are
    the ids of people whose file has no name, with the place where it is missing.
    `places` maps a thing (a record's uid, "people/ada") to the places of its fields; "" is the
    thing's own.
    """

    people: tuple[Person, ...] = ()
    nameless: tuple[tuple[str, Place], ...] = ()
    resumes: tuple[Resume, ...] = ()
    reviews: tuple[Review, ...] = ()
    records: tuple[WorkRecord, ...] = ()
    keys: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    venues: tuple[Venue, ...] = ()
    notes: tuple[Note, ...] = ()
    homepages: tuple[tuple[str, str], ...] = ()
    receipts: tuple[tuple[str, Receipt], ...] = ()
    history: tuple[Day, ...] = ()
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def places_of(values: Values) -> dict[str, Place]:
    """The places of a mapping's fields, and under "" its own."""
    return {"": values.place, **values.places}


def extra_texts(items: Iterable[YamlItem]) -> tuple[tuple[str, str], ...]:
    """Unknown fields as (name, text): a text as written, anything else as JSON."""
    found = []
    for item in items:
        node = item.value
        if isinstance(node, YamlScalar):
            text = "" if node.is_null else node.text
        else:
            text = json.dumps(plain(node), ensure_ascii=False)
        found.append((item.key, text))
    return tuple(found)
