"""`Network`: a whole site as a graph: people, topics, venues, institutions, works and their ties.

The most connected stand first. Nothing here is quadratic over the site: a work ties at most
`HUBS` things to each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations

from sitegen.insight.coauthors import CROWD
from sitegen.model.library import Library
from sitegen.model.work import Work

HUBS = 12  # things that one work ties to each other
CORE = 150  # nodes that are shown at once
BACKBONE = 3  # the strongest ties that each thing keeps when not all can be drawn

KINDS = ("people", "topics", "venues", "institutions", "works")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph.

    `kind` is one of `KINDS`; `weight` its number of works, or for a work that of its ties;
    `years` those of its works; `ties` the numbers of the earlier nodes that it is tied to.
    """

    kind: str
    key: str
    label: str
    weight: int
    years: tuple[int, ...]
    ties: tuple[int, ...]
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, the most connected first; the first `core` of them are shown at once."""

    nodes: tuple[Node, ...]
    core: int

    def neighbours(self) -> list[list[int]]:
        """The nodes that each node is tied to, those with more works first."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for number, node in enumerate(self.nodes):
            for other in node.ties:
                found[number].append(other)
                found[other].append(number)
        for row in found:
            row.sort()
        return found


_Hub = tuple[str, str]  # kind and key of a person, topic, venue or institution


def network(library: Library, listed: Callable[[str, str], bool]) -> Network:
    """The graph of a library. `listed(kind, key)` says whether a thing has a page."""
    tied, known = _tied(library, listed)
    weights = Counter(hub for hubs in tied for hub in hubs)
    years: dict[_Hub, set[int]] = {hub: set() for hub in known}
    for work, hubs in zip(library.works, tied, strict=True):
        if year := work.date.year:
            for hub in hubs:
                years[hub].add(year)
    places = _places(library, listed)
    for place, people in places.items():
        weights[place] = sum(weights["people", person] for person in people)
        years[place] = {y for person in people for y in years.get(("people", person), ())}
    order = {kind: number for number, kind in enumerate(KINDS)}
    hubs_ranked = sorted(weights, key=lambda hub: (-weights[hub], order[hub[0]], hub[1]))
    rank = {hub: number for number, hub in enumerate(hubs_ranked)}
    ranks = [tuple(sorted([rank[hub] for hub in hubs])) for hubs in tied]
    first = min(CORE, len(hubs_ranked))
    core_works = sorted((n for n, hubs in enumerate(tied) if hubs), key=lambda n: -len(tied[n]))
    core_works = core_works[: CORE - first]
    shown = frozenset(core_works)
    between = _between(library.works, ranks, hubs_ranked, shown)
    for place, people in places.items():
        for person in people:
            if ("people", person) in rank:
                pair = sorted((rank[place], rank["people", person]))
                between[pair[0], pair[1]] = 1 + weights["people", person]
    strongest = _backbone(between, [weights[hub] for hub in hubs_ranked])
    # The works that are shown at once stand between the hubs that are and the others.
    moved = [number if number < first else number + len(core_works) for number in rank.values()]
    hubs_nodes = [
        Node(
            hub[0],
            hub[1],
            _label(library, hub),
            weights[hub],
            tuple(sorted(years[hub])),
            tuple(moved[other] for other in sorted(strongest.get(number, ())) if other < number),
        )
        for hub, number in rank.items()
    ]

    def work_node(place: int) -> Node:
        work = library.works[place]
        ties = tuple(moved[number] for number in ranks[place])
        year = (work.date.year,) if work.date.year else ()
        return Node("works", work.id, short_label(work), len(ties), year, ties, work)

    core = (*hubs_nodes[:first], *map(work_node, core_works))
    others = (n for n, hubs in enumerate(tied) if hubs and n not in shown)
    return Network((*core, *hubs_nodes[first:], *map(work_node, others)), len(core))


def _tied(
    library: Library, listed: Callable[[str, str], bool]
) -> tuple[list[tuple[_Hub, ...]], dict[_Hub, bool]]:
    """What each work is tied to: its people with profiles, its topics and its venue."""
    known: dict[_Hub, bool] = {}
    tied = []
    for work in library.works:
        found: dict[_Hub, None] = {}
        for person in dict.fromkeys([a.person for a in work.authorships if a.person]):
            found["people", person] = None
        for topic in work.topics:
            found["topics", topic] = None
        if work.venue_id:
            found["venues", work.venue_id] = None
        for hub in found:
            if hub not in known:
                known[hub] = listed(*hub)
        tied.append(tuple([hub for hub in found if known[hub]]))
    return tied, known


def short_label(work: Work) -> str:
    """A work's short name: "Turing 1936"; the start of its title when it has no author."""
    year = f" {work.date.year}" if work.date.year else ""
    names = work.authors or work.authorships
    if names and str(names[0].name):
        name = names[0].name
        family = f"{name.particle} {name.family}" if name.particle else name.family
        return (family or str(name)) + year
    return work.id


def _label(library: Library, hub: _Hub) -> str:
    kind, key = hub
    if kind == "people":
        return str(library.people[key].name)
    if kind == "topics":
        return library.topics[key].title
    if kind == "venues":
        return library.venues[key].short or library.venues[key].name
    return library.institutions[key].name


def _places(
    library: Library, listed: Callable[[str, str], bool]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The people that each institution is tied to."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for person in library.people.values():
        if not listed("people", person.id):
            continue
        for affiliation in person.affiliations:
            key = affiliation.ror or affiliation.name
            if key in library.institutions and listed("institutions", key):
                found.setdefault(("institutions", key), {})[person.id] = None
    return {key: tuple(people) for key, people in found.items()}


def _between(
    works: Sequence[Work],
    ranks: Sequence[tuple[int, ...]],
    hubs: Sequence[_Hub],
    shown: frozenset[int],
) -> Counter[tuple[int, int]]:
    """How many works tie two things to each other, of the works that are not shown themselves."""
    found: Counter[tuple[int, int]] = Counter()
    for place, numbers in enumerate(ranks):
        if place in shown:
            continue
        pairs = combinations(numbers[:HUBS], 2)
        if len(works[place].authorships) > CROWD:
            found.update(p for p in pairs if not hubs[p[0]][0] == hubs[p[1]][0] == "people")
        else:
            found.update(pairs)
    return found


def _backbone(between: Counter[tuple[int, int]], weights: Sequence[int]) -> dict[int, set[int]]:
    """The strongest ties of each thing; both ends of a tie know it.

    A tie is strong when the works that make it are many of the works of both ends.
    """
    by_hub: dict[int, list[tuple[int, int]]] = {}
    for (one, other), weight in between.items():
        strength = (weight * weight << 20) // (weights[one] * weights[other])
        by_hub.setdefault(one, []).append((-strength, other))
        by_hub.setdefault(other, []).append((-strength, one))
    kept: dict[int, set[int]] = {}
    for hub, rows in by_hub.items():
        for _, other in nsmallest(BACKBONE, rows):
            kept.setdefault(hub, set()).add(other)
            kept.setdefault(other, set()).add(hub)
    return kept
