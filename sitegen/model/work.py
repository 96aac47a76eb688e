"""`Work`: a publication, preprint, dataset, thesis, talk, ...; `WorkRecord`: one source's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.text.text import NO_TEXT, Text


class Source(IntEnum):
    """Where a record comes from, strongest first: the order of the overlay (FORMAT)."""

    YAML = 1
    BIB = 2
    CROSSREF = 3
    OPENALEX = 4
    DBLP = 5
    ARXIV = 6
    ORCID = 7

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote the record."""
        return self <= Source.BIB


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address. `kind` names what it leads to: pdf, code, data, slides, ... or ""."""

    label: str
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A figure that somebody else counted, with its source and the day it was read."""

    name: str
    value: str
    source: str = ""
    date: PartialDate = NO_DATE


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """What one source says of one work.

    `id` is the citation key or the fetched id; `uid` is unique in the site (path, then ordinal)
    and stable when lines are inserted; `fields` maps names of `Work`'s fields to typed values,
    holding only what the source states (None is an explicit null: it deletes).
    `raw` is the digest of the source text, used for caching. Positions are in the side table.
    """

    id: str
    uid: str
    source: Source
    path: str
    fields: Mapping[str, Any]
    made_key: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One record that was joined into a work: what differs between the versions."""

    id: str
    type: str
    date: PartialDate = NO_DATE
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    source: Source = Source.BIB


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another work: "extended version", "conference version", "erratum", ..."""

    kind: str
    work: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A text that its source had damaged: its field, the rules that mended it, how it came.

    `path` is the file that it came from.
    """

    field: str
    rules: tuple[str, ...]
    original: Text
    path: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work after overlay and joining. Every list keeps its source's order.

    `id` makes the address; `keys` are all citation keys and ids (the first is `id`). `type` is
    CSL's word. `others` says that the source ends its authors with "and others". `sources` maps a
    field's name to the source that gave it, `repairs` are the texts that were mended. `extra` keeps
    fields that nobody knows, as written.
    """

    id: str
    keys: tuple[str, ...]
    type: str = "article"
    title: Text = NO_TEXT
    subtitle: Text = NO_TEXT
    authorships: tuple[Authorship, ...] = ()
    others: bool = False
    date: PartialDate = NO_DATE
    venue: Text = NO_TEXT
    venue_id: str = ""
    abbr: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    edition: str = ""
    chapter: str = ""
    event: str = ""
    location: str = ""
    publisher: str = ""
    institution: str = ""
    genre: str = ""
    status: str = ""
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    hal: str = ""
    openalex: str = ""
    category: str = ""
    language: str = ""
    abstract: Text = NO_TEXT
    keywords: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    preview: str = ""
    selected: bool = False
    pinned: bool = False
    award: Text = NO_TEXT
    award_name: str = ""
    annotation: Text = NO_TEXT
    note: Text = NO_TEXT
    additional_info: Text = NO_TEXT
    retracted: str = ""
    scores: tuple[Score, ...] = ()
    grants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    added: PartialDate = NO_DATE
    publish_after: PartialDate = NO_DATE
    open_access: str = ""
    license: str = ""
    versions: tuple[Version, ...] = ()
    relations: tuple[Relation, ...] = ()
    bibtex_type: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = field(default=())
    repairs: tuple[Repair, ...] = ()

    @property
    def authors(self) -> tuple[Authorship, ...]:
        """The authorships whose role is author, in order."""
        return tuple(a for a in self.authorships if a.role is Role.AUTHOR)

    def by_role(self, role: Role) -> tuple[Authorship, ...]:
        """The authorships of one role, in order."""
        return tuple(a for a in self.authorships if a.role is role)

    @property
    def is_preprint(self) -> bool:
        """Whether the work is only a preprint (FORMAT, "The same work")."""
        return self.type == "preprint"
