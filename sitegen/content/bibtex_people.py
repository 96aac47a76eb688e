"""Who made a work: the authorships of an entry's author, editor and translator fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitegen.files.bibtex_names import name_complaints, parse_names
from sitegen.model.authorship import Authorship, Role

Complain = Callable[[str, str, str, str], None]

# The fields that hold names, and what their people did; authors first.
ROLES = {
    "author": Role.AUTHOR,
    "editor": Role.EDITOR,
    "translator": Role.TRANSLATOR,
    "advisor": Role.ADVISOR,
    "supervisor": Role.ADVISOR,
}
# biblatex: whoever holds a patent stands for its author when there is none.
_STAND_INS = (("holder", Role.AUTHOR),)
# biblatex: further editors, whose type says what they did.
COLLABORATORS = ("editora", "editoratype")


def has_collaborators(fields: Mapping[str, str]) -> bool:
    """Whether `editora` names people who contributed; with another type it names editors."""
    return fields.get("editoratype", "").strip().lower() == "collaborator"


def read_people(
    fields: Mapping[str, str], complain: Complain
) -> tuple[tuple[Authorship, ...], bool]:
    """The authorships, authors first, and whether the authors (or editors) go on unnamed."""
    people: list[Authorship] = []
    others = False
    roles = list(ROLES.items())
    if not fields.get("author"):
        roles[:0] = _STAND_INS
    if has_collaborators(fields):
        roles.append(("editora", Role.CONTRIBUTOR))
    for field, role in roles:
        value = fields.get(field, "")
        if not value:
            continue
        names, more = parse_names(value)
        others = others or (more and (role is Role.AUTHOR or not people))
        for message, hint in name_complaints(value):
            complain("bibtex-names", field, message, hint)
        people.extend(
            Authorship(name, role, equal="*" in marks, marks=marks) for name, marks in names
        )
    return tuple(people), others
