"""`chicago`: references in the author-date style of The Chicago Manual of Style, 17th edition."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.export import names
from sitegen.export.piece import (
    NOTHING,
    Piece,
    italic,
    joined,
    link,
    listed,
    quoted,
    sentences,
    words,
)
from sitegen.export.reference import JOURNAL, OFFERED, PART, PERIODICAL, TAKEN, Reference
from sitegen.model.name import Name

_LEVELS = {"doctoral": "PhD diss.", "master": "Master’s thesis", "bachelor": "Bachelor’s thesis"}


def chicago(ref: Reference) -> Piece:
    """The reference of a work."""
    body = _BODIES.get(ref.type, _whole)(ref)
    manuscript = ""
    if ref.status in OFFERED:
        manuscript = "Unpublished manuscript, submitted for publication"
    elif ref.status == "in preparation":
        manuscript = "Unpublished manuscript"
    title, *source = body
    head = (_authors(ref), _year(ref), title) if ref.names else (title, _year(ref))
    return sentences(*head, *source, manuscript, link(ref.url))


def _authors(ref: Reference) -> str:
    """Up to ten names; of more the first seven."""
    listing = names.in_order(
        ref.names,
        most=10,
        shown=7,
        others=ref.others,
        first=names.inverted,
        rest=names.direct,
        pair_comma=True,
    )
    if ref.edited:
        listing += ", ed." if len(ref.names) == 1 and not ref.others else ", eds."
    return listing


def _year(ref: Reference) -> str:
    if ref.status in TAKEN:
        return "Forthcoming"
    return ref.year or "n.d."


def _day(ref: Reference) -> str:
    """Month and day: "December 9" or "December"."""
    return f"{ref.month} {ref.date.day}" if ref.month and ref.date.day else ref.month


def _journal(ref: Reference) -> list[Piece]:
    volume, issue = ref.work.volume, ref.work.issue
    source = italic(ref.container)
    if volume:
        source = listed(" ", source, volume)
        if issue:
            source = joined(source, f" ({issue})")
        elif ref.month:
            source = joined(source, f" ({ref.month})")
    elif issue:
        source = listed(", ", source, f"no. {issue}")
    pages = ref.numbered_article or ref.pages.chicago
    if pages:
        source = (
            joined(source, ": " if volume or issue else ", ", pages) if source else words(pages)
        )
    return [quoted(ref.title, "."), source]


def _periodical(ref: Reference) -> list[Piece]:
    return [
        quoted(ref.title, "."),
        listed(", ", italic(ref.container), _day(ref), ref.pages.chicago),
    ]


def _part(ref: Reference) -> list[Piece]:
    if ref.is_part_of_own:
        return _book(ref)
    source = NOTHING
    if ref.container:
        editors = ""
        if ref.editors:
            editors = f"edited by {names.series([names.direct(name) for name in ref.editors])}"
        pages = ref.numbered_article or ref.pages.chicago
        volume = f"vol. {ref.volume}" if ref.volume else ""
        source = joined(
            "In ",
            listed(", ", italic(ref.container), ref.edition, volume, editors, pages),
        )
    # The place of a conference paper is where the conference was.
    house = ref.publisher if ref.type == "paper-conference" else _house(ref)
    return [quoted(ref.title, "."), source, words(ref.series), words(house)]


def _house(ref: Reference) -> str:
    place = ref.work.location
    return f"{place}: {ref.publisher}" if place and ref.publisher else ref.publisher


def _book(ref: Reference) -> list[Piece]:
    title = italic(ref.title)
    if ref.is_part_of_own:
        chapter = f"chap. {ref.work.chapter}" if ref.work.chapter else ""
        title = listed(", ", title, chapter, ref.pages.chicago)
    volume = f"Vol. {ref.volume}" if ref.volume else ""
    by = [_by("Edited", ref.editors), _by("Translated", ref.translators)]
    return [title, *by, *map(words, (ref.edition, volume, ref.series, _house(ref)))]


def _by(deed: str, people: tuple[Name, ...]) -> Piece:
    return words(f"{deed} by {names.series(list(map(names.direct, people)))}" if people else "")


def _thesis(ref: Reference) -> list[Piece]:
    kind = _LEVELS.get(ref.thesis, ref.work.genre)
    return [quoted(ref.title, "."), listed(", ", kind, ref.publisher or ref.container)]


def _preprint(ref: Reference) -> list[Piece]:
    if ref.date.day:
        state = words(f"Preprint, submitted {_day(ref)}, {ref.year}")
    else:
        arxiv = f"arXiv:{ref.work.arxiv}" if ref.work.arxiv else ""
        state = listed(", ", "Preprint", arxiv or ref.container)
    return [quoted(ref.title, "."), state]


def _report(ref: Reference) -> list[Piece]:
    number = f"{ref.work.genre or 'Report'} no. {ref.work.number}" if ref.work.number else ""
    return [italic(ref.title), words(number), words(_house(ref)) or ref.container]


def _described(what: str) -> Callable[[Reference], list[Piece]]:
    def body(ref: Reference) -> list[Piece]:
        version = f"Version {ref.version}" if ref.version else ""
        house = words(ref.publisher) or ref.container
        return [italic(ref.title), words(version), words(what), house]

    return body


def _talk(ref: Reference) -> list[Piece]:
    what = ref.work.genre or "Paper"
    event = words(ref.work.event) or ref.container
    source = joined(f"{what} presented at ", event) if event else words(ref.work.genre)
    return [quoted(ref.title, "."), listed(", ", source, ref.work.location, _day(ref))]


def _post(ref: Reference) -> list[Piece]:
    site = ref.container or words(ref.publisher)
    source = italic(site) if ref.type == "post-weblog" else site
    day = f"{_day(ref)}, {ref.year}" if ref.date.day else ""
    return [quoted(ref.title, "."), listed(", ", source, day)]


def _numbered(what: str) -> Callable[[Reference], list[Piece]]:
    def body(ref: Reference) -> list[Piece]:
        number = f"{ref.work.genre or what} {ref.work.number}" if ref.work.number else ""
        return [italic(ref.title), words(number), words(_house(ref)) or ref.container]

    return body


def _whole(ref: Reference) -> list[Piece]:
    house = words(_house(ref))
    place = ref.container if ref.container.plain != house.plain else NOTHING
    return [italic(ref.title), words(ref.edition), place, house]


_BODIES: dict[str, Callable[[Reference], list[Piece]]] = {
    **dict.fromkeys(JOURNAL, _journal),
    **dict.fromkeys(PERIODICAL, _periodical),
    **dict.fromkeys(PART, _part),
    "book": _book,
    "pamphlet": _book,
    "thesis": _thesis,
    "preprint": _preprint,
    "report": _report,
    "dataset": _described("Data set"),
    "software": _described(""),
    "speech": _talk,
    "webpage": _post,
    "post-weblog": _post,
    "patent": _numbered("Patent"),
    "standard": _numbered("Standard"),
}
