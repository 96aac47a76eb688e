"""Where a work can be had: the links that an entry's fields state.

A value that is no address is the name of a file. It stays as written: ``pdf = {engine.pdf}`` is
`Link("PDF", "engine.pdf", "pdf")`. Whoever shows it looks for the file in content/assets, under
that name and in the folder where al-folio keeps its kind: pdf/ for pdf, supp, poster and slides,
html/ for html, img/publication_preview/ for `preview`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from sitegen.files import identifiers
from sitegen.model.work import Link
from sitegen.text.urls import BARE_URL, safe_url

Complain = Callable[[str, str, str, str], None]

# Field: (label, kind). The first block is al-folio's; the second was met in its forks.
LINK_FIELDS = {
    "html": ("HTML", "html"),
    "pdf": ("PDF", "pdf"),
    "supp": ("Supp", "supp"),
    "poster": ("Poster", "poster"),
    "slides": ("Slides", "slides"),
    "video": ("Video", "video"),
    "code": ("Code", "code"),
    "website": ("Website", "website"),
    "blog": ("Blog", "blog"),
    "paper": ("Paper", "paper"),
    "software": ("Software", "software"),
    "data": ("Data", "data"),
    "dataset": ("Data", "data"),
    "demo": ("Demo", "demo"),
    "project": ("Project", "website"),
    "projectpage": ("Project", "website"),
    "github": ("Code", "code"),
    "openreview": ("OpenReview", "openreview"),
    "supplementary": ("Supplementary", "supp"),
    "supplement": ("Supplementary", "supp"),
    "presentation": ("Slides", "slides"),
    "talk": ("Talk", "video"),
    "tutorial": ("Tutorial", "tutorial"),
    "preprint": ("Preprint", "preprint"),
    "url": ("Link", "url"),
    "ee": ("Link", "url"),
    "biblatexurl": ("Link", "url"),
    "howpublished": ("Link", "url"),
}
# What an identifier becomes when the field does not hold the whole address.
_OPENREVIEW = "https://openreview.net/forum?id="
_EPRINTS = {
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "hdl": ("Handle", "https://hdl.handle.net/"),
    "handle": ("Handle", "https://hdl.handle.net/"),
    "googlebooks": ("Google Books", "https://books.google.com/books?id="),
    "iacr": ("ePrint", "https://eprint.iacr.org/"),
}
_LOCAL = re.compile(
    r"(?i)file:|~/|~\\|[a-z]:[\\/]|\\\\|/(?:users|home|root|volumes|mnt|media|tmp|var|private)/"
)
_URL_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_TILDE = re.compile(
    r"\{?\\textasciitilde(?:\{\}|\s)?\}?|\{?\\~\{?\}?\}?|\$\s*\\(?:sim|tilde)\s*\$|\\string~"
)
_ESCAPED = re.compile(r"\\([_%&#$~^])")
_FLAG = re.compile(r"(?:true|false|yes|no|none|n/?a|tba|tbd|-+)\Z", re.IGNORECASE)
_FILE = re.compile(r"[^\s:?*<>|\"{}]+\.\w{1,5}(?:#\S*)?\Z|/?[\w.\-/~]+/[\w.\-/~]*\Z")
_IDENTIFIER = re.compile(r"[\w\-]{6,20}\Z")


def verbatim(value: str) -> str:
    """An address or file name as meant: TeX's escapes, url commands and braces undone."""
    if "\\" in value or "{" in value or "$" in value:
        value = _HREF.sub(r"\1", value)
        value = _URL_COMMAND.sub(r"\1", value)
        value = _TILDE.sub("~", value)
        value = _ESCAPED.sub(r"\1", value)
        value = value.replace("{", "").replace("}", "")
    return " ".join(value.split())


@lru_cache(maxsize=16384)
def addresses(value: str) -> tuple[str, ...]:
    """The web addresses that a value holds, as in "https://a.org, https://b.org", HTML or TeX."""
    if "://" not in value:
        if value.lower().startswith("www."):
            return (safe_url(verbatim(value).split(" ")[0]),)
        return ()
    found = (
        match[0].rstrip("),") if "(" not in match[0] else match[0]
        for match in BARE_URL.finditer(verbatim(value))
    )
    return tuple(dict.fromkeys(url for url in map(safe_url, found) if url))


def is_local(value: str) -> bool:
    """Whether a value is a path on somebody's machine, which no page may show."""
    return bool(_LOCAL.match(value.strip()))


def read_links(
    fields: Mapping[str, str], doi: str, arxiv: str, complain: Complain
) -> tuple[Link, ...]:
    """The links of the known fields, in the entry's order; each address once.

    An address that only resolves the work's DOI or leads to its arXiv page is no link of its own.
    """
    links: dict[str, Link] = {}
    for field, value in fields.items():
        if not value or (field not in LINK_FIELDS and not field.startswith("bdsk-url")):
            continue
        label, kind = LINK_FIELDS.get(field, ("Link", "url"))
        for url in _targets(field, value, kind, complain):
            if not leads_to_identifier(url, doi, arxiv):
                links.setdefault(url, Link(label, url, kind))
    if link := _eprint_link(fields):
        links.setdefault(link.url, link)
    return tuple(links.values())


def _targets(field: str, value: str, kind: str, complain: Complain) -> Iterator[str]:
    found = addresses(value)
    if found:
        yield from found
        return
    path = verbatim(value)
    if _FLAG.match(path):
        return
    if is_local(path):
        complain(
            "bibtex-address",
            field,
            f"`{field}` is a path on one machine; it is left out",
            "put the file into content/assets and write its name",
        )
    elif kind == "openreview" and _IDENTIFIER.match(path):
        yield _OPENREVIEW + path
    elif identifiers.doi(path):
        yield f"https://doi.org/{identifiers.doi(path)}"
    elif kind == "url" and field != "url":
        return
    elif "://" in path or not safe_url(path, relative=True):
        complain(
            "bibtex-address",
            field,
            f"`{field}` holds “{path[:60]}”, which is no address of the web; it is left out",
            "write an address that starts with https://, or a file's name",
        )
    elif _FILE.match(path):
        yield path


def leads_to_identifier(url: str, doi: str, arxiv: str) -> bool:
    """Whether an address is only the resolver's of a DOI or the page of an arXiv id."""
    if doi and identifiers.doi(url) == doi:
        return True
    return bool(arxiv) and "/abs/" in url and identifiers.arxiv(url) == arxiv


def _eprint_link(fields: Mapping[str, str]) -> Link | None:
    system = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip().lower()
    value = verbatim(fields.get("eprint", ""))
    if value and system in _EPRINTS:
        label, base = _EPRINTS[system]
        url = safe_url(base + value)
        return Link(label, url, "url") if url else None
    if value.startswith(("https://", "http://")) and not identifiers.arxiv(value):
        url = safe_url(value)
        return Link("Eprint", url, "eprint") if url else None
    return None


def unknown_link(field: str, value: str) -> Link | None:
    """The link that an unknown field offers when all it holds is an address."""
    found = addresses(value)
    if len(found) != 1 or " " in verbatim(value):
        return None
    if not urlsplit(found[0]).netloc:
        return None
    label = re.sub(r"[_\-]+", " ", field).strip()
    return Link(label[:1].upper() + label[1:], found[0], field)
