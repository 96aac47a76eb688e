"""The source "crossref": works by DOI as their publishers registered them."""

from __future__ import annotations

from urllib.parse import quote

from sitegen.fetch.client import NotFoundError, RefusedError, UnansweredError
from sitegen.fetch.reader import Json
from sitegen.fetch.record import Record, as_list, day, licence, marked, tidy, web_address
from sitegen.fetch.service import CROSSREF
from sitegen.fetch.source import Desk, Harvest, Wanted
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value

TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry-encyclopedia",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "journal-issue": "book",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "posted-content": "preprint",
    "dataset": "dataset",
    "database": "dataset",
    "standard": "standard",
    "peer-review": "review",
}
# Updates after which a work no longer stands (Crossref's list of update types).
RETRACTIONS = {
    "retraction": "retraction",
    "withdrawal": "withdrawal",
    "removal": "removal",
    "partial_retraction": "partial retraction",
}
# Other agencies register these DOIs; Crossref would only say that it has nothing.
_ELSEWHERE = ("10.48550/", "10.5281/", "10.6084/")
MANY = 200  # DOIs from which it is said beforehand how long they take


class Crossref:
    """The source."""

    name = CROSSREF.name

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """The records of the wanted DOIs. A DOI that gives nothing costs itself."""
        dois = [doi for doi in wanted.dois if not doi.startswith(_ELSEWHERE)]
        if not dois:
            return None
        if len(dois) >= MANY:
            minutes = len(dois) * 2 * CROSSREF.interval / 60
            desk.tell(f"Crossref: {len(dois)} DOIs, one by one; about {minutes:.0f} minutes, free")
        works: list[Record] = []
        failed: UnansweredError | None = None
        for number, doi in enumerate(dois, 1):
            if number % 10 == 0 or number == len(dois):
                desk.tell(f"{wanted.owner.name}: Crossref, {number} of {len(dois)} DOIs")
            try:
                work = look_up(doi, desk)
            except (NotFoundError, RefusedError):
                continue
            except UnansweredError as unanswered:
                failed = unanswered
                if unanswered.closed:
                    break
                continue
            if work is not None:
                works.append(work)
        if failed is not None:
            if not works:
                raise failed
            desk.problems.add(failed.code, wanted.owner.place, failed.message, failed.hint)
        return Harvest(self.name, (), tuple(works), complete=False)


def look_up(doi: str, desk: Desk) -> Record | None:
    """The record of one DOI, or None when the answer is about none.

    Raises `UnansweredError`.
    """
    answer = desk.client.get(CROSSREF, f"/works/{quote(doi, safe='/:;()')}")
    return read_work(Json(answer.data, desk.damage).need("message"), doi)


def read_work(json: Json, asked: str) -> Record | None:
    """The record of a message; `asked` is its DOI should the message have lost it."""
    if not isinstance(json.value, dict):
        json["DOI"].text()  # notes what stands there instead
        return None
    doi = identifiers.doi(json.need("DOI").text()) or asked
    raw = json.need("type").text()
    type_ = TYPES.get(raw, "misc")
    if raw == "posted-content" and json["subtype"].text() not in ("preprint", ""):
        type_ = "misc"
    containers = [text for item in json["container-title"] if (text := item.text())]
    venue = containers[-1] if containers else ""
    host = json["institution"].first()["name"].text() or json["group-title"].text()
    fields: dict[str, Value] = {
        "id": f"doi:{doi}",
        "type": type_,
        "title": marked(json.key("title").first().text(), "html"),
        "subtitle": marked(json["subtitle"].first().text(), "html"),
        "authors": [*_people(json["author"], "author"), *_people(json["editor"], "editor")],
        "date": date(json),
        "venue": marked(venue, "html") if type_ not in ("book", "preprint") else "",
        "series": containers[0] if len(containers) > 1 else "",
        "volume": json["volume"].text(),
        "issue": json["issue"].text(),
        "pages": _pages(json),
        "edition": json["edition-number"].text(),
        "event": json["event"]["name"].text(),
        "location": json["event"]["location"].text(),
        "publisher": host if type_ == "preprint" and host else json["publisher"].text(),
        "institution": host if type_ in ("thesis", "report") else "",
        "doi": doi,
        "isbn": json["ISBN"].first().text(),
        "issn": json["ISSN"].first().text(),
        "language": json["language"].text(),
        "abstract": marked(json["abstract"].text(), "jats"),
        "license": _licence(json),
        "retracted": retraction(json, doi),
        "same_as": _published_as(json) if type_ == "preprint" else [],
    }
    return tidy(fields)


def _people(items: Json, role: str) -> list[Value]:
    people: list[Value] = []
    for item in items:
        family, given = item["family"].text(), item["given"].text()
        parts = [family, item["suffix"].text(), given]
        name = ", ".join(part for part in parts if part)
        if not family:
            group = item["name"].text()
            name = f"{{{group}}}" if group else given
        if not name:
            continue
        person: dict[str, Value] = {"name": name}
        if role != "author":
            person["role"] = role
        if orcid := identifiers.orcid(item["ORCID"].text()):
            person["orcid"] = orcid
        affiliations: list[Value] = [
            text for place in item["affiliation"] if (text := place["name"].text())
        ]
        if affiliations:
            person["affiliations"] = affiliations
        people.append(person)
    return people


def date(json: Json) -> str:
    """When the work came out: the earliest publication that the record states."""
    for name in ("published", "issued", "published-online", "published-print", "posted"):
        parts = [part.integer() for part in json[name]["date-parts"].first()]
        if parts and (found := day(*parts[:3])):
            return found
    return ""


def _pages(json: Json) -> str:
    return json["page"].text() or json["article-number"].text()


def _licence(json: Json) -> str:
    """The Creative Commons licence of the published version, or ""."""
    found = [
        name
        for item in json["license"]
        if item["content-version"].text() in ("vor", "unspecified", "")
        and (name := licence(web_address(item["URL"].text())))
    ]
    return found[0] if found else ""


def retraction(json: Json, doi: str) -> str:
    """The notice by which the work was retracted, as text with its address; or "".

    A work's own record names its notices in `updated-by`. `update-to` stands on a notice and names
    the work that it retracts; only when that is the record's own DOI does it speak of itself.
    """
    updates = [*json["updated-by"]]
    updates += [u for u in json["update-to"] if identifiers.doi(u["DOI"].text()) == doi]
    for update in updates:
        kind = RETRACTIONS.get(update["type"].text().lower().replace("-", "_"))
        if kind is None:
            continue
        parts = [part.integer() for part in update["updated"]["date-parts"].first()]
        when = day(*parts[:3]) if parts else ""
        notice = identifiers.doi(update["DOI"].text())
        where = f" https://doi.org/{notice}" if notice else ""
        return f"{kind} notice{where}" + (f" ({when})" if when else "")
    return ""


def _published_as(json: Json) -> list[Value]:
    """The DOIs of the published versions of a preprint."""
    found = (
        identifiers.doi(item["id"].text())
        for item in json["relation"]["is-preprint-of"]
        if item["id-type"].text() in ("doi", "")
    )
    return as_list([doi for doi in dict.fromkeys(found) if doi])
