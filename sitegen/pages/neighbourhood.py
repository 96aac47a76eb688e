"""The neighbourhood of a profile, drawn: works on the left, what they tie on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.insight.columns import NARROW, WIDE, Cell, Frame, Row, columns
from sitegen.insight.neighbourhood import Neighbour, Neighbourhood, neighbourhood
from sitegen.model.person import Person
from sitegen.pages.graph import has_graph
from sitegen.pages.site import Site
from sitegen.pages.views import LinkView
from sitegen.text.printing import plain

# Where a profile lists the kinds: the anchors of person.html.
ANCHORS = {"people": "collaborators", "topics": "topics", "venues": "venues"}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a drawing.

    `role` is "head", "more" or "node". `number` tells nodes of the right column apart, and is
    -1 on the left; `rest` is how many a "more" stands for. `title` is the whole label, `year`
    that of a work, with which its first line begins.
    """

    role: str
    kind: str
    cell: Cell
    address: str = ""
    title: str = ""
    year: str = ""
    number: int = -1
    rest: int = 0


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row of the left column, with its curves: (path, number of the right node, its kind)."""

    row: RowView
    curves: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing for one width of the page: "wide" or "narrow"."""

    name: str
    width: int
    height: int
    left: tuple[WorkRow, ...]
    right: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class NeighbourhoodView:
    """The drawings, and the same as a list: each work with what it ties.

    `graph` is the address of the explorer, or "".
    """

    drawings: tuple[Drawing, ...]
    rows: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]
    graph: str


def neighbourhood_view(site: Site, person: Person) -> NeighbourhoodView | None:
    """The neighbourhood of a profile; None when its works tie it to nothing."""
    found = neighbourhood(
        site.library, person, lambda kind, key: bool(site.addresses.of(kind, key))
    )
    if not found:
        return None
    titles = [plain(work.title) or work.id for work in found.works]
    links = [
        LinkView(site.addresses.work(work.id), title)
        for work, title in zip(found.works, titles, strict=True)
    ]
    others = [LinkView(address_of(site, n), n.label) for n in found.neighbours]
    rows = tuple(
        (link, tuple(others[i] for i, n in enumerate(found.neighbours) if number in n.works))
        for number, link in enumerate(links)
    )
    return NeighbourhoodView(
        drawings=(
            _draw(site, person, found, titles, "wide", WIDE),
            _draw(site, person, found, titles, "narrow", NARROW),
        ),
        rows=rows,
        graph=site.addresses.section("graph") if has_graph(site) else "",
    )


def address_of(site: Site, neighbour: Neighbour) -> str:
    """The page of a neighbour; of a name without one the homepage that the owner gives, or ""."""
    if neighbour.name is None:
        return site.addresses.of(neighbour.kind, neighbour.key)
    return site.addresses.of("names", neighbour.key) or site.homepage_of(neighbour.name)


def _draw(
    site: Site, person: Person, found: Neighbourhood, titles: list[str], name: str, frame: Frame
) -> Drawing:
    left = [Row("head", "·")]
    years = [str(work.date.year) if work.date.year else "" for work in found.works]
    ties = [0] * len(found.works)
    for neighbour in found.neighbours:
        for number in neighbour.works:
            ties[number] += 1
    left += [
        Row("node", f"{year} {title}".strip(), count)
        for year, title, count in zip(years, titles, ties, strict=True)
    ]
    if found.more["works"]:
        left.append(Row("more", "·"))
    right = list(_right(found))
    places = {n: place for place, (_, n, _) in enumerate(right) if n >= 0}
    order = [
        (number, index)
        for number in range(len(found.works))
        for index, neighbour in enumerate(found.neighbours)
        if number in neighbour.works
    ]
    drawn = columns(
        frame, left, [row for row, _, _ in right], [(1 + i, places[j]) for i, j in order]
    )
    curves: list[list[tuple[str, int, str]]] = [[] for _ in left]
    for (number, index), path in zip(order, drawn.curves, strict=True):
        curves[number + 1].append((path, index, found.neighbours[index].kind))
    own = site.addresses.person(person.id)
    first = [WorkRow(RowView("head", "publications", drawn.left[0]))]
    for number, work in enumerate(found.works, 1):
        row = RowView(
            "node",
            "works",
            drawn.left[number],
            site.addresses.work(work.id),
            titles[number - 1],
            years[number - 1],
        )
        first.append(WorkRow(row, tuple(curves[number])))
    if found.more["works"]:
        row = RowView("more", "works", drawn.left[-1], f"{own}#works", rest=found.more["works"])
        first.append(WorkRow(row))
    second = []
    for (plan, index, kind), cell in zip(right, drawn.right, strict=True):
        if plan.role == "node":
            node = found.neighbours[index]
            second.append(
                RowView("node", kind, cell, address_of(site, node), node.label, number=index)
            )
        elif plan.role == "more":
            anchor = f"{own}#{ANCHORS[kind]}" if kind in ANCHORS else own
            second.append(RowView("more", kind, cell, anchor, rest=found.more[kind]))
        else:
            second.append(RowView("head", kind, cell))
    return Drawing(name, drawn.width, drawn.height, tuple(first), tuple(second))


def _right(found: Neighbourhood) -> Iterator[tuple[Row, int, str]]:
    """The rows of the right column, with the number of the neighbour (or -1) and the kind.

    In each kind a neighbour stands about as high as the middle of its works, so that few curves
    cross.
    """
    kinds = dict.fromkeys(neighbour.kind for neighbour in found.neighbours)
    for kind in kinds:
        yield Row("head", "·"), -1, kind
        members = [i for i, n in enumerate(found.neighbours) if n.kind == kind]
        members.sort(key=lambda i: (_height(found.neighbours[i]), i))
        for index in members:
            neighbour = found.neighbours[index]
            yield Row("node", neighbour.label, neighbour.weight), index, kind
        if found.more[kind]:
            yield Row("more", "·"), -1, kind


def _height(neighbour: Neighbour) -> int:
    works = neighbour.works
    return 1000 * sum(works) // len(works) if works else 1_000_000
