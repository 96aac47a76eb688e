"""/publications/type/<type>/: the works of one type, when a site has works of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sitegen.model.work import Work
from sitegen.pages.facets import facets
from sitegen.pages.listing import by_year, yearly
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import WorksView
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView, Tally


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
        parts = yearly(works) if len(works) > site.config.limit else {}
        years = tuple(Tally(year, f"{row.address}{year}/", len(parts[year])) for year in parts)
        yield _List(row.label, "", row.address, () if years else works, years, len(works)).page(
            site
        )
        for year in years:
            group = parts[year.label]
            yield _List(row.label, year.label, year.address, group, years, len(group)).page(site)


class _List(NamedTuple):
    """The works of a type, or of a year of it; above the `limit` the former shows only `years`."""

    type: str
    year: str
    address: str
    works: Sequence[Work]
    years: tuple[Tally, ...]
    total: int

    def page(self, site: Site) -> Page:
        """The page; its view is made when it is asked for."""
        return Page(self.address, "publications.html", Later(self.view, site))

    def view(self, site: Site) -> WorksView:
        """What the page shows."""
        return WorksView(
            head=Head(self.year, self.address, section="publications", own=site.owner),
            heading=self.year,
            sections=by_year(site, self.works),
            years=self.years,
            total=self.total,
            type=self.type,
            types=type_tallies(site),
            facets=facets(site, self.works),
            above=LinkView(site.addresses.section("publications"), key="nav.publications"),
        )


def _address(site: Site, kind: str) -> str:
    return f"{site.addresses.section('publications')}type/{kind}/"
