"""`ieee`: references in the style of the IEEE Reference Guide, without the number in brackets."""

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
    stopped,
    words,
)
from sitegen.export.reference import JOURNAL, OFFERED, PART, PERIODICAL, TAKEN, Reference
from sitegen.model.name import Name

_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sep.",
    "Oct.",
    "Nov.",
    "Dec.",
)
_LEVELS = {"doctoral": "Ph.D. dissertation", "master": "M.S. thesis", "bachelor": "B.S. thesis"}


def ieee(ref: Reference) -> Piece:
    """The reference of a work."""
    body = _BODIES.get(ref.type, _whole)(ref)
    head = _authors(ref)
    if head and body:
        body = joined(head, ", ", body)
    elif head:
        body = head
    if ref.doi:
        return stopped(listed(", ", body, joined("doi: ", link(ref.doi_url, ref.doi))))
    if ref.url and not (ref.type == "preprint" and ref.work.arxiv):
        # No full stop after an address: it would be read as a part of it.
        return joined(stopped(body), " [Online]. Available: ", link(ref.url))
    return stopped(body)


def _authors(ref: Reference) -> Piece:
    """Up to six names; of more the first alone."""
    listing = names.in_order(
        ref.names,
        most=6,
        shown=1,
        others=ref.others,
        first=names.direct_initials,
        rest=names.direct_initials,
    )
    piece = words(listing)
    if listing.endswith(" et al."):
        before = words(listing.removesuffix("et al."))
        piece = joined(before, italic(words("et al.")))
    if ref.edited:
        one = len(ref.names) == 1 and not ref.others
        piece = joined(piece, ", Ed." if one else ", Eds.")
    return piece


def _date(ref: Reference, *, daily: bool = False) -> str:
    """As "Nov. 1936", with `daily` "Nov. 12, 1936"; or how near to print the work is."""
    if ref.status in TAKEN:
        return "to be published"
    if ref.status in OFFERED:
        return "submitted for publication"
    if ref.status == "in preparation":
        return "unpublished"
    if not ref.year:
        return "n.d."
    if ref.date.month:
        month = _MONTHS[ref.date.month - 1]
        return (
            f"{month} {ref.date.day}, {ref.year}"
            if daily and ref.date.day
            else f"{month} {ref.year}"
        )
    return f"{ref.month} {ref.year}" if ref.month else ref.year


def _pages(ref: Reference) -> str:
    if ref.article_number:
        return f"Art. no. {ref.article_number}"
    return f"{ref.pages.label} {ref.pages.joined('–')}" if ref.pages.first else ""


def _volume(ref: Reference) -> str:
    return f"vol. {ref.work.volume}" if ref.work.volume else ""


def _title(ref: Reference, *rest: Piece | str) -> Piece:
    """A quoted title, its comma inside the marks, and what follows."""
    following = listed(", ", *rest)
    return listed(" ", quoted(ref.title, "," if following else ""), following)


def _journal(ref: Reference) -> Piece:
    issue = f"no. {ref.work.issue}" if ref.work.issue else ""
    daily = ref.type in PERIODICAL
    return _title(
        ref, italic(ref.container), _volume(ref), issue, _pages(ref), _date(ref, daily=daily)
    )


def _conference(ref: Reference) -> Piece:
    series = f"ser. {ref.work.series}" if ref.work.series else ""
    book = joined("in ", italic(ref.container)) if ref.container else NOTHING
    place = ref.work.location
    return _title(
        ref,
        book,
        series,
        _volume(ref),
        _editors(ref),
        place,
        ref.publisher,
        _date(ref),
        _pages(ref),
    )


def _editors(ref: Reference) -> str:
    if not ref.editors:
        return ""
    return f"{_direct(ref.editors)}, {'Ed.' if len(ref.editors) == 1 else 'Eds.'}"


def _direct(people: tuple[Name, ...]) -> str:
    return names.in_order(
        people,
        most=6,
        shown=1,
        others=False,
        first=names.direct_initials,
        rest=names.direct_initials,
    )


def _chapter(ref: Reference) -> Piece:
    if ref.is_part_of_own:
        return _book(ref)
    book = joined("in ", italic(ref.container)) if ref.container else NOTHING
    before = listed(", ", book, ref.edition, _volume(ref), _editors(ref))
    after = listed(", ", _house(ref), _date(ref), _pages(ref))
    return _title(
        ref, sentences(before, after) if before and _house(ref) else listed(", ", before, after)
    )


def _house(ref: Reference) -> str:
    place = ref.work.location
    return f"{place}: {ref.publisher}" if place and ref.publisher else ref.publisher


def _book(ref: Reference) -> Piece:
    series = f"ser. {ref.work.series}" if ref.series else ""
    translators = f"{_direct(ref.translators)}, Trans." if ref.translators else ""
    title = italic(ref.title)
    before = listed(", ", title, series, _volume(ref), ref.edition, _editors(ref), translators)
    after = listed(", ", _house(ref), _date(ref))
    if ref.is_part_of_own:
        chapter = f"ch. {ref.work.chapter}" if ref.work.chapter else ""
        after = listed(", ", after, chapter, _pages(ref))
    return listed(" ", stopped(before), after) if _house(ref) else listed(", ", before, after)


def _thesis(ref: Reference) -> Piece:
    kind = _LEVELS.get(ref.thesis, ref.work.genre)
    school = words(ref.publisher) or ref.container
    return _title(ref, kind, school, ref.work.location, _date(ref))


def _preprint(ref: Reference) -> Piece:
    if ref.work.arxiv:
        return _title(ref, _date(ref), italic(words(f"arXiv:{ref.work.arxiv}")))
    return _title(ref, _date(ref), italic(ref.container or words(ref.publisher)))


def _report(ref: Reference) -> Piece:
    number = ref.work.number
    kind = ref.work.genre if ref.work.genre != "Technical report" else ""
    kind = kind or "Tech. Rep."
    house = words(ref.publisher) or ref.container
    return _title(ref, house, ref.work.location, f"{kind} {number}" if number else kind, _date(ref))


def _dataset(ref: Reference) -> Piece:
    house = words(ref.publisher) or ref.container
    title = _title(ref, joined("distributed by ", house)) if house else quoted(ref.title)
    return listed(", ", _date(ref, daily=True), title)


def _software(ref: Reference) -> Piece:
    version = f"(Version {ref.version})" if ref.version else ""
    title = listed(" ", italic(ref.title), version)
    return sentences(joined(listed(", ", title, _date(ref))), words(ref.publisher) or ref.container)


def _talk(ref: Reference) -> Piece:
    event = words(ref.work.event) or ref.container
    source = joined("presented at ", event) if event else words(ref.work.genre)
    return _title(ref, source, ref.work.location, _date(ref, daily=True))


def _page(ref: Reference) -> Piece:
    return _title(ref, ref.container or words(ref.publisher), _date(ref, daily=True))


def _patent(ref: Reference) -> Piece:
    number = f"{ref.work.genre or 'Patent'} {ref.work.number}" if ref.work.number else ""
    return _title(ref, number or ref.work.genre, _date(ref, daily=True))


def _standard(ref: Reference) -> Piece:
    number = f"{ref.work.genre or 'Standard'} {ref.work.number}" if ref.work.number else ""
    return listed(", ", italic(ref.title), number, ref.publisher, _date(ref))


def _whole(ref: Reference) -> Piece:
    house = words(ref.publisher)
    place = ref.container if ref.container.plain != house.plain else NOTHING
    return _title(ref, place, house, _date(ref))


_BODIES: dict[str, Callable[[Reference], Piece]] = {
    **dict.fromkeys((*JOURNAL, *PERIODICAL), _journal),
    **dict.fromkeys(PART, _chapter),
    "paper-conference": _conference,
    "book": _book,
    "pamphlet": _book,
    "thesis": _thesis,
    "preprint": _preprint,
    "report": _report,
    "dataset": _dataset,
    "software": _software,
    "speech": _talk,
    "webpage": _page,
    "post-weblog": _page,
    "patent": _patent,
    "standard": _standard,
}
