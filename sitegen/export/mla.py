"""`mla`: references in the style of the MLA Handbook, 9th edition, chapter 5.

Every work is author, title, container, its contributors, version, number, publisher, date and
location; one body serves all types.
"""

from __future__ import annotations

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
from sitegen.export.reference import JOURNAL, PART, PERIODICAL, Reference
from sitegen.model.name import Name

# Works that stand by themselves have titles in italics, parts of others in quotation marks.
_WHOLE = ("book", "pamphlet", "thesis", "report", "dataset", "software", "standard", "manuscript")
_SERIAL = (*JOURNAL, *PERIODICAL)
_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
_LEVELS = {
    "doctoral": "PhD dissertation",
    "master": "Master’s thesis",
    "bachelor": "Bachelor’s thesis",
}


def mla(ref: Reference) -> Piece:
    """The reference of a work."""
    whole = ref.type in _WHOLE or ref.is_part_of_own
    title = italic(ref.title) if whole else quoted(ref.title, ".")
    if ref.type == "thesis":
        level = _LEVELS.get(ref.thesis, ref.work.genre)
        school = ref.publisher or ref.container
        body = sentences(_date(ref), listed(", ", school, level, link(ref.url)))
    else:
        body = stopped(_container(ref, whole))
    return listed(" ", stopped(words(_authors(ref))), stopped(title), body, _ending(ref))


def _contributors(deed: str, people: tuple[Name, ...]) -> str:
    """As "edited by A and B"; of three or more only the first is named."""
    if not people:
        return ""
    listing = [names.direct(name) for name in people]
    return f"{deed} by {names.series(listing) if len(listing) < 3 else f'{listing[0]} et al.'}"


def _authors(ref: Reference) -> str:
    """Of three or more only the first is named; who publishes their own work stands there only."""
    people = ref.names
    if not people or ref.is_own_publisher:
        return ""
    if len(people) > 2 or ref.others:
        listing = f"{names.inverted(people[0])}, et al."
    else:
        listing = names.inverted(people[0])
        if len(people) == 2:
            listing += f", and {names.direct(people[1])}"
    if ref.edited:
        listing += ", editor" if len(people) == 1 and not ref.others else ", editors"
    return listing


def _container(ref: Reference, whole: bool) -> Piece:
    """Everything after the title, divided by commas."""
    work = ref.work
    volume = f"vol. {ref.volume}" if ref.volume else ""
    issue = f"no. {work.issue}" if work.issue else ""
    pages = f"{ref.pages.label} {ref.pages.mla}" if ref.pages.first else ""
    if ref.article_number:
        pages = ref.numbered_article
    number = ""
    if work.number and not (work.issue or ref.series) and work.number != ref.article_number:
        label = work.genre if ref.type in ("report", "patent", "standard") else ""
        number = f"{label} no. {work.number}" if label else f"no. {work.number}"
    version = f"version {ref.version}" if ref.version else ""
    container: Piece = italic(ref.container)
    publisher = ref.publisher
    if ref.type == "preprint":
        container = italic(words("arXiv")) if work.arxiv else container
        number = ""
    elif ref.type == "speech":
        container = words(work.event) or ref.container
    elif ref.type in _SERIAL:
        publisher = ""
    if publisher and publisher == ref.container.plain:
        publisher = ""
    editors = ""
    if ref.type in ("book", *PART):
        editors = _contributors("edited", ref.editors)
    chapter = f"ch. {work.chapter}" if work.chapter and ref.is_part_of_own else ""
    place = work.location if ref.type == "speech" else ""
    return _capitalised(
        listed(
            ", ",
            container,
            editors,
            _contributors("translated", ref.translators),
            version,
            ref.edition,
            volume,
            issue,
            number,
            publisher,
            _date(ref),
            place,
            chapter,
            pages,
            link(ref.url),
        )
    )


def _capitalised(piece: Piece) -> Piece:
    """With a capital where the container's first element opens the sentence ("Vol. 2")."""
    if (
        piece.plain[:1].islower()
        and piece.html[:1] == piece.plain[:1]
        and piece.plain[:4] != "http"
    ):
        first = piece.plain[0].upper()
        return Piece(first + piece.plain[1:], first + piece.html[1:])
    return piece


def _date(ref: Reference) -> str:
    """Day and month for what appears in issues or on a day: "9 Dec. 1968"."""
    if not ref.year:
        return ref.status
    if ref.type in ("book", "thesis", "pamphlet", "report", "chapter", "paper-conference"):
        return ref.year
    date = ref.date
    if date.month:
        day = f"{date.day} " if date.day else ""
        return f"{day}{_MONTHS[date.month - 1]} {ref.year}"
    return f"{ref.month} {ref.year}" if ref.month and ref.type in _SERIAL else ref.year


def _ending(ref: Reference) -> Piece:
    """The series, or what kind of thing it is where its parts do not tell."""
    if ref.series:
        return stopped(words(ref.series))
    if ref.type == "dataset":
        return words("Data set.")
    if ref.type == "preprint":
        return words("Preprint.")
    if ref.type == "speech" and ref.work.genre:
        return joined(ref.work.genre, ".")
    return NOTHING
