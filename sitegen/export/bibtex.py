"""`bibtex`: works as BibTeX entries that every BibTeX reader takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.export import tex_value
from sitegen.export.links import stated_url
from sitegen.export.page_range import page_range
from sitegen.export.reference import status, thesis_level
from sitegen.model.authorship import Authorship, Role
from sitegen.model.work import Work


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Entry types of BibTeX's and biblatex's manuals: one of these is kept as its author chose it.
_KNOWN = _words(
    """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc
    phdthesis proceedings techreport unpublished artwork audio bookinbook collection dataset
    electronic inreference jurisdiction legislation letter movie music mvbook mvcollection
    mvproceedings mvreference online patent performance periodical reference report review
    software standard suppbook suppcollection suppperiodical thesis video www
    """
)
_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
_JOURNAL = frozenset(("article", "review", "suppperiodical"))
_PARTS = _words(
    "incollection inproceedings conference inbook bookinbook suppbook suppcollection inreference"
)
_THESES = frozenset(("phdthesis", "mastersthesis", "thesis"))
_REPORTS = frozenset(("techreport", "report"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What only a theme reads: of no use to somebody who cites the work.
_DISPLAY = _words(
    """
    abbr selected preview bibtex_show html pdf supp supplementary poster slides video code website
    blog award award_name annotation additional_info altmetric dimensions google_scholar_id
    inspirehep_id file email
    """
)
# What the entry type says already.
_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "techreport": "Technical report",
}
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_.:+-]*\Z")
_EMAIL = re.compile(r"[^\s@{}<>]@[\w-]+\.[\w.-]+")


def entry_type(work: Work) -> str:
    """The entry type: the author's own when it is a known one, else the nearest to CSL's type."""
    own = work.bibtex_type.lower()
    if own in _KNOWN and (own != "misc" or work.type not in _TYPES):
        return own
    if work.type == "thesis":
        return "mastersthesis" if thesis_level(work) == "master" else "phdthesis"
    return _TYPES.get(work.type, "misc")


def bibtex(work: Work, *, full: bool = True) -> str:
    """One entry, ending with a newline; without `full` it has no abstract and no keywords.

    Fields stand in a fixed order, unknown ones after the standard ones. Braces balance and keys
    are valid even when the source was damaged.
    """
    kind = entry_type(work)
    fields = dict(_fields(work, kind, full))
    for name, value in _extra(work):
        fields.setdefault(name, value)
    lines = [f"  {name} = {value}" for name, value in fields.items()]
    body = ",\n".join([tex_value.key(work.id), *lines])
    return f"@{kind}{{{body}\n}}\n"


def bibtex_file(works: Iterable[Work]) -> str:
    """A .bib file of works, in their order, a blank line between the entries.

    Two works whose keys a BibTeX reader takes for one (it ignores case) stay apart: the later
    gets "-2", "-3", ...
    """
    entries: list[str] = []
    seen: set[str] = set()
    for work in works:
        entry = bibtex(work)
        key = tex_value.key(work.id)
        if key.lower() in seen:
            number = 2
            while f"{key}-{number}".lower() in seen:
                number += 1
            kind = entry_type(work)
            entry = f"@{kind}{{{key}-{number}{entry[len(kind) + 2 + len(key) :]}"
            key = f"{key}-{number}"
        seen.add(key.lower())
        entries.append(entry)
    return "\n".join(entries)


def _fields(work: Work, kind: str, full: bool) -> Iterator[tuple[str, str]]:
    """The standard fields, each with its value as it stands in the file."""
    for name, text in _before_date(work, kind):
        if text:
            yield name, f"{{{text}}}"
    yield from _date(work)
    for name, text in _after_date(work, kind):
        if text:
            yield name, f"{{{text}}}"
    if full:
        if work.keywords:
            yield "keywords", f"{{{', '.join(map(tex_value.escaped, work.keywords))}}}"
        if work.abstract:
            yield "abstract", f"{{{tex_value.tex(work.abstract)}}}"


def _before_date(work: Work, kind: str) -> tuple[tuple[str, str], ...]:
    escaped = tex_value.escaped
    printed_by_house = kind in _THESES or kind in _REPORTS
    return (
        ("author", _people(work.authors, work.others)),
        ("editor", _people(work.by_role(Role.EDITOR), work.others and not work.authors)),
        ("translator", _people(work.by_role(Role.TRANSLATOR), False)),
        ("advisor", _people(work.by_role(Role.ADVISOR), False)),
        *_collaborators(work),
        ("title", _title(work)),
        *_container(work, kind),
        ("series", escaped(work.series)),
        ("volume", escaped(work.volume)),
        ("number", escaped(work.issue or work.number)),
        ("eid", escaped(work.number) if work.issue and work.number != work.issue else ""),
        ("pages", escaped(page_range(work.pages).joined("--"))),
        ("chapter", escaped(work.chapter)),
        ("edition", escaped(work.edition)),
        (
            "publisher",
            "" if printed_by_house and not work.institution else escaped(work.publisher),
        ),
        ("address", escaped(work.location)),
        ("type", escaped(work.genre) if work.genre != _GENRES.get(kind) else ""),
    )


def _after_date(work: Work, kind: str) -> tuple[tuple[str, str], ...]:
    escaped = tex_value.escaped
    return (
        ("note", tex_value.tex(work.note) if work.note else _status_note(work)),
        ("eventtitle", escaped(work.event) if kind != "misc" or work.venue else ""),
        ("doi", _verbatim(work.doi)),
        ("eprint", _verbatim(work.arxiv)),
        ("archiveprefix", "arXiv" if work.arxiv else ""),
        ("primaryclass", escaped(work.category) if work.arxiv else ""),
        ("isbn", escaped(work.isbn)),
        ("issn", escaped(work.issn)),
        ("pmid", escaped(work.pmid)),
        ("hal_id", escaped(work.hal)),
        ("url", _verbatim(stated_url(work)) if work.links else ""),
        ("language", escaped(work.language)),
    )


def _collaborators(work: Work) -> tuple[tuple[str, str], ...]:
    """Contributors as biblatex has them: further editors of the type collaborator."""
    people = _people(work.by_role(Role.CONTRIBUTOR), False)
    return (("editora", people), ("editoratype", "collaborator")) if people else ()


def _container(work: Work, kind: str) -> tuple[tuple[str, str], ...]:
    """The venue and the institution under the names that the entry type has for them."""
    venue = tex_value.tex(work.venue) if work.venue else ""
    house = tex_value.escaped(work.institution)
    if kind in _THESES:
        return (("school", house or tex_value.escaped(work.publisher) or venue),)
    if kind in _REPORTS:
        return (("institution", house or tex_value.escaped(work.publisher) or venue),)
    if kind in _JOURNAL:
        if not venue and work.is_preprint and work.arxiv:
            venue = f"arXiv preprint arXiv:{tex_value.escaped(work.arxiv)}"
        return ("journal", venue), ("institution", house)
    if kind in _PARTS:
        venue = venue or tex_value.escaped(work.event)
        return ("booktitle", venue), ("organization", house)
    if kind == "misc":
        venue = venue or tex_value.escaped(work.event)
    return ("howpublished", venue), ("organization", house)


def _title(work: Work) -> str:
    title = tex_value.title(work.title)
    if not work.subtitle:
        return title
    subtitle = tex_value.title(work.subtitle)
    if not title:
        return subtitle
    return f"{title}{' ' if title.endswith(('?', '!', '.', ':')) else ': '}{subtitle}"


def _people(people: tuple[Authorship, ...], others: bool) -> str:
    if not people:
        return ""
    names = [tex_value.person(authorship.name) for authorship in people]
    if others:
        names.append("others")
    return " and ".join(names)


def _date(work: Work) -> Iterator[tuple[str, str]]:
    """Year, month (BibTeX's own macro) and day; a status stands in a missing year's place."""
    date = work.date
    if date.year is None:
        if text := date.status or date.text:
            yield "year", f"{{{tex_value.escaped(text)}}}"
        return
    yield "year", f"{{{date.year}}}"
    if date.month:
        yield "month", _MONTHS[date.month - 1]
        if date.day:
            yield "day", f"{{{date.day}}}"
    elif date.season:
        yield "month", f"{{{tex_value.escaped(date.season.capitalize())}}}"


def _status_note(work: Work) -> str:
    word = status(work)
    return tex_value.escaped(word.capitalize()) if word and work.date.year is not None else ""


def _verbatim(text: str) -> str:
    """An address or identifier, which TeX packages read as it stands; braces percent-encoded."""
    return "".join(text.split()).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _extra(work: Work) -> Iterator[tuple[str, str]]:
    """The fields that nobody knows, as written, without mail addresses and what is display."""
    for name, value in work.extra:
        name = name.lower()
        if name in _DISPLAY or not _FIELD_NAME.match(name):
            continue
        if value.strip() and not _EMAIL.search(value):
            yield name, f"{{{tex_value.balanced(value)}}}"
