"""Redirects: old addresses that content names in `aliases:`, and the keys of joined works."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sitegen.pages.address import slug, stated_address
from sitegen.pages.page import Page
from sitegen.pages.page_views import RedirectView
from sitegen.pages.site import Site
from sitegen.pages.views import Head


def _old_address(alias: str, section: str) -> str:
    """An alias is an address of its own ("/papers/old/") or a former id in the same section."""
    if alias.startswith("/"):
        return stated_address(alias)
    return f"{section}{slug(alias)}/"


def redirects(site: Site, taken: Container[str]) -> Iterator[Page]:
    """A page for each old address that nothing else claims."""
    for alias, section, target in _aliases(site):
        address = _old_address(alias, section)
        if target and address not in taken and address != target:
            head = Head("", address, noindex=True)
            yield Page(address, "redirect.html", RedirectView(head, target), noindex=True)


def _aliases(site: Site) -> Iterator[tuple[str, str, str]]:
    library, addresses = site.library, site.addresses
    for work in library.works:
        target = addresses.work(work.id)
        for key in (*work.aliases, *work.keys[1:]):
            yield key, addresses.section("publications"), target
    for person in library.people.values():
        for alias in person.aliases:
            yield alias, addresses.section("people"), addresses.person(person.id)
    collections = {collection.id: collection for collection in library.collections}
    for note in library.notes:
        for alias in note.aliases:
            section = collections[note.collection].address
            yield alias, section, addresses.note(note.collection, note.id)
