"""`work_jsonld`: a work as schema.org JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sitegen.export import names
from sitegen.export.jsonld import Node, orcid_url, present, property_value, script_json
from sitegen.export.links import arxiv_url, doi_url, is_web, stated_url
from sitegen.export.page_range import page_range
from sitegen.model.authorship import Authorship, Role
from sitegen.model.language import language_tag
from sitegen.model.name import Name
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
        "inLanguage": language_tag(work.language),
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
    return script_json(present(node))


def _author(
    authorship: Authorship, orcids: Mapping[str, str], person_urls: Mapping[str, str]
) -> Node:
    node = _name(authorship.name).copy()
    if orcid := orcid_url(authorship.orcid or orcids.get(authorship.person, "")):
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
    return present(
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


def _identifiers(work: Work) -> list[Node]:
    found = (
        property_value("DOI", work.doi),
        property_value("arXiv", work.arxiv),
        property_value("PMID", work.pmid),
        property_value("HAL", work.hal),
    )
    return [node for node in found if node]


def _container(work: Work) -> Node:
    """The issue, volume and periodical, or the book or series, that the work is part of."""
    venue = (plain(work.venue) if work.venue else "") or work.event
    if work.type not in _IN_PERIODICAL:
        if not venue:
            return {}
        kind = "WebSite" if work.type in ("webpage", "post-weblog") else "Book"
        return present({"@type": kind, "name": venue})
    part: Node = present({"@type": "Periodical", "name": venue, "issn": work.issn}) if venue else {}
    if work.volume:
        part = present(
            {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": part}
        )
    if work.issue:
        part = present({"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": part})
    return part
