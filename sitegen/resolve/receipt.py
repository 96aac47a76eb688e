"""Receipts: the sentences that say why a printed name is tied to a profile."""

from __future__ import annotations

from sitegen.model.authorship import Basis
from sitegen.model.name import Name
from sitegen.model.sentence import Sentence


def stated(file: str, person: str) -> Sentence:
    """An author's `person:` in a file."""
    return Sentence("receipt.stated", (("file", file), ("person", person)))


def mine(file: str) -> Sentence:
    """The person's own list in their file."""
    return Sentence("receipt.mine", (("file", file),))


def orcid(orcid: str) -> Sentence:
    """The profile's ORCID iD on the work."""
    return Sentence("receipt.orcid", (("orcid", orcid),))


def orcid_record(owner: str) -> Sentence:
    """The ORCID record of a person, called by their iD or else their id."""
    return Sentence("receipt.orcid-record", (("orcid", owner),))


def dblp(pid: str) -> Sentence:
    """The profile's DBLP pid on the work."""
    return Sentence("receipt.dblp", (("pid", pid),))


def cluster(author: str) -> Sentence:
    """OpenAlex' author id, under which its machine puts the name."""
    return Sentence("receipt.cluster", (("author", author),))


def exact_name(name: Name) -> Sentence:
    """One of the person's names.

    Of a former one nothing may be said: it reads as the current name (resolve.suppress).
    """
    return Sentence("receipt.name", (("name", str(name)),))


def initials(printed: Name, person: Name) -> Sentence:
    """Initials that fit the owner alone."""
    return Sentence("receipt.initials", (("printed", str(printed)), ("name", str(person))))


def of_basis(basis: Basis) -> Sentence:
    """The basis alone, where more must not be told."""
    return Sentence(f"basis.{basis}")
