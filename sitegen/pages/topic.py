"""Topics: a page each, and the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sitegen.model.name import reading_order
from sitegen.model.topic import Topic
from sitegen.pages.body import body_view
from sitegen.pages.facets import facets
from sitegen.pages.listing import by_year
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import OverviewView, TopicView
from sitegen.pages.site import Site
from sitegen.pages.tallies import people_tallies, venue_tallies, year_bars
from sitegen.pages.views import Feed, Head, LinkView, Tally

RELATED = 8


def topic_items(site: Site) -> Iterator[Item]:
    """The overview of topics and a page for each that is declared or has two or more works."""
    shown = [t for t in site.library.topics.values() if site.addresses.of("topics", t.id)]
    if not shown:
        return
    address = site.addresses.section("topics")
    yield Page(address, "overview.html", _overview(site, shown, address))
    children: dict[str, list[Topic]] = {}
    for topic in shown:
        children.setdefault(topic.parent, []).append(topic)
    for topic in shown:
        own = site.addresses.of("topics", topic.id)
        view = Later(_topic_view, site, topic, own, children.get(topic.id, []))
        yield Page(own, "topic.html", view)


def _tally(site: Site, topic: Topic) -> Tally:
    works = site.library.works_by_topic.get(topic.id, ())
    return Tally(topic.title, site.addresses.of("topics", topic.id), len(works), topic.summary)


def _overview(site: Site, shown: list[Topic], address: str) -> OverviewView:
    """Topics under the root that their parents lead to, then the others by number of works."""
    by_id = {topic.id: topic for topic in shown}
    groups: dict[str, list[Tally]] = {}
    parents = {topic.parent for topic in shown if topic.parent in by_id}
    for topic in shown:
        root = topic
        for _ in shown:  # as many steps as there are topics: parents may run in a circle
            root = by_id.get(root.parent, root)
        top = root.id if topic is not root or root.id in parents else ""
        groups.setdefault(top, []).append(_tally(site, topic))
    rows = [
        (
            by_id[top].title if top else "",
            tuple(sorted(found, key=lambda row: (-row.number, reading_order(row.label)))),
        )
        for top, found in groups.items()
    ]
    rows.sort(key=lambda row: (not row[0], reading_order(row[0])))
    return OverviewView(Head("", address, section="topics"), "topics", tuple(rows))


def _link(site: Site, topic: Topic) -> LinkView:
    return LinkView(site.addresses.of("topics", topic.id), topic.title)


def _topic_view(site: Site, topic: Topic, address: str, children: list[Topic]) -> TopicView:
    works = site.library.works_by_topic.get(topic.id, ())
    together = Counter(key for work in works for key in work.topics if key != topic.id)
    related = [
        Tally(site.library.topics[key].title, site.addresses.of("topics", key), number)
        for key, number in together.items()
        if site.addresses.of("topics", key)
    ]
    related.sort(key=lambda row: (-row.number, reading_order(row.label)))
    parent = site.library.topics.get(topic.parent)
    notes = tuple(n for n in site.library.notes if topic.id in n.topics)
    return TopicView(
        head=Head(
            topic.title,
            address,
            description=topic.summary,
            feeds=(Feed(f"{address}feed", topic.title),) if works else (),
            section="topics",
            own=site.owner,
            card=site.social_cards.get(address),
        ),
        title=topic.title,
        body=body_view(site, topic.summary.source),
        parent=_link(site, parent) if parent and site.addresses.of("topics", parent.id) else None,
        children=tuple(_link(site, child) for child in children),
        sections=by_year(site, works),
        people=people_tallies(site, works),
        venues=venue_tallies(site, works),
        related=tuple(related[:RELATED]),
        bars=year_bars(works),
        notes=site.note_cards(notes),
        total=len(works),
        facets=facets(site, works),
        summary=topic.summary,
        aliases=topic.aliases,
        overview=site.addresses.section("topics"),
        same_as=f"https://openalex.org/{topic.openalex}" if topic.openalex else "",
    )
