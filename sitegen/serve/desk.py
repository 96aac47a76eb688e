"""`Desk`: the works that wait for their owner's word, and where the word is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from sitegen.text.text import Text

ACCEPT, NOT_MINE, SAME_AS = "accept", "not mine", "same as"


class Waiting(Protocol):
    """A work that waits; `pro` and `contra` are sentences for and against its being `person`'s."""

    @property
    def person(self) -> str: ...  # noqa: D102 - the class says
    @property
    def id(self) -> str: ...  # noqa: D102 - the class says
    @property
    def title(self) -> Text: ...  # noqa: D102 - the class says
    @property
    def authors(self) -> tuple[str, ...]: ...  # noqa: D102 - the class says
    @property
    def venue(self) -> Text: ...  # noqa: D102 - the class says
    @property
    def year(self) -> str: ...  # noqa: D102 - the class says
    @property
    def doi(self) -> str: ...  # noqa: D102 - the class says
    @property
    def pro(self) -> tuple[str, ...]: ...  # noqa: D102 - the class says
    @property
    def contra(self) -> tuple[str, ...]: ...  # noqa: D102 - the class says


class Desk:
    """Asks `find` what waits, and hands (person, works, decision, key of the same work) to `write`.

    `find` is asked once for each edition of the site and after each decision.
    """

    def __init__(
        self,
        find: Callable[[], Sequence[Waiting]],
        write: Callable[[str, Sequence[str], str, str], object],
    ) -> None:
        self._find = find
        self._write = write
        self._turn = threading.Lock()
        self._news = -1
        self._found: Sequence[Waiting] = ()

    def waiting(self, news: int) -> Sequence[Waiting]:
        """The works that wait; `news` counts the editions."""
        with self._turn:
            if news != self._news:
                self._found, self._news = self._find(), news
            return self._found

    def decide(self, person: str, works: Sequence[str], decision: str, same_as: str) -> None:
        """Write a decision.

        Raises LookupError for works that do not wait, ValueError for what is no decision, OSError
        when it cannot be written.
        """
        if not works:
            raise LookupError("no work was named")
        with self._turn:
            self._news = -1
            self._write(person, works, decision, same_as)
