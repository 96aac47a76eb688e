"""Which records are one work (FORMAT, "The same work").

A false merge hides a paper, so it is worse than a duplicate: whatever is in doubt becomes a
`Suggestion`. Candidates are found by equal id, DOI, arXiv id or title, never by trying all pairs,
and a block of too many equals is taken for what it is: a pasted DOI, a title that says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sitegen.errors import Problems
from sitegen.model.work import Source, WorkRecord
from sitegen.resolve.clusters import GENERIC, SILENT, Clusters
from sitegen.resolve.facts import Facts, facts_of, strangers, titles_agree, years_apart
from sitegen.resolve.findings import Findings, Relations, label
from sitegen.resolve.places import Places, record_place
from sitegen.resolve.record_index import RecordIndex
from sitegen.resolve.suggestion import Suggestion
from sitegen.resolve.title_rule import join_titles

# A block of more records than this is compared along a line instead of pair by pair.
_BLOCK = 12


@dataclass(frozen=True, slots=True)
class Joining:
    """What was joined.

    `groups` are the records of each work, in record order, ordered by their first; `group_of`
    gives the group of each record; `relations` are (position, what the other is, position).
    """

    facts: tuple[Facts, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: tuple[int, ...]
    relations: Relations
    suggestions: tuple[Suggestion, ...]
    index: RecordIndex


def join(records: Sequence[WorkRecord], places: Places, problems: Problems) -> Joining:
    """Find the works behind the records. The order of the records has no influence on it."""
    index = RecordIndex(records)
    facts = tuple(
        facts_of(record, position, doi, arxiv)
        for position, (record, doi, arxiv) in enumerate(
            zip(records, index.dois, index.arxivs, strict=True)
        )
    )
    return _Joiner(facts, index, places, problems).run()


class _Joiner:
    def __init__(
        self, facts: tuple[Facts, ...], index: RecordIndex, places: Places, problems: Problems
    ) -> None:
        self.facts = facts
        self.index = index
        self.places = places
        self.problems = problems
        self.findings = Findings(facts, places)
        self.clusters = Clusters(facts, self._stated("not_same_as"))

    def run(self) -> Joining:
        """The rules, the surest first."""
        self._equal_ids()
        stated = self._stated("same_as")
        for one, other in stated:
            if self.facts[one].by_hand and not self.clusters.join(one, other):
                self._contradiction(one, other)
        self._equal_identifiers(self.index.by_doi, "doi", "DOI")
        self._equal_identifiers(self.index.by_arxiv, "arxiv", "arXiv id")
        for one, other in stated:
            if not self.facts[one].by_hand:
                self._by_machine(one, other)
        join_titles(self.facts, self.clusters, self.findings)
        return self._joining()

    def _stated(self, field: str) -> list[tuple[int, int]]:
        """The pairs that records state in `same_as` or `not_same_as`, in a fixed order."""
        pairs: list[tuple[int, int]] = []
        stating = [f.position for f in self.facts if f.record.fields.get(field)]
        for position in self.findings.sorted(stating):
            record = self.facts[position].record
            for text in record.fields[field]:
                found = self.findings.sorted(self.index.find(text))
                if not found and record.source.by_hand:
                    self.problems.add(
                        "same-work-unknown",
                        record_place(self.places, record, field),
                        f"{field} of {label(record)} names “{text}”, which no work is called",
                        "give a citation key, an id, a DOI or an arXiv id of this site's works",
                    )
                pairs.extend((position, other) for other in found if other != position)
        return pairs

    def _contradiction(self, one: int, other: int) -> None:
        record = self.facts[one].record
        self.problems.add(
            "same-work-contradiction",
            record_place(self.places, record, "same_as"),
            f"{label(record)} is stated to be the same as {label(self.facts[other].record)}, "
            "and by not_same_as to be another work; they stay apart",
            "remove one of the two lines",
        )

    def _equal_ids(self) -> None:
        """A record whose id is another's adds to that work.

        Two entries of one kind of file with one key are one work only if nothing speaks against
        it: keys get repeated by mistake.
        """
        for positions in self.index.by_id.values():
            if len(positions) == 1:
                continue
            first_by_kind: dict[int, int] = {}
            by_title: dict[tuple[int, str], int] = {}
            for position in sorted(positions, key=self._strength):
                facts = self.facts[position]
                kind = min(int(facts.record.source), 3)
                target: int | None = None
                if facts.key and (twin := by_title.get((kind, facts.key))) is not None:
                    if not self.clusters.veto(twin, position) and not years_apart(
                        self.facts[twin], facts
                    ):
                        target = twin
                elif kind not in first_by_kind or not facts.key:
                    known = (by_title.get((k, facts.key)) for k in first_by_kind)
                    target = next((k for k in known if k is not None), None)
                    if target is None and first_by_kind:
                        target = next(iter(first_by_kind.values()))
                if target is not None:
                    self.clusters.join(target, position)
                first_by_kind.setdefault(kind, position)
                by_title.setdefault((kind, facts.key), position)

    def _strength(self, position: int) -> tuple[bool, bool, tuple[str, int, str, str]]:
        """Entries with a title first, .bib before YAML: what others add to before what adds."""
        facts = self.facts[position]
        return (not facts.key, facts.record.source is not Source.BIB, self.findings.key(position))

    def _pairs(self, positions: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Every pair of a small block; neighbours, likes beside likes, of a large one."""
        if len(positions) <= _BLOCK:
            return combinations(self.findings.sorted(positions), 2)
        alike = sorted(
            positions,
            key=lambda p: (
                self.facts[p].key,
                self.facts[p].sort,
                self.facts[p].kind,
                self.findings.key(p),
            ),
        )
        return pairwise(alike)

    def _equal_identifiers(self, blocks: Mapping[str, list[int]], field: str, what: str) -> None:
        """Rule 2: an equal DOI or arXiv id joins when titles agree and nothing forbids it."""
        for value in sorted(value for value, block in blocks.items() if len(block) > 1):
            differing: list[int] = []
            for one, other in self._pairs(blocks[value]):
                if self.clusters.root(one) == self.clusters.root(other):
                    continue
                left, right = self.facts[one], self.facts[other]
                stated = field == "doi" and Source.ARXIV in (
                    left.record.source,
                    right.record.source,
                )
                why = self.clusters.veto(one, other, same_doi=field == "doi")
                agree = stated or (titles_agree(left, right) and not strangers(left, right))
                if not why and agree:
                    self.clusters.join(one, other)
                elif why not in SILENT:
                    differing += [one, other]
                    self.findings.relate_notice(left, right)
                    if why == GENERIC:
                        self.findings.doubt(one, other, f"one {what}, but they are {why}")
            if differing:
                self._identifier_problem(self.findings.sorted(set(differing)), field, what, value)

    def _identifier_problem(
        self, positions: Sequence[int], field: str, what: str, value: str
    ) -> None:
        if all(self.facts[p].is_generic for p in positions) or any(
            self.facts[p].notice for p in positions
        ):
            return
        named = ", ".join(label(self.facts[p].record) for p in positions[:3])
        more = f" and {len(positions) - 3} more" if len(positions) > 3 else ""
        self.problems.add(
            f"same-work-{field}-differs",
            record_place(self.places, self.facts[positions[-1]].record, field),
            f"{named}{more} have one {what}, {value}, but unlike titles or kinds; "
            "they are kept as different works",
            f"correct the {what} of all but one (a chapter has its own, not its book's), or say "
            f"same_as: {self.facts[positions[0]].record.id}",
        )

    def _by_machine(self, one: int, other: int) -> None:
        """Join what a machine states (Crossref's is-preprint-of) unless rule 5 forbids it."""
        if self.clusters.root(one) == self.clusters.root(other):
            return
        if why := self.clusters.veto(one, other):
            self.findings.doubt(one, other, f"a source says so, but they are {why}")
        else:
            self.clusters.join(one, other)

    def _joining(self) -> Joining:
        groups: dict[int, list[int]] = {}
        for position in range(len(self.facts)):
            groups.setdefault(self.clusters.root(position), []).append(position)
        group_of = [0] * len(self.facts)
        for number, members in enumerate(groups.values()):
            for position in members:
                group_of[position] = number
        return Joining(
            self.facts,
            tuple(map(tuple, groups.values())),
            tuple(group_of),
            self.findings.relations(group_of),
            self.findings.suggestions(group_of),
            self.index,
        )
