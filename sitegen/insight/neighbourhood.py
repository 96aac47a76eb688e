"""`Neighbourhood`: a person's works and whom and what they tie together, the strongest first.

At most 30 things, so that a drawing of it stays readable; how many are left out is counted for
those that a profile lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from sitegen.insight.coauthors import CLOSE, CROWD
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Work

WORKS = 10
MOST: Mapping[str, int] = {"people": 7, "topics": 6, "venues": 4, "institutions": 3}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A person, topic, venue or institution beside somebody.

    `key` is a profile's id, a name's key when there is a `name` (as printed, of somebody without
    a profile), or the key of the topic, venue or institution. `works` are the numbers of the
    shown works that tie it; `weight` counts all.
    """

    kind: str
    key: str
    label: str
    weight: int
    works: tuple[int, ...]
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What stands around somebody. `works` are in list order; `more` counts what is left out."""

    works: tuple[Work, ...]
    neighbours: tuple[Neighbour, ...]
    more: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.works and any(n.works for n in self.neighbours))


_Key = tuple[str, str, bool]  # kind, key, whether it is only a name as printed


def neighbourhood(
    library: Library, person: Person, has_page: Callable[[str, str], bool]
) -> Neighbourhood:
    """The neighbourhood of a person.

    People are those with a profile and close collaborators as printed: `CLOSE` works together.
    Topics are those with a page: `has_page("topics", key)`.
    """
    works = library.works_by_person.get(person.id, ())
    labels: dict[_Key, str] = {}
    names: dict[_Key, Name] = {}
    known: dict[tuple[str, Name], _Key] = {}
    ties = [_ties(library, person, work, labels, names, known) for work in works]
    weights = Counter(key for tied in ties for key in tied)
    for affiliation in person.affiliations:
        if not affiliation.name:
            continue
        key = ("institutions", affiliation.ror or affiliation.name, False)
        labels.setdefault(key, affiliation.name)
        weights.setdefault(key, 0)
    kinds: dict[str, list[_Key]] = {kind: [] for kind in MOST}
    for key, weight in weights.items():
        kind, id_, only_a_name = key
        if kind == "topics" and not has_page(kind, id_):
            continue
        if kind == "people" and only_a_name and weight < CLOSE:
            continue
        kinds[kind].append(key)
    strongest = _choose(kinds, lambda key: (-_sure(key, weights), labels[key].casefold(), key))
    strength = [sum(weights[key] for key in tied if key in strongest) for tied in ties]
    order = sorted(
        range(len(works)),
        key=lambda n: (not (works[n].selected or works[n].pinned), -strength[n], n),
    )
    shown = sorted(order[:WORKS])
    # Among equals those stand first that a shown work ties.
    seen = Counter(key for number in shown for key in ties[number])
    chosen = _choose(
        kinds, lambda key: (-_sure(key, weights), -seen[key], labels[key].casefold(), key)
    )
    more = {
        kind: max(0, sum(1 for key in found if _sure(key, weights)) - MOST[kind])
        for kind, found in kinds.items()
    }
    more["works"] = len(works) - len(shown)
    return Neighbourhood(
        tuple(works[number] for number in shown),
        tuple(
            Neighbour(
                key[0],
                key[1],
                labels[key],
                weights[key],
                tuple(place for place, number in enumerate(shown) if key in ties[number]),
                names.get(key),
            )
            for key in chosen
        ),
        more,
    )


def _sure(key: _Key, weights: Mapping[_Key, int]) -> int:
    """What counts for the order: a collaborator who is not a close one comes last."""
    if key[0] == "people":
        return weights[key] if weights[key] >= CLOSE else 0
    return weights[key] + 1


def _choose(
    kinds: Mapping[str, list[_Key]], rank: Callable[[_Key], tuple[object, ...]]
) -> dict[_Key, None]:
    chosen: dict[_Key, None] = {}
    for kind, found in kinds.items():
        chosen |= dict.fromkeys(nsmallest(MOST[kind], found, key=rank))
    return chosen


def _ties(
    library: Library,
    person: Person,
    work: Work,
    labels: dict[_Key, str],
    names: dict[_Key, Name],
    known: dict[tuple[str, Name], _Key],
) -> dict[_Key, None]:
    """What one work ties to the person; what new keys are called goes into `labels`, `names`."""
    found: dict[_Key, None] = {}
    if len(work.authorships) <= CROWD:
        for authorship in work.authorships:
            other = authorship.person
            name = authorship.name
            if other == person.id or name.corporate:
                continue
            key = known.get((other, name))
            if key is None:
                profile = library.people.get(other)
                key = ("people", other if profile else name.key, profile is None)
                known[other, name] = key
                if profile is None:
                    names.setdefault(key, name)
                labels.setdefault(key, str(profile.name if profile else name))
            if key[1]:
                found[key] = None
    for topic in work.topics:
        if subject := library.topics.get(topic):
            key = ("topics", topic, False)
            labels[key] = subject.title
            found[key] = None
    if venue := library.venues.get(work.venue_id):
        key = ("venues", venue.id, False)
        labels[key] = venue.short or venue.name
        found[key] = None
    year = work.date.year
    for affiliation in person.affiliations:
        start, end = affiliation.start.year, affiliation.end.year
        if not affiliation.name:
            continue
        if year and start and start <= year and (end is None or year <= end):
            key = ("institutions", affiliation.ror or affiliation.name, False)
            labels[key] = affiliation.name
            found[key] = None
    return found
