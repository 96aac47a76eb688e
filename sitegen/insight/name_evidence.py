"""Ties in words: why works are grouped, and what else may belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.insight.name_ties import Tie

_ORDER = (
    *("person", "orcid", "dblp", "homonym", "identified", "host", "coauthors", "coauthor"),
    *("spelling", "venue", "affiliation", "years", "regular"),
)
_SENTENCES = {
    "person": "{n} are tied to the profile of {0}",
    "orcid": "the ORCID iD {0} stands on {n}",
    "dblp": "DBLP's person {0} is named on {n}",
    "homonym": "the name is printed with the number {0} on {n}",
    "identified": "{0}, identified by a profile or an ORCID iD, is on {n}",
    "coauthors": "{0} and {1} are both on {n}",
    "host": "{n} have code or a project page at {0}",
    "coauthor": "{0}, a rare name here, is on {n}",
    "spelling": "{0} and {1}, whom no other name here fits, are on {n}",
    "venue": "{0} is on {n}, in {1}",
    "affiliation": "{0} is on {n}, with the affiliation {1}",
    "years": "{0} is on {n}, from the same or neighbouring years",
    "regular": "{0} is on {n} and in no other group",
    "words": "titles share the words {0}",
    "place": "both are printed with the affiliation {0}",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason. `values` are names or identifiers as printed, `works` ids, `text` a sentence."""

    kind: str
    values: tuple[str, ...]
    works: tuple[str, ...]
    text: str

    def as_json(self) -> dict[str, object]:
        """The evidence as JSON."""
        return {
            "kind": self.kind,
            "text": self.text,
            "values": list(self.values),
            "works": list(self.works),
        }


def evidence(
    ties: Sequence[Tie], works: Sequence[str], labels: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """Ties as evidence, strongest kind first, then by number of works.

    `works` are the ids of all units, `labels` what tokens and folded texts look like in print.
    """
    found = [_evidence(tie, works, labels) for tie in ties]
    found.sort(key=lambda e: (_ORDER.index(e.kind), -len(e.works)))
    return tuple(found)


def refusal(tie: Tie, works: Sequence[str], labels: Mapping[str, str]) -> Evidence:
    """A tie that was refused, because different people stand behind its works."""
    shown = _evidence(tie, works, labels)
    text = f"{shown.text}, but different people are known to stand behind them"
    return Evidence(tie.kind, shown.values, shown.works, text)


def _evidence(tie: Tie, works: Sequence[str], labels: Mapping[str, str]) -> Evidence:
    values = tuple(labels.get(value, value) for value in tie.values)
    shared = tuple(works[unit] for unit in tie.units)
    text = _SENTENCES[tie.kind].format(*values, n=f"{len(shared)} of these works")
    return Evidence(tie.kind, values, shared, text)


def perhaps(kind: str, values: Sequence[str], works: Sequence[str]) -> Evidence:
    """What two groups have in common that does not tie: `words` or an affiliation (`place`)."""
    shown = (", ".join(f"“{value}”" for value in values),) if kind == "words" else tuple(values)
    return Evidence(kind, tuple(values), tuple(works), _SENTENCES[kind].format(*shown))
