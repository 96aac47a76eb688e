"""The front page, and the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.body import body_view
from sitegen.pages.facets import facets
from sitegen.pages.listing import by_year, section_tallies, whole_list, year_tallies
from sitegen.pages.name import name_letters
from sitegen.pages.note import HOME_NOTE
from sitegen.pages.page import Item, Page
from sitegen.pages.page_views import HomeView, MessageView
from sitegen.pages.person import people_groups, person_view
from sitegen.pages.site import Site
from sitegen.pages.tallies import topic_tallies, venue_tallies
from sitegen.pages.type_list import type_tallies
from sitegen.pages.views import NO_BODY, Count, Feed, Head

LATEST = 5
SELECTED = 6
NEWS = 5
TOPICS = 12


def home_items(site: Site) -> Iterator[Item]:
    """The front page and 404.html."""
    yield Page("/", "home.html", _home(site))
    yield Page(
        "/404.html", "404.html", MessageView(Head("", "/404.html", noindex=True), "404"), True
    )


def _home(site: Site) -> HomeView:
    library = site.library
    owner = library.people.get(site.owner) if site.layout == "person" else None
    browsed = site.layout == "anthology"
    notes = library.notes_by_collection
    body = next((n.body for n in notes.get("pages", ()) if n.id == HOME_NOTE), None)
    selected = [work for work in library.works if work.selected]
    if owner:
        own = library.works_by_person.get(owner.id, ())
        selected = [work for work in own if work.selected] or selected
    selected = sorted(selected[:SELECTED], key=lambda work: work.date.newest_first)
    chosen = {work.id for work in selected}
    own_works = library.works_by_person.get(owner.id, ()) if owner else library.works
    latest = [work for work in own_works if work.id not in chosen][:LATEST]
    # A folder of works and nothing else: the list itself is what a visitor came for.
    bare = not browsed and not library.people and body is None
    only_works = bare and len(library.works) <= site.config.limit
    topics = topic_tallies(site, library.works)
    venues = venue_tallies(site, library.works) if browsed else ()
    topic_pages = sum(1 for key in library.topics if site.addresses.of("topics", key))
    groups, alumni = people_groups(site)
    # Beside portraits, which alumni have none of, the number is that of the portraits.
    former = 0 if browsed or not groups else len(alumni)
    works = Count(len(library.works), "count.works", site.addresses.section("publications"))
    counts = (
        Count(len(library.people) - former, "count.people", site.addresses.section("people")),
        Count(former, "count.alumni", f"{site.addresses.section('people')}#alumni"),
        works,
        Count(topic_pages, "count.topics", site.addresses.section("topics")),
    )
    sections = by_year(site, library.works) if only_works else ()
    return HomeView(
        head=Head(
            "",
            "/",
            description=site.config.description,
            feeds=(Feed("/feed", site.config.title),) if site.config.feeds else (),
            section="home",
            own=site.owner,
            card=site.social_cards.get("/"),
        ),
        body=body_view(site, body.source) if body else NO_BODY,
        owner=person_view(site, owner) if owner else None,
        groups=() if owner else groups,
        counts=tuple(count for count in counts if count.tells),
        selected=site.cards(selected),
        sections=sections,
        latest=() if only_works else site.cards(latest),
        whole=None if owner and len(selected) + len(latest) == works.number else works,
        news=site.note_cards(notes.get("news", ())[:NEWS]),
        topics=topics[:TOPICS],
        projects=site.note_cards(notes.get("projects", ())[:4]),
        years=year_tallies(site) if browsed else section_tallies("/", sections),
        types=type_tallies(site) if browsed or only_works else (),
        venues=tuple(row for row in venues if row.address)[:TOPICS],
        letters=name_letters(site) if browsed else (),
        facets=facets(site, library.works) if only_works else (),
        exports=whole_list(site) if only_works and library.works else (),
    )
