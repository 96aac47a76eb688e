"""What a fetch writes: harvests laid under what stands in the files, the files replaced whole."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import Place, Problems
from sitegen.fetch import store
from sitegen.fetch.evidence import names_work
from sitegen.fetch.record import Record
from sitegen.fetch.service import SERVICES
from sitegen.fetch.source import Harvest, Owner
from sitegen.files.yaml_writing import Value

REVIEW = "review"
LISTS = frozenset(("openalex", "orcid", "dblp"))  # sources that list a person's works
_TITLES = {service.name: service.title for service in SERVICES}


@dataclass(frozen=True, slots=True)
class Change:
    """One file that a fetch writes: its bytes before (None: new) and after (None: removed)."""

    path: str
    before: bytes | None
    after: bytes | None

    def diff(self) -> str:
        """The change as a unified diff."""
        old = self.before.decode("utf-8", "replace") if self.before is not None else ""
        new = self.after.decode("utf-8", "replace") if self.after is not None else ""
        return "".join(
            difflib.unified_diff(
                old.splitlines(keepends=True),
                new.splitlines(keepends=True),
                f"a/{self.path}" if self.before is not None else "/dev/null",
                f"b/{self.path}" if self.after is not None else "/dev/null",
            )
        )


@dataclass(slots=True)
class Landed:
    """What a harvest changed, by id, and how many works wait for a review."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    waiting: int = 0


def path_of(name: str, person: str) -> str:
    """The file of a person's records from a source, or of those that wait ("review")."""
    return f"{store.FETCHED}/{name}/{person}.yaml"


class Landing:
    """Where one person's harvests land. With `write` false nothing is written.

    `changes` are the files that were (or would be) written.
    """

    def __init__(self, source: Path, owner: Owner, problems: Problems, *, write: bool) -> None:
        self.changes: list[Change] = []
        self._source, self._owner, self._problems = source, owner, problems
        self._writes = write

    def before(self, name: str) -> list[Record]:
        """The records that an earlier fetch left, without those that wait."""
        try:
            return list(store.read_file(self._source, path_of(name, self._owner.id))[1].values())
        except ValueError:
            return []

    def land(self, harvest: Harvest, waiting: Mapping[str, Record]) -> Landed:
        """Write what changed. `waiting` is the evidence for the works that need a review."""
        name, person = harvest.source, self._owner.id
        main, review = path_of(name, person), path_of(REVIEW, person)
        paths = (main, review) if name == "openalex" else (main,)
        found: dict[str, dict[str, Record]] = {}
        try:
            for path in paths:
                found[path] = store.read_file(self._source, path)[1]
        except ValueError as error:
            message = f"{error}; nothing of {_TITLES[name]} was written"
            self._problems.add("fetch-file", Place(main), message)
            return Landed()
        works = {key: record for part in found.values() for key, record in part.items()}
        base_path = store.base_path(name, person)
        base = store.read_base(self._source, base_path)
        theirs = [_with_evidence(record, waiting) for record in harvest.works]
        merged = store.merge(store.Held(works, base), theirs, harvest.complete)
        self._say(name, merged.changes)
        listed = {str(record["id"]) for record in theirs}
        apart = {
            key
            for key, record in merged.works.items()
            if key in waiting or (key not in listed and key in found.get(review, ()))
        }
        files: dict[str, bytes | None] = {
            main: store.file_bytes(
                self._header(harvest), [r for k, r in merged.works.items() if k not in apart]
            )
        }
        if name == "openalex":
            records = [merged.works[key] for key in apart]
            header = {"source": name, "person": person, "ids": list(harvest.ids)}
            files[review] = store.file_bytes(header, records) if records else None
        changed = self._changed(files)
        if self._writes:
            moving = (apart & found[main].keys()) | (found.get(review, {}).keys() - apart)
            between = store.between(base, merged.base, works, merged.works, moving)
            if changed:
                store.replace_files(self._source, changed, (base_path, between, merged.base))
            elif merged.base != base:
                store.replace_files(self._source, {}, (base_path, merged.base, merged.base))
        undecided = sum(not names_work(self._owner.not_mine, merged.works[k]) for k in apart)
        changes = merged.changes
        return Landed(changes.new, changes.changed, changes.gone, undecided)

    def share(self, harvests: Iterable[Harvest]) -> None:
        """Add topics, institutions and venues to the files that all people share."""
        for harvest in harvests:
            for kind, found in harvest.shared.items():
                path = f"{store.FETCHED}/{kind}/{harvest.source}.yaml"
                try:
                    _, known = store.read_file(self._source, path, kind)
                except ValueError as error:
                    self._problems.add("fetch-file", Place(path), str(error))
                    continue
                if items := {**known, **found}:
                    after = store.file_bytes({"source": harvest.source}, items.values(), kind)
                    changed = self._changed({path: after})
                    if self._writes:
                        store.replace_files(self._source, changed, None)

    def _changed(self, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
        """The files whose content changes; one that says the same keeps its very bytes."""
        changed: dict[str, bytes | None] = {}
        for path, after in files.items():
            try:
                before: bytes | None = (self._source / path).read_bytes()
            except FileNotFoundError:
                before = None
            if before == after or (before and after and store.same_content(before, after)):
                continue
            changed[path] = after
            self.changes.append(Change(path, before, after))
        return changed

    def _header(self, harvest: Harvest) -> dict[str, Value]:
        header: dict[str, Value] = {"source": harvest.source, "person": self._owner.id}
        if harvest.ids:
            header["ids"] = list(harvest.ids)
        if harvest.merged:
            header["merged_into"] = dict(sorted(harvest.merged.items()))
        if harvest.source in LISTS:
            header["complete"] = harvest.complete
        if about := {key: value for key, value in harvest.about.items() if value}:
            header["about"] = about
        return header

    def _say(self, name: str, changes: store.Changes) -> None:
        title, place = _TITLES[name], Place(path_of(name, self._owner.id))
        if changes.gone:
            self._problems.add(
                "fetch-gone",
                place,
                f"{title} no longer lists {_few(changes.gone)}; kept, marked as gone",
                "remove the record from the file if the work should go",
            )
        if changes.edited:
            self._problems.add(
                "fetch-edited",
                place,
                f"edits by hand in {_few(changes.edited)} were kept",
                "write them in content/works/*.yaml, under the same id: there they are safer",
            )
        if changes.removed:
            self._problems.add(
                "fetch-removed",
                place,
                f"removed by hand and not brought back: {_few(changes.removed)}",
                f"to have them again, delete {store.base_path(name, self._owner.id)}",
            )


def _with_evidence(record: Record, waiting: Mapping[str, Record]) -> Record:
    evidence = waiting.get(str(record["id"]))
    return {**record, "fetched": evidence} if evidence is not None else record


def _few(ids: list[str]) -> str:
    """Some ids in words: the first five and how many more."""
    more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""
    return ", ".join(ids[:5]) + more
