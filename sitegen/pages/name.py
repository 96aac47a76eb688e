"""Pages of names: what works carry a name, and who may stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.config import Config
from sitegen.errors import Problems
from sitegen.insight.name_folding import folded_family, folded_given
from sitegen.insight.name_index import AuthorName, NameIndex
from sitegen.insight.namesakes import NameGroup, NameGroups, Namesakes
from sitegen.model.library import Library
from sitegen.pages.address import slug, slugs
from sitegen.pages.listing import by_year
from sitegen.pages.name_views import (
    GroupView,
    MaybeView,
    NamesView,
    NameView,
    RowView,
    TieView,
)
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView, Tally
from sitegen.text.printing import plain

TOGETHER = 1000  # names on one page of the overview
PUBLISHED = "published"


def name_slugs(library: Library, config: Config, problems: Problems) -> dict[str, str]:
    """The slug of each name that has a page, by its key: the key with hyphens for blanks."""
    if not config.name_pages:
        return {}
    keys = {key.replace(" ", "-"): key for key in NameIndex(library).names}
    return {keys[own]: found for own, found in slugs(keys, "names", problems).items()}


def name_items(site: Site) -> Iterator[Item]:
    """A page for each name, the overview, and names.json."""
    if not site.config.name_pages:
        return
    namesakes = Namesakes(site.library)
    if not namesakes.names:
        return
    published = site.config.name_groups == PUBLISHED
    contact = _contact(site) if published else ""
    if published and not contact:
        site.problems.add(
            "page-names-contact",
            site.config.place("names"),
            "probable persons are published, but nobody can be asked to correct them",
            "name as owner: somebody whose profile has an email or a homepage",
        )
    for key in namesakes.names:
        if published:
            namesakes.groups(key)  # page and names.json need them, in processes of their own
        address = site.addresses.of("names", key)
        view = Later(_name_view, site, namesakes, key, address, contact)
        yield Page(address, "name.html", view, noindex=published)
    yield from _overview(site, namesakes)
    yield Document("/api/v1/names.json", "json", Later(names_json, site, namesakes))


def _contact(site: Site) -> str:
    """Where to ask for corrections: the owner's mail or homepage, or ""."""
    owner = site.library.people.get(site.owner)
    if owner is None:
        return ""
    return f"mailto:{owner.email}" if owner.email else owner.homepage


def _name_view(site: Site, namesakes: Namesakes, key: str, address: str, contact: str) -> NameView:
    own = namesakes.names[key]
    published = site.config.name_groups == PUBLISHED
    groups = _groups(site, namesakes.groups(key)) if published else ()
    return NameView(
        head=Head(own.name, address, noindex=published, section="names", own=site.owner),
        name=own.name,
        total=len(own.works),
        rows=tuple(RowView(row.name, row.homonym, row.works) for row in own.rows),
        profiles=tuple(
            LinkView(site.addresses.person(person), str(site.library.people[person].name))
            for person in namesakes.people(key)
        ),
        homepage=site.homepage_of(own.entries[0][1].name),
        similar=tuple(_tally(site, namesakes, other) for other in namesakes.similar(key)),
        sections=() if published else by_year(site, own.works),
        groups=groups,
        contact=contact,
    )


def _tally(site: Site, namesakes: Namesakes, key: str) -> Tally:
    """A name with its works; one that only a profile has leads there."""
    own = namesakes.names.get(key)
    if own is not None:
        return Tally(own.name, site.addresses.of("names", key), len(own.works))
    person = site.library.people[namesakes.index.people[key][0]]
    works = site.library.works_by_person.get(person.id, ())
    return Tally(str(person.name), site.addresses.person(person.id), len(works))


def _groups(site: Site, found: NameGroups) -> tuple[GroupView, ...]:
    several = [group for group in found.groups if len(group.works) > 1]
    anchors = [
        f"person-{place + 1}" if place < len(several) else group.works[0].id
        for place, group in enumerate(found.groups)
    ]
    return tuple(
        GroupView(
            number=place + 1 if place < len(several) else 0,
            anchor=anchors[place],
            cards=site.cards(group.works),
            ties=tuple(TieView(reason.sentence, reason.works) for reason in group.evidence),
            maybe=_maybe(group, found, anchors, len(several)),
        )
        for place, group in enumerate(found.groups)
    )


def _maybe(
    group: NameGroup, found: NameGroups, anchors: list[str], several: int
) -> MaybeView | None:
    if group.maybe is None:
        return None
    there = group.maybe.group
    single = there >= several
    first = found.groups[there].works[0]
    label = (plain(first.title) or first.id) if single else ""
    link = LinkView(f"#{anchors[there]}", label)
    return MaybeView(group.maybe.reason.sentence, 0 if single else there + 1, link)


def _overview(site: Site, namesakes: Namesakes) -> Iterator[Item]:
    """All names on one page, or above TOGETHER pages by letter, each of at most so many."""
    address = site.addresses.section("names")
    total = len(namesakes.names)
    head = Head("", address, section="names", own=site.owner)
    parts = _parts(address, namesakes.names.values())
    links = tuple(Tally(label, place, len(names)) for label, place, names in parts)

    def rows(names: list[AuthorName]) -> tuple[Tally, ...]:
        return tuple(_tally(site, namesakes, own.key) for own in names)

    if total <= TOGETHER:
        groups = tuple((letter, rows(names)) for letter, _, names in parts)
        yield Page(address, "names.html", NamesView(head, links, groups, total))
        return
    yield Page(address, "names.html", NamesView(head, links, (), total))
    for label, place, names in parts:
        head = Head("", place, section="names", own=site.owner)
        view = NamesView(head, links, ((label, rows(names)),), total, label)
        yield Page(place, "names.html", view)


def name_letters(site: Site) -> tuple[Tally, ...]:
    """The letters of the overview of names with their addresses; () when names have no pages."""
    if not site.config.name_pages:
        return ()
    parts = _parts(site.addresses.section("names"), NameIndex(site.library).names.values())
    return tuple(Tally(label, place, len(names)) for label, place, names in parts)


def _parts(address: str, names: Iterable[AuthorName]) -> list[tuple[str, str, list[AuthorName]]]:
    """The names by letter: (label, address, names); a letter's page has at most TOGETHER."""
    letters: dict[str, list[AuthorName]] = {}
    for own in sorted(names, key=_sort_key):
        letters.setdefault(_letter(own), []).append(own)
    if sum(len(group) for group in letters.values()) <= TOGETHER:
        return [(letter, f"{address}#{_part(letter)}", group) for letter, group in letters.items()]
    parts = []
    for letter, group in letters.items():
        for start in range(0, len(group), TOGETHER):
            number = start // TOGETHER + 1
            label = letter if len(group) <= TOGETHER else f"{letter} {number}"
            place = f"{address}letter/{_part(letter)}/" + (f"{number}/" if number > 1 else "")
            parts.append((label, place, group[start : start + TOGETHER]))
    return parts


def _sort_key(own: AuthorName) -> tuple[str, tuple[str, ...], str]:
    name = own.entries[0][1].name
    return folded_family(name), folded_given(name), own.key


def _letter(own: AuthorName) -> str:
    first = folded_family(own.entries[0][1].name)[:1].upper()
    return first if first.isalpha() else "#"


def _part(letter: str) -> str:
    """A letter as the last part of an address or as an anchor."""
    return "other" if letter == "#" else slug(letter.casefold())


def names_json(site: Site, namesakes: Namesakes) -> list[dict[str, object]]:
    """/api/v1/names.json: each name with its works, and its groups when they are published."""
    found = []
    for key, own in namesakes.names.items():
        entry: dict[str, object] = {
            "name": own.name,
            "slug": site.addresses.slug_of("names", key),
            "works": [work.id for work in own.works],
        }
        if site.config.name_groups == PUBLISHED:
            entry["groups"] = [
                {
                    "works": [work.id for work in group.works],
                    "evidence": [reason.as_json() for reason in group.evidence],
                }
                for group in namesakes.groups(key).groups
            ]
        found.append(entry)
    return found
