"""Views of name pages."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.sentence import Sentence
from sitegen.pages.views import Head, LinkView, Section, Tally, WorkCard


@dataclass(frozen=True, slots=True)
class RowView:
    """One way in which the name is printed, with DBLP's homonym number or ""."""

    name: str
    homonym: str
    works: int


@dataclass(frozen=True, slots=True)
class TieView:
    """A reason why works are together, and the ids of the works it is about."""

    sentence: Sentence
    works: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MaybeView:
    """Another group that is perhaps the same person, and why: `number` is 0 for a single work."""

    sentence: Sentence
    number: int
    link: LinkView


@dataclass(frozen=True, slots=True)
class GroupView:
    """The works of a probable person; a single work has number 0 and no reasons."""

    number: int
    anchor: str
    cards: tuple[WorkCard, ...]
    ties: tuple[TieView, ...] = ()
    maybe: MaybeView | None = None


@dataclass(frozen=True, slots=True)
class NameView:
    """All works under one name. `sections` hold them by year, or `groups` by probable person.

    `contact` is where to ask for a correction of the groups, or "".
    """

    head: Head
    name: str
    total: int
    rows: tuple[RowView, ...]
    profiles: tuple[LinkView, ...]
    homepage: str
    similar: tuple[Tally, ...]
    sections: tuple[Section, ...]
    groups: tuple[GroupView, ...]
    contact: str

    @property
    def grouped(self) -> bool:
        """Whether the works stand by probable person."""
        return bool(self.groups)


@dataclass(frozen=True, slots=True)
class NamesView:
    """Names from A to Z: all, or a part. `letters` lead to every part with its number of names."""

    head: Head
    letters: tuple[Tally, ...]
    groups: tuple[tuple[str, tuple[Tally, ...]], ...]
    total: int
    letter: str = ""
