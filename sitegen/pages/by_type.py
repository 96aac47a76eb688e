"""/people/<id>/by-type/: a profile's works by type, numbered as a CV does, where no CV has them."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.insight.numbering import numbered
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.person import Person
from sitegen.pages.cv import BY_TYPE, numbered_address
from sitegen.pages.listing import WITH_ABSTRACTS
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.person_views import ByTypeView
from sitegen.pages.site import Site
from sitegen.pages.views import Head


def by_type_items(site: Site, person: Person) -> Iterator[Item]:
    """The page of somebody with two works or more that are in no CV."""
    address = numbered_address(site, person)
    if address.endswith(BY_TYPE):
        yield Page(address, "by-type.html", Later(by_type_view, site, person, address))


def by_type_view(site: Site, person: Person, address: str) -> ByTypeView:
    """What the page shows."""
    works = oeuvre(site.library.works_by_person.get(person.id, ()), person.id).works
    brief = len(works) > WITH_ABSTRACTS
    return ByTypeView(
        head=Head(str(person.name), address, section="people", own=person.id),
        name=str(person.name),
        profile=site.addresses.person(person.id),
        groups=tuple(
            (
                group.name,
                tuple((number, site.card(work, brief=brief)) for number, work in group.rows),
            )
            for group in numbered(works)
        ),
        total=len(works),
    )
