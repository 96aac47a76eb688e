"""Contradictions: what the data says of a profile and cannot all be true.

Two profiles with one ORCID iD or one name are found where ties are made (resolve). An
affiliation that a work prints and a profile does not have contradicts nothing: people move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.english import english
from sitegen.model.authorship import Authorship
from sitegen.model.library import Library
from sitegen.model.person import Person
from sitegen.model.web_place import WebPlace
from sitegen.model.witness import Kind, Receipt, Witness, witnesses
from sitegen.model.work import Work


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: the problem's code and words.

    It stands at a field of a person's file, and is about a work unless `work` is "".
    """

    code: str
    person: str
    field: str
    message: str
    hint: str
    work: str = ""


def contradictions(library: Library, url: str = "") -> Iterator[Contradiction]:
    """Every contradiction of a library, by person; `url` is the site's address or ""."""
    for key, works in library.works_by_person.items():
        if person := library.people.get(key):
            for work in works:
                for author in work.authorships:
                    if author.person == key:
                        yield from _other_ids(person, work, author)
    yield from _accounts(library.people)
    site = WebPlace.parse(url) if url else None
    for person in library.people.values():
        named = witnesses(person) if person.receipts else ()
        for receipt in person.receipts:
            yield from _stale(person, receipt, named, site, url)


def _other_ids(person: Person, work: Work, author: Authorship) -> Iterator[Contradiction]:
    """Another identifier at the tied name than the profile has."""
    for name, kind, code in (
        ("orcid", "ORCID iD", "evidence-other-orcid"),
        ("dblp", "DBLP pid", "evidence-other-dblp"),
    ):
        own, other = _bare(getattr(person, name)), _bare(getattr(author, name))
        if own and other and own != other:
            why = f" ({english(author.receipt)})" if author.receipt else ""
            yield Contradiction(
                code,
                person.id,
                name,
                f"“{author.name}” on “{work.id}” is tied to “{person.id}”{why}, but "
                f"carries the {kind} {other} there; the profile has {own}",
                f"correct the one that is wrong, or list {work.id} under not_mine",
                work.id,
            )


def _bare(identifier: str) -> str:
    """A DBLP pid or an ORCID iD without its address."""
    text = identifier.strip().rpartition("/pid/")[2] or identifier.strip()
    return text.removesuffix(".html")


def _accounts(people: Mapping[str, Person]) -> Iterator[Contradiction]:
    """One account that several profiles give as their own."""
    claimed: dict[tuple[Kind, str], str] = {}
    for person in people.values():
        if person.github:
            key = (Kind.GITHUB, person.github.casefold())
            first = claimed.setdefault(key, person.id)
            if first != person.id:
                yield Contradiction(
                    "evidence-account-twice",
                    person.id,
                    "github",
                    f"the GitHub account {person.github} stands in two profiles, “{first}” and "
                    f"“{person.id}”",
                    "remove it from one of them",
                )


def _stale(
    person: Person,
    receipt: Receipt,
    named: Iterable[Witness],
    site: WebPlace | None,
    url: str,
) -> Iterator[Contradiction]:
    """A receipt about a page that the profile no longer names, or about another site."""
    if Witness(receipt.kind, receipt.page) not in named:
        message = f"the receipt about {receipt.page} counts no more: the profile does not name it"
    elif site is not None and WebPlace.parse(receipt.site) != site:
        message = f"the receipt about {receipt.page} is for {receipt.site}, not for {url}"
    else:
        return
    yield Contradiction(
        "evidence-stale-receipt", person.id, "", message, f"run: sitegen verify {person.id}"
    )
