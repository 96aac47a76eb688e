"""Views of a profile and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.person import Entry, Person
from sitegen.model.work import Score
from sitegen.pages.evidence_views import TrustView
from sitegen.pages.picture_views import PictureView
from sitegen.pages.views import (
    BodyView,
    Count,
    Facet,
    Head,
    LinkView,
    NoteCard,
    Section,
    Tally,
    WorkCard,
    YearBar,
)

if TYPE_CHECKING:
    from sitegen.pages.neighbourhood import NeighbourhoodView


@dataclass(frozen=True, slots=True)
class AffiliationView:
    """An affiliation with its years as text and its institution's address."""

    name: str
    department: str
    years: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class GrantView:
    """A grant, with the works that name it."""

    entry: Entry
    works: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A topic over time: `bars` are (x, y, height) and `numbers` the works of each span."""

    topic: Tally
    bars: tuple[tuple[int, int, int], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TrendsView:
    """Topics over time: `spans` are years ("1936") or decades ("1930–1939").

    `wide` is the width of a bar; `width` and `height` are those of each row's drawing.
    """

    spans: tuple[str, ...]
    rows: tuple[TrendRow, ...]
    wide: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """A profile. `supervised` are theses of others, `by_type` is the list with CV numbers.

    `cv` is the address of the person's CV, or "", and `cv_pdf` that of the same as PDF.
    """

    head: Head
    person: Person
    name: str
    initials: str
    variants: tuple[str, ...]
    photo: PictureView
    years: str
    bio: BodyView
    affiliations: tuple[AffiliationView, ...]
    interests: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    counts: tuple[Count, ...]
    counters: tuple[Score, ...]
    selected: tuple[WorkCard, ...]
    sections: tuple[Section, ...]
    bars: tuple[YearBar, ...]
    topics: tuple[Tally, ...]
    venues: tuple[Tally, ...]
    collaborators: tuple[Tally, ...]
    notes: tuple[tuple[str, tuple[NoteCard, ...]], ...]
    supervised: tuple[WorkCard, ...] = ()
    grants: tuple[GrantView, ...] = ()
    trends: TrendsView | None = None
    by_type: str = ""
    cv: str = ""
    cv_pdf: str = ""
    trust: TrustView | None = None
    neighbourhood: NeighbourhoodView | None = None
    exports: tuple[LinkView, ...] = ()
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class ByTypeView:
    """Somebody's works by type: (name of the group, rows of (CV number, card))."""

    head: Head
    name: str
    profile: str
    groups: tuple[tuple[str, tuple[tuple[str, WorkCard], ...]], ...]
    total: int
