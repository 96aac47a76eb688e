"""`Reference`: what the reference styles print of a work, read once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.export.links import best_url, doi_url
from sitegen.export.page_range import PageRange, page_range
from sitegen.export.piece import NOTHING, Piece, joined, printed
from sitegen.model.authorship import Role
from sitegen.model.date import MONTHS, PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Work

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)?\.?\Z", re.IGNORECASE)

# How near to print a work is: it has been taken, it has been offered, or it is being written.
TAKEN = ("in press", "accepted", "forthcoming", "to appear")
OFFERED = ("submitted", "under review")

JOURNAL = ("article-journal", "review")
PERIODICAL = ("article-magazine", "article-newspaper")
PART = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference, plain where nothing is marked up, "" or empty where unknown.

    `names` are the authors, else the editors (`edited` says so); `editors` those of a part's
    container, or of a work with authors; `translators` are those of a whole work. `series` is its
    series with the number there, which BibTeX's users often give as the volume: then `volume` is
    "". `article_number` stands for the pages when it is given. `publisher` is the
    institution where there is none. `status` is a status of `PartialDate`, "" for what is
    published. `url` is the one address of the work, `doi` the bare DOI, `doi_url` its address.
    """

    work: Work
    type: str
    title: Piece
    container: Piece
    names: tuple[Name, ...]
    edited: bool
    others: bool
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    series: str
    volume: str
    date: PartialDate
    status: str
    year: str
    pages: PageRange
    article_number: str
    edition: str
    publisher: str
    doi: str
    doi_url: str
    url: str
    version: str

    @property
    def is_own_publisher(self) -> bool:
        """Whether the work's only author also published it."""
        return len(self.names) == 1 and str(self.names[0]) == self.publisher

    @property
    def is_part_of_own(self) -> bool:
        """Whether it is a chapter or some pages of the authors' own book (BibTeX's @inbook)."""
        return self.type == "chapter" and not self.container

    @property
    def thesis(self) -> str:
        """The level of a thesis: "doctoral", "master", "bachelor", or "" when another is named."""
        return thesis_level(self.work)

    @property
    def numbered_article(self) -> str:
        """The article number where no other word tells what it is: "e1003285", "article 420"."""
        number = self.article_number
        return f"article {number}" if number.isdecimal() else number

    @property
    def month(self) -> str:
        """The month's or the season's full name."""
        if self.date.month:
            return MONTHS[self.date.month - 1].capitalize()
        return self.date.season.capitalize()


def full_title(work: Work) -> Piece:
    """Title and subtitle on one line."""
    title = printed(work.title)
    if not work.subtitle:
        return title
    if not title:
        return printed(work.subtitle)
    return joined(title, " " if title.ended else ": ", printed(work.subtitle))


def thesis_level(work: Work) -> str:
    """The level of a thesis: "doctoral", "master", "bachelor", or "" when `genre` names another."""
    genre = work.genre.lower().replace(".", "")
    if "master" in genre or genre.startswith(("msc", "mphil", "ma ", "ms ", "mathesis")):
        return "master"
    if "bachelor" in genre or genre.startswith(("bsc", "ba ", "bathesis")):
        return "bachelor"
    if any(word in genre for word in ("phd", "doctor", "dphil")):
        return "doctoral"
    if work.bibtex_type == "mastersthesis":
        return "master"
    return "" if genre else "doctoral"


def status(work: Work) -> str:
    """What stands between the work and its publication ("in press", ...), or ""."""
    if work.date.status:
        return work.date.status
    word = work.status.strip().lower()
    return "" if word == "published" else word


def ordinal(number: int) -> str:
    """As in "1st", "2nd", "3rd", "11th"."""
    ending = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def edition(text: str) -> str:
    """An edition as styles print it ("2nd ed.", "Revised ed."); the first is not printed."""
    text = re.sub(r"\s+(?:edition|ed\.?)\Z", "", text.strip(), flags=re.IGNORECASE)
    if not text:
        return ""
    if text.lower() in _ORDINALS:
        text = str(_ORDINALS.index(text.lower()) + 1)
    if match := _EDITION.match(text):
        return "" if int(match[1]) == 1 else f"{ordinal(int(match[1]))} ed."
    return f"{text} ed."


def _article_number(work: Work, pages: PageRange) -> str:
    """The number that an article without page numbers has; ACM gives `numpages` beside it."""
    if work.type in PERIODICAL:
        return ""
    if not pages.first:
        return work.number if work.type in JOURNAL else ""
    counted = not pages.last and any(name == "numpages" for name, _ in work.extra)
    return pages.first if counted or pages.is_article_number else ""


def _series(work: Work) -> tuple[str, str]:
    """A book's series with its number, and the volume that is the book's own."""
    if not work.series or work.type not in ("book", *PART):
        return "", work.volume
    number = work.number or work.volume
    return f"{work.series} {number}".rstrip(), work.volume if work.number else ""


def reference(work: Work) -> Reference:
    """The reference parts of a work."""
    authors = tuple(a.name for a in work.authors)
    editors = tuple(a.name for a in work.by_role(Role.EDITOR))
    date = work.date
    year = str(date.year) if date.year is not None else ("" if date.status else date.text)
    word = status(work)
    if word in TAKEN and year and (work.pages or work.volume):
        word = ""  # it has appeared since
    pages = page_range(work.pages)
    container = printed(work.venue)
    if not container and work.type == "paper-conference" and work.event:
        container = joined(work.event)
    publisher = work.publisher or work.institution
    if work.type in ("thesis", "report"):
        publisher = work.institution or work.publisher
    series, volume = _series(work)
    whole = work.type == "book"
    return Reference(
        work=work,
        type=work.type,
        title=full_title(work),
        container=container or NOTHING,
        names=authors or editors,
        edited=not authors and bool(editors),
        others=work.others,
        editors=editors if authors else (),
        translators=tuple(a.name for a in work.by_role(Role.TRANSLATOR)) if whole else (),
        series=series,
        volume=volume,
        date=date,
        status=word,
        year=year,
        pages=pages,
        article_number=_article_number(work, pages),
        edition=edition(work.edition),
        publisher=publisher,
        doi=work.doi,
        doi_url=doi_url(work.doi),
        url=best_url(work),
        version=next((value for name, value in work.extra if name == "version"), ""),
    )
