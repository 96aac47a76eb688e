"""`highwire`: the citation_* meta tags that scholarly indexers read on a work's own page.

Names and rules are those of Google Scholar's inclusion guidelines (Highwire Press tags): a title,
an author and a date at least, one citation_author for each author in order, an author's
institution and ORCID right after the author.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sitegen.export import names
from sitegen.export.page_range import page_range
from sitegen.model.authorship import Role
from sitegen.model.date import PartialDate
from sitegen.model.language import language_tag
from sitegen.model.person import Person
from sitegen.model.work import Work
from sitegen.text.printing import plain

_NOBODY: Mapping[str, Person] = MappingProxyType({})
_IN_CONFERENCE = ("paper-conference",)
_IN_BOOK = ("chapter", "entry-encyclopedia", "entry-dictionary")
_IN_JOURNAL = ("article-journal", "article-magazine", "article-newspaper", "review")


def highwire(
    work: Work,
    *,
    pdf_url: str = "",
    page_url: str = "",
    people: Mapping[str, Person] = _NOBODY,
) -> tuple[tuple[str, str], ...]:
    """The meta tags of a work as (name, content), in order; none for a work without a title.

    `pdf_url` and `page_url` are absolute addresses; `people` (profiles by id) completes ORCIDs.
    """
    if not work.title:
        return ()
    tags = _tags(work, pdf_url, page_url, people)
    return tuple((f"citation_{name}", " ".join(value.split())) for name, value in tags if value)


def _tags(
    work: Work, pdf_url: str, page_url: str, people: Mapping[str, Person]
) -> Iterator[tuple[str, str]]:
    title = plain(work.title)
    subtitle = plain(work.subtitle) if work.subtitle else ""
    yield "title", f"{title}: {subtitle}" if subtitle else title
    for authorship in work.authors:
        yield "author", names.inverted(authorship.name)
        for institution in authorship.affiliations:
            yield "author_institution", institution
        orcid = authorship.orcid or (
            people[authorship.person].orcid if authorship.person in people else ""
        )
        if orcid:
            yield "author_orcid", f"https://orcid.org/{orcid.rpartition('/')[2]}"
    for authorship in work.by_role(Role.EDITOR):
        yield "editor", names.inverted(authorship.name)
    yield "publication_date", publication_date(work.date)
    yield from _container(work)
    yield "volume", work.volume
    yield "issue", work.issue
    pages = page_range(work.pages)
    yield "firstpage", pages.first
    yield "lastpage", pages.last
    yield "issn", work.issn
    yield "isbn", work.isbn
    yield "doi", work.doi
    yield "arxiv_id", work.arxiv
    yield "pmid", work.pmid
    yield "language", language_tag(work.language)
    for keyword in work.keywords:
        yield "keywords", keyword
    yield "abstract_html_url", page_url
    yield "pdf_url", pdf_url


def publication_date(date: PartialDate) -> str:
    """The date as "1936/11/12" when the day is known, else the year: no third form is known."""
    if date.year is None:
        return ""
    if date.month and date.day:
        return f"{date.year:04d}/{date.month:02d}/{date.day:02d}"
    return f"{date.year:04d}"


def _container(work: Work) -> Iterator[tuple[str, str]]:
    """Where the work appeared, under the one name that fits its type."""
    venue = plain(work.venue) if work.venue else ""
    if work.type in _IN_JOURNAL:
        yield "journal_title", venue
    elif work.type in _IN_CONFERENCE:
        yield "conference_title", venue or work.event
    elif work.type in _IN_BOOK:
        yield "inbook_title", venue
    elif work.type == "thesis":
        yield "dissertation_institution", work.institution or work.publisher or venue
        return
    elif work.type == "report":
        yield "technical_report_institution", work.institution or work.publisher or venue
        yield "technical_report_number", work.number
        return
    yield "publisher", work.publisher or work.institution
