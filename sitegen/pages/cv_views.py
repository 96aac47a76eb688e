"""Views of the CV page."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.person import Entry
from sitegen.pages.person_views import AffiliationView
from sitegen.pages.views import Head, LinkView, WorkCard


@dataclass(frozen=True, slots=True)
class CvWork:
    """A work of a CV with its number ("J12"); `selected` ones are marked."""

    number: str
    card: WorkCard
    selected: bool


@dataclass(frozen=True, slots=True)
class CvSection:
    """A section of a CV: its lines, newest first, and works as (name of the group, rows).

    `key` names its heading among the theme's words ("cv.<key>") and is its anchor.
    """

    key: str
    lines: tuple[Entry, ...] = ()
    works: tuple[tuple[str, tuple[CvWork, ...]], ...] = ()

    @property
    def bare(self) -> bool:
        """Whether the lines are titles and nothing else."""
        return all(line == Entry(line.title) for line in self.lines)

    @property
    def marked(self) -> bool:
        """Whether some of the works are selected."""
        return any(row.selected for _, rows in self.works for row in rows)

    @property
    def equal(self) -> bool:
        """Whether some of the works have authors who contributed equally."""
        cards = (row.card for _, rows in self.works for row in rows)
        return any(author.equal for card in cards for author in card.authors)


@dataclass(frozen=True, slots=True)
class CvView:
    """Somebody's CV. `contacts` show their own address; `by_type` leads to works told apart.

    `files` are the CV in other forms; `total` is the number of its works.
    """

    head: Head
    name: str
    role: str
    profile: str
    affiliations: tuple[AffiliationView, ...]
    contacts: tuple[LinkView, ...]
    interests: tuple[str, ...]
    sections: tuple[CvSection, ...]
    files: tuple[LinkView, ...]
    by_type: str
    total: int
