"""`Day`: what happened to the site's works on one day, as the history keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the history. `date` is ISO 8601 (YYYY-MM-DD).

    `added` are the ids of works that came onto the site, `preprints` those of them that were
    preprints then, `published` the ids of works that were preprints and are published now. Ids
    may be of works that the site has no more.
    """

    date: str
    added: tuple[str, ...] = ()
    preprints: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
