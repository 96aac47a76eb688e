"""`Loop`: plan, tell the browsers, look for failures, wait for a change, and again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.build.assembly import Warmth, assemble
from sitegen.build.build import make_report
from sitegen.build.dangling import report_missing
from sitegen.build.failure import tell_failures
from sitegen.build.inputs import scan
from sitegen.build.report import Report
from sitegen.build.settings import Settings
from sitegen.build.sources import Sources
from sitegen.errors import Problems
from sitegen.serve.edition import Edition
from sitegen.serve.server import Server
from sitegen.serve.watch import Watcher
from sitegen.theme import themes_folder

if TYPE_CHECKING:
    from sitegen.render.renderer import Fingerprint

_IDLE = 0.25  # seconds in which browsers fetch what changed before everything else is verified

Tell = Callable[[Report, float], None]


class Loop:
    """A site that is planned anew as its files change; nothing is written.

    `tell` is called with the report of each plan and the seconds that it took, and again when
    rendering everything has found more.
    """

    def __init__(self, settings: Settings, server: Server, tell: Tell) -> None:
        self._settings = settings
        self._server = server
        self._tell = tell
        self._warmth = Warmth()
        self._problems = Problems()
        self._good: Edition | None = None
        self._marks: dict[str, Fingerprint] = {}
        self._unverified = False

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until KeyboardInterrupt; `ready` is called when browsers may come."""
        before = scan(self._settings.source)
        self._plan()
        thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        with Watcher(Path(self._settings.source), [themes_folder()]) as watcher:
            thread.start()
            ready()
            changed = scan(self._settings.source) != before  # before the watcher was there
            try:
                while True:
                    if changed:
                        self._plan()
                    elif self._unverified:
                        self._verify(watcher)
                    changed = watcher.wait(_IDLE if self._unverified else 1.0)
            finally:
                self._server.channel.close()
                self._server.shutdown()
                self._server.server_close()

    def _plan(self) -> None:
        """Plan the site; browsers are told at once and get what they ask for from the new plan."""
        start = time.perf_counter()
        self._problems = Problems()
        site = assemble(self._settings, self._problems, self._warmth)
        failed = site is None or bool(self._problems.errors)
        if site is not None and not failed:
            report_missing(site, Sources(site), self._problems)
        report = make_report(site, self._problems)
        if site is not None and not failed:
            now = self._server.edition
            self._server.edition = Edition(site, now.shown if now else None, self._good)
            self._unverified = True
        self._server.channel.publish(report.problems, failed=failed)
        self._tell(report, time.perf_counter() - start)

    def _verify(self, watcher: Watcher) -> None:
        """Look for pages that cannot be rendered, until something changes."""
        edition = self._server.edition
        if edition is None:
            return
        start = time.perf_counter()
        verdict = edition.verify(self._marks, lambda: watcher.is_pending)
        if verdict is None:
            return
        self._unverified = False
        self._marks = verdict.marks
        if not verdict.failures:
            self._good = edition
            edition.close_past()
            return
        tell_failures(verdict.failures, self._problems)
        report = make_report(edition.site, self._problems)
        self._server.channel.publish(report.problems, failed=True)
        self._tell(report, time.perf_counter() - start)
