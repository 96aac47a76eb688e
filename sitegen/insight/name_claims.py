"""What a source says of the identity of a name on a work."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.model.authorship import Authorship
from sitegen.model.person import Person

# Kinds of claims: equal ones tie, different ones of one kind keep apart.
PERSON, ORCID, DBLP, HOMONYM = "person", "orcid", "dblp", "homonym"

Claims = Mapping[str, str]
NO_CLAIMS: Claims = {}


def claims(authorship: Authorship, people: Mapping[str, Person]) -> Claims:
    """The claims of one authorship by their kind; those of its profile included."""
    if not (authorship.person or authorship.orcid or authorship.dblp or authorship.name.suffix):
        return NO_CLAIMS
    found = {}
    person = people.get(authorship.person)
    if person is not None:
        found[PERSON] = person.id
    if orcid := authorship.orcid or (person.orcid if person else ""):
        found[ORCID] = orcid
    if dblp := authorship.dblp or (person.dblp if person else ""):
        found[DBLP] = dblp.rpartition("/pid/")[2].removeprefix("pid/").removesuffix(".html")
    if authorship.name.homonym:
        found[HOMONYM] = authorship.name.homonym
    return found


def conflict(one: Claims, other: Claims) -> bool:
    """Whether two sets of claims cannot be of one person."""
    return any(other.get(kind, value) != value for kind, value in one.items())
