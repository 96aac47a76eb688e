"""Identifiers of one record's authors aligned on the authors of another, by name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from sitegen.model.authorship import Authorship
from sitegen.resolve.facts import loose_name


def _unique(
    authors: Sequence[Authorship], key: Callable[[Authorship], Hashable]
) -> dict[Hashable, Authorship]:
    """Authors by a key that no other author of the list has, roles apart."""
    found: dict[Hashable, Authorship | None] = {}
    for author in authors:
        place = (author.role, key(author))
        found[place] = None if place in found else author
    return {place: author for place, author in found.items() if author is not None}


def _name_key(author: Authorship) -> Hashable:
    return author.name.key


def aligned(
    ours: tuple[Authorship, ...],
    theirs: tuple[Authorship, ...],
    path: str,
    sources: dict[str, str],
) -> tuple[Authorship, ...]:
    """Our authors with the identifiers that theirs have and ours lack.

    Names agree by name key, else by family name and initial if these single out one author on
    either side. `sources` is told that `path` gave what is gained.
    """
    maps = [(key, _unique(ours, key), _unique(theirs, key)) for key in (_name_key, loose_name)]
    result = []
    for author in ours:
        for key, own, other in maps:
            place = (author.role, key(author))
            if place in own and (match := other.get(place)):
                author = _with_identifiers(author, match, path, sources)
                break
        result.append(author)
    return tuple(result)


def _with_identifiers(
    author: Authorship, match: Authorship, path: str, sources: dict[str, str]
) -> Authorship:
    # Two ORCIDs are two people, whatever their names.
    if author.orcid and match.orcid and author.orcid != match.orcid:
        return author
    gained = False
    for name in ("orcid", "openalex", "dblp", "affiliations"):
        if getattr(match, name) and not getattr(author, name):
            sources.setdefault(f"authorships.{name}", path)
            gained = True
    if not gained:
        return author
    return Authorship(
        author.name,
        author.role,
        author.person,
        author.basis,
        author.receipt,
        author.stated,
        author.orcid or match.orcid,
        author.openalex or match.openalex,
        author.dblp or match.dblp,
        author.affiliations or match.affiliations,
        author.equal,
        author.corresponding,
        author.marks,
    )
