"""Bodies: what the citations, lists of works and links of a Markdown text mean on this site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sitegen.model.work import Work
from sitegen.pages.cards import year_label
from sitegen.pages.site import Site
from sitegen.pages.views import NO_BODY, BodyView, CitedView
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

if TYPE_CHECKING:
    from sitegen.text.citation_mark import Citation
    from sitegen.text.works_query import WorksQuery


def body_view(site: Site, source: str) -> BodyView:
    """A body with all its references resolved; what leads nowhere is left to `check`."""
    if not source.strip():
        return NO_BODY
    from sitegen.text.markdown import parse_body

    body = parse_body(source)
    cited = tuple(
        CitedView(key, site.addresses.work(work.id), label_of(work), plain(work.title))
        for key in body.cited_keys
        if (work := site.library.work_by_key.get(key))
    )
    lists = tuple(
        (query, site.cards(select_works(site, query))) for query in dict.fromkeys(body.works_lists)
    )
    links = tuple(
        (url, address)
        for url in dict.fromkeys(body.links)
        if not url.startswith(("#", "/"))
        and (address := site.files.link(url, "image") or site.files.link(url, "pdf"))
    )
    pictures = tuple(
        (url, picture)
        for url in dict.fromkeys(body.images)
        if (picture := site.picture(url, "image"))
    )
    return BodyView(source, cited, lists, links, pictures)


def with_citations(site: Site, text: Text) -> Text:
    """A Markdown text whose citations are words: "(see Turing 1936, p. 3)", without links."""
    if text.markup is not Markup.MARKDOWN or "@" not in text.source:
        return text
    from sitegen.text.markdown import parse_body

    def cite(citation: Citation) -> str | None:
        said = []
        for cited in citation.works:
            if not (work := site.library.work_by_key.get(cited.key)):
                return None
            said.append(f"{cited.prefix} {label_of(work)}".strip())
            said[-1] += f", {cited.locator}" if cited.locator else ""
        return escape(said[0] if citation.in_text else f"({'; '.join(said)})")

    return Text(parse_body(text.source).html(cite=cite), Markup.HTML)


def label_of(work: Work) -> str:
    """How a text cites a work: "Turing 1936", "Church & Rosser 1936", "Neumann et al. 1947"."""
    names = [authorship.name.family for authorship in work.authors]
    year = year_label(work.date, work.status) or "n.d."
    if not names:
        return f"{plain(work.title)[:40]} {year}"
    if len(names) > 2 or work.others:
        return f"{names[0]} et al. {year}"
    return f"{' & '.join(names)} {year}"


def select_works(site: Site, query: WorksQuery) -> tuple[Work, ...]:
    """The works that a list asks for: named ones as named, else in the library's order."""
    library = site.library
    works: tuple[Work, ...] = library.works
    if query.keys:
        found = (library.work_by_key.get(key) for key in query.keys)
        works = tuple({work.id: work for work in found if work}.values())
    topics = {site.topic_by_name.get(name.casefold(), name) for name in query.topics}

    def fits(work: Work) -> bool:
        return (
            (not topics or not topics.isdisjoint(work.topics))
            and (not query.people or any(a.person in query.people for a in work.authorships))
            and (not query.types or work.type in query.types)
            and (not query.venues or work.venue_id in query.venues or work.abbr in query.venues)
            and (not query.years or year_label(work.date) in query.years)
            and (not query.selected or work.selected)
        )

    return tuple(work for work in works if fits(work))[: query.limit]
