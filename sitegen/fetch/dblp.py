"""The source "dblp": a person's DBLP page by pid; it keeps namesakes apart by number."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from sitegen.fetch.client import NotFoundError, UnansweredError
from sitegen.fetch.reader import Xml
from sitegen.fetch.record import Record, marked, parse_day, tidy, web_address
from sitegen.fetch.service import DBLP
from sitegen.fetch.source import Desk, Harvest, Wanted
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value

TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "data": "dataset",
}
# What DBLP marks by `publtype` and is another type than its element says.
_PUBLTYPES = {"informal": "preprint", "encyclopedia": "entry-encyclopedia", "software": "software"}
_MARKUP = frozenset(("sub", "sup", "i", "tt"))


class Dblp:
    """The source."""

    name = DBLP.name

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """The works of the person's DBLP page; None without a pid or when there is no page."""
        owner = wanted.owner
        pid = pid_of(owner.dblp)
        if not pid:
            return None
        try:
            page = desk.client.get(DBLP, f"/pid/{quote(pid, safe='/:-')}.xml").data
        except NotFoundError:
            desk.problems.add(
                "fetch-not-found",
                owner.place,
                f"DBLP has no person {pid}",
                "correct dblp: in the person's file; it is the end of the page's address",
            )
            return None
        if page.name != "dblpperson":
            raise UnansweredError("fetch-unreachable", "DBLP answers with something else")
        now = page.attribute("pid") or pid
        works: list[Record] = []
        complete = True
        for number, item in enumerate(page.all("r")):
            for element in item:
                if element.name == "www":
                    continue
                record = read_work(element)
                if record is None:
                    desk.damage.add(f"r[{number}]", f"is a {element.name} without key or title")
                    complete = False
                else:
                    works.append(record)
        stated = page.attribute("n")
        complete = complete and (not stated.isdigit() or len(works) >= int(stated))
        desk.tell(f"{owner.name}: DBLP, {len(works)} works")
        names = [page.attribute("name"), *(a.text for a in page.child("person").all("author"))]
        return Harvest(
            source=self.name,
            ids=(now,),
            works=tuple({str(work["id"]): work for work in works}.values()),
            complete=complete,
            about={"names": list(dict.fromkeys(name for name in names if name))},
            merged={pid: now} if now != pid else {},
        )


def pid_of(text: str) -> str:
    """A DBLP pid from itself or its address: "65/9612", "h/GraceMurrayHopper", or ""."""
    text = re.sub(r"\Ahttps?://[^/]+/pid/|\Apid/|\.(?:html|xml)\Z", "", text.strip())
    return text if re.fullmatch(r"[\w-]+/[\w:.=-]+", text) and ".." not in text else ""


def read_work(element: Xml) -> Record | None:
    """The record of one publication element, or None without a key or title."""
    key = element.attribute("key")
    title = _title(element.child("title"))
    if not key or not title or len(key) > 200:
        return None
    publtype = element.attribute("publtype").partition(" ")[0]
    type_ = _PUBLTYPES.get(publtype) or TYPES.get(element.name, "misc")
    journal, book = element.child("journal").text, element.child("booktitle").text
    school = element.child("school").text
    links = [ee.text for ee in element.all("ee")]
    doi = next(filter(None, map(identifiers.doi, links)), None) or ""
    arxiv = next(filter(None, map(identifiers.arxiv, links)), None) or ""
    if type_ == "preprint" and not arxiv and (volume := element.child("volume").text):
        arxiv = identifiers.arxiv(volume.removeprefix("abs/")) or ""
    venue = journal or book
    number = element.child("number").text
    preprint = type_ == "preprint"
    fields: dict[str, Value] = {
        "id": f"dblp:{key}",
        "type": type_,
        "title": marked(title, "html"),
        "authors": [
            *(_person(author, "author") for author in element.all("author")),
            *(_person(editor, "editor") for editor in element.all("editor")),
        ],
        "date": parse_day(element.child("year").text),
        "venue": "" if preprint or type_ == "book" else venue,
        "series": element.child("series").text,
        "volume": "" if preprint else element.child("volume").text,
        "issue": number if element.name == "article" and not preprint else "",
        "number": number if element.name != "article" else "",
        "pages": element.child("pages").text,
        "publisher": "arXiv" if preprint and arxiv else element.child("publisher").text,
        "institution": school,
        "doi": "" if doi.startswith("10.48550/arxiv.") else doi,
        "arxiv": arxiv,
        "isbn": element.child("isbn").text,
    }
    if not doi and not arxiv:
        fields["url"] = next(filter(None, map(web_address, links)), "")
    return tidy(fields)


def _person(element: Xml, role: str) -> Value:
    """An author; "0003" after the name is DBLP's homonym number and stays there."""
    person: dict[str, Value] = {"name": " ".join(element.text.split())}
    if role != "author":
        person["role"] = role
    if orcid := identifiers.orcid(element.attribute("orcid")):
        person["orcid"] = orcid
    if pid := element.attribute("pid"):
        person["dblp"] = pid
    return person


def _title(element: Xml) -> str:
    """The title as HTML if it has sub- or superscripts; DBLP's closing full stop is dropped."""
    marked_up = any(item.name in _MARKUP for item in element)
    parts: list[str] = []
    for item in element.content:
        text = item if isinstance(item, str) else item.text
        text = html.escape(text, quote=False) if marked_up else text
        if isinstance(item, str) or item.name not in _MARKUP:
            parts.append(text)
        else:
            parts.append(f"<{item.name}>{text}</{item.name}>")
    title = " ".join("".join(parts).split())
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title
