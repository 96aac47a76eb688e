"""Grants on a profile: the person's own, and those that the person's works name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.model.person import Entry, Person
from sitegen.model.work import Work
from sitegen.pages.person_views import GrantView
from sitegen.pages.site import Site
from sitegen.pages.views import LinkView
from sitegen.text.printing import plain


def grant_views(site: Site, person: Person, works: Sequence[Work]) -> tuple[GrantView, ...]:
    """Each grant with the works that name it; grants that only works name stand last.

    A work names a grant of the person when it gives its title, its address, its number, or a
    number that stands in its title or text.
    """
    named: dict[str, list[Work]] = {}
    for work in works:
        for grant in dict.fromkeys(work.grants):
            named.setdefault(grant, []).append(work)
    if not (person.grants or named):
        return ()
    of: dict[int, dict[str, Work]] = {}
    rest = []
    for grant, those in named.items():
        places = [n for n, entry in enumerate(person.grants) if _is(entry, grant)]
        for place in places:
            of.setdefault(place, {}).update({work.id: work for work in those})
        if not places:
            rest.append(GrantView(Entry(grant), _links(site, those)))
    own = [GrantView(e, _links(site, of.get(n, {}).values())) for n, e in enumerate(person.grants)]
    return (*own, *rest)


def _is(entry: Entry, grant: str) -> bool:
    folded = grant.casefold().strip()
    if folded in (entry.title.casefold(), entry.url.casefold()):
        return True
    told = f"{entry.title} {entry.number} {entry.text}".casefold()
    return any(c.isdigit() for c in folded) and _stands_in(folded, told)


def _stands_in(number: str, text: str) -> bool:
    """Whether a number stands in a text as a word of its own."""
    place = text.find(number)
    while place >= 0:
        around = text[place - 1 : place] + text[place + len(number) : place + len(number) + 1]
        if not any(c.isalnum() for c in around):
            return True
        place = text.find(number, place + 1)
    return False


def _links(site: Site, works: Iterable[Work]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(site.addresses.work(work.id), plain(work.title) or work.id) for work in works
    )
