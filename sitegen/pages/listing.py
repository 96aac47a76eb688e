"""Lists of publications: by year, whole or a page a year, and their sections elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.model.work import Work
from sitegen.pages.cards import year_label
from sitegen.pages.facets import facets
from sitegen.pages.page import Document, Item, Page
from sitegen.pages.page_views import WorksView
from sitegen.pages.site import Site
from sitegen.pages.views import Feed, Head, LinkView, Section, Tally

# Abstracts, folded as they are, would make longer lists than this heavy: each has its own page.
WITH_ABSTRACTS = 150
UNDATED = "undated"
CHOSEN = 50  # pinned and selected works at most above the years of a long list
NEWEST = 20  # works there when none is chosen


def by_year(
    site: Site, works: Sequence[Work], *, above: Sequence[Work] = ()
) -> tuple[Section, ...]:
    """Sections by year, newest first; pinned works lead on their own.

    Those that stand `above` the list already are in their year all the same, and only there.
    """
    brief = len(works) > WITH_ABSTRACTS
    led = {work.id for work in above}
    pinned = [work for work in works if work.pinned and work.id not in led]
    sections: dict[str, list[Work]] = {}
    for work in sorted(works, key=lambda work: work.date.newest_first):
        if not work.pinned or work.id in led:
            sections.setdefault(year_label(work.date, work.status), []).append(work)
    found = [
        Section(
            heading=label,
            cards=site.cards(group, brief=brief),
            anchor=f"y{label}" if label.isdigit() else "",
            key="" if label.isdigit() else f"status.{label}" if label else "undated",
        )
        for label, group in sections.items()
    ]
    if pinned:
        found.insert(0, Section("", site.cards(pinned, brief=brief), "pinned", "pinned"))
    return tuple(found)


def year_tallies(site: Site) -> tuple[Tally, ...]:
    """The years of all works, newest first: their own pages, or parts of the one list."""
    works = site.library.works
    if len(works) <= site.config.limit:
        return section_tallies(site.addresses.section("publications"), by_year(site, works))
    return tuple(
        Tally(year, site.addresses.year(year), len(group)) for year, group in yearly(works).items()
    )


def yearly(works: Sequence[Work]) -> dict[str, list[Work]]:
    """The works of each year that has a page, newest first; `UNDATED` last."""
    found: dict[int, list[Work]] = {}
    for work in works:
        found.setdefault(work.date.year or 0, []).append(work)
    return {str(year or UNDATED): found[year] for year in sorted(found, reverse=True)}


def section_tallies(address: str, sections: tuple[Section, ...]) -> tuple[Tally, ...]:
    """The years of a list's sections, with their place in it."""
    return tuple(
        Tally(section.heading, f"{address}#{section.anchor}", len(section.cards))
        for section in sections
        if section.heading and section.anchor
    )


def whole_list(site: Site) -> tuple[LinkView, ...]:
    """The list of all works as a file."""
    address = f"{site.addresses.section('publications')}publications.bib"
    return (LinkView(address, key="export.bibtex"),)


def publications(site: Site, lab: str = "", types: tuple[Tally, ...] = ()) -> Iterator[Item]:
    """The list of all works; above the site's `limit` an overview and a page a year.

    `lab` is the address of the lab's own works, `types` are the types with their lists.
    """
    works = site.library.works
    if not works:
        return
    address = site.addresses.section("publications")
    exports = whole_list(site)
    yield Document(exports[0].address, "bibliography", works)
    feeds = (Feed("/feed", site.config.title),)
    if len(works) <= site.config.limit:
        sections = by_year(site, works)
        tallies = section_tallies(address, sections)
        head = Head("", address, feeds=feeds, section="publications", own=site.owner)
        yield Page(
            address,
            "publications.html",
            WorksView(
                head,
                "",
                sections,
                tallies,
                len(works),
                exports,
                lab,
                types=types,
                facets=facets(site, works),
            ),
        )
        return
    tallies = year_tallies(site)
    head = Head("", address, feeds=feeds, section="publications", own=site.owner)
    chosen = [w for w in works if w.pinned or w.selected][:CHOSEN]
    newest = by_year(site, chosen or works[:NEWEST])
    yield Page(
        address,
        "publications.html",
        WorksView(head, "", newest, tallies, len(works), exports, lab, types=types),
    )
    for year, group in yearly(works).items():
        own = site.addresses.year(year)
        head = Head(year, own, section="publications", own=site.owner)
        yield Page(
            own,
            "publications.html",
            WorksView(
                head,
                year,
                by_year(site, group),
                tallies,
                len(group),
                facets=facets(site, group),
            ),
        )
