"""An OpenAlex work as a record, in the formats of mid-2025 and of March 2026."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.fetch.reader import Json
from sitegen.fetch.record import (
    Record,
    day,
    licence,
    marked,
    parse_day,
    tidy,
    web_address,
)
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value

# What a listing asks for: a whole work is 40 to 100 KB.
SELECT = (
    "id",
    "doi",
    "display_name",
    "publication_year",
    "publication_date",
    "ids",
    "language",
    "type",
    "primary_location",
    "locations",
    "best_oa_location",
    "open_access",
    "authorships",
    "biblio",
    "is_retracted",
    "is_paratext",
    "topics",
    "abstract_inverted_index",
)
# Beyond this many authors a record keeps names and ids but no affiliations.
MANY_AUTHORS = 100
# Beyond this position an inverted index is not an abstract's.
MAX_WORDS = 20_000

TYPES = {
    "article": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dataset": "dataset",
    "database": "dataset",
    "dissertation": "thesis",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "letter": "article-journal",
    "preprint": "preprint",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
    "report-component": "report",
    "retraction": "article-journal",
    "review": "article-journal",
    "software": "software",
    "standard": "standard",
}
# The publisher's own word, where a location passes it on (Crossref's vocabulary).
RAW_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "posted-content": "preprint",
    "monograph": "book",
    "book": "book",
    "edited-book": "book",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
}
# Types whose venue is the place that published them; the others name a publisher.
_IN_VENUE = frozenset(("article-journal", "paper-conference", "chapter", "entry-encyclopedia"))
_VENUE_SOURCES = frozenset(("journal", "conference", "book series", "ebook platform", "other", ""))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the review and the other sources want to know of a work beyond its record."""

    record: Record
    clusters: tuple[str, ...]
    orcids: tuple[str, ...]
    institutions: tuple[str, ...]
    topics: tuple[tuple[str, Record], ...]
    field: str
    retracted: bool
    paratext: bool
    cut: bool
    venue: tuple[str, Record] | None


def read_work(json: Json) -> Facts | None:
    """The record of a work and what else it tells, or None when it has no id."""
    work_id = identifiers.openalex(json.need("id").text()) or identifiers.openalex(
        json["ids"]["openalex"].text()
    )
    if not work_id or not work_id.startswith("W"):
        return None
    primary = json.key("primary_location")
    locations = [*json.key("locations")]
    published = _published(primary, locations)
    type_ = _type(json, primary, published)
    authors = [_author(authorship) for authorship in json.need("authorships")]
    many = len(authors) > MANY_AUTHORS
    arxiv = _arxiv(json, locations)
    topics = tuple(filter(None, (_topic(topic) for topic in json.key("topics"))))
    open_access = json.key("open_access")
    best = json.key("best_oa_location")
    fields: dict[str, Value] = {
        "id": work_id,
        "type": type_,
        "title": marked(json.key("display_name").text() or json["title"].text(), "html"),
        "authors": [
            {name: value for name, value in author.items() if not many or name != "affiliations"}
            for author in authors
            if author.get("name")
        ],
        "date": _date(json),
        "doi": _doi(json),
        "arxiv": arxiv,
        "pmid": _pmid(json["ids"]["pmid"].text()),
        "openalex": work_id,
        "pdf": web_address(best["pdf_url"].text()),
        "language": json.key("language").text(),
        "keywords": [str(topic["title"]) for _, topic in topics],
        "abstract": marked(abstract(json.key("abstract_inverted_index")), "html"),
        "license": licence(primary["license"].text() or best["license"].text()),
        "open_access": open_access["oa_status"].text(),
    }
    venue = _venue(fields, type_, json, primary, published)
    institutions = (
        identifiers.openalex(institution["id"].text())
        for authorship in json["authorships"]
        for institution in authorship["institutions"]
    )
    return Facts(
        record=tidy(fields),
        clusters=tuple(str(author.get("openalex", "")) for author in authors),
        orcids=tuple(str(author.get("orcid", "")) for author in authors),
        institutions=tuple(dict.fromkeys(filter(None, institutions))),
        topics=topics,
        field=str(topics[0][1].get("field", "")) if topics else "",
        retracted=json.key("is_retracted").flag(),
        paratext=json.key("is_paratext").flag() or json["type"].value == "paratext",
        cut=len(authors) >= 100 or json["is_authors_truncated"].flag(),
        venue=venue,
    )


def _date(json: Json) -> str:
    date = parse_day(json.key("publication_date").text())
    return date or day(json.key("publication_year").integer())


def _doi(json: Json) -> str:
    text = json.key("doi").text() or json["ids"]["doi"].text()
    return identifiers.doi(text) or ""


def _pmid(text: str) -> str:
    match = re.search(r"(\d{1,9})/?\Z", text)
    return match[1] if match else ""


def _arxiv(json: Json, locations: list[Json]) -> str:
    """The arXiv id that the DOI or a location's address states, or ""."""
    for text in (json["doi"].text(), *(place["landing_page_url"].text() for place in locations)):
        if "arxiv" in text.lower() and (found := identifiers.arxiv(text)):
            return found
    return ""


def _is_repository(location: Json) -> bool:
    """Whether a location holds a copy: a repository, or a harvested (OAI-PMH) record."""
    source_type = location["source"]["type"].text()
    return source_type == "repository" or location["id"].text().startswith("pmh:")


def _published(primary: Json, locations: list[Json]) -> Json | None:
    """The location that published the work, or None when only copies are known."""
    for location in (primary, *locations):
        if not location.value or _is_repository(location):
            continue
        if location["source"]["type"].text() not in _VENUE_SOURCES:
            continue
        version = location["version"].text()
        if version in ("publishedVersion", "") or location["is_published"].flag():
            return location
    return None


def _type(json: Json, primary: Json, published: Json | None) -> str:
    """The CSL type; the publisher's own word goes before OpenAlex's guess."""
    text = json.need("type").text()
    place = published or primary
    raw = place["raw_type"].text() if place.value else ""
    raw = raw or json["type_crossref"].text()
    if raw in RAW_TYPES and (published is not None or raw == "posted-content"):
        found = RAW_TYPES[raw]
    else:
        found = TYPES.get(text, "misc")
    if found == "article-journal" and published is not None:
        conference = published["source"]["type"].text() == "conference"
        return "paper-conference" if conference else found
    if text == "article" and published is None and _is_repository(primary):
        return "preprint"  # as far as anybody knows, it has not been published
    return found


def _venue(
    fields: dict[str, Value], type_: str, json: Json, primary: Json, published: Json | None
) -> tuple[str, Record] | None:
    """Add venue, volume, pages and publisher; the venue's own facts, if it has an id."""
    if published is None:
        name = primary["source"]["display_name"].text()
        if type_ in ("preprint", "dataset", "software", "thesis", "report"):
            fields["publisher"] = re.sub(r"\s+\(.*\)\Z", "", name)
        return None
    source = published["source"]
    name = source["display_name"].text() or published["raw_source_name"].text()
    host = source["host_organization_name"].text()
    fields["publisher"] = host
    if type_ in _IN_VENUE:
        fields["venue"] = marked(name, "html")
        fields["issn"] = source["issn_l"].text()
    elif type_ == "thesis":
        fields["institution"] = host or name
        fields["publisher"] = ""
    biblio = json.key("biblio")
    first, last = biblio["first_page"].text(), biblio["last_page"].text()
    fields["volume"] = biblio["volume"].text()
    fields["issue"] = biblio["issue"].text()
    fields["pages"] = f"{first}-{last}" if first and last and first != last else first or last
    venue_id = identifiers.openalex(source["id"].text())
    if not venue_id or type_ not in _IN_VENUE:
        return None
    facts = {
        "id": venue_id,
        "name": name,
        "issn": source["issn_l"].text(),
        "type": source["type"].text(),
        "publisher": host,
    }
    return venue_id, tidy(facts)


def _author(json: Json) -> dict[str, Value]:
    author = json.key("author")
    printed = json["raw_author_name"].text() or author.key("display_name").text()
    affiliations = [
        name for place in json.key("institutions") if (name := place["display_name"].text())
    ]
    fields: dict[str, Value] = {
        "name": " ".join(printed.split()),
        "orcid": identifiers.orcid(author["orcid"].text()) or "",
        "openalex": identifiers.openalex(author["id"].text()) or "",
        "affiliations": list(dict.fromkeys(affiliations)),
        "corresponding": json["is_corresponding"].flag(),
    }
    return {name: value for name, value in fields.items() if value}


def _topic(json: Json) -> tuple[str, Record] | None:
    topic_id = identifiers.openalex(json["id"].text())
    title = json.key("display_name").text()
    if not topic_id or not title:
        return None
    facts: dict[str, Value] = {"id": topic_id, "title": title}
    for level in ("subfield", "field", "domain"):
        facts[level] = json[level]["display_name"].text()
    return topic_id, tidy(facts)


def abstract(index: Json) -> str:
    """An abstract from its inverted index ({word: [positions]}); gaps close, doubles stay.

    A word whose positions are damaged is left out; of two words at one position the first stays
    before the second.
    """
    words: list[tuple[int, str]] = []
    for word, positions in index.pairs():
        for position in positions:
            number = position.integer()
            if number is not None and 0 <= number <= MAX_WORDS and word.strip():
                words.append((number, word.strip()))
    words.sort(key=lambda pair: pair[0])
    return " ".join(word for _, word in words)
