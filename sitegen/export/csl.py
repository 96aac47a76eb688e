"""`csl`: works as CSL-JSON, the input of citation processors (schema 1.0.2, csl-data.json)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sitegen.export import names
from sitegen.export.links import best_url
from sitegen.export.page_range import page_range
from sitegen.export.reference import status
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.language import language_tag
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.text.printing import plain

# The words of the schema that a work's type may already be; anything else is a "document".
_TYPES = frozenset(
    (
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "dataset",
        "entry-dictionary",
        "entry-encyclopedia",
        "manuscript",
        "pamphlet",
        "paper-conference",
        "patent",
        "post-weblog",
        "report",
        "review",
        "software",
        "speech",
        "standard",
        "thesis",
        "webpage",
    )
)
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_encode = json.JSONEncoder(ensure_ascii=False).encode


def csl(work: Work) -> dict[str, Any]:
    """The work as one CSL item; a preprint is an "article" whose genre says so."""
    item: dict[str, Any] = {"id": work.id, "type": work.type if work.type in _TYPES else "document"}
    preprint = work.is_preprint
    if preprint:
        item["type"] = "article"
    title = plain(work.title) if work.title else ""
    if work.subtitle:
        title = f"{title}: {plain(work.subtitle)}" if title else plain(work.subtitle)
    number = work.number
    if preprint and work.arxiv and not number:
        number = f"arXiv:{work.arxiv}"
    item |= {
        "title": title,
        "author": _people(work.authors),
        "editor": _people(work.by_role(Role.EDITOR)),
        "translator": _people(work.by_role(Role.TRANSLATOR)),
        # CSL has no word for an advisor.
        "contributor": _people(work.by_role(Role.ADVISOR) + work.by_role(Role.CONTRIBUTOR)),
        "issued": _date(work.date),
        "status": status(work),
        "container-title": plain(work.venue) if work.venue else "",
        "collection-title": work.series,
        "event-title": work.event,
        "volume": work.volume,
        "issue": work.issue,
        "page": page_range(work.pages).joined("-"),
        "number": number,
        "edition": work.edition,
        "chapter-number": work.chapter,
        "publisher": work.publisher
        or work.institution
        or ("arXiv" if number[:6] == "arXiv:" else ""),
        "event-place" if work.event else "publisher-place": work.location,
        "genre": work.genre or ("Preprint" if preprint else ""),
        "DOI": work.doi,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "PMID": work.pmid,
        "URL": best_url(work),
        "language": language_tag(work.language),
        "keyword": ", ".join(work.keywords),
        "note": plain(work.note) if work.note else "",
        "abstract": plain(work.abstract) if work.abstract else "",
    }
    return {name: value for name, value in item.items() if value}


def csl_json(work: Work) -> str:
    """A CSL-JSON file of one item: an array, a line for each field."""
    fields = [f'  "{name}": {_encode(value)}' for name, value in csl(work).items()]
    return "[{\n" + ",\n".join(fields) + "\n}]\n"


def _people(people: tuple[Authorship, ...]) -> list[dict[str, str]]:
    return [_name(authorship.name).copy() for authorship in people]


@lru_cache(maxsize=65536)
def _name(name: Name) -> dict[str, str]:
    if name.corporate or not name.given:
        return {"literal": str(name)}
    parts = (
        ("family", name.family),
        ("given", name.given),
        ("non-dropping-particle", name.particle),
        ("suffix", names.suffix(name)),
    )
    return {part: value for part, value in parts if value}


def _date(date: PartialDate) -> dict[str, Any]:
    if date.year is None:
        return {"literal": date.text} if date.text else {}
    parts = [date.year]
    if date.month:
        parts.append(date.month)
        if date.day:
            parts.append(date.day)
    issued: dict[str, Any] = {"date-parts": [parts]}
    if date.season in _SEASONS and not date.month:
        issued["season"] = _SEASONS[date.season]
    return issued
