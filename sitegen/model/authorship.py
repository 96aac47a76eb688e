"""`Authorship`: a name as printed on one work, its role, and the person it is tied to or none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sitegen.model.name import Name
from sitegen.model.sentence import Sentence


class Role(StrEnum):
    """What somebody did for a work."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    ADVISOR = "advisor"
    CONTRIBUTOR = "contributor"


class Basis(StrEnum):
    """Why an authorship is tied to a person, strongest first (FORMAT, "Whose work")."""

    STATED = "stated"
    ORCID = "orcid"
    DBLP = "dblp"
    CLUSTER = "cluster"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Authorship:
    """One name on one work.

    `person` is the id of the profile it is tied to, `basis` the rung of the ladder that ties it
    and `receipt` the sentence that says so ("ORCID 0000-... on the work"), None without a tie.
    `stated` is the profile id that the source itself names (an author's `person:`). `marks` are
    signs printed beside the name such as "*" or "†".
    """

    name: Name
    role: Role = Role.AUTHOR
    person: str = ""
    basis: Basis | None = None
    receipt: Sentence | None = None
    stated: str = ""
    orcid: str = ""
    openalex: str = ""
    dblp: str = ""
    affiliations: tuple[str, ...] = ()
    equal: bool = False
    corresponding: bool = False
    marks: str = ""
