"""OpenAlex's authors: those that a person's ids lead to, and what they say of the person."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.fetch.client import NotFoundError, RefusedError
from sitegen.fetch.openalex import Api
from sitegen.fetch.reader import Json
from sitegen.fetch.record import Record, tidy
from sitegen.fetch.source import Owner
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value

DELETED = "A5317838346"  # the author that deleted author records lead to


def find_authors(api: Api, owner: Owner) -> tuple[dict[str, Json], dict[str, str]]:
    """The authors of a person by id, and which of the asked ids were merged into which."""
    authors: dict[str, Json] = {}
    merged: dict[str, str] = {}
    for asked in owner.openalex:
        found = _by_id(api, asked, owner)
        if found is None:
            continue
        author_id = identifiers.openalex(found.need("id").text()) or asked
        if author_id != asked:
            merged[asked] = author_id
            api.desk.problems.add(
                "fetch-merged",
                owner.place,
                f"OpenAlex has merged the author {asked} into {author_id}, whose works are taken",
                f"write openalex: {author_id} in the person's file",
            )
        authors[author_id] = found
        stated = identifiers.orcid(found["orcid"].text())
        if stated and owner.orcid and stated != owner.orcid:
            api.desk.problems.add(
                "fetch-other-orcid",
                owner.place,
                f"OpenAlex's author {author_id} carries the ORCID iD {stated}, "
                f"{owner.name} has {owner.orcid}",
                "check openalex: in the person's file; it may be somebody else's",
            )
    if owner.orcid:
        for author_id, found in _by_orcid(api, owner).items():
            authors.setdefault(author_id, found)
    if len(authors) > 1:
        api.desk.problems.add(
            "fetch-several-authors",
            owner.place,
            f"OpenAlex has {len(authors)} authors for {owner.name} ({', '.join(authors)}); "
            "the works of all are taken",
            "if one of them is somebody else, list that one's works under not_mine",
        )
    return authors, merged


def _by_id(api: Api, asked: str, owner: Owner) -> Json | None:
    hint = "look the person up at openalex.org and correct openalex: in their file"
    try:
        found = api.author(asked)
    except NotFoundError:
        message = f"OpenAlex has no author {asked}"
        api.desk.problems.add("fetch-not-found", owner.place, message, hint)
        return None
    if identifiers.openalex(found["id"].text()) == DELETED != asked:
        message = f"OpenAlex has deleted the author {asked}"
        api.desk.problems.add("fetch-not-found", owner.place, message, hint)
        return None
    return found


def _by_orcid(api: Api, owner: Owner) -> dict[str, Json]:
    """All authors with the person's ORCID iD, of which the service may hold several."""
    try:
        found = api.authors_by_orcid(owner.orcid)
    except (NotFoundError, RefusedError):
        found = []
    if not found and not owner.openalex:
        try:
            found = [api.author_of_orcid(owner.orcid)]
        except NotFoundError:
            api.desk.problems.add(
                "fetch-not-found",
                owner.place,
                f"OpenAlex knows no author with the ORCID iD {owner.orcid}",
                "give openalex: in the person's file if they have an author id there",
            )
    authors: dict[str, Json] = {}
    for author in found:
        stated = identifiers.orcid(author["orcid"].text())
        author_id = identifiers.openalex(author.need("id").text())
        if author_id and author_id != DELETED and stated in (owner.orcid, None):
            authors.setdefault(author_id, author)
    return authors


def about(authors: Mapping[str, Json]) -> dict[str, Value]:
    """The names that OpenAlex gives a person, and the institutions with their years."""
    names: dict[str, None] = {}
    places: dict[str, Record] = {}
    for author in authors.values():
        texts = (author.need("display_name"), *author["display_name_alternatives"])
        names.update(dict.fromkeys(filter(None, (text.text() for text in texts))))
        for affiliation in author["affiliations"]:
            place = affiliation["institution"]
            numbers = [year.integer() for year in affiliation["years"]]
            years = sorted(year for year in numbers if year)
            name = place["display_name"].text()
            facts: dict[str, Value] = {
                "name": name,
                "ror": place["ror"].text(),
                "start": str(years[0]) if years else "",
                "end": str(years[-1]) if years else "",
            }
            if name:
                places.setdefault(name, {key: value for key, value in facts.items() if value})
    return {"names": list(names), "affiliations": [places[name] for name in sorted(places)]}


def institutions(authors: Mapping[str, Json]) -> dict[str, Record]:
    """The institutions of a person's authors, by OpenAlex id."""
    found: dict[str, Record] = {}
    for author in authors.values():
        for affiliation in author["affiliations"]:
            place = affiliation["institution"]
            if key := identifiers.openalex(place["id"].text()):
                found[key] = tidy(
                    {
                        "id": key,
                        "name": place["display_name"].text(),
                        "ror": place["ror"].text(),
                        "country": place["country_code"].text(),
                        "type": place["type"].text(),
                    }
                )
    return found
