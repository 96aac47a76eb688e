"""`ApiDocument`: a file of /api/v1/; `DOCUMENTS`: the fields that each kind of record has.

The JSON Schemas below docs/schema and the tables of docs/api.md are made from `DOCUMENTS`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

VERSION = 1  # of the whole API: in its addresses and in each document
ROOT = f"/api/v{VERSION}/"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ApiKind(StrEnum):
    """What the value of a field is."""

    TEXT = "text"
    INTEGER = "whole number"
    FLAG = "true"
    DATE = "date"
    ADDRESS = "address"
    URL = "URL"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class ApiField:
    """A field of a record.

    `many` makes it a list; `of` are the fields of a RECORD. A field that is not `always` there is
    left out when it has no value.
    """

    name: str
    kind: ApiKind
    doc: str
    many: bool = False
    always: bool = False
    of: tuple[ApiField, ...] = ()


@dataclass(frozen=True, slots=True)
class ApiDocument:
    """A document: `name` is that of its list, `rows` are the records as JSON."""

    name: str
    rows: tuple[str, ...]


def encoded(record: Mapping[str, Any], fields: tuple[ApiField, ...]) -> str:
    """A record as JSON on one line, without the fields that have no value."""
    return _encode({f.name: record[f.name] for f in fields if f.always or record[f.name]})


def address_of(name: str) -> str:
    """Where a document stands: "/api/v1/works.json"."""
    return f"{ROOT}{name}.json"


_T, _N, _D, _A, _U = (
    ApiKind.TEXT,
    ApiKind.INTEGER,
    ApiKind.DATE,
    ApiKind.ADDRESS,
    ApiKind.URL,
)
_LINK = (
    ApiField("label", _T, "What the site's owner calls it."),
    ApiField("kind", _T, "pdf, code, data, slides, ..."),
    ApiField("url", _T, "Its address, on the site or elsewhere.", always=True),
)
_SCORE = (
    ApiField("name", _T, "What was counted.", always=True),
    ApiField("value", _T, "The figure.", always=True),
    ApiField("source", _T, "Who counted."),
    ApiField("date", _D, "The day on which it was read."),
)
_ADDRESS = ApiField("address", _A, "Its page.")
_PAGE = ApiField("address", _A, "Its page.", always=True)
_ID = ApiField("id", _T, "Its id, unique in the document.", always=True)
_WORKS = ApiField("works", _T, "Ids of works, in the order of works.json.", many=True, always=True)
_PEOPLE = ApiField("people", _T, "Ids of profiles that have works of it.", many=True)

WORK: tuple[ApiField, ...] = (
    _ID,
    ApiField("keys", _T, "Every citation key and id, `id` first.", many=True, always=True),
    _PAGE,
    ApiField("type", _T, "CSL's word, or `preprint`.", always=True),
    ApiField("title", _T, "The title as plain text.", always=True),
    ApiField("subtitle", _T, "The subtitle."),
    ApiField(
        "authors",
        ApiKind.RECORD,
        "All names in their order, authors first.",
        many=True,
        always=True,
        of=(
            ApiField("name", _T, "The name as printed.", always=True),
            ApiField("role", _T, "editor, translator, advisor, contributor; an author without."),
            ApiField("person", _T, "The id of the profile."),
            ApiField("orcid", _T, "The ORCID iD that the work states."),
            ApiField("equal", ApiKind.FLAG, "Contributed equally."),
            ApiField("corresponding", ApiKind.FLAG, "Is the corresponding author."),
        ),
    ),
    ApiField("others", ApiKind.FLAG, "The source cuts the authors off."),
    ApiField("date", _D, "As precise as it is known."),
    ApiField("year", _N, "The year."),
    ApiField("status", _T, "in press, submitted, ..."),
    ApiField("venue", _T, "The journal, conference or series as plain text."),
    ApiField("venue_id", _T, "The id in venues.json."),
    ApiField("volume", _T, "The volume."),
    ApiField("issue", _T, "The issue."),
    ApiField("number", _T, "The number of a report, patent or issue."),
    ApiField("pages", _T, "The pages."),
    ApiField("series", _T, "The series."),
    ApiField("edition", _T, "The edition."),
    ApiField("genre", _T, "What kind of thesis or report it is."),
    ApiField("publisher", _T, "The publisher."),
    ApiField("institution", _T, "The institution of a thesis or report."),
    ApiField("doi", _T, "The DOI in lower case, without resolver."),
    ApiField("arxiv", _T, "The arXiv id, without version."),
    ApiField("isbn", _T, "The ISBN."),
    ApiField("pmid", _T, "The PubMed id."),
    ApiField("category", _T, "The category."),
    ApiField("language", _T, "The language."),
    ApiField("keywords", _T, "Its keywords.", many=True),
    ApiField("topics", _T, "Ids in topics.json.", many=True),
    ApiField("links", ApiKind.RECORD, "Its links.", many=True, of=_LINK),
    ApiField("award", _T, "An award."),
    ApiField("retracted", _T, "`retracted`, or what the notice says."),
    ApiField("selected", ApiKind.FLAG, "The owner selected it."),
    ApiField("open_access", _T, "gold, green, hybrid, bronze, diamond or closed."),
    ApiField("license", _T, "The licence."),
    ApiField("scores", ApiKind.RECORD, "Figures, with their source.", many=True, of=_SCORE),
    ApiField("grants", _T, "Grants that it names.", many=True),
    ApiField(
        "versions",
        ApiKind.RECORD,
        "The versions that were joined, newest first.",
        many=True,
        of=(
            ApiField("type", _T, "CSL's word, or `preprint`.", always=True),
            ApiField("date", _D, "Its date."),
            ApiField("venue", _T, "Where it appeared."),
            ApiField("doi", _T, "Its DOI."),
            ApiField("arxiv", _T, "Its arXiv id."),
        ),
    ),
    ApiField(
        "relations",
        ApiKind.RECORD,
        "Other works that it is tied to.",
        many=True,
        of=(
            ApiField(
                "kind", _T, "What the other one is: extended version, erratum, ...", always=True
            ),
            ApiField("work", _T, "The other one's id.", always=True),
        ),
    ),
)

PERSON: tuple[ApiField, ...] = (
    _ID,
    _PAGE,
    ApiField("name", _T, "The name.", always=True),
    ApiField("variants", _T, "Other forms of the name.", many=True),
    ApiField("role", _T, "The role."),
    ApiField("group", _T, "The group."),
    ApiField("start", _D, "Since when a member."),
    ApiField("end", _D, "Until when."),
    ApiField("alumni", ApiKind.FLAG, "Has left."),
    ApiField("now_at", _T, "Where somebody who left is now."),
    ApiField(
        "affiliations",
        ApiKind.RECORD,
        "Institutions, with their years.",
        many=True,
        of=(
            ApiField("name", _T, "The institution.", always=True),
            ApiField("ror", _U, "Its ROR id."),
            ApiField("department", _T, "The department."),
            ApiField("start", _D, "Since when."),
            ApiField("end", _D, "Until when."),
        ),
    ),
    ApiField("orcid", _T, "The ORCID iD."),
    ApiField("openalex", _T, "OpenAlex ids.", many=True),
    ApiField("dblp", _T, "The DBLP pid."),
    ApiField("scholar", _T, "The Google Scholar id."),
    ApiField("github", _T, "The GitHub account."),
    ApiField("homepage", _U, "The homepage."),
    ApiField("interests", _T, "Interests.", many=True),
    ApiField("counters", ApiKind.RECORD, "Figures, with their source.", many=True, of=_SCORE),
    _WORKS,
    ApiField("supervised", _T, "Ids of works that the person only advised.", many=True),
    ApiField("topics", _T, "Ids in topics.json, most works first.", many=True),
    ApiField(
        "collaborators",
        ApiKind.RECORD,
        "Who wrote two works or more with the person, most first.",
        many=True,
        of=(
            ApiField("name", _T, "The name.", always=True),
            ApiField("person", _T, "The id of the profile."),
            ApiField("works", _N, "The number of works together.", always=True),
            ApiField("first", _N, "The year of the first."),
            ApiField("last", _N, "The year of the last."),
        ),
    ),
)

TOPIC: tuple[ApiField, ...] = (
    _ID,
    _ADDRESS,
    ApiField("title", _T, "Its title.", always=True),
    ApiField("aliases", _T, "Other words that mean it.", many=True),
    ApiField("parent", _T, "The id of the topic above."),
    ApiField("openalex", _T, "Its OpenAlex id."),
    _WORKS,
    _PEOPLE,
)

VENUE: tuple[ApiField, ...] = (
    _ID,
    _ADDRESS,
    ApiField("name", _T, "Its name.", always=True),
    ApiField("short", _T, "Its short name."),
    ApiField("aliases", _T, "Other names.", many=True),
    ApiField("type", _T, "The type of its works."),
    ApiField("issn", _T, "The ISSN."),
    ApiField("url", _U, "Its own site."),
    _WORKS,
    _PEOPLE,
)

NODE: tuple[ApiField, ...] = (
    ApiField("number", _N, "Its place, from 0; the most connected first.", always=True),
    ApiField("kind", _T, "people, topics, venues, institutions or works.", always=True),
    ApiField("id", _T, "Its id in the document of its kind.", always=True),
    ApiField("label", _T, "A short name.", always=True),
    _ADDRESS,
    ApiField("weight", _N, "Its works; of a work, its ties.", always=True),
    ApiField("years", _N, "The years of its works.", many=True),
    ApiField("ties", _N, "Numbers of earlier nodes that it is tied to.", many=True),
)

DOCUMENTS: Mapping[str, tuple[str, tuple[ApiField, ...]]] = {
    "people": ("people", PERSON),
    "works": ("works", WORK),
    "topics": ("topics", TOPIC),
    "venues": ("venues", VENUE),
    "graph": ("nodes", NODE),
}
"""The fields of the records of each document, with the name of its list."""
