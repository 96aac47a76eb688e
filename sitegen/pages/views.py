"""Views: what a template may see. A view is frozen and *is* the list of what its page depends on.

Addresses are from the site's root ("/people/ada/") or absolute; the template's `href` filter makes
them links. Texts are `Text`; the filters `html`, `plain`, `block` print them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model.date import PartialDate
from sitegen.model.note import Note
from sitegen.model.person import Entry, Person
from sitegen.model.work import Score, Work
from sitegen.pages.evidence_views import ReasonView, TrustView
from sitegen.text.text import NO_TEXT, Text
from sitegen.text.works_query import WorksQuery

if TYPE_CHECKING:
    from sitegen.pages.neighbourhood import NeighbourhoodView


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation. `key` names one of the theme's words when `label` is ""."""

    address: str
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page sees: settings only, no counts, no dates.

    `url` is the site's absolute URL without a trailing slash, or "". `options` are the theme's,
    with the site's values. `words` are the theme's texts in the site's language. `latest` is the
    address of the page of what is new, or "", `newsletter` where readers subscribe to one.
    """

    title: str
    description: str
    language: str
    direction: str
    url: str
    kind: str
    nav: tuple[NavItem, ...]
    options: Mapping[str, str | bool | int]
    words: Mapping[str, str]
    feeds: bool = True
    search: str = ""
    latest: str = ""
    newsletter: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page offers: `address` without extension ("/people/ada/feed")."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to machines; the template prints it plain and shortened.

    `own` is the person whose name stands out in the page's lists.
    """

    title: Text | str
    address: str
    description: Text | str = ""
    image: str = ""
    kind: str = "website"
    noindex: bool = False
    feeds: tuple[Feed, ...] = ()
    section: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link. `key` names one of the theme's words ("pdf") when `label` is ""."""

    address: str
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice about a work: `key` is a word ("retracted"), `text` what is known besides."""

    key: str
    text: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AuthorView:
    """A name on a work: `address` is the profile or homepage or "", `person` the profile's id.

    A `gap` above 0 stands for so many names that are folded away.
    """

    name: str
    address: str = ""
    person: str = ""
    equal: bool = False
    corresponding: bool = False
    marks: str = ""
    role: str = ""
    orcid: str = ""
    affiliations: tuple[str, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class FacetOption:
    """A value that works of a list have. `label` is its name, or the value of a theme's word."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """By what a list can be narrowed: year, type, topic, venue, author, code."""

    key: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class WorkCard:
    """A work in a list. `year` is "2024", a status such as "in press", or "".

    `roles` are the others who stand under the title: (role, names). `place` is the house that a
    thesis, report or book comes from. `notices` are retractions and errata; `also` are its other
    versions and what extends it: a key of the theme's words, with the year as label. `open` says
    that it is open access.
    """

    id: str
    address: str
    title: Text
    type: str
    year: str
    date: PartialDate
    authors: tuple[AuthorView, ...]
    others: bool
    roles: tuple[tuple[str, str], ...]
    venue: Text
    venue_address: str
    where: str
    place: str
    abbr: str
    color: str
    status: str
    award: Text
    award_name: str
    annotation: Text
    notices: tuple[NoticeView, ...]
    abstract: Text
    links: tuple[LinkView, ...]
    preview: str
    bibtex: str
    info: Text
    coins: Work
    category: str = ""
    open: bool = False
    also: tuple[LinkView, ...] = ()
    scores: tuple[Score, ...] = ()
    facets: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a list. `key` is a word of the theme, used when `heading` is ""."""

    heading: str
    cards: tuple[WorkCard, ...]
    anchor: str = ""
    key: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in a list."""

    id: str
    name: str
    address: str
    role: str = ""
    photo: str = ""
    initials: str = ""
    tagline: str = ""
    years: str = ""
    works: int = 0
    now_at: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A counter that links to the list that makes it. `key` is a word of the theme."""

    number: int
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A thing with a number beside it: a topic or venue or co-author and its works."""

    label: str
    address: str
    number: int
    note: Text | str = ""


@dataclass(frozen=True, slots=True)
class YearBar:
    """The works of one year, for charts and their tables."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note in a list. `has_page` is False for a one-line news item shown whole."""

    title: Text
    address: str
    collection: str
    date: PartialDate
    summary: Text = NO_TEXT
    place: str = ""
    event: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class CitedView:
    """A work that a body cites: "Turing 1936" is its label."""

    key: str
    address: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A Markdown body with what its references mean.

    `lists` are the lists of works it asks for, each with its cards; `links` the files it names,
    each with its address.
    """

    source: str
    cited: tuple[CitedView, ...] = ()
    lists: tuple[tuple[WorksQuery, tuple[WorkCard, ...]], ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.source.strip())


NO_BODY = BodyView("")


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    head: Head
    body: BodyView
    owner: PersonView | None
    groups: tuple[tuple[str, tuple[PersonCard, ...]], ...]
    counts: tuple[Count, ...]
    selected: tuple[WorkCard, ...]
    sections: tuple[Section, ...]
    latest: tuple[WorkCard, ...]
    news: tuple[NoteCard, ...]
    topics: tuple[Tally, ...]
    projects: tuple[NoteCard, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people by group; `alumni` apart. `lab` is the address of the lab's works, or ""."""

    head: Head
    groups: tuple[tuple[str, tuple[PersonCard, ...]], ...]
    alumni: tuple[PersonCard, ...]
    lab: str = ""


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
    """A profile. `supervised` are theses of others, `by_type` is the list with CV numbers."""

    head: Head
    person: Person
    name: str
    initials: str
    variants: tuple[str, ...]
    photo: str
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
    its names: (sign, a word of the theme).
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
    preview: str
    topics: tuple[LinkView, ...]
    versions: tuple[VersionView, ...]
    relations: tuple[tuple[str, LinkView], ...]
    mentions: tuple[NoteCard, ...]
    reasons: tuple[ReasonView, ...]
    notices: tuple[NoticeView, ...] = ()
    signs: tuple[tuple[str, str, str], ...] = ()
    profiles: tuple[tuple[str, str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


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
    """A note's own page."""

    head: Head
    note: Note
    body: BodyView
    image: str
    people: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    works: tuple[WorkCard, ...]
    collection: LinkView | None
    newer: LinkView | None
    older: LinkView | None


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
