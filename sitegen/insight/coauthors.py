"""Co-authors: who wrote with somebody, how often and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.model.name import Name, reading_order
from sitegen.model.work import Work

CLOSE = 2  # works together that make a close collaborator
CROWD = 50  # a work with more authors gives nobody a co-author tie (FORMAT, "Whose work")


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody on the same works: a profile's id, or "" and the name as last printed.

    `works` is their number; `first` and `last` are years, or None when no work has one.
    """

    name: Name
    person: str
    works: int
    first: int | None
    last: int | None

    @property
    def span(self) -> str:
        """The years together: "1936–1943", "1936", ""."""
        if self.first is None or self.first == self.last:
            return str(self.first or "")
        return f"{self.first}–{self.last}"


def coauthors(works: Iterable[Work], person: str, *, at_least: int = 1) -> tuple[Coauthor, ...]:
    """Who stands beside a person on some works: most works first, then by name."""
    together: dict[tuple[str, str], list[tuple[Name, int | None]]] = {}
    for work in works:
        if len(work.authorships) > CROWD:
            continue
        beside = {
            (a.person, "") if a.person else ("", a.name.key): a.name
            for a in work.authorships
            if a.person != person and not a.name.corporate
        }
        for key, name in beside.items():
            together.setdefault(key, []).append((name, work.date.year))
    found = []
    for (other, _), shared in together.items():
        if len(shared) >= at_least:
            years = [year for _, year in shared if year]
            first, last = (min(years), max(years)) if years else (None, None)
            found.append(Coauthor(shared[0][0], other, len(shared), first, last))
    found.sort(key=lambda c: (-c.works, reading_order(c.name.last_first), c.person))
    return tuple(found)
