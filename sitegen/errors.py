"""Problems: what is wrong with an input, where, and what would mend it.

Every complaint of the program is a `Problem` with a code from `CODES`. Problems are collected,
never raised one by one: a damaged entry is a warning and costs nothing else. `SiteError` is for
the few errors after which nothing may be written; it carries the problems that say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs.

    An error writes nothing, a warning loses nothing else (and is exit 1 with ``--strict``),
    an info only tells.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: POSIX path relative to the source, line and column from 1."""

    path: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: its severity and what it means, in one line for the documentation."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # files: BibTeX
    # files: YAML
    # text
    # config, theme
    # content
    # resolve
    # insight
    # pages
    # render
    # build
    # fetch
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: code, place, what was found and expected (`message`), and a `hint`.

    Raises KeyError at construction when the code is not in `CODES`.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", CODES[self.code].severity)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.path else ""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The problem as the mapping that ``--json`` prints (FORMAT of ``check --json``)."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.place.path or None,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint or None,
        }

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where the problem stands in a report: by file, line, column, then code and text."""
        place = self.place
        return (place.path, place.line or 0, place.column or 0, self.code, self.message)


class Problems:
    """The problems of one run, in the order in which they were found; equal ones are kept once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._seen: dict[Problem, None] = dict.fromkeys(problems)

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Record a problem."""
        self._seen[Problem(code, place, message, hint)] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record several problems."""
        self._seen.update(dict.fromkeys(problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    def sorted(self) -> tuple[Problem, ...]:
        """The problems by file, line and column."""
        return tuple(sorted(self._seen, key=lambda problem: problem.order))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid to write anything."""
        return tuple(p for p in self._seen if p.severity is Severity.ERROR)


class SiteError(Exception):
    """The site cannot be built: `problems` says why. Nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
