"""`Content`: everything that a site's files say together, before anything is tied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sitegen.config import Config
from sitegen.content.assets import Asset
from sitegen.content.bib_places import BibPlaces
from sitegen.content.files import ContentFile, Role
from sitegen.content.json_resume import with_resumes
from sitegen.content.part import Part, Review
from sitegen.content.places import Places
from sitegen.errors import Place, Problems
from sitegen.model.history import Day
from sitegen.model.note import Collection, Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.work import WorkRecord

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Content:
    """What the files of a site say.

    `people`, `topics`, `venues` and `notes` are in the order of their files' paths, `records` by
    path and then file order. `assets` are the files of content/assets, `root` those of
    content/root. `homepages` are by name key, `history` is in file order. `sources` are the files
    with works and the keys that each holds, in file order.
    """

    people: tuple[Person, ...] = ()
    records: tuple[WorkRecord, ...] = ()
    topics: tuple[Topic, ...] = ()
    venues: tuple[Venue, ...] = ()
    notes: tuple[Note, ...] = ()
    collections: tuple[Collection, ...] = ()
    assets: tuple[Asset, ...] = ()
    root: tuple[Asset, ...] = ()
    homepages: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Day, ...] = ()
    places: Places = field(default_factory=lambda: Places({}))
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()


def join(
    parts: list[tuple[ContentFile, Part]], config: Config, bibs: BibPlaces, problems: Problems
) -> Content:
    """What all files say together; of two files about one thing the first counts."""
    things: dict[str, Mapping[str, Place]] = {}
    for _, part in parts:
        for thing, places in part.places.items():
            things.setdefault(thing, places)
    whole = [part for _, part in parts]
    people = _people(parts, things, problems)
    reviews = [review for part in whole for review in part.reviews]
    homepages: dict[str, str] = {}
    for part in whole:
        for name, url in part.homepages:
            homepages.setdefault(name, url)
    return Content(
        people=_receipted(_reviewed(people, reviews, problems), parts, problems),
        records=tuple(record for part in whole for record in part.records),
        topics=_once("topic", ((f, t.id, t) for f, part in parts for t in part.topics), problems),
        venues=_once("venue", ((f, v.id, v) for f, part in parts for v in part.venues), problems),
        notes=_notes(parts, problems),
        collections=config.collections,
        homepages=homepages,
        history=tuple(day for part in whole for day in part.history),
        places=Places(things, bibs),
        sources=tuple(
            (file.path, part.keys) for file, part in parts if file.role in (Role.BIB, Role.WORKS)
        ),
    )


def _people(
    parts: list[tuple[ContentFile, Part]],
    places: dict[str, Mapping[str, Place]],
    problems: Problems,
) -> tuple[Person, ...]:
    """The people with what their JSON Resume adds; somebody whom nothing names is called by id."""
    own = _once("person", ((f, p.id, p) for f, part in parts for p in part.people), problems)
    resumes = _once(
        "person", ((f, r.person.id, r) for f, part in parts for r in part.resumes), problems
    )
    whole = [part for _, part in parts]
    nameless = [row for part in whole for row in part.nameless]
    named = {p.id for part in whole if not part.nameless for p in part.people}
    named |= {resume.person.id for resume in resumes if "name" in resume.places}
    for key, place in nameless:
        if key not in named:
            problems.add(
                "person-no-name",
                place,
                f"the profile has no name; “{key}” is shown",
                "write for example name: Ada Lovelace",
            )
    return with_resumes(own, resumes, places)


def _once(
    what: str, things: Iterable[tuple[ContentFile, str, Thing]], problems: Problems
) -> tuple[Thing, ...]:
    """The things without those whose id stands in an earlier file."""
    found: dict[str, tuple[str, Thing]] = {}
    for file, key, thing in things:
        first = found.setdefault(key, (file.path, thing))
        if first[1] is not thing:
            problems.add(
                "content-repeated-id",
                Place(file.path),
                f"the {what} “{key}” stands in {first[0]} too; that one counts",
                "join the two files, or rename one",
            )
    return tuple(thing for _, thing in found.values())


def _reviewed(
    people: Iterable[Person], reviews: Iterable[Review], problems: Problems
) -> tuple[Person, ...]:
    """The people, each with what the review beside its file adds."""
    found = {person.id: person for person in people}
    for review in reviews:
        person = found.get(review.person)
        if person is None:
            problems.add(
                "content-review-of-nobody",
                Place(review.path),
                f"there is no person “{review.person}” that the review is about",
                "name it after a file in content/people: ID.review.yaml",
            )
            continue
        found[review.person] = replace(
            person,
            accept=tuple(dict.fromkeys(person.accept + review.accept)),
            mine=tuple(dict.fromkeys(person.mine + review.mine)),
            not_mine=tuple(dict.fromkeys(person.not_mine + review.not_mine)),
            openalex=tuple(dict.fromkeys(person.openalex + review.openalex)),
        )
    return tuple(found.values())


def _receipted(
    people: Iterable[Person], parts: Iterable[tuple[ContentFile, Part]], problems: Problems
) -> tuple[Person, ...]:
    """The people, each with the receipts of two-way links that are about them."""
    found = {person.id: person for person in people}
    for file, part in parts:
        for key in dict.fromkeys(key for key, _ in part.receipts):
            if person := found.get(key):
                own = tuple(receipt for about, receipt in part.receipts if about == key)
                found[key] = replace(person, receipts=person.receipts + own)
            else:
                problems.add(
                    "content-receipts-of-nobody",
                    Place(file.path),
                    f"there is no person “{key}” whom the receipts are about",
                    "delete the file; sitegen verify writes it anew",
                )
    return tuple(found.values())


def _notes(parts: Iterable[tuple[ContentFile, Part]], problems: Problems) -> tuple[Note, ...]:
    """The notes; those of one collection that share an id are told apart by their file's name."""
    listed = [(file, note) for file, part in parts for note in part.notes]
    counted = Counter((note.collection, note.id) for _, note in listed)
    found = []
    for file, note in listed:
        if counted[note.collection, note.id] > 1:
            inner = file.path.split("/", 2)[2].rpartition(".")[0].replace("/", "-")
            problems.add(
                "content-note-twins",
                Place(file.path),
                f"several notes are called “{note.id}”; this one is “{inner}”",
                "rename all but one of the files",
            )
            note = replace(note, id=inner)
        found.append(note)
    return tuple(found)
