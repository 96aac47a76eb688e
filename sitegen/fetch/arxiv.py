"""The source "arxiv": preprints by arXiv id, with category, comment and abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.errors import NOWHERE
from sitegen.fetch.client import UnansweredError
from sitegen.fetch.reader import Xml
from sitegen.fetch.record import Record, folded, marked, parse_day, tidy
from sitegen.fetch.service import ARXIV
from sitegen.fetch.source import Desk, Harvest, Wanted
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value

BATCH = 50  # ids a request


class Arxiv:
    """The source."""

    name = ARXIV.name

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """The records of the wanted arXiv ids. An id that gives nothing costs itself."""
        if not wanted.arxiv:
            return None
        works: list[Record] = []
        failed: UnansweredError | None = None
        for start in range(0, len(wanted.arxiv), BATCH):
            try:
                works += look_up(wanted.arxiv[start : start + BATCH], desk)
            except UnansweredError as unanswered:
                failed = unanswered
                break
            desk.tell(f"{wanted.owner.name}: arXiv, {len(works)} of {len(wanted.arxiv)} preprints")
        if failed is not None:
            if not works:
                raise failed
            desk.problems.add(failed.code, wanted.owner.place, failed.message, failed.hint)
        return Harvest(self.name, (), tuple(works), complete=False)


def look_up(ids: tuple[str, ...], desk: Desk) -> list[Record]:
    """The records of some arXiv ids, in their order. Raises `UnansweredError`."""
    path = f"/api/query?id_list={','.join(ids)}&max_results={len(ids)}"
    feed = desk.client.get(ARXIV, path).data
    found = {str(record["arxiv"]): record for record in _records(feed, desk)}
    return [found[arxiv_id] for arxiv_id in ids if arxiv_id in found]


def _records(feed: Xml, desk: Desk) -> Iterator[Record]:
    if feed.name != "feed":
        raise UnansweredError("fetch-unreachable", "arXiv answers with something else than a feed")
    for number, entry in enumerate(feed.all("entry")):
        record = read_entry(entry)
        if record is not None:
            yield record
        elif "api/errors" in entry.child("id").text:
            said = folded(entry.child("summary").text)
            desk.problems.add("fetch-refused", NOWHERE, f"arXiv refuses an id: {said}")
        else:
            desk.damage.add(f"entry[{number}].id", "is no arXiv address")


def read_entry(entry: Xml) -> Record | None:
    """The record of one entry, or None when it has no arXiv id."""
    address = entry.child("id").text
    arxiv_id = identifiers.arxiv(address.replace("http://", "https://"))
    if not arxiv_id:
        return None
    version = re.search(r"v(\d+)\Z", address)
    facts: dict[str, Value] = {"version": version[1]} if version else {}
    categories: list[Value] = [category.attribute("term") for category in entry.all("category")]
    if len(categories) > 1:
        facts["categories"] = categories
    if updated := parse_day(entry.child("updated").text):
        facts["updated"] = updated
    if reference := folded(entry.child("journal_ref").text):
        facts["journal_ref"] = reference
    authors: list[Value] = []
    for author in entry.all("author"):
        name = " ".join(author.child("name").text.split())
        affiliations: list[Value] = [folded(place.text) for place in author.all("affiliation")]
        if name:
            authors.append({"name": name, "affiliations": affiliations} if affiliations else name)
    fields: dict[str, Value] = {
        "id": f"arXiv:{arxiv_id}",
        "type": "preprint",
        "title": marked(folded(entry.child("title").text), "tex"),
        "authors": authors,
        "date": parse_day(entry.child("published").text),
        "publisher": "arXiv",
        "doi": identifiers.doi(entry.child("doi").text) or "",
        "arxiv": arxiv_id,
        "category": entry.child("primary_category").attribute("term"),
        "abstract": marked(folded(entry.child("summary").text), "tex"),
        "note": marked(folded(entry.child("comment").text), "tex"),
        "fetched": facts,
    }
    return tidy(fields)
