"""`Suggestion`: something that only a person can decide, with the line that decides it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.errors import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A doubtful case for `sitegen check`.

    `kind` is "same-work", "names" or "not-mine"; `message` says what was seen, `line` what to
    write where (`file`, relative to the source) to decide it; `keys` are the works concerned.
    """

    kind: str
    message: str
    line: str
    file: str = ""
    keys: tuple[str, ...] = ()
    place: Place = NOWHERE
