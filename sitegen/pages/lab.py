"""The works of a lab: what its members made while they were members."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.pages.listing import by_year
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import LabView
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView


def lab_address(site: Site) -> str:
    """The address of the list, or "" when the site is no lab's or its members made nothing."""
    if site.kind != "lab" or not site.lab_works:
        return ""
    return f"{site.addresses.section('publications')}by/lab/"


def lab_items(site: Site) -> Iterator[Item]:
    """The list, if there is one."""
    if address := lab_address(site):
        yield Page(address, "lab.html", Later(lab_view, site, address))


def lab_view(site: Site, address: str) -> LabView:
    """What the list shows."""
    people = site.library.people
    return LabView(
        head=Head("", address, section="publications", own=site.owner),
        sections=by_year(site, [found.work for found in site.lab_works]),
        students={
            found.work.id: tuple(
                LinkView(site.addresses.person(key), str(people[key].name))
                for key in found.students
            )
            for found in site.lab_works
            if found.students
        },
        total=len(site.lab_works),
    )
