"""`jsonld`: works and profiles as schema.org JSON-LD, ready for a script element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sitegen.export import names
from sitegen.export.links import arxiv_url, doi_url, is_web, stated_url
from sitegen.export.page_range import page_range
from sitegen.model.authorship import Authorship, Role
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Work
from sitegen.text.printing import plain

_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "review": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "entry-encyclopedia": "Article",
    "entry-dictionary": "Article",
    "manuscript": "Manuscript",
    "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting",
    "preprint": "ScholarlyArticle",
    "report": "Report",
    "software": "SoftwareSourceCode",
    "speech": "PresentationDigitalDocument",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_IN_PERIODICAL = ("article-journal", "article-magazine", "article-newspaper", "review")
_SPDX = re.compile(r"[A-Z][A-Za-z0-9.+-]*-[A-Za-z0-9.+-]+\Z|MIT\Z|ISC\Z")
_NOTHING: Mapping[str, str] = MappingProxyType({})

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Node = dict[str, Any]


def script_json(value: object) -> str:
    """JSON that may stand inside a script element: no end tag, no comment, no line separator."""
    text = _encode(value)
    text = text.replace("<", "\\u003c")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text


def work_jsonld(
    work: Work,
    *,
    page_url: str = "",
    pdf_url: str = "",
    orcids: Mapping[str, str] = _NOTHING,
    person_urls: Mapping[str, str] = _NOTHING,
) -> str:
    """A work's JSON-LD.

    `page_url` and `pdf_url` are absolute addresses of the work's page and file, `person_urls` those
    of the profiles by id; without them the JSON holds no address of the site. `orcids` are the
    profiles' by id, for names whose work states none.
    """
    title = plain(work.title) if work.title else ""
    if work.subtitle:
        title = f"{title}: {plain(work.subtitle)}"
    pages = page_range(work.pages)
    same = [doi_url(work.doi), arxiv_url(work.arxiv), stated_url(work)]
    node: Node = {
        "@context": "https://schema.org",
        "@type": schema_type(work),
        "@id": page_url or doi_url(work.doi),
        "url": page_url,
        "name": title,
        "headline": title if work.type not in ("dataset", "software") else "",
        "author": [_author(a, orcids, person_urls) for a in work.authors],
        "editor": [_author(a, orcids, person_urls) for a in work.by_role(Role.EDITOR)],
        "translator": [_author(a, orcids, person_urls) for a in work.by_role(Role.TRANSLATOR)],
        "datePublished": work.date.iso,
        "creativeWorkStatus": "Retracted" if work.retracted else work.date.status or work.status,
        "isPartOf": _container(work),
        "pageStart": pages.first,
        "pageEnd": pages.last,
        "publisher": _organization(work),
        "identifier": _identifiers(work),
        "isbn": work.isbn,
        "sameAs": list(dict.fromkeys(url for url in same if url)),
        "abstract": plain(work.abstract) if work.abstract else "",
        "keywords": list(work.keywords),
        "inLanguage": work.language,
        "license": license_url(work.license),
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": pdf_url,
            "encodingFormat": "application/pdf",
        }
        if pdf_url
        else "",
    }
    if work.type == "thesis":
        node["inSupportOf"] = work.genre
    elif work.type == "report":
        node["reportNumber"] = work.number
    elif work.type == "book":
        node["bookEdition"] = work.edition
    if pdf_url or work.open_access in ("gold", "green", "hybrid", "bronze", "diamond"):
        node["isAccessibleForFree"] = True
    return script_json(_present(node))


def person_jsonld(
    person: Person,
    *,
    page_url: str = "",
    image_url: str = "",
    modified: str = "",
) -> str:
    """A profile's JSON-LD: a ProfilePage about a Person.

    `page_url` and `image_url` are absolute addresses, `modified` an ISO date. An e-mail address
    is never part of it.
    """
    orcid = _orcid_url(person.orcid)
    same = [
        orcid,
        person.homepage,
        _profile("https://dblp.org/pid/", person.dblp),
        _profile("https://github.com/", person.github),
        _profile("https://scholar.google.com/citations?user=", person.scholar),
        *(_profile("https://openalex.org/", identifier) for identifier in person.openalex),
        *(link.url for link in person.links),
    ]
    current = [a for a in person.affiliations if a.is_current]
    about: Node = {
        "@type": "Person",
        "@id": orcid or (f"{page_url}#person" if page_url else ""),
        "name": str(person.name),
        "givenName": person.name.given,
        "familyName": names.surname(person.name) if person.name.given else "",
        "honorificSuffix": names.suffix(person.name),
        "alternateName": [str(name) for name in person.variants],
        "url": page_url,
        "image": image_url,
        "description": plain(person.bio) if person.bio else person.tagline,
        "jobTitle": person.role if not person.alumni else "",
        "affiliation": [
            _present({"@type": "Organization", "@id": a.ror, "name": a.name, "url": a.url})
            for a in current
        ],
        "knowsAbout": list(person.interests),
        "identifier": _property("ORCID", person.orcid.rpartition("/")[2]),
        "sameAs": list(dict.fromkeys(url for url in same if is_web(url))),
    }
    return script_json(
        _present(
            {
                "@context": "https://schema.org",
                "@type": "ProfilePage",
                "@id": page_url,
                "url": page_url,
                "dateModified": modified,
                "mainEntity": _present(about),
            }
        )
    )


def topic_jsonld(
    name: str,
    *,
    description: str = "",
    page_url: str = "",
    set_url: str = "",
    same_as: str = "",
    aliases: Iterable[str] = (),
) -> str:
    """A topic's JSON-LD: a DefinedTerm of the set of the site's topics.

    `page_url` and `set_url` are absolute addresses of the topic's page and of the overview,
    `same_as` that of the same topic elsewhere.
    """
    return script_json(
        _present(
            {
                "@context": "https://schema.org",
                "@type": "DefinedTerm",
                "@id": page_url,
                "url": page_url,
                "name": name,
                "alternateName": list(aliases),
                "description": description,
                "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": set_url, "url": set_url}
                if set_url
                else "",
                "sameAs": same_as if is_web(same_as) else "",
            }
        )
    )


def breadcrumb_jsonld(steps: Iterable[tuple[str, str]]) -> str:
    """A BreadcrumbList of (name, absolute address) from the home page down to this page."""
    return script_json(
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                _present({"@type": "ListItem", "position": place, "name": name, "item": url})
                for place, (name, url) in enumerate(steps, 1)
            ],
        }
    )


def _present(node: Node) -> Node:
    """The properties that have a value; a list of one thing is that thing."""
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in node.items()
        if value
    }


def _profile(prefix: str, identifier: str) -> str:
    """The address of an identifier on its site; one that is an address already stays."""
    return identifier if not identifier or is_web(identifier) else prefix + identifier


def _orcid_url(orcid: str) -> str:
    return f"https://orcid.org/{orcid.rpartition('/')[2]}" if orcid else ""


def _author(
    authorship: Authorship, orcids: Mapping[str, str], person_urls: Mapping[str, str]
) -> Node:
    node = _name(authorship.name).copy()
    if orcid := _orcid_url(authorship.orcid or orcids.get(authorship.person, "")):
        node["@id"] = orcid
    if url := person_urls.get(authorship.person):
        node["url"] = url
    if authorship.affiliations:
        node["affiliation"] = [
            {"@type": "Organization", "name": institution}
            for institution in authorship.affiliations
        ]
    return node


@lru_cache(maxsize=65536)
def _name(name: Name) -> Node:
    return _present(
        {
            "@type": "Organization" if name.corporate else "Person",
            "name": str(name),
            "givenName": name.given,
            "familyName": names.surname(name) if name.given else "",
        }
    )


def schema_type(work: Work) -> str:
    """What schema.org calls works of this type."""
    return _TYPES.get(work.type, "CreativeWork")


def license_url(license_: str) -> str:
    """The address of a licence that is given as such or by its SPDX identifier ("CC-BY-4.0")."""
    if is_web(license_):
        return license_
    return f"https://spdx.org/licenses/{license_}" if _SPDX.match(license_) else ""


def _organization(work: Work) -> Node:
    house = work.publisher or work.institution
    kind = "CollegeOrUniversity" if work.type == "thesis" else "Organization"
    return {"@type": kind, "name": house} if house else {}


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else {}


def _identifiers(work: Work) -> list[Node]:
    found = (
        _property("DOI", work.doi),
        _property("arXiv", work.arxiv),
        _property("PMID", work.pmid),
        _property("HAL", work.hal),
    )
    return [node for node in found if node]


def _container(work: Work) -> Node:
    """The issue, volume and periodical, or the book or series, that the work is part of."""
    venue = (plain(work.venue) if work.venue else "") or work.event
    if work.type not in _IN_PERIODICAL:
        if not venue:
            return {}
        kind = "WebSite" if work.type in ("webpage", "post-weblog") else "Book"
        return _present({"@type": kind, "name": venue})
    part: Node = (
        _present({"@type": "Periodical", "name": venue, "issn": work.issn}) if venue else {}
    )
    if work.volume:
        part = _present(
            {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": part}
        )
    if work.issue:
        part = _present({"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": part})
    return part
