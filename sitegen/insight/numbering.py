"""CV numbers: works by type, each with its letter and number ("J12", "C7")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.model.work import Work

# The groups of a list of publications in its order: name, letter, the types of works.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("journals", "J", ("article-journal", "review")),
    ("conferences", "C", ("paper-conference",)),
    ("books", "B", ("book",)),
    ("chapters", "Ch", ("chapter", "entry-encyclopedia", "entry-dictionary")),
    ("preprints", "P", ("preprint", "manuscript")),
    ("reports", "R", ("report", "standard", "pamphlet")),
    ("theses", "T", ("thesis",)),
    ("patents", "Pt", ("patent",)),
    ("datasets", "D", ("dataset",)),
    ("software", "S", ("software",)),
    ("talks", "K", ("speech",)),
    ("press", "M", ("article-magazine", "article-newspaper", "post-weblog", "webpage")),
    ("others", "O", ()),
)
_GROUP_OF = {type_: name for name, _, types in GROUPS for type_ in types}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A group of works, newest first, each with its number ("J12")."""

    name: str
    rows: tuple[tuple[str, Work], ...]


def numbered(works: Iterable[Work]) -> tuple[Numbered, ...]:
    """The works by group; numbers count down to 1, the oldest.

    So a new work leaves the numbers of the others alone. A work that is not out yet is the
    newest; one without any date stands last and counts as the oldest.
    """
    groups: dict[str, list[Work]] = {}
    for work in works:
        groups.setdefault(_GROUP_OF.get(work.type, "others"), []).append(work)
    found = []
    for name, letter, _ in GROUPS:
        rows = sorted(groups.get(name, ()), key=lambda work: work.date.newest_first)
        if rows:
            count = len(rows)
            found.append(
                Numbered(name, tuple((f"{letter}{count - n}", w) for n, w in enumerate(rows)))
            )
    return tuple(found)
