"""`Content`: everything that a site's files say, before anything is tied together."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from sitegen.config import Config, Source, find_source
from sitegen.content.assets import Asset
from sitegen.content.bib_file import defined_macros, read_bib
from sitegen.content.bib_places import BibPlaces
from sitegen.content.files import ContentFile, Role, find_files, relative_files
from sitegen.content.history import read_history
from sitegen.content.homepages import read_homepages
from sitegen.content.json_resume import read_resume, with_resumes
from sitegen.content.memo import Memo, Remembered
from sitegen.content.notes import read_note
from sitegen.content.part import Part, Review
from sitegen.content.people import read_person, read_review
from sitegen.content.places import Places
from sitegen.content.receipts import read_receipts
from sitegen.content.topics import read_topic
from sitegen.content.venues import read_venues
from sitegen.content.yaml_works import read_works
from sitegen.digest import digest, digest_bytes
from sitegen.errors import Place, Problems
from sitegen.model.history import Day
from sitegen.model.note import Collection, Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.work import WorkRecord

__all__ = ["Asset", "Content", "Memo", "Places", "load_content"]

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


def load_content(
    source: Path, config: Config, problems: Problems, memo: Memo | None = None
) -> Content:
    """Everything under content/, or in the .bib files of a bare folder.

    `memo` keeps what a file said by its path and bytes, and what a BibTeX entry said by its text:
    hand in the same mapping again and only what changed is read. It holds picklable values and
    after each call just those of that call.
    """
    site = find_source(source)
    if site is None:
        return Content(collections=config.collections)
    files = find_files(site, config, problems)
    remembered = Remembered({} if memo is None else memo)
    collecting = gc.isenabled()
    gc.disable()  # nothing read here is garbage; looking for some takes a third of the time
    try:
        macros = _shared_macros(files, remembered)
        parts = [
            (file, read_file(file, problems, remembered, macros.get(file.path, {})))
            for file in files
            if file.role not in (Role.ASSET, Role.ROOT)
        ]
    finally:
        if collecting:
            gc.enable()
    remembered.forget_the_rest()
    content = _join(parts, config, BibPlaces(site.root), problems)
    _check_owner(content.people, config, problems)
    if not content.records:
        _tell_ignored(site, problems)
    assets, root = (tuple(_assets(files, role)) for role in (Role.ASSET, Role.ROOT))
    return replace(content, assets=assets, root=root)


def _check_owner(people: Iterable[Person], config: Config, problems: Problems) -> None:
    """Report an owner who has no profile."""
    ids = [person.id for person in people]
    if not config.owner or config.owner in ids:
        return
    near = get_close_matches(config.owner, ids, n=1, cutoff=0.5)
    problems.add(
        "config-owner",
        config.place("owner"),
        f"the owner “{config.owner}” has no profile; the site is made as if none were named",
        f"did you mean “{near[0]}”?"
        if near
        else f"write the name of a file in content/people without its ending, or add "
        f"content/people/{config.owner}.yaml",
    )


def _tell_ignored(site: Source, problems: Problems) -> None:
    """Say that .bib files beside a content/ without works are not read."""
    for name in site.ignored_bibs():
        problems.add(
            "content-ignored-file",
            Place(name),
            "the file is not read, for it stands beside content/ and not in it",
            f"move it to content/works/{name}",
        )


def _assets(files: tuple[ContentFile, ...], role: Role) -> Iterator[Asset]:
    for path, file in relative_files(files, role):
        with suppress(OSError):  # gone since the folder was listed
            yield Asset(path, file, file.stat().st_size)


def read_file(
    file: ContentFile, problems: Problems, memo: Remembered, macros: Mapping[str, str]
) -> Part:
    """What one file says; it depends on nothing but the file's path, kind, bytes and `macros`."""
    try:
        data = _bytes(file)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.add("content-unreadable", Place(file.path), message, "check its permissions")
        return Part()
    of = file.collection.id if file.collection else ""
    key = f"file:{digest_bytes(data)}:{file.role}:{file.source.name}:{of}:{file.path}"
    if macros:
        key += f":{digest(dict(macros))}"
    known = memo.get(key)
    if known is None:
        found, asked = Problems(), Remembered(memo)
        part = replace(_read(data, file, found, asked, macros), problems=tuple(found))
        memo[key] = known = part, tuple(asked.used)
    part, needs = known
    memo.used.update(dict.fromkeys(needs))
    problems.extend(part.problems)
    return part


def _bytes(file: ContentFile) -> bytes:
    with open(file.file, "rb") as stream:
        return stream.read()


def _shared_macros(
    files: Iterable[ContentFile], memo: Remembered
) -> Mapping[str, Mapping[str, str]]:
    """For each .bib file the strings that the others define; of two definitions the first."""
    defined: dict[str, Mapping[str, str]] = {}
    bibs = [file for file in files if file.role is Role.BIB]
    for file in bibs if len(bibs) > 1 else ():
        try:
            data = _bytes(file)
        except OSError:  # reported when the file is read
            continue
        if found := defined_macros(data, file.path, memo):
            defined[file.path] = found
    shared: dict[str, Mapping[str, str]] = {}
    for file in bibs if defined else ():
        others = [macros for path, macros in defined.items() if path != file.path]
        shared[file.path] = {k: text for macros in reversed(others) for k, text in macros.items()}
    return shared


def _read(
    data: bytes,
    file: ContentFile,
    problems: Problems,
    memo: Remembered,
    macros: Mapping[str, str],
) -> Part:
    match file.role:
        case Role.BIB:
            return read_bib(data, file.path, problems, memo, macros)
        case Role.WORKS:
            return read_works(data, file.path, file.source, problems)
        case Role.PERSON:
            return read_person(data, file.path, problems)
        case Role.RESUME:
            return read_resume(data, file.path, problems)
        case Role.REVIEW:
            return read_review(data, file.path, problems)
        case Role.TOPIC:
            return read_topic(data, file.path, problems)
        case Role.VENUES:
            return read_venues(data, file.path, problems)
        case Role.HOMEPAGES:
            return read_homepages(data, file.path, problems)
        case Role.HISTORY:
            return read_history(data, file.path, problems)
        case Role.RECEIPTS:
            return read_receipts(data, file.path, problems)
        case Role.NOTE if file.collection is not None:
            return read_note(data, file.path, file.collection, problems)
    raise ValueError(f"a {file.role} is not read")


def _join(
    parts: list[tuple[ContentFile, Part]], config: Config, bibs: BibPlaces, problems: Problems
) -> Content:
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
                "write name: Ada Lovelace",
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
