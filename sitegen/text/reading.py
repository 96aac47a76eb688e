"""`Reading`: what a reader makes of a source; `Complaint`: what it could not make sense of."""

from __future__ import annotations

from typing import NamedTuple

from sitegen.text.tree import Tree

MAX_COMPLAINTS = 20  # of one text; whoever has more needs no list


class Complaint(NamedTuple):
    """Something wrong in a source. `code` is one of `errors.CODES`, `offset` counts characters."""

    code: str
    offset: int
    message: str
    hint: str = ""


class Reading(NamedTuple):
    """An inline tree and the complaints that came up, in the order of the source."""

    tree: Tree
    complaints: tuple[Complaint, ...] = ()
