"""Views of whole pages: what each template shows. See `sitegen.pages.views` for their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.note import Note
from sitegen.model.work import Work
from sitegen.pages.evidence_views import ReasonView
from sitegen.pages.person_views import PersonView
from sitegen.pages.picture_views import PictureView
from sitegen.pages.views import (
    AuthorView,
    BodyView,
    Count,
    Facet,
    Head,
    LinkView,
    NoteCard,
    NoticeView,
    PersonCard,
    Section,
    Tally,
    WorkCard,
    YearBar,
)
from sitegen.text.text import Text

if TYPE_CHECKING:
    from sitegen.pages.embeds import VideoView


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page. `owner` is set where the site is laid out as a person's.

    `whole` leads from the selected and latest works to all, unless these are a person's all.
    `years`, `types`, `venues` and `letters` (of names) are what an anthology is browsed by;
    `facets` and `exports` belong to the list of a site that is nothing but one.
    """

    head: Head
    body: BodyView
    owner: PersonView | None
    groups: tuple[tuple[str, tuple[PersonCard, ...]], ...]
    counts: tuple[Count, ...]
    selected: tuple[WorkCard, ...]
    sections: tuple[Section, ...]
    latest: tuple[WorkCard, ...]
    whole: Count | None
    news: tuple[NoteCard, ...]
    topics: tuple[Tally, ...]
    projects: tuple[NoteCard, ...]
    years: tuple[Tally, ...] = ()
    types: tuple[Tally, ...] = ()
    venues: tuple[Tally, ...] = ()
    letters: tuple[Tally, ...] = ()
    facets: tuple[Facet, ...] = ()
    exports: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people by group; `alumni` apart. `lab` is the address of the lab's works, or ""."""

    head: Head
    groups: tuple[tuple[str, tuple[PersonCard, ...]], ...]
    alumni: tuple[PersonCard, ...]
    lab: str = ""


@dataclass(frozen=True, slots=True)
class WorksView:
    """A list of publications: whole, of one year, or of one type.

    `types` lead to the lists of each type, `above` to the whole list from a type's.
    """

    head: Head
    heading: str
    sections: tuple[Section, ...]
    years: tuple[Tally, ...]
    total: int
    exports: tuple[LinkView, ...] = ()
    lab: str = ""
    type: str = ""
    types: tuple[Tally, ...] = ()
    facets: tuple[Facet, ...] = ()
    above: LinkView | None = None


@dataclass(frozen=True, slots=True)
class LabView:
    """The works of a lab's members while they were; `students` are those of a work, by its id."""

    head: Head
    sections: tuple[Section, ...]
    students: Mapping[str, tuple[LinkView, ...]]
    total: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a work."""

    type: str
    year: str
    venue: str
    links: tuple[LinkView, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class WorkView:
    """A publication's own page. `work` holds the plain facts, the other fields what they tie to.

    `signs` are its typed links for machines: (relation, address, media type). `profiles` are the
    people of the site among its names: (id, address, ORCID iD). `legend` explains the signs beside
    its names: (sign, a word of the theme). `language` is the tag of the title's if not the site's.
    `kind`, `genre` and `place` are as on its card, `version` is that of a software or data set.
    """

    head: Head
    work: Work
    authors: tuple[AuthorView, ...]
    folded: int
    roles: tuple[tuple[str, tuple[AuthorView, ...]], ...]
    venue: Text
    venue_address: str
    color: str
    where: str
    year: str
    year_address: str
    links: tuple[LinkView, ...]
    exports: tuple[LinkView, ...]
    pdf: str
    preview: PictureView
    topics: tuple[LinkView, ...]
    versions: tuple[VersionView, ...]
    relations: tuple[tuple[str, LinkView], ...]
    mentions: tuple[NoteCard, ...]
    reasons: tuple[ReasonView, ...]
    notices: tuple[NoticeView, ...] = ()
    signs: tuple[tuple[str, str, str], ...] = ()
    profiles: tuple[tuple[str, str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    video: VideoView | None = None
    language: str = ""
    kind: str = ""
    genre: str = ""
    place: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic. `overview` is the address of all topics, `same_as` the topic's elsewhere."""

    head: Head
    title: str
    body: BodyView
    parent: LinkView | None
    children: tuple[LinkView, ...]
    sections: tuple[Section, ...]
    people: tuple[Tally, ...]
    venues: tuple[Tally, ...]
    related: tuple[Tally, ...]
    bars: tuple[YearBar, ...]
    notes: tuple[NoteCard, ...]
    total: int
    summary: Text
    aliases: tuple[str, ...]
    overview: str
    same_as: str
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewView:
    """An overview of topics, venues or institutions: each with its number of works.

    `key` is the section's word; `groups` are (heading, entries).
    """

    head: Head
    key: str
    groups: tuple[tuple[str, tuple[Tally, ...]], ...]


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue."""

    head: Head
    name: str
    short: str
    url: str
    issn: str
    sections: tuple[Section, ...]
    people: tuple[Tally, ...]
    topics: tuple[Tally, ...]
    bars: tuple[YearBar, ...]
    total: int
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """An institution: who is and was there, and what they wrote meanwhile."""

    head: Head
    name: str
    ror: str
    people: tuple[PersonCard, ...]
    former: tuple[PersonCard, ...]
    sections: tuple[Section, ...]
    bars: tuple[YearBar, ...] = ()
    topics: tuple[Tally, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class CollectionView:
    """The index of a collection."""

    head: Head
    id: str
    title: str
    groups: tuple[tuple[str, tuple[NoteCard, ...]], ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note's own page. `by_date` says that its neighbours are newer and older."""

    head: Head
    note: Note
    body: BodyView
    image: PictureView
    people: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    works: tuple[WorkCard, ...]
    collection: LinkView | None
    newer: LinkView | None
    older: LinkView | None
    video: VideoView | None = None
    by_date: bool = False


@dataclass(frozen=True, slots=True)
class MessageView:
    """A page that only says something: 404."""

    head: Head
    key: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that leads on to `target`."""

    head: Head
    target: str
