"""Ties in words: why works are grouped, and what else may belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.english import english
from sitegen.insight.name_ties import Tie
from sitegen.model.sentence import Sentence

_ORDER = (
    *("person", "orcid", "dblp", "homonym", "identified", "host", "coauthors", "coauthor"),
    *("spelling", "venue", "affiliation", "years", "regular"),
)
# What the values of a kind are called in its sentence, name.tie.KIND.
_PLACES: Mapping[str, tuple[str, ...]] = {
    "person": ("person",),
    "orcid": ("orcid",),
    "dblp": ("pid",),
    "homonym": ("number",),
    "identified": ("name",),
    "coauthors": ("name", "other"),
    "host": ("host",),
    "coauthor": ("name",),
    "spelling": ("name", "other"),
    "venue": ("name", "venue"),
    "affiliation": ("name", "place"),
    "years": ("name",),
    "regular": ("name",),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason. `values` are names or identifiers as printed, `works` ids."""

    kind: str
    values: tuple[str, ...]
    works: tuple[str, ...]
    sentence: Sentence

    @property
    def english(self) -> str:
        """The sentence as the terminal and the API say it."""
        return english(self.sentence)

    def as_json(self) -> dict[str, object]:
        """The evidence as JSON."""
        return {
            "kind": self.kind,
            "text": self.english,
            "values": list(self.values),
            "works": list(self.works),
        }


def evidence(
    ties: Sequence[Tie], works: Sequence[str], labels: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """Ties as evidence, strongest kind first, then by number of works.

    `works` are the ids of all units, `labels` what tokens and folded texts look like in print.
    """
    found = [tie_evidence(tie, works, labels) for tie in ties]
    found.sort(key=lambda e: (_ORDER.index(e.kind), -len(e.works)))
    return tuple(found)


def tie_evidence(tie: Tie, works: Sequence[str], labels: Mapping[str, str]) -> Evidence:
    """One tie as evidence."""
    values = tuple(labels.get(value, value) for value in tie.values)
    shared = tuple(works[unit] for unit in tie.units)
    named = tuple(zip(_PLACES[tie.kind], values, strict=True))
    sentence = Sentence(f"name.tie.{tie.kind}", (*named, ("n", len(shared))))
    return Evidence(tie.kind, values, shared, sentence)


def perhaps(kind: str, values: Sequence[str], works: Sequence[str]) -> Evidence:
    """What two groups have in common that does not tie: `words` or an affiliation (`place`)."""
    shared = ("words", tuple(values)) if kind == "words" else ("place", values[0])
    return Evidence(kind, tuple(values), tuple(works), Sentence(f"name.alike.{kind}", (shared,)))
