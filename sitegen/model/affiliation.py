"""`Affiliation`: a person's time at an institution; `Institution`: the place itself."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.date import NO_DATE, PartialDate


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where somebody worked, from when to when. `ror` is the ROR address or ""."""

    name: str
    ror: str = ""
    department: str = ""
    start: PartialDate = NO_DATE
    end: PartialDate = NO_DATE
    url: str = ""

    @property
    def is_current(self) -> bool:
        """Whether no end is stated."""
        return not self.end


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution that people of the site are or were at. `id` is its ROR id or its name."""

    id: str
    name: str
    ror: str = ""
