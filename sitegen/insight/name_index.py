"""`NameIndex`: the works of a library by the names that are printed on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sitegen.model.authorship import Authorship
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.work import Work


@lru_cache(maxsize=65536)
def page_key(name: Name) -> str:
    """The key under which a name's works stand together; "" for a group's name.

    It is the name key without DBLP's homonym number, which is no part of the name: all people
    called "Wei Wang" are on one page, whatever tells them apart. "Jr." stays part of the key.
    """
    if name.corporate:
        return ""
    return replace(name, suffix="").key if name.homonym else name.key


@dataclass(frozen=True, slots=True)
class AuthorRow:
    """One way in which a name is printed, its homonym number or "", and its number of works."""

    name: str
    homonym: str
    works: int


@dataclass(frozen=True)
class AuthorName:
    """A name with its works. `entries` are (work, authorship) in the library's order."""

    key: str
    entries: tuple[tuple[Work, Authorship], ...]

    @cached_property
    def name(self) -> str:
        """The name as it is printed most often; the earlier in the list among equals."""
        forms = Counter(str(authorship.name) for _, authorship in self.entries)
        return max(forms, key=lambda form: forms[form])

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works, each once."""
        return tuple({work.id: work for work, _ in self.entries}.values())

    @cached_property
    def rows(self) -> tuple[AuthorRow, ...]:
        """The author rows: distinct printed forms and homonym numbers, most works first."""
        found: dict[tuple[str, str], set[str]] = {}
        for work, authorship in self.entries:
            name = authorship.name
            found.setdefault((str(name), name.homonym), set()).add(work.id)
        rows = [AuthorRow(name, number, len(works)) for (name, number), works in found.items()]
        return tuple(sorted(rows, key=lambda row: (-row.works, row.name, row.homonym)))


class NameIndex:
    """Every name of a library, by its page key, in the order of keys; groups' names left out."""

    def __init__(self, library: Library) -> None:
        found: dict[str, list[tuple[Work, Authorship]]] = {}
        for work in library.works:
            for authorship in work.authorships:
                if key := page_key(authorship.name):
                    found.setdefault(key, []).append((work, authorship))
        self.names = {key: AuthorName(key, tuple(found[key])) for key in sorted(found)}
        self.people: dict[str, tuple[str, ...]] = {}
        for person in library.people.values():
            for key in dict.fromkeys(map(page_key, (person.name, *person.variants))):
                self.people[key] = (*self.people.get(key, ()), person.id)
