"""`Person`: somebody with a profile."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.affiliation import Affiliation
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.name import Name
from sitegen.model.witness import Receipt
from sitegen.model.work import Link, Score
from sitegen.text.text import NO_TEXT, Text

# The sections of a CV in their order; all but `projects` and `works` are fields of a `Person`.
SECTIONS = (
    "positions",
    "education",
    "awards",
    "grants",
    "memberships",
    "talks",
    "teaching",
    "supervision",
    "projects",
    "service",
    "languages",
    "skills",
    "works",
)


@dataclass(frozen=True, slots=True)
class OpenTo:
    """Something a person welcomes, and how to reach them about it."""

    what: str
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a CV: a degree, a position, an award, a grant, a student, a language.

    An end equal to the start is a single event; a start without an end goes on. `detail` says as
    what: the role in a grant or course, a student's degree, the event of a talk, the level of a
    skill or language. `number` and `amount` are a grant's, `keywords` what a skill comprises.
    """

    title: str
    place: str = ""
    start: PartialDate = NO_DATE
    end: PartialDate = NO_DATE
    text: str = ""
    url: str = ""
    detail: str = ""
    number: str = ""
    amount: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A profile. `id` is the file's stem and makes the address.

    `variants` match and may be shown; `former_names` match only and are never in any output.
    `mine` and `not_mine` are citation keys or ids; `accept` names machine sources whose clusters
    the owner accepts ("openalex"). `receipts` are the two-way links that `sitegen verify` saw.
    `cv` lists the sections of the CV in their order, says that there is one (True) or none (False),
    or leaves both to the content (None). `extra` keeps fields that nobody knows, as written.
    """

    id: str
    name: Name
    variants: tuple[Name, ...] = ()
    former_names: tuple[Name, ...] = ()
    role: str = ""
    group: str = ""
    start: PartialDate = NO_DATE
    end: PartialDate = NO_DATE
    affiliations: tuple[Affiliation, ...] = ()
    orcid: str = ""
    openalex: tuple[str, ...] = ()
    dblp: str = ""
    scholar: str = ""
    github: str = ""
    homepage: str = ""
    email: str = ""
    links: tuple[Link, ...] = ()
    photo: str = ""
    interests: tuple[str, ...] = ()
    open_to: tuple[OpenTo, ...] = ()
    tagline: str = ""
    pronouns: str = ""
    pronunciation: str = ""
    bio: Text = NO_TEXT
    education: tuple[Entry, ...] = ()
    positions: tuple[Entry, ...] = ()
    awards: tuple[Entry, ...] = ()
    service: tuple[Entry, ...] = ()
    grants: tuple[Entry, ...] = ()
    memberships: tuple[Entry, ...] = ()
    talks: tuple[Entry, ...] = ()
    teaching: tuple[Entry, ...] = ()
    supervision: tuple[Entry, ...] = ()
    skills: tuple[Entry, ...] = ()
    languages: tuple[Entry, ...] = ()
    cv: tuple[str, ...] | bool | None = None
    mine: tuple[str, ...] = ()
    not_mine: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    claimed: PartialDate = NO_DATE
    counters: tuple[Score, ...] = ()
    trust: bool = False
    receipts: tuple[Receipt, ...] = ()
    aliases: tuple[str, ...] = ()
    weight: int = 0
    alumni: bool = False
    now_at: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def all_names(self) -> tuple[Name, ...]:
        """Every name that matches: the name, its variants, the former names."""
        return (self.name, *self.variants, *self.former_names)
