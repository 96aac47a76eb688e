"""/graph/: the explorer of the whole site, its data files, and the same as lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isqrt

from sitegen.insight.label import lines_of, width_of
from sitegen.insight.layout import Point, arrange, scatter
from sitegen.insight.network import CORE, KINDS, Network, Node, network
from sitegen.pages.api_document import NODE, ApiDocument, address_of, encoded
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.site import Site
from sitegen.pages.views import Head, Tally
from sitegen.text.text import Text

FONT = 12
LINE = 14
_LABEL = 112  # the widest line of a label
_LEAST = 3  # nodes that make a graph
_NAMED = 4  # neighbours that a list names
_BAND = 200  # the height of a region whose nodes share data files
_PART = 800  # nodes in a data file: below 300 kB with titles of the usual length


@dataclass(frozen=True, slots=True)
class MapNode:
    """A node of the drawing: `x`, `y` is its dot's middle, `radius` the dot's."""

    kind: str
    address: str
    title: Text | str
    lines: tuple[str, ...]
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class GraphList:
    """One kind's nodes as a list: its section, rows, and how many `more` stand at `address`."""

    section: str
    rows: tuple[Tally, ...]
    more: int
    address: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """The explorer. `edges` is the path of all ties that are drawn; `lists` say the same.

    `total` counts the nodes of the whole graph, `years` are those of its works; `data` is the
    address of the first data file, which names the others.
    """

    head: Head
    width: int
    height: int
    nodes: tuple[MapNode, ...]
    edges: str
    lists: tuple[GraphList, ...]
    total: int
    years: tuple[int, ...]
    data: str


def has_graph(site: Site) -> bool:
    """Whether the site has an explorer: not when there is next to nothing to draw."""
    library = site.library
    return len(library.works) >= _LEAST and any(
        site.addresses.of(kind, key)
        for work in library.works
        for kind, key in (
            *(("people", a.person) for a in work.authorships if a.person),
            *(("topics", topic) for topic in work.topics),
            ("venues", work.venue_id),
        )
    )


def graph_items(site: Site) -> Iterator[Item]:
    """The explorer and its data files."""
    if not has_graph(site):
        return
    explorer = Explorer(site)
    yield Page(explorer.address, "graph.html", Later(explorer.view))
    for number, file in enumerate(explorer.files):
        yield Document(file, "script-data", Later(explorer.data, number))
    yield Document(address_of("graph"), "api", Later(explorer.api))


class Explorer:
    """The graph of a site with a place for each node; worked out when a view is asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.address = site.addresses.section("graph")
        library = site.library
        most = sum(
            map(
                len,
                (
                    library.works,
                    library.people,
                    library.topics,
                    library.venues,
                    library.institutions,
                ),
            )
        )
        parts = 1 + -(-max(0, most - CORE) // _PART)
        self.files = tuple(f"{self.address}data-{number}.js" for number in range(parts))

    @cached_property
    def network(self) -> Network:
        """The graph; has as many nodes as have a page and a tie."""
        addresses = self.site.addresses
        return network(self.site.library, lambda kind, key: bool(addresses.of(kind, key)))

    @cached_property
    def _most(self) -> int:
        return max((n.weight for n in self.network.nodes if not n.work), default=1)

    @cached_property
    def _labels(self) -> tuple[tuple[str, ...], ...]:
        core = self.network.nodes[: self.network.core]
        return tuple(lines_of(node.label, _LABEL * 100 // FONT, 2) for node in core)

    @cached_property
    def _drawing(self) -> tuple[tuple[Point, ...], Point]:
        """The places of the nodes that are shown at once, and the size of the drawing."""
        core = self.network.nodes[: self.network.core]
        sizes = tuple(
            (
                max((2 * self._radius(node), *(width_of(line) * FONT // 100 for line in lines)))
                + 6,
                2 * self._radius(node) + LINE * len(lines) + 8,
            )
            for lines, node in zip(self._labels, core, strict=True)
        )
        ties = tuple((other, number) for number, node in enumerate(core) for other in node.ties)
        boxes, size = arrange(sizes, ties)
        places = tuple(
            (x, y - height // 2 + self._radius(node) + 3)
            for (x, y), (_, height), node in zip(boxes, sizes, core, strict=True)
        )
        return places, size

    @cached_property
    def _rest(self) -> tuple[tuple[int, Point], ...]:
        """The other nodes, each beside what it is tied to: its number and place, by region."""
        places, size = self._drawing
        middle = (size[0] // 2, size[1] // 2)
        wishes = []
        for number in range(self.network.core, len(self.network.nodes)):
            ties = self.network.nodes[number].ties
            near = [places[other] for other in ties if other < len(places)] or [middle]
            x, y = (sum(point[axis] for point in near) // len(near) for axis in (0, 1))
            wishes.append((number, (x, y)))
        found = scatter(places, [wish for _, wish in wishes])
        placed = [(number, place) for (number, _), place in zip(wishes, found, strict=True)]
        nodes = self.network.nodes
        placed.sort(key=lambda p: (nodes[p[0]].kind == "works", p[1][1] // _BAND, p[1][0], p[1][1]))
        return tuple(placed)

    def data(self, number: int) -> tuple[str, dict[str, object]]:
        """A data file: the name of its global, and the value.

        Each node is (its number, kind, label, title, address, x, y, radius, works, years, ties).
        """
        places, size = self._drawing
        if number == 0:
            value: dict[str, object] = {
                "size": size,
                "kinds": KINDS,
                "parts": [
                    (self.files[part].removeprefix("/"), *_bounds(rows))
                    for part in range(1, len(self.files))
                    if (rows := self._part(part))
                ],
                "nodes": [self._row(n, place) for n, place in enumerate(places)],
            }
        else:
            value = {"nodes": [self._row(n, place) for n, place in self._part(number)]}
        return f"sitegenGraph{number}", value

    def _part(self, number: int) -> tuple[tuple[int, Point], ...]:
        return self._rest[(number - 1) * _PART : number * _PART]

    def _row(self, number: int, place: Point) -> tuple[object, ...]:
        node = self.network.nodes[number]
        return (
            number,
            KINDS.index(node.kind),
            node.label,
            node.work.title if node.work else "",
            self._address(node).removeprefix("/"),
            *place,
            self._radius(node),
            node.weight,
            node.years,
            node.ties,
        )

    def _radius(self, node: Node) -> int:
        return _radius(node, self._most)

    def _address(self, node: Node) -> str:
        section = "publications" if node.kind == "works" else node.kind
        return self.site.addresses.of(section, node.key)

    def api(self) -> ApiDocument:
        """graph.json: every node with its ties (docs/api.md)."""
        rows = [
            {
                "number": number,
                "kind": node.kind,
                "id": node.key,
                "label": node.label,
                "address": self._address(node),
                "weight": node.weight,
                "years": node.years,
                "ties": node.ties,
            }
            for number, node in enumerate(self.network.nodes)
        ]
        return ApiDocument("nodes", tuple([encoded(row, NODE) for row in rows]))

    def view(self) -> GraphView:
        """What the explorer's page shows."""
        core = self.network.nodes[: self.network.core]
        places, size = self._drawing
        return GraphView(
            head=Head("", self.address, section="graph"),
            width=size[0],
            height=size[1],
            nodes=tuple(
                MapNode(
                    node.kind,
                    self._address(node),
                    node.work.title if node.work else node.label,
                    lines,
                    *place,
                    self._radius(node),
                )
                for node, lines, place in zip(core, self._labels, places, strict=True)
            ),
            edges="".join(
                f"M{places[other][0]} {places[other][1]}L{x} {y}"
                for node, (x, y) in zip(core, places, strict=True)
                for other in node.ties
            ),
            lists=tuple(self._lists()),
            total=len(self.network.nodes),
            years=tuple(sorted({y for node in self.network.nodes for y in node.years})),
            data=self.files[0],
        )

    def _lists(self) -> Iterator[GraphList]:
        nodes = self.network.nodes
        near = self.network.neighbours()
        rows: dict[str, list[Tally]] = {kind: [] for kind in KINDS}
        rest = 0
        for number, node in enumerate(nodes):
            if node.work and number >= self.network.core:
                rest += 1
                continue
            note: Text | str
            if node.work:
                note = node.work.title
            else:
                note = " · ".join(nodes[other].label for other in near[number][:_NAMED])
            rows[node.kind].append(Tally(node.label, self._address(node), node.weight, note))
        for kind, tallies in rows.items():
            more = rest if kind == "works" else 0
            section = "publications" if kind == "works" else kind
            if tallies or more:
                yield GraphList(section, tuple(tallies), more, self.site.addresses.section(section))


def _radius(node: Node, most: int) -> int:
    """The area of a dot grows with the number of works; `most` is that of the largest."""
    return 4 if node.kind == "works" else 4 + isqrt(49 * node.weight // max(1, most))


def _bounds(rows: tuple[tuple[int, Point], ...]) -> tuple[int, int, int, int]:
    xs, ys = [x for _, (x, _) in rows], [y for _, (_, y) in rows]
    return min(xs), min(ys), max(xs), max(ys)
