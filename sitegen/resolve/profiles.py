"""`Profiles`: the people of the site, found by identifier and by name key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen.errors import Problems
from sitegen.model.authorship import Authorship
from sitegen.model.name import Name, name_key
from sitegen.model.person import Person
from sitegen.resolve.name_fit import family_key, initials_fit
from sitegen.resolve.places import Places, person_place


def dblp_pid(text: str) -> str:
    """A DBLP pid without its address."""
    text = text.strip().removesuffix(".html").removesuffix(".xml")
    return text.rpartition("/pid/")[2].removeprefix("pid/")


def shown_names(person: Person) -> tuple[Name, ...]:
    """The names of a person that may be printed."""
    return (person.name, *person.variants)


class Profiles:
    """The profiles and what finds them. Identifiers or names that two of them share find nobody.

    `name_twins` are the name keys that several profiles have.
    """

    def __init__(self, people: Mapping[str, Person], places: Places, problems: Problems) -> None:
        self.people = people
        self._places = places
        self._problems = problems
        self.by_orcid = self._only_one("orcid", ((p.orcid, p) for p in people.values()))
        self.by_dblp = self._only_one("dblp", ((dblp_pid(p.dblp), p) for p in people.values()))
        self.by_openalex = self._only_one(
            "openalex", ((own.upper(), p) for p in people.values() for own in p.openalex)
        )
        self._by_key: dict[str, list[str]] = {}
        self._by_family: dict[str, dict[str, None]] = {}
        for person in people.values():
            for key in dict.fromkeys(name.key for name in person.all_names):
                self._by_key.setdefault(key, []).append(person.id)
            for name in person.all_names:
                self._by_family.setdefault(family_key(name), {})[person.id] = None
        self.name_twins = {key for key, ids in self._by_key.items() if len(ids) > 1}
        for key in sorted(self.name_twins):
            self._twins(key, self._by_key[key])
        # Words of names: a printed family name that holds none of them is nobody's.
        self._words = frozenset(word for key in self._by_key for word in key.split())
        self._known: dict[str, bool] = {}

    def _only_one(self, field: str, pairs: Iterable[tuple[str, Person]]) -> dict[str, str]:
        found: dict[str, str] = {}
        twice: set[str] = set()
        for value, person in pairs:
            if not value:
                continue
            if found.setdefault(value, person.id) != person.id:
                twice.add(value)
                self._problems.add(
                    "identity-id-twice",
                    person_place(self._places, person.id, field),
                    f"the {field} {value} stands in two profiles, "
                    f"“{found[value]}” and “{person.id}”; it ties no work to either",
                    "remove it from one of them",
                )
        return {value: person for value, person in found.items() if value not in twice}

    def _twins(self, key: str, ids: list[str]) -> None:
        files = [str(person_place(self._places, person).path) for person in ids]
        shown = next(n for n in self.people[ids[0]].all_names if n.key == key)
        former = any(n.key == key for p in ids for n in self.people[p].former_names)
        self._problems.add(
            "identity-name-twice",
            person_place(self._places, ids[1], "names", "name"),
            f"{' and '.join(files)} share the name "
            f"{'of a former_names line' if former else f'“{shown}”'}; "
            "a name ties no work to either of them",
            "give both an orcid, or list their works under mine",
        )

    def may_know(self, name: Name) -> bool:
        """Whether somebody's name holds a word of this family name; quick, errs towards yes."""
        family = name.family
        known = self._known.get(family)
        if known is None:
            words = name_key(family).split()
            known = self._known[family] = not self._words.isdisjoint(words)
        return known

    def by_name(self, name: Name) -> str:
        """The one profile with this name key, or ""."""
        ids = self._by_key.get(name.key, ())
        return ids[0] if len(ids) == 1 and not name.corporate else ""

    def has_key(self, name: Name) -> bool:
        """Whether any profile has this name key."""
        return name.key in self._by_key

    def by_initials(self, name: Name) -> list[str]:
        """The profiles that a name with initials can be short for."""
        return [
            person
            for person in self._by_family.get(family_key(name), ())
            if any(initials_fit(name, known) for known in self.people[person].all_names)
        ]

    def other_orcid(self, author: Authorship, person: str) -> bool:
        """Whether the author's ORCID says that they are somebody else."""
        own = self.people[person].orcid
        return bool(own and author.orcid and own != author.orcid)

    def fitting(self, authors: Sequence[Authorship], person: str) -> list[int]:
        """The authors who can be this person: by identifier, else by exact name, else initials."""
        own = self.people[person]
        keys = {name.key for name in own.all_names}
        rest = [i for i, author in enumerate(authors) if not self.other_orcid(author, person)]
        return (
            [i for i, author in enumerate(authors) if _has_id(author, own)]
            or [i for i in rest if authors[i].name.key in keys]
            or [i for i in rest if person in self.by_initials(authors[i].name)]
        )


def _has_id(author: Authorship, person: Person) -> bool:
    return (
        author.stated == person.id
        or (bool(author.orcid) and author.orcid == person.orcid)
        or (bool(author.openalex) and author.openalex in person.openalex)
        or (bool(author.dblp) and dblp_pid(author.dblp) == dblp_pid(person.dblp))
    )
