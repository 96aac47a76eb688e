"""`Corroboration`: what agrees with a tie between a name and a profile, and never makes one.

FORMAT, "Whose work": shared co-authors, an affiliation in those years, a project host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sitegen.insight.coauthors import CROWD
from sitegen.insight.project_hosts import project_host
from sitegen.model.affiliation import Affiliation
from sitegen.model.authorship import Authorship
from sitegen.model.name import name_key
from sitegen.model.person import Person
from sitegen.model.web_place import WebPlace
from sitegen.model.witness import GITHUB, Kind
from sitegen.model.work import Work

SHOWN = 5  # co-authors that are named; the others are counted

# A link of one of these kinds is a work's project, its code or its data.
_PROJECT_LINKS = frozenset(("code", "data", "demo", "project", "software", "website"))
# Hosts that do not tell upper from lower case in an account's name.
_CASELESS_HOSTS = frozenset((GITHUB, "gitlab.com", "bitbucket.org", "codeberg.org"))


class Agreement(StrEnum):
    """What agrees."""

    COAUTHORS = "coauthors"
    AFFILIATION = "affiliation"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One thing that agrees: the co-authors, the institution or the address; `more` are unnamed."""

    kind: Agreement
    names: tuple[str, ...]
    more: int = 0


# A name beside somebody on a work: its profile's id, name key, ORCID iD, and the authorship.
Other = tuple[str, str, str, Authorship]


class Company:
    """Who stands on each work, looked at once for all profiles; a crowd is nobody."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Other, ...]] = {}

    def of(self, work: Work) -> tuple[Other, ...]:
        """The people on a work; none when they are more than `CROWD`."""
        known = self._known.get(work.id)
        if known is None:
            few = work.authorships if len(work.authorships) <= CROWD else ()
            known = self._known[work.id] = tuple(
                (a.person, a.name.key, a.orcid, a) for a in few if not a.name.corporate
            )
        return known


class Corroborator:
    """What a profile and its surer works say for its other works.

    `ranks` gives for each of the person's works, by id, the rank of its best basis: 0 is the
    strongest. Pages of the site itself (`site`) say nothing for it.
    """

    def __init__(
        self,
        person: Person,
        works: Iterable[Work],
        ranks: Mapping[str, int],
        company: Company,
        site: WebPlace | None = None,
    ) -> None:
        self._person = person
        self._ranks = ranks
        self._company = company
        self._own = {name.key for name in person.all_names}
        self._surest: dict[tuple[str, str], int] = {}
        self._strongest = min(ranks.values(), default=0)
        weakest = max(ranks.values(), default=0)
        for work in works:
            if (rank := ranks[work.id]) < weakest:
                self._note(work, rank)
        self._affiliations = [(a, name_key(a.name)) for a in person.affiliations]
        self._places = [(place, url) for place, url in _places(person) if place != site]

    def of(self, work: Work, own: Sequence[Authorship]) -> tuple[Corroboration, ...]:
        """What agrees with a work being the person's; `own` are their authorships of it."""
        found = (self._coauthors(work), self._affiliation(work, own), self._host(work))
        return tuple(one for one in found if one is not None)

    def _others(self, work: Work) -> Iterator[Other]:
        """Those who did a work together with the person."""
        own = self._person.id
        for other in self._company.of(work):
            if other[0] != own and (other[0] or other[1] not in self._own):
                yield other

    def _note(self, work: Work, rank: int) -> None:
        """Remember on how strong a basis each co-author was met."""
        surest = self._surest
        for person, name, orcid, _ in self._others(work):
            for key in (
                ("name", name),
                ("orcid", orcid) if orcid else ("no orcid", name),
                ("person", person),
            ):
                if surest.get(key, rank) >= rank:
                    surest[key] = rank

    def _coauthors(self, work: Work) -> Corroboration | None:
        rank, surest = self._ranks[work.id], self._surest
        if rank == self._strongest:
            return None
        names: dict[str, str] = {}
        for person, name, orcid, author in self._others(work):
            # A name never speaks against a differing ORCID iD.
            if (
                (person and surest.get(("person", person), rank) < rank)
                or (orcid and surest.get(("orcid", orcid), rank) < rank)
                or surest.get(("no orcid" if orcid else "name", name), rank) < rank
            ):
                names[name] = str(author.name)
        if not names:
            return None
        shown = tuple(names.values())
        return Corroboration(Agreement.COAUTHORS, shown[:SHOWN], max(0, len(shown) - SHOWN))

    def _affiliation(self, work: Work, own: Sequence[Authorship]) -> Corroboration | None:
        year = work.date.year
        printed = [text for author in own for text in author.affiliations]
        if year is None or not printed:
            return None
        for affiliation, name in self._affiliations:
            if _covers(affiliation, year) and any(
                _names(text, name, affiliation.ror) for text in printed
            ):
                return Corroboration(Agreement.AFFILIATION, (affiliation.name,))
        return None

    def _host(self, work: Work) -> Corroboration | None:
        for link in work.links if self._places else ():
            place = _place(link.url) if link.kind in _PROJECT_LINKS else None
            if place is not None:
                for known, url in self._places:
                    if known.holds(place):
                        return Corroboration(Agreement.HOST, (url,))
        return None


def _covers(affiliation: Affiliation, year: int) -> bool:
    """Whether somebody was there in a year. An affiliation without any year says nothing."""
    start, end = affiliation.start.year, affiliation.end.year
    if start is None and end is None:
        return False
    return (start is None or start <= year) and (end is None or year <= end)


def _names(printed: str, name: str, ror: str) -> bool:
    """Whether a printed affiliation holds an institution's name, word for word, or its ROR."""
    if ror and ror in printed:
        return True
    return bool(name) and f" {name} " in f" {name_key(printed)} "


@lru_cache(maxsize=65536)
def _place(url: str) -> WebPlace | None:
    place = WebPlace.parse(url)
    if place is not None and place.host in _CASELESS_HOSTS:
        return WebPlace(place.host, place.port, tuple(part.casefold() for part in place.path))
    return place


def _places(person: Person) -> Iterator[tuple[WebPlace, str]]:
    """What the profile's links name as the person's own: hosts, accounts, folders."""
    urls = [person.homepage, *(link.url for link in person.links if link.kind != Kind.INSTITUTION)]
    if person.github:
        # An account's pages stand at a host of its own, docs.github.com says.
        urls += [f"https://{GITHUB}/{person.github}", f"https://{person.github}.github.io"]
    for url in urls:
        place = _place(url) if project_host(url) and "?" not in url else None
        if place is not None:
            yield place, url
