"""`ris`: works in the RIS format that reference managers import.

Tags and types follow the specification of Reference Manager 2011 as Zotero and EndNote read it:
A3 is a thesis's advisor, A4 a translator. RIS has no tag for other contributors.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.export import names
from sitegen.export.links import best_url
from sitegen.export.page_range import page_range
from sitegen.model.authorship import Role
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.text.printing import plain

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "review": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "manuscript": "UNPB",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post-weblog": "BLOG",
    "preprint": "UNPB",
    "report": "RPRT",
    "software": "COMP",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_PERIODICALS = ("JOUR", "MGZN", "NEWS")


def ris(work: Work) -> str:
    """One record: CRLF lines from TY to ER, every value on one line."""
    kind = "CONF" if work.bibtex_type == "proceedings" else _TYPES.get(work.type, "GEN")
    lines = [f"TY  - {kind}"]
    lines += [f"{tag}  - {value}" for tag, value in _tags(work, kind) if value]
    lines.append("ER  - \r\n")
    return "\r\n".join(lines)


def _tags(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    for authorship in work.authors:
        yield "AU", _name(authorship.name)
    for authorship in work.by_role(Role.EDITOR):
        yield "ED", _name(authorship.name)
    for authorship in work.by_role(Role.ADVISOR):
        yield "A3", _name(authorship.name)
    for authorship in work.by_role(Role.TRANSLATOR):
        yield "A4", _name(authorship.name)
    title = plain(work.title) if work.title else ""
    if work.subtitle:
        title = f"{title}: {plain(work.subtitle)}" if title else plain(work.subtitle)
    yield "TI", _line(title)
    venue = _line((plain(work.venue) if work.venue else "") or work.event)
    yield "T2", venue
    if kind in _PERIODICALS:
        yield "JO", venue
    yield "T3", _line(work.series)
    date = work.date
    if date.year is not None:
        yield "PY", f"{date.year:04d}"
        if date.month or date.season:
            month = f"{date.month:02d}" if date.month else ""
            day = f"{date.day:02d}" if date.day and month else ""
            yield "DA", f"{date.year:04d}/{month}/{day}/{date.season}"
    else:
        yield "PY", _line(date.status or date.text)
    yield "VL", _line(work.volume)
    yield "IS", _line(work.issue or work.number)
    pages = page_range(work.pages)
    yield "SP", _line(pages.first)
    yield "EP", _line(pages.last)
    yield "ET", _line(work.edition)
    yield "PB", _line(work.publisher or work.institution)
    yield "CY", _line(work.location)
    yield "M3", _line(work.genre)
    yield "SN", _line(work.issn or work.isbn)
    yield "DO", _line(work.doi)
    yield "UR", _line(best_url(work))
    yield "LA", _line(work.language)
    for keyword in work.keywords:
        yield "KW", _line(keyword)
    yield "AB", _line(plain(work.abstract)) if work.abstract else ""


def _name(name: Name) -> str:
    """As in "Family, Given, Jr."; a group as it is."""
    return _line(names.inverted(name))


def _line(text: str) -> str:
    return " ".join(text.split()) if text else ""
