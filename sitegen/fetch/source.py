"""What a fetch asks for and what a source gives: the protocol that all five share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sitegen.errors import Place, Problems
from sitegen.fetch.client import Client
from sitegen.fetch.reader import Damage
from sitegen.fetch.record import Record
from sitegen.files.yaml_writing import Value


@dataclass(frozen=True, slots=True)
class Owner:
    """A person whose record is fetched: the ids and decisions of their own files.

    `names` are all printed forms that are theirs. `mine` and `not_mine` hold ids, DOIs or keys;
    `accept` the sources whose guesses they take ("openalex"). `path` is their file, for problems.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    orcid: str = ""
    openalex: tuple[str, ...] = ()
    dblp: str = ""
    mine: tuple[str, ...] = ()
    not_mine: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    path: str = ""

    @property
    def place(self) -> Place:
        """Where problems with the ids belong."""
        return Place(self.path)

    @property
    def has_ids(self) -> bool:
        """Whether any source can be asked for their works."""
        return bool(self.orcid or self.openalex or self.dblp)


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one source says of one person.

    `ids` are the ids that were asked for, `merged` maps those that the source has merged into
    another. `about` holds facts about the person. `complete` says that `works` are all that the
    source lists, so that what is missing is gone there. `shared` are facts about topics,
    institutions and venues: {"topics": {id: facts}}.
    """

    source: str
    ids: tuple[str, ...]
    works: tuple[Record, ...]
    complete: bool
    about: Mapping[str, Value] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a source is asked for: a person's list, or works by identifier."""

    owner: Owner
    dois: tuple[str, ...] = ()
    arxiv: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a source works with: the client, where problems go, and whom to tell of progress."""

    client: Client
    problems: Problems
    tell: Callable[[str], None] = lambda _: None
    damage: Damage = field(default_factory=Damage)


class Source(Protocol):
    """One source. `harvest` raises `UnansweredError` when it gives nothing usable at all.

    Whatever it raises or returns, it writes no file.
    """

    name: str

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """What the source says, or None when nothing is asked of it."""
        ...
