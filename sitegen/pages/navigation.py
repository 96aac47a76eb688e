"""The navigation of a site: as site.yaml lists it, else what its layout leads with."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sitegen.pages.address import SECTIONS
from sitegen.pages.cv import cv_address
from sitegen.pages.site import Site
from sitegen.pages.views import NavItem
from sitegen.text.printing import plain


def navigation(site: Site, items: Container[str]) -> Iterator[NavItem]:
    """The entries; `items` are the addresses of the site. Only parts that it has are listed."""
    if site.config.nav:
        for address, label in site.config.nav:
            key = _nav_key(site, address)
            yield NavItem(address, label or ("" if key else _label(site, address)), key)
        return
    for name in _nav_sections(site):
        address = site.addresses.section(name)
        if address in items:
            yield NavItem(address, key=f"nav.{name}")
    for collection in site.library.collections:
        if not collection.pages and collection.address in items:
            yield NavItem(collection.address, key=f"nav.{collection.id}")
    owner = site.library.people.get(site.owner) if site.layout == "person" else None
    if owner and (cv := cv_address(site, owner)):
        yield NavItem(cv, key="nav.cv")
    for note in site.library.notes:
        if note.nav and (address := site.addresses.note(note.collection, note.id)):
            yield NavItem(address, plain(note.title))


def _nav_sections(site: Site) -> tuple[str, ...]:
    """The sections that the layout leads with; a graph of one person is on the profile."""
    people = len(site.library.people)
    if site.layout == "anthology":
        return ("publications", "venues", "topics", "people", "names", "graph")
    if site.layout == "person" and people == 1:
        return ("publications", "topics", "names")
    names = ("people", "publications", "topics", "names")
    if site.layout == "person":
        names = ("publications", "people", "topics", "names")
    return (*names, "graph") if people > 1 else names


def _nav_key(site: Site, address: str) -> str:
    """The theme's word for an entry without a label: a section's or a collection's."""
    names = {site.addresses.section(name): name for name in SECTIONS}
    names |= {c.address: c.id for c in site.library.collections if not c.pages}
    if address == site.addresses.section("search"):
        return "search"
    return f"nav.{names[address]}" if address in names else "nav.home" if address == "/" else ""


def _label(site: Site, address: str) -> str:
    """What stands for an entry that has neither label nor word: the title of its page, else itself.

    An empty link would be none for who listens to the page.
    """
    for note in site.library.notes:
        if site.addresses.note(note.collection, note.id) == address:
            return plain(note.title)
    for person in site.library.people.values():
        if site.addresses.person(person.id) == address:
            return str(person.name)
    bare = address.removeprefix("mailto:").partition("://")[2] or address.removeprefix("mailto:")
    return bare.strip("/") if "://" in address else bare.strip("/").rpartition("/")[2] or address
