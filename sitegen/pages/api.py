"""/api/v1/: people, works, topics and venues as JSON (docs/api.md).

No document holds an e-mail address or a portrait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.insight.coauthors import CLOSE, coauthors
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.authorship import Authorship, Role
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.work import Link, Score, Work
from sitegen.pages.api_document import (
    PERSON,
    TOPIC,
    VENUE,
    VERSION,
    WORK,
    ApiDocument,
    address_of,
    encoded,
)
from sitegen.pages.graph import has_graph
from sitegen.pages.page import Document, Item, Later
from sitegen.pages.person import is_alumnus
from sitegen.pages.site import Site
from sitegen.text.printing import plain


def api_items(site: Site) -> Iterator[Item]:
    """The documents of whatever the site has, and the index that names them."""
    library = site.library
    made = {
        "people": (library.people, people),
        "works": (library.works, works),
        "topics": (library.topics, topics),
        "venues": (library.venues, venues),
    }
    names = [name for name, (things, _) in made.items() if things]
    for name in names:
        yield Document(address_of(name), "api", Later(made[name][1], site))
    if has_graph(site):
        names.append("graph")
    if site.config.name_pages:
        names.append("names")
    yield Document(address_of("index"), "json", _index(site, names))


def _index(site: Site, names: Iterable[str]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": site.config.title,
        "url": site.config.url,
        "language": site.config.language,
        "kind": site.kind,
        "documents": [{"name": name, "address": address_of(name)} for name in names],
    }


def works(site: Site) -> ApiDocument:
    """works.json: every work in list order."""
    return ApiDocument("works", tuple([_work(site, work) for work in site.library.works]))


def _work(site: Site, work: Work) -> str:
    record = {field.name: getattr(work, field.name, "") for field in WORK}
    record |= {
        "address": site.addresses.work(work.id),
        "title": plain(work.title),
        "subtitle": plain(work.subtitle) if work.subtitle else "",
        "authors": [_author(a) for a in work.authorships],
        "date": work.date.iso,
        "year": work.date.year,
        "status": work.status or work.date.status,
        "venue": plain(work.venue) if work.venue else "",
        "venue_id": work.venue_id if work.venue_id in site.library.venues else "",
        "topics": [topic for topic in work.topics if topic in site.library.topics],
        "links": [link for one in work.links if (link := _link(site, one))],
        "award": work.award_name or (plain(work.award) if work.award else ""),
        "scores": [_score(one) for one in work.scores],
        "versions": [
            _present(type=v.type, date=v.date.iso, venue=v.venue, doi=v.doi, arxiv=v.arxiv)
            for v in work.versions
        ],
        "relations": [{"kind": r.kind, "work": r.work} for r in work.relations],
    }
    return encoded(record, WORK)


def _author(authorship: Authorship) -> dict[str, Any]:
    found: dict[str, Any] = {"name": str(authorship.name)}
    if authorship.role is not Role.AUTHOR:
        found["role"] = str(authorship.role)
    for name in ("person", "orcid", "equal", "corresponding"):
        if value := getattr(authorship, name):
            found[name] = value
    return found


def _link(site: Site, link: Link) -> dict[str, Any]:
    url = site.files.link(link.url, link.kind)
    if not url or url.startswith("mailto:"):
        return {}
    return _present(label=link.label, kind=link.kind, url=url)


def _score(score: Score) -> dict[str, Any]:
    return {
        "name": score.name,
        "value": score.value,
        **_present(source=score.source, date=score.date.iso),
    }


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def people(site: Site) -> ApiDocument:
    """people.json: every profile."""
    return ApiDocument("people", tuple([_person(site, p) for p in site.library.people.values()]))


def _person(site: Site, person: Person) -> str:
    own = oeuvre(site.library.works_by_person.get(person.id, ()), person.id)
    profiles = site.library.people
    counted = Counter(topic for work in own.works for topic in work.topics)
    record = {field.name: getattr(person, field.name, "") for field in PERSON}
    record |= {
        "address": site.addresses.person(person.id),
        "name": str(person.name),
        "variants": [str(name) for name in person.variants],
        "start": person.start.iso,
        "end": person.end.iso,
        "alumni": is_alumnus(person),
        "affiliations": [
            {
                "name": a.name,
                **_present(ror=a.ror, department=a.department, start=a.start.iso, end=a.end.iso),
            }
            for a in person.affiliations
        ],
        "homepage": "" if person.homepage.startswith("mailto:") else person.homepage,
        "counters": [_score(one) for one in person.counters],
        "works": [work.id for work in own.works],
        "supervised": [work.id for work in own.supervised],
        "topics": sorted(counted, key=lambda topic: (-counted[topic], topic)),
        "collaborators": [
            _present(
                name=str(profiles[c.person].name if c.person in profiles else c.name),
                person=c.person,
                works=c.works,
                first=c.first,
                last=c.last,
            )
            for c in coauthors(own.works, person.id, at_least=CLOSE)
        ],
    }
    return encoded(record, PERSON)


def topics(site: Site) -> ApiDocument:
    """topics.json: every topic, those without a page as well."""
    return ApiDocument("topics", tuple([_topic(site, t) for t in site.library.topics.values()]))


def _topic(site: Site, topic: Topic) -> str:
    found = site.library.works_by_topic.get(topic.id, ())
    record = {field.name: getattr(topic, field.name, "") for field in TOPIC}
    record |= {"address": site.addresses.of("topics", topic.id), **_tied(site, found)}
    return encoded(record, TOPIC)


def venues(site: Site) -> ApiDocument:
    """venues.json: every venue, those without a page as well."""
    return ApiDocument("venues", tuple([_venue(site, v) for v in site.library.venues.values()]))


def _venue(site: Site, venue: Venue) -> str:
    found = site.library.works_by_venue.get(venue.id, ())
    record = {field.name: getattr(venue, field.name, "") for field in VENUE}
    record |= {"address": site.addresses.of("venues", venue.id), **_tied(site, found)}
    return encoded(record, VENUE)


def _tied(site: Site, found: Iterable[Work]) -> dict[str, Any]:
    """The works of a topic or venue, and who of the site wrote them."""
    listed = tuple(found)
    tied = (a.person for work in listed for a in work.authorships if a.person)
    return {"works": [work.id for work in listed], "people": list(dict.fromkeys(tied))}
