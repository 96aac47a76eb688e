"""Profiles, and the overview of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.insight.coauthors import CLOSE, coauthors
from sitegen.insight.oeuvre import oeuvre
from sitegen.insight.seniority import seniority
from sitegen.model.name import reading_order
from sitegen.model.person import Person
from sitegen.model.work import Work
from sitegen.pages.body import body_view
from sitegen.pages.by_type import by_type_items
from sitegen.pages.cards import affiliation_view, initials_of, years_of
from sitegen.pages.cv import cv_address, cv_items, numbered_address, pdf_address
from sitegen.pages.evidence import trust_view
from sitegen.pages.facets import facets
from sitegen.pages.grants import grant_views
from sitegen.pages.lab import lab_address
from sitegen.pages.listing import by_year
from sitegen.pages.neighbourhood import neighbourhood_view
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.page_views import PeopleView
from sitegen.pages.person_views import PersonView
from sitegen.pages.site import Site
from sitegen.pages.tallies import topic_tallies, venue_tallies, year_bars
from sitegen.pages.trends import trends_view
from sitegen.pages.views import Count, Feed, Head, LinkView, NoteCard, PersonCard, Tally

SELECTED_SHOWN = 5
_FEW = 2  # people whose common role is no heading

# The identifiers of a person: field, the address it stands for.
IDENTIFIERS = (
    ("homepage", "{}"),
    ("orcid", "https://orcid.org/{}"),
    ("scholar", "https://scholar.google.com/citations?user={}"),
    ("dblp", "https://dblp.org/pid/{}"),
    ("github", "https://github.com/{}"),
)


def is_alumnus(person: Person) -> bool:
    """Whether somebody has left: said so, or an end is stated."""
    return person.alumni or person.group.casefold() == "alumni" or bool(person.end)


def people_groups(
    site: Site,
) -> tuple[tuple[tuple[str, tuple[PersonCard, ...]], ...], tuple[PersonCard, ...]]:
    """The members by group (else by role), and the alumni.

    Each in the order of weight, seniority of the role, name. Roles that one or two people share
    each are no headings: without groups and larger roles, all members are one group without a name.
    """
    people = sorted(
        site.library.people.values(),
        key=lambda p: (p.weight, seniority(p.role), reading_order(p.name.last_first), p.id),
    )
    groups: dict[str, list[str]] = {}
    for person in people:
        if not is_alumnus(person):
            groups.setdefault(person.group or person.role, []).append(person.id)
    alumni = site.people_cards(p.id for p in people if is_alumnus(p))
    if not any(p.group for p in people) and all(len(ids) <= _FEW for ids in groups.values()):
        groups = {"": [id_ for ids in groups.values() for id_ in ids]} if groups else {}
    return tuple((name, site.people_cards(ids)) for name, ids in groups.items()), alumni


def people_items(site: Site) -> Iterator[Item]:
    """The overview of people, and a profile each."""
    if not site.library.people:
        return
    address = site.addresses.section("people")
    groups, alumni = people_groups(site)
    head = Head("", address, section="people")
    headed = tuple((heading, _without_role(cards, heading)) for heading, cards in groups)
    yield Page(address, "people.html", PeopleView(head, headed, alumni, lab_address(site)))
    for person in site.library.people.values():
        own = site.addresses.person(person.id)
        yield Page(own, "person.html", Later(person_view, site, person))
        if works := site.library.works_by_person.get(person.id):
            for export in _exports(site, person):
                yield Document(export.address, "bibliography", works)
        yield from by_type_items(site, person)
        yield from cv_items(site, person)


def _without_role(cards: tuple[PersonCard, ...], heading: str) -> tuple[PersonCard, ...]:
    """The cards below a heading; a role that is the heading is not said again."""
    return tuple(replace(card, role="") if card.role == heading else card for card in cards)


def collaborators(site: Site, person: Person, works: tuple[Work, ...]) -> tuple[Tally, ...]:
    """Who wrote two or more works with somebody, with the years they did; most works first."""
    rows = []
    for coauthor in coauthors(works, person.id, at_least=CLOSE):
        profile = site.library.people.get(coauthor.person)
        name = profile.name if profile else coauthor.name
        address = site.addresses.person(profile.id) if profile else site.homepage_of(name)
        rows.append(Tally(str(name), address, coauthor.works, coauthor.span))
    return tuple(rows)


def person_view(site: Site, person: Person) -> PersonView:
    """What a profile shows."""
    tied = site.library.works_by_person.get(person.id, ())
    own = oeuvre(tied, person.id)
    works = own.works
    address = site.addresses.person(person.id)
    name = str(person.name)
    topics = topic_tallies(site, works)
    friends = collaborators(site, person, works)
    venues = venue_tallies(site, works)
    counts = (
        Count(len(works), "count.works", f"{address}#works"),
        Count(len(topics), "count.topics", f"{address}#topics"),
        Count(len(friends), "count.collaborators", f"{address}#collaborators"),
        Count(len(venues), "count.venues", f"{address}#venues"),
        Count(len(own.supervised), "count.supervised", f"{address}#supervised"),
    )
    selected = tuple(work for work in works if work.selected)[:SELECTED_SHOWN]
    photo = site.picture(person.photo, "photo")
    about = person.bio or person.tagline or person.role
    return PersonView(
        head=Head(
            name,
            address,
            description=about,
            image=photo.address,
            kind="profile",
            feeds=(Feed(f"{address}feed", name),) if tied else (),
            section="people",
            own=person.id,
            card=site.social_cards.get(address),
        ),
        person=person,
        name=name,
        initials=initials_of(person),
        variants=tuple(str(variant) for variant in person.variants),
        photo=photo,
        years=years_of(person.start, person.end),
        bio=body_view(site, person.bio.source),
        affiliations=tuple(affiliation_view(site, a) for a in person.affiliations),
        interests=_interests(site, person),
        links=_links(site, person),
        counts=tuple(count for count in counts if count.tells),
        counters=person.counters,
        selected=site.cards(selected),
        sections=by_year(site, works, above=selected),
        bars=year_bars(works),
        topics=topics,
        venues=venues,
        collaborators=friends,
        notes=_notes(site, person, tied),
        supervised=site.cards(own.supervised),
        grants=grant_views(site, person, works),
        trends=trends_view(site, works),
        by_type=numbered_address(site, person),
        cv=cv_address(site, person),
        cv_pdf=pdf_address(site, person),
        trust=trust_view(site, person),
        neighbourhood=neighbourhood_view(site, person),
        exports=_exports(site, person) if works else (),
        facets=facets(site, works),
    )


def _exports(site: Site, person: Person) -> tuple[LinkView, ...]:
    slug = site.addresses.slug_of("people", person.id)
    return (LinkView(f"{site.addresses.person(person.id)}{slug}.bib", key="export.bibtex"),)


def _interests(site: Site, person: Person) -> tuple[LinkView, ...]:
    """Interests, linked to the topic of the same name."""
    named = site.topic_by_name
    return tuple(
        LinkView(site.addresses.of("topics", named.get(interest.casefold(), "")), interest)
        for interest in person.interests
    )


def _links(site: Site, person: Person) -> tuple[LinkView, ...]:
    links = [
        LinkView(pattern.format(value), key=f"id.{name}")
        for name, pattern in IDENTIFIERS
        if (value := getattr(person, name))
    ]
    links += [LinkView(f"https://openalex.org/{key}", key="id.openalex") for key in person.openalex]
    for link in person.links:
        if address := site.files.link(link.url, link.kind):
            links.append(LinkView(address, link.label))
    return tuple({link.address: link for link in reversed(links)}.values())[::-1]


def _notes(
    site: Site, person: Person, works: tuple[Work, ...]
) -> tuple[tuple[str, tuple[NoteCard, ...]], ...]:
    """The notes that name the person or one of the person's works, by collection."""
    own = {work.id for work in works}
    found = []
    for collection in site.library.collections:
        notes = [
            note
            for note in site.library.notes_by_collection.get(collection.id, ())
            if person.id in note.people
            or any(
                (work := site.library.work_by_key.get(key)) and work.id in own for key in note.works
            )
        ]
        if notes and not collection.pages:
            found.append((collection.title, site.note_cards(notes)))
    return tuple(found)
