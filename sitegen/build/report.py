"""`Report`: what a build or a check did and found; FORMAT's object of `--json`.

This module is read by every build, also by one with nothing to do: it imports nothing heavy.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


class Report:
    """The figures of a run and its problems.

    `works` counts works after joining; `written`, `kept`, `removed` count HTML pages, `files` all
    files of the site. `sources` are (path, citation keys in file order); `problems` are as
    `Problem.as_json` gives them, in the order of files and lines. `strict` says that the site
    itself wants warnings to count as errors. `reasons` say of each path that was written why.
    """

    def __init__(
        self,
        problems: Iterable[Mapping[str, Any]],
        *,
        works: int = 0,
        written: int = 0,
        kept: int = 0,
        removed: int = 0,
        files: int = 0,
        sources: Iterable[tuple[str, Iterable[str]]] = (),
        strict: bool = False,
        reasons: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.works = works
        self.written = written
        self.kept = kept
        self.removed = removed
        self.files = files
        self.sources = [(path, list(keys)) for path, keys in sources]
        self.problems = [dict(problem) for problem in problems]
        self.strict = strict
        self.reasons = dict(reasons or {})

    def as_json(self) -> dict[str, Any]:
        """The object that `build --json` and `check --json` print (FORMAT, "Commands")."""
        return {
            "works": self.works,
            "pages": {"written": self.written, "kept": self.kept, "removed": self.removed},
            "sources": [{"path": path, "keys": keys} for path, keys in self.sources],
            "problems": self.problems,
        }

    def as_state(self) -> dict[str, Any]:
        """The report as a later build without changes will say it again: every page is kept."""
        return {
            "works": self.works,
            "pages": self.written + self.kept,
            "files": self.files,
            "sources": self.sources,
            "problems": self.problems,
            "strict": self.strict,
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Report:
        """The report of a build that found nothing to do. Raises KeyError for a foreign value."""
        return cls(
            state["problems"],
            works=state["works"],
            kept=state["pages"],
            files=state["files"],
            sources=[(path, keys) for path, keys in state["sources"]],
            strict=state["strict"],
        )

    def count(self, severity: str) -> int:
        """How many problems have a severity."""
        return sum(problem["severity"] == severity for problem in self.problems)

    @property
    def failed(self) -> bool:
        """Whether an error kept everything from being written."""
        return self.count("error") > 0

    def exit_code(self, *, strict: bool = False) -> int:
        """0 fine, 1 if there are errors, or warnings and they count as such."""
        return int(self.failed or ((strict or self.strict) and self.count("warning") > 0))
