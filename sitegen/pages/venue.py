"""Venues and institutions: a page each, and their overviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.insight.oeuvre import oeuvre
from sitegen.model.affiliation import Affiliation, Institution
from sitegen.model.name import reading_order
from sitegen.model.person import Person
from sitegen.model.venue import Venue
from sitegen.model.work import Work
from sitegen.pages.cards import years_of
from sitegen.pages.facets import facets
from sitegen.pages.listing import by_year
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import InstitutionView, OverviewView, VenueView
from sitegen.pages.person import is_alumnus
from sitegen.pages.site import Site
from sitegen.pages.tallies import people_tallies, topic_tallies, year_bars
from sitegen.pages.views import Head, PersonCard, Tally


def venue_items(site: Site) -> Iterator[Item]:
    """The overview of venues and a page for each that is declared or has two or more works."""
    shown = [v for v in site.library.venues.values() if site.addresses.of("venues", v.id)]
    if not shown:
        return
    address = site.addresses.section("venues")
    rows = [
        Tally(
            venue.name,
            site.addresses.of("venues", venue.id),
            len(site.library.works_by_venue.get(venue.id, ())),
            venue.short if venue.short != venue.name else "",
        )
        for venue in shown
    ]
    rows.sort(key=lambda row: (-row.number, reading_order(row.label)))
    head = Head("", address, section="venues")
    yield Page(address, "overview.html", OverviewView(head, "venues", (("", tuple(rows)),)))
    for venue in shown:
        own = site.addresses.of("venues", venue.id)
        yield Page(own, "venue.html", Later(_venue_view, site, venue, own))


def _venue_view(site: Site, venue: Venue, address: str) -> VenueView:
    works = site.library.works_by_venue.get(venue.id, ())
    return VenueView(
        head=Head(venue.name, address, section="venues", own=site.owner),
        name=venue.name,
        short=venue.short if venue.short != venue.name else "",
        url=venue.url,
        issn=venue.issn,
        sections=by_year(site, works),
        people=people_tallies(site, works),
        topics=topic_tallies(site, works),
        bars=year_bars(works),
        total=len(works),
        facets=facets(site, works),
    )


def institution_items(site: Site) -> Iterator[Item]:
    """The overview of institutions and a page for each that a person is or was at."""
    institutions = site.library.institutions
    if not institutions:
        return
    present: dict[str, list[tuple[Person, Affiliation]]] = {key: [] for key in institutions}
    for person in site.library.people.values():
        for affiliation in person.affiliations:
            key = affiliation.ror or affiliation.name
            if key in present:
                present[key].append((person, affiliation))
    address = site.addresses.section("institutions")
    rows = [
        Tally(
            institution.name,
            site.addresses.of("institutions", key),
            len({person.id for person, _ in present[key]}),
        )
        for key, institution in institutions.items()
    ]
    rows.sort(key=lambda row: (-row.number, reading_order(row.label)))
    head = Head("", address, section="institutions")
    yield Page(address, "overview.html", OverviewView(head, "institutions", (("", tuple(rows)),)))
    for key, institution in institutions.items():
        own = site.addresses.of("institutions", key)
        view = Later(_institution_view, site, institution, own, present[key])
        yield Page(own, "institution.html", view)


def _institution_view(
    site: Site, institution: Institution, address: str, present: list[tuple[Person, Affiliation]]
) -> InstitutionView:
    here: dict[str, str] = {}
    gone: dict[str, str] = {}
    found: dict[str, Work] = {}
    for person, affiliation in present:
        current = affiliation.is_current and not is_alumnus(person)
        years = years_of(affiliation.start, affiliation.end)
        (here if current else gone)[person.id] = years
        for work in oeuvre(site.library.works_by_person.get(person.id, ()), person.id).works:
            if work.date.year and _within(work.date.year, affiliation):
                found[work.id] = work
    works = sorted(found.values(), key=lambda work: site.rank[work.id])
    return InstitutionView(
        head=Head(institution.name, address, section="institutions"),
        name=institution.name,
        ror=institution.ror,
        people=_present(site, here),
        former=_present(site, {key: years for key, years in gone.items() if key not in here}),
        sections=by_year(site, works),
        bars=year_bars(works),
        topics=topic_tallies(site, works),
        total=len(works),
    )


def _present(site: Site, people: dict[str, str]) -> tuple[PersonCard, ...]:
    """The cards of people with the years that they were at the institution."""
    cards = site.people_cards(people)
    return tuple(replace(card, years=people[card.id]) for card in cards)


def _within(year: int, affiliation: Affiliation) -> bool:
    start, end = affiliation.start.year, affiliation.end.year
    return start is not None and start <= year and (end is None or year <= end)
