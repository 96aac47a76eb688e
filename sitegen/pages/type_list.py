"""/publications/type/<type>/: the works of one type, when a site has works of several."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.model.work import Work
from sitegen.pages.facets import facets
from sitegen.pages.listing import by_year
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import WorksView
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView, Tally

UNDATED = "undated"


def type_tallies(site: Site) -> tuple[Tally, ...]:
    """The types of the site's works with their pages, most works first; none for one type."""
    types = site.works_by_type
    if len(types) < 2:
        return ()
    rows = [Tally(kind, _address(site, kind), len(works)) for kind, works in types.items()]
    return tuple(sorted(rows, key=lambda row: (-row.number, row.label)))


def type_items(site: Site) -> Iterator[Item]:
    """The page of each type; above the site's `limit` it leads to a page a year."""
    for row in type_tallies(site):
        works = site.works_by_type[row.label]
        years: dict[str, list[Work]] = {}
        if len(works) > site.config.limit:
            for work in works:
                years.setdefault(str(work.date.year or UNDATED), []).append(work)
        tallies = tuple(
            Tally(year, f"{row.address}{year}/", len(years[year]))
            for year in sorted(
                years, key=lambda year: int(year) if year.isdigit() else -1, reverse=True
            )
        )
        shown = () if years else works
        yield _page(site, row.label, "", row.address, shown, tallies, len(works))
        for tally in tallies:
            group = tuple(years[tally.label])
            yield _page(site, row.label, tally.label, tally.address, group, tallies, len(group))


def _page(
    site: Site,
    kind: str,
    year: str,
    address: str,
    works: tuple[Work, ...],
    years: tuple[Tally, ...],
    total: int,
) -> Page:
    view = Later(_view, site, kind, year, address, works, years, total)
    return Page(address, "publications.html", view)


def _view(
    site: Site,
    kind: str,
    year: str,
    address: str,
    works: tuple[Work, ...],
    years: tuple[Tally, ...],
    total: int,
) -> WorksView:
    return WorksView(
        head=Head(year, address, section="publications", own=site.owner),
        heading=year,
        sections=by_year(site, works),
        years=years,
        total=total,
        type=kind,
        types=type_tallies(site),
        facets=facets(site, works),
        above=LinkView(site.addresses.section("publications"), key="nav.publications"),
    )


def _address(site: Site, kind: str) -> str:
    return f"{site.addresses.section('publications')}type/{kind}/"
