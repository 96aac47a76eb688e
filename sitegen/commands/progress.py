"""`ProgressBar`: a line on a terminal that shows how far a build has come."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0  # seconds before the bar appears
_WIDTH = 30


class ProgressBar:
    """Counts pages on stderr if that is a terminal and the build takes longer than a second."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._shown = 0.0
        self._wanted = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that so many of all files are done, at most ten times a second."""
        now = time.perf_counter()
        if not self._wanted or now - self._start < PATIENCE or now - self._shown < 0.1:
            return
        self._shown = now
        full = _WIDTH * done // max(total, 1)
        bar = "#" * full + "." * (_WIDTH - full)
        sys.stderr.write(f"\r[{bar}] {done:,} of {total:,} files")
        sys.stderr.flush()

    def close(self) -> None:
        """Wipe the bar."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._wanted = False
