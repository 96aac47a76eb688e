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


def by_year(site: Site, works: Sequence[Work]) -> tuple[Section, ...]:
    """Sections by year, newest first as the library has them; pinned works lead on their own."""
    brief = len(works) > WITH_ABSTRACTS
    sections: dict[str, list[Work]] = {}
    pinned = []
    for work in works:
        if work.pinned:
            pinned.append(work)
        else:
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


def publications(site: Site, lab: str = "", types: tuple[Tally, ...] = ()) -> Iterator[Item]:
    """The list of all works; above the site's `limit` an overview and a page a year.

    `lab` is the address of the lab's own works, `types` are the types with their lists.
    """
    works = site.library.works
    if not works:
        return
    address = site.addresses.section("publications")
    exports = (LinkView(f"{address}publications.bib", key="export.bibtex"),)
    yield Document(f"{address}publications.bib", "bibliography", works)
    years: dict[str, list[Work]] = {}
    for work in works:
        years.setdefault(str(work.date.year) if work.date.year else "undated", []).append(work)
    feeds = (Feed("/feed", site.config.title),)
    if len(works) <= site.config.limit:
        sections = by_year(site, works)
        tallies = tuple(
            Tally(section.heading, f"{address}#{section.anchor}", len(section.cards))
            for section in sections
            if section.heading and section.anchor
        )
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
    tallies = tuple(
        Tally(year, site.addresses.year(year), len(years[year]))
        for year in sorted(years, key=lambda year: (year.isdigit(), year), reverse=True)
    )
    head = Head("", address, feeds=feeds, section="publications", own=site.owner)
    newest = by_year(site, [w for w in works if w.pinned or w.selected][:50])
    yield Page(
        address,
        "publications.html",
        WorksView(head, "", newest, tallies, len(works), exports, lab, types=types),
    )
    for year, group in years.items():
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
