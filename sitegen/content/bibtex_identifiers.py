"""Which work an entry is about: its DOI, arXiv id and other identifiers, in canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from sitegen.content.bibtex_links import addresses, verbatim
from sitegen.content.bibtex_types import ARXIV_VENUE
from sitegen.files import identifiers

Complain = Callable[[str, str, str, str], None]

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>,;]+", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv[:\s./]*(?:(?:abs|pdf)/)?|abs/)\s*"
    r"(\d{4}\.\d{4,5}|[a-z][a-z\-]*(?:\.[a-z]{2})?/\d{7})(?:v\d+)?",
    re.IGNORECASE,
)
# A note that is nothing but a link to arXiv, or nothing but an arXiv id.
_LINKED_NOTE = re.compile(
    r"\\(?:href|url)\s*\{https?://(?:\w+\.)?(arxiv\.org/[^{}]{1,60})\}(?:\s*\{[^{}]{0,80}\})?\.?\s*\Z"
)
_ONLY_ID = re.compile(
    r"(?:available (?:at|as|from)\s+)?(?:e-?print\s+|preprint\s+)?arxiv(?:\s+e?-?preprint)?[:\s]\s*"
    r"(?:arxiv:)?"
    r"(?:\d{4}\.\d{4,5}|[a-z\-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\s*\[[\w.\-]+\])?\.?\Z",
    re.IGNORECASE,
)
_ARXIV_DOI = "10.48550/arxiv."
_PMID = re.compile(r"(?:.*/)?(?:PMID:?\s*)?(\d{1,9})/?\Z", re.IGNORECASE)
_HAL = re.compile(
    r"(?:https?://[\w.\-]+/)?([a-z]+-\d{5,}|[a-z]+_\d{5,})(?:v\d+)?/?\Z", re.IGNORECASE
)
_ISBN = re.compile(r"(?:97[89][\s-]?)?\d(?:[\s-]?\d){8}[\s-]?[\dX]", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]", re.IGNORECASE)
_DASHES = str.maketrans("‐‑–—−", "-----")


def read_doi(fields: Mapping[str, str], complain: Complain) -> str:
    """The DOI, in lower case without resolver, from `doi`, or from a `url` that resolves one."""
    stated = fields.get("doi", "")
    if stated:
        value = verbatim(stated)
        if found := identifiers.doi(value):
            return found
        match = _DOI.search(value.replace("%2F", "/").replace("%2f", "/"))
        if match and (found := identifiers.doi(match[0])):
            return found
        complain(
            "bibtex-doi",
            "doi",
            f"“{value[:60]}” is no DOI; it is left out",
            "a DOI starts with 10. and has a slash: 10.1093/mind/LIX.236.433",
        )
    for url in addresses(fields.get("url", "")):
        if "doi.org/" in url and (found := identifiers.doi(url)):
            return "" if found.startswith(_ARXIV_DOI) else found
    return ""


def _address_or_text(note: str) -> str:
    linked = _LINKED_NOTE.match(note)
    return linked[1] if linked else verbatim(note)


def is_arxiv_note(value: str) -> bool:
    """Whether a note says no more than the arXiv id that is read from it."""
    return bool(_ONLY_ID.match(value) or _LINKED_NOTE.match(value))


def read_arxiv(fields: Mapping[str, str]) -> str:
    """The arXiv id without version, from `arxiv`, `eprint`, a venue, a DOI or a `url`; or ""."""
    for name in ("arxiv", "arxivid"):
        if name in fields and (stated := _arxiv(verbatim(fields[name]))):
            return stated
    system = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip("{} ").lower()
    if (
        "eprint" in fields
        and system in ("", "arxiv")
        and (stated := _arxiv(verbatim(fields["eprint"])))
    ):
        return stated
    doi = fields.get("doi", "")
    if _ARXIV_DOI in doi.lower() and (found := identifiers.arxiv(verbatim(doi))):
        return found
    for name in ("journal", "journaltitle", "howpublished", "number"):
        value = fields.get(name, "")
        if "arxiv" in value.lower() or (name != "number" and ARXIV_VENUE.match(value)):
            around = f"{value} {fields.get('volume', '')} {fields.get('pages', '')}"
            if match := _ARXIV.search(verbatim(around)):
                return identifiers.arxiv(match[1]) or ""
    note = fields.get("note", "")
    if match := (_ARXIV.search if is_arxiv_note(note) else _ARXIV.match)(_address_or_text(note)):
        return identifiers.arxiv(match[1]) or ""
    for name in ("url", "ee"):
        for url in addresses(fields.get(name, "")):
            if "arxiv.org/" in url and (found := identifiers.arxiv(url)):
                return found
    return ""


def read_others(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """ISBN, ISSN, PubMed, HAL and OpenAlex ids: (a work's field, value)."""
    isbn = _ISBN.findall(verbatim(fields.get("isbn", "")).translate(_DASHES))
    yield "isbn", ", ".join(isbn)
    issn = _ISSN.findall(verbatim(fields.get("issn", "")).translate(_DASHES))
    yield "issn", ", ".join(issn)
    system = fields.get("eprinttype", fields.get("archiveprefix", "")).lower()
    eprint = verbatim(fields.get("eprint", ""))
    pmid = verbatim(fields.get("pmid", "")) or (eprint if system in ("pubmed", "pmid") else "")
    match = _PMID.match(pmid)
    yield "pmid", match[1] if match else ""
    hal = fields.get("hal") or fields.get("hal_id") or (eprint if system == "hal" else "")
    match = _HAL.match(verbatim(hal))
    yield "hal", match[1].lower() if match else ""
    yield "openalex", identifiers.openalex(verbatim(fields.get("openalex", ""))) or ""


def _arxiv(value: str) -> str:
    found = identifiers.arxiv(value)
    if not found and (match := _ARXIV.search(value)):
        found = identifiers.arxiv(match[1])
    return found or ""
