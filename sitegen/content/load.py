"""`load_content`: every file of a site read by who knows its kind, and joined to one `Content`."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from sitegen.config import Config, Source, find_source
from sitegen.content.assets import Asset
from sitegen.content.bib_file import defined_macros, read_bib
from sitegen.content.bib_places import BibPlaces
from sitegen.content.files import ContentFile, Role, find_files, relative_files
from sitegen.content.history import read_history
from sitegen.content.homepages import read_homepages
from sitegen.content.joining import Content, join
from sitegen.content.json_resume import read_resume
from sitegen.content.memo import Memo, Remembered
from sitegen.content.notes import read_note
from sitegen.content.part import Part
from sitegen.content.people import read_person, read_review
from sitegen.content.places import Places
from sitegen.content.receipts import read_receipts
from sitegen.content.topics import read_topic
from sitegen.content.venues import read_venues
from sitegen.content.yaml_works import read_works
from sitegen.digest import digest, digest_bytes
from sitegen.errors import Place, Problems
from sitegen.model.person import Person

__all__ = ["Asset", "Content", "Memo", "Places", "load_content"]

# Problems after which nothing of a file is read.
_WHOLE = frozenset(("yaml-syntax", "yaml-front-matter", "json-syntax"))
_NOUNS = {
    Role.PERSON: "the profile",
    Role.RESUME: "the JSON Resume",
    Role.REVIEW: "the review",
    Role.WORKS: "the file of works",
    Role.NOTE: "the note",
    Role.TOPIC: "the topic",
}


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
    content = join(parts, config, BibPlaces(site.root), problems)
    _check_owner(content.people, config, problems)
    if not content.records:
        _tell_ignored(site, problems)
    assets, root = (tuple(_assets(files, role)) for role in (Role.ASSET, Role.ROOT))
    return replace(content, assets=assets, root=root)


def _check_owner(people: Iterable[Person], config: Config, problems: Problems) -> None:
    """Report an owner who has no profile: an error if there is one that cannot be read."""
    ids = [person.id for person in people]
    if not config.owner or config.owner in ids:
        return
    own = re.compile(rf"(?:.*/)?people/{re.escape(config.owner)}\.\w+\Z")
    if any(p.code == "content-not-read" and own.match(p.place.path) for p in problems):
        problems.add(
            "content-owner-not-read",
            config.place("owner"),
            f"the profile of the owner “{config.owner}” cannot be read, so the site is not built",
            "mend the file; without it the site would lose its owner's pages",
        )
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
        _refuse(file, Place(file.path), str(error.strerror), "check its permissions", problems)
        return Part()
    of = file.collection.id if file.collection else ""
    key = f"file:{digest_bytes(data)}:{file.role}:{file.source.name}:{of}:{file.path}"
    if macros:
        key += f":{digest(dict(macros))}"
    known = memo.get(key)
    if known is None:
        found, asked = Problems(), Remembered(memo)
        part = _read(data, file, found, asked, macros)
        part = replace(part, problems=tuple(_refused(file, part, found)))
        memo[key] = known = part, tuple(asked.used)
    part, needs = known
    memo.used.update(dict.fromkeys(needs))
    problems.extend(part.problems)
    return part


def _refused(file: ContentFile, part: Part, found: Problems) -> Problems:
    """The problems of a file; of what kept all of it from being read it is said that it is lost."""
    whole = _WHOLE
    if file.role in _NOUNS and part == Part():  # no mapping, or a list of none
        whole |= {"field-type"}
    told = Problems()
    for problem in found:
        if problem.code in whole:
            _refuse(file, problem.place, problem.message, problem.hint, told)
        else:
            told.extend((problem,))
    return told


def _refuse(file: ContentFile, place: Place, why: str, hint: str, problems: Problems) -> None:
    message = f"{_NOUNS.get(file.role, 'the file')} cannot be read and is left out: {why}"
    problems.add("content-not-read", place, message, hint)


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
