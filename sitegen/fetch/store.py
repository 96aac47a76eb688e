"""The files in content/fetched: read, laid under what a person changed there, written whole.

Beside each file, in content/fetched/.base/, stands what the last fetch wrote, as digests. So a
later fetch can tell a field that a person changed from one that the source changed: the first
stays, the second is brought up to date; what a person removed does not come back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import Problems
from sitegen.fetch.cache import write_whole
from sitegen.fetch.record import Record, mark, natural, tidy
from sitegen.files.yaml_file import read_yaml, write_yaml
from sitegen.files.yaml_node import YamlList, YamlMap, YamlNode, YamlScalar
from sitegen.files.yaml_writing import Value

FETCHED = "content/fetched"
HEADING = (
    "# Written by `sitegen fetch`. Corrections belong in content/works/*.yaml, where they win for\n"
    "# ever: a record with the same id adds to the one below.\n"
)
# Fields that a fetch works out anew each time: no base is kept for them.
DERIVED = frozenset(("id", "fetched"))
# Reviewers of a change see the records, not the digests.
_ATTRIBUTES = b".base/** -diff linguist-generated\n"
_MAYBE = "?"  # before a digest: it may or may not have been written when a run was killed

Base = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Held:
    """What stands in the files of a person and a source: the records, and their base."""

    works: dict[str, Record] = field(default_factory=dict)
    base: Base = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """What a merge did, by id: new and changed records, those gone at the source, hand edits."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merged:
    """The records to write, the base to keep beside them, and what changed."""

    works: dict[str, Record]
    base: Base
    changes: Changes


def is_gone(record: Record) -> bool:
    """Whether the record is marked as no longer listed at its source."""
    facts = record.get("fetched")
    return isinstance(facts, Mapping) and bool(facts.get("gone"))


def value_of(node: YamlNode) -> Value:
    """A node as it was before `write_yaml`: bare true and false are booleans."""
    if isinstance(node, YamlScalar):
        if node.is_null:
            return None
        return node.text == "true" if node.plain and node.text in ("true", "false") else node.text
    if isinstance(node, YamlList):
        return [value_of(item) for item in node]
    return {key: value_of(value) for key, value in node.items()}


def read_file(
    source: Path, path: str, listed: str = "works"
) -> tuple[dict[str, Value], dict[str, Record]]:
    """Header and records (under the key `listed`) of a fetched file; a missing one is empty.

    Raises ValueError when the file cannot be read: what a person did there must not be lost.
    """
    try:
        data = (source / path).read_bytes()
    except FileNotFoundError:
        return {}, {}
    problems = Problems()
    node = read_yaml(data, path, problems)
    if not data.strip() or (node is None and not len(problems)):
        return {}, {}
    if not isinstance(node, YamlMap):
        raise ValueError(f"{path} cannot be read; mend or delete it")
    works: dict[str, Record] = {}
    items = node.get(listed)
    for item in items if isinstance(items, YamlList) else ():
        record = value_of(item)
        if isinstance(record, dict) and isinstance(key := record.get("id"), str):
            works.setdefault(key, record)
        else:
            raise ValueError(f"{path}: the record at line {item.place.line} has no id; mend it")
    header = {key: value_of(value) for key, value in node.items() if key != listed}
    return header, works


def base_path(source_name: str, person: str) -> str:
    """Where the base of a person's files from one source is kept."""
    return f"{FETCHED}/.base/{source_name}/{person}.json"


def read_base(source: Path, path: str) -> Base:
    """The base at a path; an unreadable one is empty, which only means that edits look new."""
    try:
        found = json.loads((source / path).read_bytes())
        return {
            str(key): {str(name): [str(m) for m in marks] for name, marks in fields.items()}
            for key, fields in found.items()
        }
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def base_bytes(base: Base) -> bytes:
    """The file of a base: one line a record, so that its diff is as small as the records'."""
    lines = [
        f" {json.dumps(key)}: {json.dumps(base[key], sort_keys=True)}"
        for key in sorted(base, key=natural)
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def file_bytes(
    header: Mapping[str, Value], records: Iterable[Record], listed: str = "works"
) -> bytes:
    """The bytes of a fetched file; the records by id, under the key `listed`."""
    ordered = sorted(records, key=lambda record: natural(str(record["id"])))
    heading = HEADING if listed == "works" else "# Written by `sitegen fetch`.\n"
    return (heading + write_yaml({**header, listed: ordered})).encode()


def same_content(one: bytes, other: bytes) -> bool:
    """Whether two files say the same, whatever their layout and comments."""
    nodes = (read_yaml(data, "", Problems()) for data in (one, other))
    values = [None if node is None else value_of(node) for node in nodes]
    return values[0] is not None and mark(values[0]) == mark(values[1])


def merge(held: Held, theirs: Iterable[Record], complete: bool) -> Merged:
    """What the source says now, laid under what a person changed in the file.

    A record that a `complete` list no longer has is kept and marked `gone`.
    """
    changes = Changes()
    works: dict[str, Record] = {}
    base: Base = {}
    listed: set[str] = set()
    for record in theirs:
        key = str(record["id"])
        listed.add(key)
        known = held.base.get(key, {})
        base[key] = {n: [mark(v)] for n, v in record.items() if n not in DERIVED}
        mine = held.works.get(key)
        if mine is None:
            if any(_certain(marks) for marks in known.values()):
                changes.removed.append(key)
            else:
                works[key] = tidy(record)
                changes.new.append(key)
            continue
        works[key], by_hand = _overlaid(mine, record, known)
        for name in known.keys() - base[key].keys():
            if name not in mine and _certain(known[name]):
                base[key][name] = known[name]  # removed by hand, and for now at the source too
        if by_hand:
            changes.edited.append(key)
        if works[key] != mine and _content(works[key]) != _content(mine):
            changes.changed.append(key)
    for key, mine in held.works.items():
        if key in listed:
            continue
        works[key] = mine
        if key in held.base:
            base[key] = held.base[key]
            if complete and not is_gone(mine):
                facts = mine.get("fetched")
                facts = {**(facts if isinstance(facts, Mapping) else {}), "gone": True}
                works[key] = in_order({**mine, "fetched": facts})
                changes.gone.append(key)
    for key, known in held.base.items():
        if key not in base:
            base[key] = known
    return Merged(works, base, changes)


def between(
    old: Base,
    new: Base,
    held: Mapping[str, Record],
    works: Mapping[str, Record],
    moving: Collection[str] = (),
) -> Base:
    """The base to keep while files are being replaced: it fits the old ones and the new ones.

    `moving` are the records that go from one file to another and may for a moment be in neither.
    """
    result: Base = {}
    for key in old.keys() | new.keys():
        before, after = old.get(key, {}), new.get(key, {})
        result[key] = {}
        for name in before.keys() | after.keys():
            marks = dict.fromkeys(m.lstrip(_MAYBE) for m in before.get(name, []))
            marks.update(dict.fromkeys(after.get(name, [])))
            # Certain only if the field is (or is known to be removed) before and after.
            there = name in held.get(key, {}), name in works.get(key, {})
            known = name in before and name in after and there[0] == there[1]
            sign = "" if known and key not in moving else _MAYBE
            result[key][name] = [sign + m for m in marks]
    return result


def _content(record: Record) -> Record:
    return {name: value for name, value in record.items() if name != "fetched"}


def _certain(marks: Iterable[str]) -> bool:
    return any(not m.startswith(_MAYBE) for m in marks)


def _overlaid(mine: Record, theirs: Record, known: Mapping[str, list[str]]) -> tuple[Record, bool]:
    """The record with the source's changes and the person's, and whether there are any of these."""
    result: Record = {}
    by_hand = False
    for name in dict.fromkeys((*mine, *theirs)):
        ours, new = mine.get(name), theirs.get(name)
        if name in DERIVED:
            if name in theirs:
                result[name] = new
            continue
        marks = [m.lstrip(_MAYBE) for m in known.get(name, [])]
        if name not in mine:
            if _certain(known.get(name, [])):
                by_hand = True  # removed by hand
            else:
                result[name] = new
        elif name in theirs and mark(ours) == mark(new):
            result[name] = ours
        elif mark(ours) in marks or (name in theirs and not known):
            if name in theirs:
                result[name] = new
        else:
            result[name] = ours
            by_hand = True
    return in_order(result), by_hand


def in_order(record: Record) -> Record:
    """The record in its order, with a person's explicit nulls and empty values."""
    ordered = tidy(dict.fromkeys(record, "x"))
    return {name: record[name] for name in ordered}


def replace_files(
    source: Path, files: Mapping[str, bytes | None], base: tuple[str, Base, Base] | None
) -> None:
    """Write files that belong together so that a kill at any moment leaves a state to go on from.

    None removes a file. `base` is its path, the base that holds for the old files and the new
    ones, and the base that holds for the new ones alone.
    """
    if base is not None:
        attributes = source / FETCHED / ".gitattributes"
        if not attributes.exists():
            write_whole(attributes, _ATTRIBUTES)
        write_whole(source / base[0], base_bytes(base[1]))
    for path, data in files.items():
        if data is None:
            (source / path).unlink(missing_ok=True)
        else:
            write_whole(source / path, data)
    if base is not None:
        write_whole(source / base[0], base_bytes(base[2]))
