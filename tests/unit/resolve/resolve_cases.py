"""Short ways to write records, people and sites for the tests of resolve."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.config import Config
from sitegen.content.load import Content
from sitegen.errors import Problems
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Source, Work, WorkRecord
from sitegen.resolve.library import Resolution, resolution
from sitegen.text.text import Text

PATHS = {
    Source.YAML: "content/works/more.yaml",
    Source.BIB: "content/works/papers.bib",
    Source.CROSSREF: "content/fetched/crossref/ada.yaml",
    Source.OPENALEX: "content/fetched/openalex/ada.yaml",
    Source.DBLP: "content/fetched/dblp/ada.yaml",
    Source.ARXIV: "content/fetched/arxiv/ada.yaml",
    Source.ORCID: "content/fetched/orcid/0000-0001-0000-0001.yaml",
}
_TEXTS = ("title", "subtitle", "venue", "abstract")


def author(text: str, **fields: Any) -> Authorship:
    """An authorship by a printed name."""
    return Authorship(Name.parse(text), **fields)


def record(key: str, source: Source = Source.BIB, /, **fields: Any) -> WorkRecord:
    """A record: texts and names as strings, `year` for a date, `n` to tell equal ids apart."""
    number = fields.pop("n", 0)
    made_key = fields.pop("made_key", False)
    path = fields.pop("path", PATHS[source])
    if "year" in fields:
        fields["date"] = PartialDate(fields.pop("year"))
    if "authors" in fields:
        authors = fields.pop("authors")
        fields["authorships"] = authors and tuple(
            author(item) if isinstance(item, str) else item for item in authors
        )
    for name in _TEXTS:
        if isinstance(fields.get(name), str):
            fields[name] = Text(fields[name])
    return WorkRecord(key, f"{path}#{key}.{number}", source, path, fields, made_key)


def person(key: str, name: str, **fields: Any) -> Person:
    """A profile: `variants` and `former_names` as strings."""
    for kind in ("variants", "former_names"):
        if kind in fields:
            fields[kind] = tuple(Name.parse(text) for text in fields[kind])
    return Person(key, Name.parse(name), **fields)


class Site:
    """A resolved site: its library, and whatever was said on the way."""

    def __init__(
        self,
        *records: WorkRecord,
        people: Iterable[Person] = (),
        config: Mapping[str, Any] | None = None,
        today: datetime.date | None = None,
        **content: Any,
    ) -> None:
        self.problems = Problems()
        self.result: Resolution = resolution(
            Content(people=tuple(people), records=records, **content),
            Config(**(config or {})),
            self.problems,
            today=today,
        )
        self.library = self.result.library
        self.codes = [problem.code for problem in self.problems]
        self.messages = [problem.message for problem in self.problems]

    @property
    def groups(self) -> set[frozenset[str]]:
        """The keys of each work."""
        return {frozenset(work.keys) for work in self.library.works}

    @property
    def ids(self) -> list[str]:
        """The works' ids in list order."""
        return [work.id for work in self.library.works]

    def work(self, key: str = "") -> Work:
        """The work of that key, or the only work."""
        if key:
            return self.library.work_by_key[key]
        (work,) = self.library.works
        return work

    def tied(self, key: str = "") -> list[tuple[str, str]]:
        """(profile, basis) of each author of a work; ("", "") for nobody."""
        return [(a.person, str(a.basis or "")) for a in self.work(key).authorships]

    @property
    def suggested(self) -> list[str]:
        """The messages of the suggestions."""
        return [suggestion.message for suggestion in self.result.suggestions]
