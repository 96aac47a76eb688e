"""What equal titles say: rule 4 of FORMAT, "The same work", versions that both count, notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sitegen.resolve.clusters import SILENT, Clusters
from sitegen.resolve.facts import Facts, authors_agree, years_apart
from sitegen.resolve.findings import Findings
from sitegen.resolve.titles import notice, words

# Rule 4: how many words a title has at least, how many years lie between at most.
_WORDS, _YEARS = 4, 6
# A title that more records than this carry says nothing about its work.
_MANY = 12
_SAME = "one title and the same authors"
# One of these is in the title of every notice, and in few others.
_NOTICES = ("errat", "corrig", "correc", "retrac", "adden")


def join_titles(facts: Sequence[Facts], clusters: Clusters, findings: Findings) -> None:
    """Join preprints to what was published under their title; the nearest in time comes first."""
    blocks: dict[str, list[int]] = {}
    for one in facts:
        if one.key:
            blocks.setdefault(one.key, []).append(one.position)
    edges: list[tuple[int, int, int]] = []
    for block in blocks.values():
        if 1 < len(block) <= _MANY and not facts[block[0]].is_generic:
            edges.extend(_edges(facts, findings.sorted(block), clusters, findings))
    edges.sort(key=lambda edge: (edge[0], findings.key(edge[1]), findings.key(edge[2])))
    for _, left, right in edges:
        if clusters.root(left) == clusters.root(right):
            continue
        if why := clusters.veto(left, right):
            if why not in SILENT:
                findings.doubt(left, right, f"one title, but they are {why}")
        else:
            clusters.join(left, right)
    _relate_notices(facts, blocks, findings)


def _edges(
    facts: Sequence[Facts], block: Sequence[int], clusters: Clusters, findings: Findings
) -> Iterator[tuple[int, int, int]]:
    """The pairs of one title that rule 4 joins: (years between them, one, other)."""
    for one, other in combinations(block, 2):
        left, right = facts[one], facts[other]
        if clusters.root(one) == clusters.root(other) or clusters.kept_apart(one, other):
            continue
        if not authors_agree(left, right):
            continue
        if {left.kind, right.kind} == {"conference", "journal"}:
            first, second = (one, other) if left.kind == "conference" else (other, one)
            findings.relate(first, "extended version", second, "conference version")
            continue
        if clusters.veto(one, other):
            continue
        years = years_apart(left, right)
        if left.preprint == right.preprint:
            findings.doubt(one, other, _SAME)
        elif left.notice or right.notice:
            findings.doubt(one, other, f"{_SAME}, but notices")
        elif len(left.words) < _WORDS:
            findings.doubt(one, other, f"{_SAME}, but a short title")
        elif years is None:
            findings.doubt(one, other, f"{_SAME}, but a date is missing")
        elif years > _YEARS:
            findings.doubt(one, other, f"{_SAME}, but {years} years apart")
        else:
            yield years, one, other


def _relate_notices(
    facts: Sequence[Facts], blocks: Mapping[str, list[int]], findings: Findings
) -> None:
    for about in facts:
        title = about.title.casefold()
        if not any(root in title for root in _NOTICES) or not (found := notice(about.title)):
            continue
        for position in blocks.get("".join(words(found[1])), ())[:_MANY]:
            if authors_agree(about, facts[position]) or not about.authors:
                findings.relate_notice(about, facts[position])
