"""The source "orcid": a person's public ORCID record, with who asserted each item."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.fetch.client import NotFoundError, RefusedError
from sitegen.fetch.reader import Json
from sitegen.fetch.record import Record, day, tidy, web_address
from sitegen.fetch.service import ORCID
from sitegen.fetch.source import Desk, Harvest, Wanted
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value
from sitegen.model.name import name_key

BULK = 50  # works a request when their authors are asked for; the service takes 100

TYPES = {
    "journal-article": "article-journal",
    "article-journal": "article-journal",
    "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper",
    "newsletter-article": "article-magazine",
    "conference-paper": "paper-conference",
    "conference-output": "paper-conference",
    "conference-abstract": "paper-conference",
    "conference-proceedings": "book",
    "conference-poster": "speech",
    "conference-presentation": "speech",
    "lecture-speech": "speech",
    "book": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "book-review": "review",
    "review": "review",
    "dictionary-entry": "entry-dictionary",
    "encyclopedia-entry": "entry-encyclopedia",
    "dissertation": "thesis",
    "dissertation-thesis": "thesis",
    "supervised-student-publication": "thesis",
    "preprint": "preprint",
    "working-paper": "manuscript",
    "manual": "report",
    "report": "report",
    "technical-standard": "standard",
    "standards-and-policy": "standard",
    "data-set": "dataset",
    "software": "software",
    "patent": "patent",
    "website": "webpage",
    "online-resource": "webpage",
    "blog-post": "post-weblog",
}


class Orcid:
    """The source."""

    name = ORCID.name

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """The record of the person's ORCID iD; None without one or when there is no record."""
        owner = wanted.owner
        if not owner.orcid:
            return None
        try:
            record = _record(owner.orcid, desk)
        except NotFoundError:
            desk.problems.add(
                "fetch-not-found",
                owner.place,
                f"ORCID has no public record {owner.orcid}",
                "correct orcid: in the person's file",
            )
            return None
        person = record.need("person")
        names = _names(person)
        activities = record.need("activities-summary")
        listed = activities.need("works")
        works: list[Record] = []
        complete = isinstance(listed["group"].value, list)
        for group in listed.need("group"):
            work = _work(group)
            if work is None:
                complete = False
            else:
                works.append(work)
        desk.tell(f"{owner.name}: ORCID, {len(works)} works")
        _add_authors(works, owner.orcid, names, desk)
        about: dict[str, Value] = {
            "names": names,
            "employment": _places(activities, "employment"),
            "education": _places(activities, "education"),
            "biography": person["biography"]["content"].text(),
            "links": _links(person),
        }
        return Harvest(
            source=self.name,
            ids=(owner.orcid,),
            works=tuple(works),
            complete=complete,
            about={name: value for name, value in about.items() if value},
        )


def _record(orcid: str, desk: Desk) -> Json:
    """The whole record in one answer; from its sections where that is not offered."""
    try:
        return Json(desk.client.get(ORCID, f"/{orcid}/record").data, desk.damage)
    except NotFoundError:
        works = desk.client.get(ORCID, f"/{orcid}/works").data
    found = {"works": works}
    for section in ("employments", "educations", "person"):
        try:
            found[section] = desk.client.get(ORCID, f"/{orcid}/{section}").data
        except NotFoundError:
            found[section] = None
    person = found.pop("person")
    return Json({"person": person, "activities-summary": found}, desk.damage)


def _names(person: Json) -> list[Value]:
    """The name as the person wants it, then the other names of the record."""
    name = person.need("name")
    given = name.need("given-names").need("value").text()
    family_name = name.key("family-name")  # null for people with one name
    family = family_name.need("value").text() if family_name.value is not None else ""
    found = [name["credit-name"]["value"].text(), f"{given} {family}".strip()]
    found += [other["content"].text() for other in person["other-names"]["other-name"]]
    return list(dict.fromkeys(" ".join(text.split()) for text in found if text))


def _links(person: Json) -> list[Value]:
    return [
        {"label": item["url-name"].text() or url, "url": url}
        for item in person["researcher-urls"]["researcher-url"]
        if (url := web_address(item["url"]["value"].text()))
    ]


def _day(json: Json) -> str:
    parts = (json[part]["value"].integer() for part in ("year", "month", "day"))
    return day(*parts)


def _asserted_by(source: Json, orcid: str) -> str:
    """Who put an item on the record: "the person", or the name of the organisation."""
    for who in ("assertion-origin-orcid", "source-orcid"):
        if identifiers.orcid(source[who]["path"].text() or source[who]["uri"].text()) == orcid:
            return "the person"
    return source["assertion-origin-name"]["value"].text() or source["source-name"]["value"].text()


def _places(activities: Json, kind: str) -> list[Value]:
    """The entries of a section such as "employment", in the record's order."""
    entries: list[Value] = []
    for group in activities[f"{kind}s"]["affiliation-group"]:
        for item in group["summaries"]:
            entry = item[f"{kind}-summary"]
            organization = entry["organization"]
            identified = organization["disambiguated-organization"]
            ror = identified["disambiguated-organization-identifier"].text()
            facts: dict[str, Value] = {
                "title": entry["role-title"].text(),
                "place": organization["name"].text(),
                "department": entry["department-name"].text(),
                "ror": identifiers.ror(ror) or "" if "ror.org" in ror else "",
                "start": _day(entry["start-date"]),
                "end": _day(entry["end-date"]),
            }
            if facts["place"]:
                entries.append({name: value for name, value in facts.items() if value})
    return entries


def _work(group: Json) -> Record | None:
    """The preferred version of a group of one work's versions, or None when nothing is left."""
    versions = [*group.need("work-summary")]
    if not versions:
        return None
    # The version that the person shows has the highest index.
    best = max(versions, key=lambda version: version["display-index"].integer() or 0)
    code = best.need("put-code").text()
    title = best.need("title").need("title").need("value").text()
    if not code or not title:
        return None
    ids = _identifiers(best)
    for version in versions:
        for kind, value in _identifiers(version).items():
            ids.setdefault(kind, value)
    owner = identifiers.orcid(best["path"].text().strip("/").partition("/")[0]) or ""
    kind = TYPES.get(best["type"].text().lower().replace("_", "-"), "misc")
    fields: dict[str, Value] = {
        "id": f"orcid:{code}",
        "type": kind,
        "title": title,
        "subtitle": best["title"]["subtitle"]["value"].text(),
        "date": _day(best["publication-date"]),
        "venue": best["journal-title"]["value"].text() if kind != "preprint" else "",
        "publisher": best["journal-title"]["value"].text() if kind == "preprint" else "",
        **ids,
        "fetched": {"asserted_by": by} if (by := _asserted_by(best["source"], owner)) else {},
    }
    if not {"doi", "arxiv"} & ids.keys():
        fields["url"] = web_address(best["url"]["value"].text())
    return tidy(fields)


def _identifiers(summary: Json) -> dict[str, Value]:
    """The identifiers of the work itself: not of the book it is part of, nor of other versions."""
    found: dict[str, Value] = {}
    for item in summary["external-ids"]["external-id"]:
        if item["external-id-relationship"].text().lower() not in ("self", ""):
            continue
        kind = item["external-id-type"].text().lower()
        text = item["external-id-normalized"]["value"].text() or item["external-id-value"].text()
        value: str | None = None
        if kind == "doi":
            value = identifiers.doi(text)
        elif kind == "arxiv":
            value = identifiers.arxiv(text)
        elif kind == "pmid":
            value = text if text.isdigit() else None
        elif kind == "isbn":
            value = text
        if value:
            found.setdefault(kind, value)
    return found


def _add_authors(works: list[Record], orcid: str, names: list[Value], desk: Desk) -> None:
    """Give each work its authors; where none are named, the owner stands there with "others".

    Raises `UnansweredError`: a passing fault must not take the authors from the files.
    """
    by_code = {str(work["id"]).removeprefix("orcid:"): work for work in works}
    codes = list(by_code)
    for start in range(0, len(codes), BULK):
        path = ",".join(codes[start : start + BULK])
        try:
            answer = desk.client.get(ORCID, f"/{orcid}/works/{path}")
        except (NotFoundError, RefusedError):
            continue
        for item in Json(answer.data, desk.damage).need("bulk"):
            full = item["work"]
            work = by_code.get(full["put-code"].text())
            authors = _contributors(full["contributors"]["contributor"], orcid, names)
            if work is not None and authors:
                work["authors"] = authors
    for index, work in enumerate(works):
        if "authors" not in work:
            work["authors"] = [{"name": names[0] if names else orcid, "orcid": orcid}, "others"]
        works[index] = tidy(work)


def _contributors(items: Iterable[Json], orcid: str, names: list[Value]) -> list[Value]:
    """The authors that an item names; the owner's iD is added to the one with their name."""
    authors: list[dict[str, Value]] = []
    for item in items:
        role = item["contributor-attributes"]["contributor-role"].text().lower()
        name = " ".join(item["credit-name"]["value"].text().split())
        if not name or (role and "author" not in role and "writing" not in role):
            continue
        stated = item["contributor-orcid"]
        found = identifiers.orcid(stated["path"].text() or stated["uri"].text())
        authors.append({"name": name, "orcid": found} if found else {"name": name})
    if authors and not any(author.get("orcid") == orcid for author in authors):
        keys = {name_key(str(name)) for name in names}
        own = [a for a in authors if name_key(str(a["name"])) in keys and "orcid" not in a]
        if len(own) == 1:
            own[0]["orcid"] = orcid
    return list(authors)
