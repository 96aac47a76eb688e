"""`coins`: a work as an OpenURL ContextObject, which reference managers find in a list's spans.

The keys are those of the matrices in ANSI/NISO Z39.88-2004 (journal, book, dissertation, patent,
Dublin Core), each thing said once: a span is up to half of what a work weighs in a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote_plus

from sitegen.export import names
from sitegen.export.links import best_url
from sitegen.export.page_range import page_range
from sitegen.model.language import language_tag
from sitegen.model.work import Work
from sitegen.text.printing import plain

# CSL type -> (matrix, genre or Dublin Core type); the rest is described in Dublin Core.
_KINDS = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "review": ("journal", "article"),
    "preprint": ("journal", "preprint"),
    "paper-conference": ("book", "proceeding"),
    "chapter": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "entry-dictionary": ("book", "bookitem"),
    "book": ("book", "book"),
    "pamphlet": ("book", "document"),
    "report": ("book", "report"),
    "thesis": ("dissertation", ""),
    "patent": ("patent", ""),
    "dataset": ("dc", "dataset"),
    "software": ("dc", "computerProgram"),
    "speech": ("dc", "presentation"),
    "webpage": ("dc", "webpage"),
    "post-weblog": ("dc", "blogPost"),
    "manuscript": ("dc", "manuscript"),
}


def coins(work: Work) -> str:
    """The value of the title attribute of ``<span class="Z3988">``, before HTML escaping."""
    pairs = [f"{key}={_encoded(value)}" for key, value in _pairs(work) if value]
    return f"ctx_ver=Z39.88-2004&{'&'.join(pairs)}"


@lru_cache(maxsize=8192)  # names, venues and houses come back
def _encoded(value: str) -> str:
    return quote_plus(" ".join(value.split()), safe="")


def _pairs(work: Work) -> Iterator[tuple[str, str]]:
    matrix, genre = _KINDS.get(work.type, ("dc", "document"))
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{matrix}"
    title = plain(work.title) if work.title else ""
    if matrix == "dc":
        yield from _dublin_core(work, genre, title)
    else:
        yield "rft.genre", genre
        venue = plain(work.venue) if work.venue else ""
        if matrix == "journal":
            yield "rft.atitle", title
            yield "rft.jtitle", venue
        elif genre in ("proceeding", "bookitem"):
            yield "rft.atitle", title
            yield "rft.btitle", venue or work.event
        else:
            yield ("rft.btitle" if matrix == "book" else "rft.title"), title
        yield from _publication(work, matrix)
    if work.doi:
        yield "rft_id", f"info:doi/{work.doi}"
    elif url := best_url(work):
        yield "rft_id", url


def _publication(work: Work, matrix: str) -> Iterator[tuple[str, str]]:
    for authorship in work.authors:
        name = authorship.name
        key = (
            "rft.aucorp" if name.corporate else ("rft.inventor" if matrix == "patent" else "rft.au")
        )
        yield key, names.inverted(name)
    yield "rft.date", work.date.iso
    house = work.publisher or work.institution
    if matrix == "dissertation":
        yield "rft.inst", work.institution or work.publisher
    elif matrix == "patent":
        yield "rft.number", work.number
    else:
        if matrix == "journal":
            yield "rft.volume", work.volume
            yield "rft.issue", work.issue
        else:
            yield "rft.pub", house
            yield "rft.place", work.location
            yield "rft.edition", work.edition
            yield "rft.series", work.series
        yield "rft.pages", page_range(work.pages).joined("-")
    yield "rft.issn", work.issn
    yield "rft.isbn", work.isbn


def _dublin_core(work: Work, kind: str, title: str) -> Iterator[tuple[str, str]]:
    yield "rft.type", kind
    yield "rft.title", title
    for authorship in work.authors:
        yield "rft.creator", names.inverted(authorship.name)
    yield "rft.source", plain(work.venue) if work.venue else work.event
    yield "rft.publisher", work.publisher or work.institution
    yield "rft.date", work.date.iso
    yield "rft.identifier", best_url(work)
    yield "rft.language", language_tag(work.language)
