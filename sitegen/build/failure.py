"""`Failure`: an item that a theme could not show, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from sitegen.errors import Place, Problems
from sitegen.pages.page import Item, Made

_ENOUGH = 10

Result = TypeVar("Result")


class Renders(Protocol):
    """What is asked of a renderer."""

    def render(self, item: Made, /) -> bytes:
        """The bytes of an item."""


class Failure(NamedTuple):
    """An item that could not be rendered: why, and the template and its line if known."""

    address: str
    message: str
    template: str
    line: int | None


class Attempts:
    """Looks at items one after the other and survives what a theme raises.

    A template that has failed `_ENOUGH` times is not tried again: with thousands of pages, finding
    out what is known would take minutes.
    """

    def __init__(self) -> None:
        self._failures: dict[str, list[Failure]] = {}

    def of(self, item: Item, attempt: Callable[[], Result]) -> Result | Failure:
        """What an attempt at an item gives, or why it failed."""
        template = getattr(item, "template", type(item).__name__)
        failures = self._failures.get(template, [])
        if len(failures) >= _ENOUGH:
            return failures[-1]._replace(address=item.address)
        try:
            return attempt()
        except Exception as error:  # a theme can raise anything
            failure = _failure(item, error)
        self._failures.setdefault(template, []).append(failure)
        return failure


def tell_failures(failures: Iterable[Failure], problems: Problems) -> None:
    """Add an error for each cause, with the first address and the number of others."""
    causes: dict[tuple[str, str, int | None], list[str]] = {}
    for failure in failures:
        causes.setdefault((failure.message, failure.template, failure.line), []).append(
            failure.address
        )
    for (message, template, line), addresses in causes.items():
        more = f" (and {len(addresses) - 1} more)" if len(addresses) > 1 else ""
        problems.add(
            "render-failed",
            Place(template, line),
            f"{addresses[0]}{more} could not be rendered: {message}",
            "mend the template; the site was left as it was",
        )


def _failure(item: Item, error: Exception) -> Failure:
    """What went wrong with an item, and the last line of a template on the way there."""
    path, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not file.endswith(".py") and "/templates/" in Path(file).as_posix():
            path, line = file, trace.tb_lineno
        trace = trace.tb_next
    message = f"{type(error).__name__}: {error}"
    return Failure(item.address, message, _shown(path) if path else "", line)


def _shown(path: str) -> str:
    """A template's path from its theme on: "themes/folio/templates/home.html"."""
    parts = Path(path).parts
    for index in range(len(parts) - 1, 0, -1):
        if parts[index] == "templates":
            start = index - 1 if parts[index - 1] == "theme" else max(index - 2, 0)
            return "/".join(parts[start:])
    return Path(path).name
