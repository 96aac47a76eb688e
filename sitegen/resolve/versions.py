"""The versions of a joined work: the preprint, the published article, what repeats neither."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.work import Link, Version
from sitegen.resolve.facts import Facts, venue_of
from sitegen.resolve.repositories import repository


def by_version(members: Sequence[Facts]) -> list[list[Facts]]:
    """The members of a work that have a title, put together by the version they describe.

    Records of one id or one DOI describe one version, and so do two preprints or two published
    records that differ neither in kind nor in DOI nor in arXiv id.
    """
    versions: list[list[Facts]] = []
    for facts in members:
        if not facts.words:
            continue
        for version in versions:
            if any(_is_one_version(facts, other) for other in version):
                version.append(facts)
                break
        else:
            versions.append([facts])
    return versions


def _is_one_version(left: Facts, right: Facts) -> bool:
    if left.record.id == right.record.id or (left.doi and left.doi == right.doi):
        return True
    if left.preprint != right.preprint:
        return False
    return (
        not (left.doi and right.doi)
        and not (left.arxiv and right.arxiv and left.arxiv != right.arxiv)
        and not (left.kind and right.kind and left.kind != right.kind)
    )


def _version(members: Sequence[Facts]) -> Version:
    """What a version's records say of it, the strongest source first."""
    lead = min(members, key=lambda facts: (facts.record.source, facts.position))
    ordered = sorted(members, key=lambda facts: (facts.record.source, facts.position))
    date: PartialDate = next((f.date for f in ordered if f.date), NO_DATE)
    venues = [venue for facts in ordered if (venue := venue_of(facts.record))]
    if not lead.preprint:
        venues = [venue for venue in venues if not repository(venue)]
    links: list[Link] = [link for f in ordered for link in f.record.fields.get("links") or ()]
    return Version(
        id=lead.record.id,
        type="preprint" if lead.preprint else lead.record.fields.get("type") or "article",
        date=date,
        venue=(repository(venues[0]) if lead.preprint else "") or venues[0] if venues else "",
        doi=next((f.doi for f in ordered if f.doi), ""),
        arxiv=next((f.arxiv for f in ordered if f.arxiv), "") if lead.preprint else "",
        url=next((link.url for link in links), ""),
        source=lead.record.source,
    )


def versions_of(groups: Sequence[Sequence[Facts]]) -> tuple[Version, ...]:
    """The versions of a work, newest first; none when there is but one."""
    if len(groups) < 2:
        return ()
    versions = [_version(members) for members in groups]
    return tuple(sorted(versions, key=lambda version: (version.date.newest_first, version.id)))
