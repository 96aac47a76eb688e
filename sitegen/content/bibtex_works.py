"""A .bib entry as a record of a work: which field says what, and in which markup.

Fields are TeX, except al-folio's: `annotation` is HTML, `award` and `additional_info` are
Markdown. Short plain ones (volume, pages, publisher, ...) are decoded to Unicode here; titles,
abstracts, venues and notes stay `Text`. A field that nobody knows is kept in `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sitegen.content import bibtex_identifiers as ids
from sitegen.content.bibtex_dates import read_date, read_status
from sitegen.content.bibtex_links import (
    LINK_FIELDS,
    addresses,
    is_local,
    leads_to_identifier,
    read_links,
    unknown_link,
    verbatim,
)
from sitegen.content.bibtex_people import COLLABORATORS, ROLES, has_collaborators, read_people
from sitegen.content.bibtex_types import ARXIV_VENUE, csl_type, genre
from sitegen.errors import Problem
from sitegen.files.bibtex_entry import BibEntry
from sitegen.model.work import Link, Source, WorkRecord
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

# Field of a work: the entry's fields that state it, best first; decoded to plain text.
_PLAIN = {
    "abbr": ("abbr",),
    "series": ("series",),
    "volume": ("volume",),
    "edition": ("edition",),
    "chapter": ("chapter",),
    "event": ("eventtitle",),
    "location": ("location", "address", "venue"),
    "publisher": ("publisher",),
    "institution": ("institution", "school"),
    "language": ("language", "langid"),
    "category": ("primaryclass", "eprintclass"),
    "award_name": ("award_name",),
    "license": ("license",),
}
# Field of a work: the entry's fields that state it, and their markup.
_TEXTS = {
    "title": (("title",), Markup.TEX),
    "subtitle": (("subtitle",), Markup.TEX),
    "venue": (("journal", "journaltitle", "booktitle"), Markup.TEX),
    "abstract": (("abstract",), Markup.TEX),
    "note": (("note", "addendum"), Markup.TEX),
    "award": (("award",), Markup.MARKDOWN),
    "annotation": (("annotation",), Markup.HTML),
    "additional_info": (("additional_info",), Markup.MARKDOWN),
}
# ... and those that state it in another way than by their text alone.
_STATING = {
    "title": ("booktitle",),
    "venue": ("howpublished",),
    "authors": ("author", "editor"),
    "authorships": ("author", "editor"),
    "date": ("date", "year", "month"),
    "keywords": ("keywords", "keyword"),
    "arxiv": ("eprint", "arxiv", "arxivid"),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid", "articleno", "article_number"),
}
_LINES_MATTER = frozenset(("abstract", "award", "annotation", "additional_info"))
# Fields that are read elsewhere in this package, or say nothing to a reader of a page.
_READ = (
    frozenset(
        "archiveprefix arxiv arxivid bibtex_show bookauthor booksubtitle crossref date day doi eid "
        "articleno article_number eprint eprinttype entrysubtype hal hal_id holder howpublished "
        "isbn issn issue keyword keywords maintitle month number openalex organization pages "
        "pmid preview pubstate retracted selected type url xdata year added".split()
    )
    | {name for names in _PLAIN.values() for name in names}
    | {name for names, _ in _TEXTS.values() for name in names}
    | set(ROLES)
    | set(LINK_FIELDS)
)
# What reference managers note for their owner alone: paths, times, groups, remarks.
_PRIVATE = frozenset(
    "__markedentry abstract-note abstractnote annote bibsource biburl comment comments "
    "creationdate date-added date-modified file groups local-file local-url localfile "
    "modificationdate owner printed priority privnote qualityassured ranking rating read "
    "readstatus relevance review timestamp urldate-added username".split()
)
_PRIVATE_PREFIXES = ("bdsk-file", "mendeley-", "zotero-", "jabref-", "citeulike-", "date-")
_NEEDS_TEX = re.compile(r"[\\{}$~`'\"\-^_%&<\s]")
_PAGE_RANGE = re.compile(
    r"(?<![\w.\-–—])([A-Za-z]{0,3}\d+[A-Za-z]?|[ivxlcdm]+)\s*[-–—‐‑−]+\s*([A-Za-z]{0,3}\d+[A-Za-z]?|"
    r"[ivxlcdm]+)(?![\w.])(?!\s*[-–—])"
)
_TRUE = frozenset(("true", "yes", "1", "on", "y"))
_FALSE = frozenset(("false", "no", "0", "off", "n", ""))
_BOOKS = frozenset(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"))
_ARTICLES = frozenset(("article", "suppperiodical", "periodical", "review"))
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_KEYWORD = re.compile(r"(?:[^,;{}]|\{[^{}]*\}|[{}])+")


def stating(field: str) -> tuple[str, ...]:
    """The fields of an entry that can state a field of a work, best first."""
    if field in _TEXTS:
        return _TEXTS[field][0] + _STATING.get(field, ())
    return _PLAIN.get(field) or _STATING.get(field) or (field,)


def record(entry: BibEntry, uid: str = "") -> tuple[WorkRecord, tuple[Problem, ...]]:
    """The record of an entry, and what is wrong with its fields.

    The record's `id` is the entry's id in its file; `uid`, unless given, is the file's path and
    that id: it stays when entries are added or reordered.
    """
    reader = _Reader(entry)
    fields = dict(reader.read())
    path = entry.place.path
    name = entry.id or entry.key
    made = WorkRecord(name, uid or f"{path}#{name}", Source.BIB, path, fields, entry.made_key)
    return made, tuple(reader.problems)


class _Reader:
    def __init__(self, entry: BibEntry) -> None:
        self._entry = entry
        self._kind = entry.type
        self._fields = {name: value for name, value in entry.fields if value}
        self.problems: list[Problem] = []

    def read(self) -> Iterator[tuple[str, Any]]:
        """The work's fields that the entry states."""
        fields = self._fields
        arxiv = ids.read_arxiv(fields)
        doi = ids.read_doi(fields, self._complain)
        kind = self._read_type(bool(arxiv))
        yield "type", kind
        yield "bibtex_type", self._kind
        people, others = read_people(fields, self._complain)
        if people:
            yield "authorships", people
        if others:
            yield "others", True
        yield from self._texts(kind, bool(arxiv))
        yield from self._plain(kind)
        yield from self._dates()
        for name, value in (("doi", doi), ("arxiv", arxiv), *ids.read_others(fields)):
            if value:
                yield name, value
        keywords = _keywords(fields.get("keywords") or fields.get("keyword") or "")
        if keywords:
            yield "keywords", keywords
        yield from self._flags()
        yield from self._links(doi, arxiv)

    def _complain(self, code: str, field: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, self._entry.place_of(field), message, hint))

    def _read_type(self, is_arxiv: bool) -> str:
        kind = csl_type(self._kind, self._fields, is_arxiv)
        if kind is None:
            self._complain(
                "bibtex-type",
                "",
                f"@{self._kind} is no entry type of BibTeX or biblatex; shown as an article",
                "use @misc with a `type` field, or a type of biblatex's manual",
            )
            return "article"
        if kind == "thesis" and self._fields.get("type", "").lower() == "software":
            return "software"
        return kind

    def _texts(self, kind: str, is_arxiv: bool) -> Iterator[tuple[str, Text]]:
        fields = self._fields
        for name, (sources, markup) in _TEXTS.items():
            value = next((fields[source] for source in sources if source in fields), "")
            if name == "venue":
                value = self._venue(value, kind)
            elif name == "title" and not value and self._kind in _BOOKS:
                value = fields.get("booktitle", "")
            if name == "note" and is_arxiv and ids.is_arxiv_note(value):
                value = ""
            if name == "annotation" and "\\" in value and not _HTML_TAG.search(value):
                markup = Markup.TEX  # biblatex's field of the same name
            if name == "award" and value.lower() in _TRUE | _FALSE:
                value = "Award" if value.lower() in _TRUE else ""
            if value:
                yield name, Text(value if name in _LINES_MATTER else _one_line(value), markup)

    def _venue(self, value: str, kind: str) -> str:
        """The venue: none for a preprint at arXiv; a misc's own words on how it appeared."""
        fields = self._fields
        if self._kind in _BOOKS:
            return ""
        if not value:
            value = fields.get("howpublished", "")
            if "://" in value or "\\url" in value or "\\href" in value:
                return ""
        return "" if kind == "preprint" and ARXIV_VENUE.match(value.lstrip("{")) else value

    def _plain(self, kind: str) -> Iterator[tuple[str, str]]:
        fields = self._fields
        values = {
            name: decoded(next((fields[source] for source in sources if source in fields), ""))
            for name, sources in _PLAIN.items()
        }
        organization = decoded(fields.get("organization", ""))
        if organization:
            target = (
                "publisher" if self._kind in ("inproceedings", "proceedings") else "institution"
            )
            values[target] = values[target] or organization
        number = decoded(fields.get("number", ""))
        issue = decoded(fields.get("issue", ""))
        if self._kind in _ARTICLES or kind.startswith("article-"):
            values["issue"] = number or issue
        else:
            values["number"] = number
            values["issue"] = issue
        values["genre"] = genre(self._kind, decoded(fields.get("type", "")))
        values["pages"] = _pages(fields)
        if kind == "preprint" and values["volume"].startswith("abs/"):
            values["volume"] = ""
        if values["volume"].lower().startswith("arxiv:"):
            values["volume"] = ""
        for name, value in values.items():
            if value:
                yield name, value

    def _dates(self) -> Iterator[tuple[str, Any]]:
        fields = self._fields
        names = ("date", "year", "month", "day")
        date = read_date({n: decoded(fields[n]) for n in names if n in fields}, self._complain)
        if date:
            yield "date", date
        status = read_status(decoded(fields.get("pubstate", ""))) or (date.status if date else "")
        if status:
            yield "status", status
        added = read_date({"date": decoded(fields.get("added", ""))}, self._complain)
        if added:
            yield "added", added

    def _flags(self) -> Iterator[tuple[str, Any]]:
        fields = self._fields
        if "selected" in fields:
            word = decoded(fields["selected"]).lower()
            if word not in _TRUE | _FALSE:
                self._complain(
                    "bibtex-flag",
                    "selected",
                    f"`selected` holds “{word}”, which is neither true nor false; read as false",
                    "write selected = {true}",
                )
            yield "selected", word in _TRUE
        retracted = decoded(fields.get("retracted", ""))
        if retracted and retracted.lower() not in _FALSE:
            yield "retracted", retracted
        preview = verbatim(fields.get("preview", ""))
        if preview and not is_local(preview):
            found = addresses(preview)
            yield "preview", found[0] if found else preview

    def _links(self, doi: str, arxiv: str) -> Iterator[tuple[str, Any]]:
        links: list[Link] = list(read_links(self._fields, doi, arxiv, self._complain))
        extra: list[tuple[str, str]] = []
        known = {link.url for link in links}
        read = _READ.union(COLLABORATORS) if has_collaborators(self._fields) else _READ
        for name, value in self._entry.fields:
            if name in read or name not in self._entry.own or name.startswith("bdsk-url"):
                continue
            if not value or is_private(name, value):
                continue
            extra.append((name, value))
            link = unknown_link(name, value)
            if (
                link is not None
                and link.url not in known
                and not leads_to_identifier(link.url, doi, arxiv)
            ):
                known.add(link.url)
                links.append(link)
        if links:
            yield "links", tuple(links)
        if extra:
            yield "extra", tuple(extra)


def is_private(name: str, value: str) -> bool:
    """Whether a field is a reference manager's own, or holds a path on somebody's machine."""
    return name in _PRIVATE or name.startswith(_PRIVATE_PREFIXES) or is_local(value)


@lru_cache(maxsize=65536)
def decoded(value: str) -> str:
    """A short TeX value as Unicode on one line."""
    if not _NEEDS_TEX.search(value):
        return value
    return plain(Text(_one_line(value), Markup.TEX))


def _one_line(value: str) -> str:
    return " ".join(value.split()) if "\n" in value or "\t" in value or "  " in value else value


def _pages(fields: dict[str, str]) -> str:
    stated = fields.get("pages") or fields.get("eid") or fields.get("articleno") or ""
    stated = decoded(stated or fields.get("article_number", ""))
    return _PAGE_RANGE.sub(r"\1–\2", stated) if stated else ""


@lru_cache(maxsize=4096)
def _keywords(value: str) -> tuple[str, ...]:
    """Keywords divided at "," and ";", those in braces left whole; repeated ones once.

    EndNote writes one keyword a line; a comma is part of it.
    """
    if not value:
        return ()
    if (lines := value.strip().count("\n")) and lines > value.count(",") + value.count(";"):
        parts = value.strip().split("\n")
    else:
        parts = _KEYWORD.findall(_one_line(value))
    words = (decoded(part.strip()).rstrip(".") for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))
