"""Short ways to write libraries for the tests of names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sitegen.insight.namesakes import NameGroups, Namesakes
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Link, Work
from sitegen.text.text import Markup, Text


def author(text: str, **fields: Any) -> Authorship:
    """An authorship by a printed name."""
    return Authorship(Name.parse(text), **fields)


def work(key: str, *authors: str | Authorship, **fields: Any) -> Work:
    """A work: `year`, `title`, `venue` and `code` (a URL) as plain values."""
    if "year" in fields:
        fields["date"] = PartialDate(fields.pop("year"))
    for name in ("title", "venue"):
        if name in fields:
            fields[name] = Text(fields[name], Markup.PLAIN)
    if "code" in fields:
        fields["links"] = (Link("Code", fields.pop("code"), "code"),)
    names = tuple(author(a) if isinstance(a, str) else a for a in authors)
    return Work(key, (key,), authorships=names, **fields)


def library(*works: Work, people: Iterable[Person] = ()) -> Library:
    """A library of works and people."""
    return Library({p.id: p for p in people}, works, {}, {}, {}, (), ())


def found(name: str, *works: Work, people: Iterable[Person] = ()) -> NameGroups:
    """The groups of a name in a library of these works."""
    return Namesakes(library(*works, people=people)).groups(name)


def parts(groups: NameGroups) -> list[list[str]]:
    """The ids of the works of each group."""
    return [[work.id for work in group.works] for group in groups.groups]
