"""`Witness`: a page of somebody else's that can confirm a site; `Receipt`: that it did, and when.

A link from a profile to a page proves nothing: anybody can write it. When the page links back,
whoever may write on both has said so twice. That confirms the site, never who wrote a work.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.web_place import WebPlace

if TYPE_CHECKING:
    from sitegen.model.person import Person

GITHUB = "github.com"


class Kind(StrEnum):
    """Whose page it is."""

    ORCID = "orcid"
    GITHUB = "github"
    MASTODON = "mastodon"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class Witness:
    """A page that a profile links and that may link back. `page` is its http(s) address."""

    kind: Kind
    page: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a witness's page named a site.

    `site` is the site's address, `link` the one that stood on the page, `date` the day it was
    first seen there, `lost` the day on which the page was read and no longer had it.
    """

    kind: Kind
    page: str
    site: str
    link: str
    date: PartialDate
    lost: PartialDate = NO_DATE


def witnesses(person: Person) -> tuple[Witness, ...]:
    """The pages that may confirm a profile's site, each once.

    The ORCID record; the GitHub account and what `links` names on GitHub; links of the kind
    ``mastodon`` and ``institution``. No other page is asked.
    """
    found: dict[Witness, None] = {}
    if person.orcid:
        found[Witness(Kind.ORCID, f"https://orcid.org/{person.orcid}")] = None
    if person.github and "/" not in person.github:
        found[Witness(Kind.GITHUB, f"https://{GITHUB}/{person.github}")] = None
    for link in person.links:
        place = WebPlace.parse(link.url)
        if place is None:
            continue
        if place.host == GITHUB and not place.port and 1 <= len(place.path) <= 2:
            page = f"https://{GITHUB}/{'/'.join(place.path)}"
            if page.casefold() not in {known.page.casefold() for known in found}:
                found[Witness(Kind.GITHUB, page)] = None
        elif "mastodon" in (link.kind.casefold(), link.label.casefold()):
            found[Witness(Kind.MASTODON, link.url)] = None
        elif link.kind.casefold() == "institution":
            found[Witness(Kind.INSTITUTION, link.url)] = None
    return tuple(found)
