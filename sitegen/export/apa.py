"""`apa`: references in the style of the APA Publication Manual, 7th edition, chapters 9 and 10.

Titles keep the capitals of their source: no machine can tell a name from a title-cased word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sitegen.export import names
from sitegen.export.piece import (
    NOTHING,
    Piece,
    italic,
    joined,
    link,
    listed,
    sentences,
    stopped,
    words,
)
from sitegen.export.reference import JOURNAL, OFFERED, PART, PERIODICAL, TAKEN, Reference
from sitegen.model.name import Name

# Types whose date is given to the day (manual 9.14).
_DAILY = (*PERIODICAL, "speech", "webpage", "post-weblog")
_LEVELS = {
    "doctoral": "Doctoral dissertation",
    "master": "Master’s thesis",
    "bachelor": "Bachelor’s thesis",
}


def apa(ref: Reference) -> Piece:
    """The reference of a work."""
    if ref.is_own_publisher:
        ref = replace(ref, publisher="")
    title, source = _BODIES.get(ref.type, _whole)(ref)
    bracket = _unpublished(ref)
    if bracket:
        title = listed(" ", title, f"[{bracket}]")
    address = link(ref.url)
    if not ref.names:
        head = sentences(title, f"({_date(ref)})")
    else:
        head = sentences(_authors(ref), f"({_date(ref)})", title)
    # No full stop after an address: it would be read as a part of it.
    return listed(" ", head, stopped(source), address)


def _authors(ref: Reference) -> str:
    listing = _listing(ref.names, ref.others)
    if ref.edited:
        listing += " (Ed.)" if len(ref.names) == 1 and not ref.others else " (Eds.)"
    return listing


def _listing(people: Sequence[Name], others: bool) -> str:
    """Up to twenty names; of more the first nineteen, an ellipsis and the last (manual 9.8)."""
    written = [names.inverted_initials(name) for name in people]
    if others:
        return f"{', '.join(written[:20])}, et al."
    if len(written) > 20:
        return f"{', '.join(written[:19])}, . . . {written[-1]}"
    return names.series(written, "&", pair_comma=True)


def _date(ref: Reference) -> str:
    if ref.status in TAKEN:
        return "in press"
    if not ref.year:
        return "n.d."
    if ref.type in _DAILY and ref.month:
        day = f" {ref.date.day}" if ref.date.day else ""
        return f"{ref.year}, {ref.month}{day}"
    return ref.year


def _unpublished(ref: Reference) -> str:
    if ref.status in OFFERED:
        return "Manuscript submitted for publication"
    return "Manuscript in preparation" if ref.status == "in preparation" else ""


def _journal(ref: Reference) -> tuple[Piece, Piece]:
    volume = joined(italic(words(ref.work.volume)), f"({ref.work.issue})" if ref.work.issue else "")
    pages = ref.pages.joined("–")
    if ref.article_number:
        pages = f"Article {ref.article_number}"
    return ref.title, listed(", ", italic(ref.container), volume, pages)


def _part(ref: Reference) -> tuple[Piece, Piece]:
    if not ref.container:
        return _book(ref) if ref.is_part_of_own else _whole(ref)
    editors = ""
    if ref.editors:
        editors = f"{_direct(ref.editors)} ({'Ed.' if len(ref.editors) == 1 else 'Eds.'}),"
    pages = ref.pages.joined("–")
    if ref.article_number:
        pages = f"Article {ref.article_number}"
    elif pages:
        pages = f"{ref.pages.label} {pages}"
    book = listed(" ", "In", editors, italic(ref.container), _details(_volume(ref), pages, ref=ref))
    return ref.title, listed(" ", stopped(book), stopped(words(ref.publisher)))


def _volume(ref: Reference) -> str:
    return f"Vol. {ref.work.volume}" if ref.work.volume else ""


def _details(*details: str, ref: Reference) -> str:
    """Edition, volume, pages, numbers: what stands in brackets after a book's title."""
    found = ", ".join(detail for detail in (ref.edition, *details) if detail)
    return f"({found})" if found else ""


def _book(ref: Reference) -> tuple[Piece, Piece]:
    """A book of a series is cited without it (manual 10.2)."""
    chapter = pages = ""
    if ref.is_part_of_own:
        chapter = f"Chapter {ref.work.chapter}" if ref.work.chapter else ""
        pages = f"{ref.pages.label} {ref.pages.joined('–')}" if ref.pages.first else ""
    volume = f"Vol. {ref.volume}" if ref.volume else ""
    details = ", ".join(part for part in (ref.edition, volume, chapter, pages) if part)
    by = [f"{_direct(ref.editors)}, {'Ed.' if len(ref.editors) == 1 else 'Eds.'}"] * bool(
        ref.editors
    )
    by += [f"{_direct(ref.translators)}, Trans."] * bool(ref.translators)
    found = "; ".join(part for part in (*by, details) if part)
    return listed(" ", italic(ref.title), f"({found})" if found else ""), words(ref.publisher)


def _direct(people: Sequence[Name]) -> str:
    return names.series([names.direct_initials(name) for name in people], "&")


def _thesis(ref: Reference) -> tuple[Piece, Piece]:
    kind = _LEVELS.get(ref.thesis, ref.work.genre)
    school = ref.publisher or ref.container.plain
    return listed(" ", italic(ref.title), f"[{kind}, {school}]" if school else f"[{kind}]"), NOTHING


def _preprint(ref: Reference) -> tuple[Piece, Piece]:
    number = f"(arXiv:{ref.work.arxiv})" if ref.work.arxiv else ""
    host = "arXiv" if ref.work.arxiv else ref.container or words(ref.publisher)
    return listed(" ", italic(ref.title), number), words(host) if isinstance(host, str) else host


def _report(ref: Reference) -> tuple[Piece, Piece]:
    number = (
        f"{_titled(ref.work.genre) or 'Report'} No. {ref.work.number}" if ref.work.number else ""
    )
    return listed(" ", italic(ref.title), _details(number, ref=ref)), words(
        ref.publisher
    ) or ref.container


def _titled(genre: str) -> str:
    """A kind of report as a title: "Technical Report"."""
    return " ".join(word[:1].upper() + word[1:] for word in genre.split())


def _described(what: str) -> Callable[[Reference], tuple[Piece, Piece]]:
    """Data, software: a title with what the thing is in square brackets."""

    def body(ref: Reference) -> tuple[Piece, Piece]:
        version = f"(Version {ref.version})" if ref.version else ""
        title = listed(" ", italic(ref.title), version, f"[{what}]")
        return title, words(ref.publisher) or ref.container

    return body


def _talk(ref: Reference) -> tuple[Piece, Piece]:
    what = ref.work.genre or "Conference presentation"
    event = words(ref.work.event) or ref.container
    return listed(" ", italic(ref.title), f"[{what}]"), listed(", ", event, ref.work.location)


def _patent(ref: Reference) -> tuple[Piece, Piece]:
    number = f"({ref.work.genre or 'Patent'} No. {ref.work.number})" if ref.work.number else ""
    return listed(" ", italic(ref.title), number), words(ref.publisher)


def _standard(ref: Reference) -> tuple[Piece, Piece]:
    number = f"({ref.work.genre or 'Standard'} No. {ref.work.number})" if ref.work.number else ""
    return listed(" ", italic(ref.title), number), words(ref.publisher) or ref.container


def _post(ref: Reference) -> tuple[Piece, Piece]:
    return ref.title, italic(ref.container) or words(ref.publisher)


def _manuscript(ref: Reference) -> tuple[Piece, Piece]:
    bracket = "" if ref.status else "[Unpublished manuscript]"
    return listed(" ", italic(ref.title), bracket), words(ref.publisher) or ref.container


def _whole(ref: Reference) -> tuple[Piece, Piece]:
    house = words(ref.publisher)
    place = ref.container if ref.container.plain != house.plain else NOTHING
    return listed(" ", italic(ref.title), _details(ref=ref)), sentences(place, house)


_BODIES: dict[str, Callable[[Reference], tuple[Piece, Piece]]] = {
    **dict.fromkeys((*JOURNAL, *PERIODICAL), _journal),
    **dict.fromkeys(PART, _part),
    "book": _book,
    "pamphlet": _book,
    "thesis": _thesis,
    "preprint": _preprint,
    "report": _report,
    "dataset": _described("Data set"),
    "software": _described("Computer software"),
    "speech": _talk,
    "patent": _patent,
    "standard": _standard,
    "post-weblog": _post,
    "manuscript": _manuscript,
}
