"""`Channel`: tells browsers that wait that the site was planned anew or has other problems."""

from __future__ import annotations

import threading
import time
from typing import Any

Problem = dict[str, Any]


class Channel:
    """What the last build found. `news` counts what was published.

    It starts from the clock, so that a restarted server is news, too.
    """

    def __init__(self) -> None:
        self.news = int(time.time() * 1000)
        self.failed = False
        self.problems: list[Problem] = []
        self._condition = threading.Condition()
        self._open = True

    def publish(self, problems: list[Problem], *, failed: bool) -> None:
        """Tell of a build: its problems, and whether it failed."""
        with self._condition:
            self.news += 1
            self.problems = problems
            self.failed = failed
            self._condition.notify_all()

    def wait(self, news: int, seconds: float) -> None:
        """Wait until there is other news than `news`, or for a time."""
        with self._condition:
            self._condition.wait_for(lambda: self.news != news or not self._open, seconds)

    def close(self) -> None:
        """Send everybody home who waits."""
        with self._condition:
            self._open = False
            self._condition.notify_all()
