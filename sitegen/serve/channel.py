"""`Channel`: tells browsers that wait that the site has changed or has problems."""

from __future__ import annotations

import threading
import time
from typing import Any


class Channel:
    """The number of the site's present state and the problems of the last build.

    `version` changes when pages do; `news` changes with every build that says something new.
    Both start from the clock, so that a restarted server is news too.
    """

    def __init__(self) -> None:
        self.version = self.news = int(time.time() * 1000)
        self.failed = False
        self.problems: list[dict[str, Any]] = []
        self._condition = threading.Condition()
        self._open = True

    def publish(self, problems: list[dict[str, Any]], *, changed: bool, failed: bool) -> None:
        """Tell of a build: its problems, and whether it changed pages or failed."""
        with self._condition:
            if not changed and (problems, failed) == (self.problems, self.failed):
                return
            self.version += changed
            self.news += 1
            self.problems = problems
            self.failed = failed
            self._condition.notify_all()

    def wait(self, news: int, seconds: float) -> dict[str, Any]:
        """The state as soon as its news differs from `news`, or after a time."""
        with self._condition:
            self._condition.wait_for(lambda: self.news != news or not self._open, seconds)
            return {
                "version": self.version,
                "news": self.news,
                "failed": self.failed,
                "problems": self.problems,
            }

    def close(self) -> None:
        """Send everybody home who waits."""
        with self._condition:
            self._open = False
            self._condition.notify_all()
