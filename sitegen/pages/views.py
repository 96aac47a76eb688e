"""Views: what a template may see. A view is frozen and *is* the list of what its page depends on.

Addresses are from the site's root ("/people/ada/") or absolute; the template's `href` filter makes
them links. Texts are `Text`; the filters `html`, `plain`, `block` print them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.model.date import PartialDate
from sitegen.model.work import Score, Work
from sitegen.pages.picture_views import NO_PICTURE, CardView, PictureView
from sitegen.text.text import NO_TEXT, Text
from sitegen.text.works_query import WorksQuery

if TYPE_CHECKING:
    from sitegen.pages.embeds import ServiceView


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
    address of the page of what is new, or "", `newsletter` where readers subscribe to one. `layout`
    is "person", "lab" or "anthology". `versions` tell the files in /static/ apart by address;
    `fonts` are files of the site's own fonts that every page needs. `comments` and `analytics` are
    services of others that the site asks for.
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
    layout: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    comments: ServiceView | None = None
    analytics: ServiceView | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page offers: `address` without extension ("/people/ada/feed")."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to machines; the template prints it plain and shortened.

    `image` and `card` stand beside links to it elsewhere; a card goes before. `own` is the person
    whose name stands out in the page's lists.
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
    card: CardView | None = None


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
    that it is open access. `kind` and `genre` say what it is called, `standing` how near it is to
    print where it has a year (`sitegen.pages.standing`).
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
    preview: PictureView
    bibtex: str
    info: Text
    coins: Work
    category: str = ""
    open: bool = False
    also: tuple[LinkView, ...] = ()
    scores: tuple[Score, ...] = ()
    facets: str = ""
    kind: str = ""
    genre: str = ""
    standing: str = ""


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
    photo: PictureView = NO_PICTURE
    initials: str = ""
    tagline: str = ""
    years: str = ""
    works: int = 0
    now_at: str = ""


_DETAILS = frozenset(("count.topics", "count.venues", "count.collaborators"))


@dataclass(frozen=True, slots=True)
class Count:
    """A counter that links to the list that makes it. `key` is a word of the theme."""

    number: int
    key: str
    address: str

    @property
    def tells(self) -> bool:
        """Whether it is worth printing: one topic, one venue or one collaborator is not."""
        return self.number > (self.key in _DETAILS)


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
    """A note in a list. `years` are of what lasts long, `links` lead to slides and the like."""

    title: Text
    address: str
    collection: str
    date: PartialDate
    summary: Text = NO_TEXT
    place: str = ""
    event: str = ""
    image: PictureView = NO_PICTURE
    years: str = ""
    term: str = ""
    links: tuple[LinkView, ...] = ()


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
    each with its address, `pictures` the pictures it shows.
    """

    source: str
    cited: tuple[CitedView, ...] = ()
    lists: tuple[tuple[WorksQuery, tuple[WorkCard, ...]], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, PictureView], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.source.strip())


NO_BODY = BodyView("")
