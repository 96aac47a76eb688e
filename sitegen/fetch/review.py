"""The works that wait for their owner's word, and the file that keeps what the owner decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sitegen.errors import Problems
from sitegen.fetch import store
from sitegen.fetch.cache import write_whole
from sitegen.fetch.evidence import names_work
from sitegen.fetch.landing import REVIEW
from sitegen.fetch.record import Record, as_list
from sitegen.files.yaml_file import read_front_matter, read_yaml, write_yaml
from sitegen.files.yaml_node import YamlMap
from sitegen.files.yaml_writing import Value
from sitegen.text.text import Markup, Text

PEOPLE = "content/people"
HEADING = "# What the owner decided about fetched works; `sitegen review` adds to it.\n"


class Decision(StrEnum):
    """What an owner can say of a work."""

    ACCEPT = "accept"
    NOT_MINE = "not mine"
    SAME_AS = "same as"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A work that waits, as the owner needs to see it.

    `pro` and `contra` are the sentences that speak for and against it being the person's.
    """

    person: str
    id: str
    title: Text
    authors: tuple[str, ...]
    venue: Text
    year: str
    doi: str
    pro: tuple[str, ...]
    contra: tuple[str, ...]


def list_waiting(source: Path, person: str = "") -> tuple[Waiting, ...]:
    """The works that wait, of one person or of all: by person, the likeliest first.

    A review file that cannot be read lists nothing; a build says what is wrong with it.
    """
    found: list[Waiting] = []
    for path in sorted((source / store.FETCHED / REVIEW).glob("*.yaml")):
        if person and path.stem != person:
            continue
        try:
            _, works = store.read_file(source, path.relative_to(source).as_posix())
        except ValueError:
            continue
        said = _said(source, path.stem)
        if "openalex" in said["accept"]:
            continue
        decided = (*said["mine"], *said["not_mine"], *said["same_as"])
        mine = [_waiting(path.stem, r) for r in works.values() if not names_work(decided, r)]
        found += sorted(mine, key=lambda work: len(work.contra) - len(work.pro))
    return tuple(found)


def decide(
    source: Path, person: str, works: Sequence[str], decision: Decision, same_as: str = ""
) -> str:
    """Write a decision into the person's review file; returns the file's path in the source.

    Raises LookupError for works that do not wait for this person, ValueError for `SAME_AS`
    without the key of the other work.
    """
    known = {work.id for work in list_waiting(source) if work.person == person}
    if unknown := [work for work in works if work not in known]:
        raise LookupError(f"{', '.join(unknown)} does not wait for {person}'s word")
    same_as = same_as.strip()
    if decision is Decision.SAME_AS and not same_as:
        raise ValueError("which work is it the same as? Give a citation key, an id or a DOI")
    path = f"{PEOPLE}/{person}.review.yaml"
    said, comments = _file(source / path)
    for work in works:
        if decision is Decision.SAME_AS:
            pairs = said.get("same_as")
            said["same_as"] = {**(pairs if isinstance(pairs, Mapping) else {}), work: same_as}
        else:
            name = "mine" if decision is Decision.ACCEPT else "not_mine"
            said[name] = [*(item for item in as_list(said.get(name)) if item != work), work]
    order = {name: place for place, name in enumerate(("accept", "mine", "not_mine", "same_as"))}
    ordered = dict(sorted(said.items(), key=lambda item: order.get(item[0], len(order))))
    write_whole(source / path, (comments + write_yaml(ordered)).encode())
    return path


def _file(path: Path) -> tuple[Record, str]:
    """What a review file says, and the comments at its top.

    Raises ValueError when it cannot be read: what stands there must not be lost.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}, HEADING
    problems = Problems()
    node = read_yaml(data, path.name, problems)
    if not isinstance(node, YamlMap):
        if data.strip() and len(problems):
            raise ValueError(f"{path.name} cannot be read; mend or delete it")
        return {}, HEADING
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return {key: store.value_of(value) for key, value in node.items()}, "".join(lines[:count])


def _said(source: Path, person: str) -> dict[str, list[str]]:
    """What a person's own files say of their works: the profile and the review file."""
    said: dict[str, list[str]] = {"accept": [], "mine": [], "not_mine": [], "same_as": []}
    for ending in (".yaml", ".yml", ".md", ".review.yaml", ".review.yml"):
        path = source / PEOPLE / f"{person}{ending}"
        try:
            data = path.read_bytes()
        except OSError:
            continue
        problems = Problems()
        node = read_yaml(data, path.name, problems) if ending != ".md" else None
        if ending == ".md" and (matter := read_front_matter(data, path.name, problems)):
            node = matter.fields
        if isinstance(node, YamlMap):
            fields = {key: store.value_of(value) for key, value in node.items()}
            for name, found in said.items():
                found += _texts(fields.get(name))
    return said


def _texts(value: Value) -> Iterable[str]:
    """The texts of a list, the keys of a mapping, or one text."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    return [str(item) for item in as_list(value)]


def _waiting(person: str, record: Record) -> Waiting:
    facts = record.get("fetched")
    facts = facts if isinstance(facts, Mapping) else {}
    authors = [
        a.get("name") if isinstance(a, Mapping) else a for a in as_list(record.get("authors"))
    ]
    return Waiting(
        person=person,
        id=str(record["id"]),
        title=_text(record.get("title")),
        authors=tuple(str(name) for name in authors if name),
        venue=_text(record.get("venue") or record.get("publisher")),
        year=str(record.get("date") or "")[:4],
        doi=str(record.get("doi") or ""),
        pro=tuple(_texts(facts.get("for"))),
        contra=tuple(_texts(facts.get("against"))),
    )


def _text(value: Value) -> Text:
    if isinstance(value, Mapping):
        for markup, source in value.items():
            if markup in list(Markup) and isinstance(source, str):
                return Text(source, Markup(markup))
    return Text(value) if isinstance(value, str) else Text("")
