"""/people/<id>/by-type/: a profile's works by type, numbered as a CV does."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.insight.numbering import numbered
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.person import Person
from sitegen.pages.listing import WITH_ABSTRACTS
from sitegen.pages.page import Item, Later, Page
from sitegen.pages.page_views import ByTypeView
from sitegen.pages.site import Site
from sitegen.pages.views import Head

BY_TYPE = "by-type/"


def by_type_items(site: Site, person: Person) -> Iterator[Item]:
    """The page of somebody with two works or more."""
    if len(oeuvre(site.library.works_by_person.get(person.id, ()), person.id).works) > 1:
        address = f"{site.addresses.person(person.id)}{BY_TYPE}"
        yield Page(address, "cv.html", Later(by_type_view, site, person, address))


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
