"""`Loop`: build, tell the browsers, wait for a change, and again."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from sitegen.build.assembly import Warmth
from sitegen.build.build import build_site
from sitegen.build.inputs import scan
from sitegen.build.making import Progress
from sitegen.build.report import Report
from sitegen.build.settings import Settings
from sitegen.build.state import FOLDER, SERVED, cache_folder
from sitegen.serve.channel import Channel
from sitegen.serve.server import Server
from sitegen.serve.watch import Watcher
from sitegen.theme import themes_folder

Tell = Callable[[Report, float], None]


class Loop:
    """A site that is rebuilt as its files change, in a folder of the cache: public/ stays as it is.

    `settings.output` is not used; `tell` is called with the report of each build and the seconds
    that it took. Raises PermissionError if there can be no cache.
    """

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self.channel = Channel()
        cache = cache_folder(settings.source)
        if cache is None:
            raise PermissionError(f"{settings.source}/{FOLDER} cannot be written")
        self.settings = Settings(
            settings.source,
            os.path.join(cache, SERVED),
            drafts=settings.drafts,
            url=settings.url,
        )
        self.folder = Path(self.settings.output)
        self._warmth = Warmth()
        self._tell = tell

    def build(self, progress: Progress | None = None, processes: int | None = None) -> Report:
        """Build once and tell everybody."""
        start = time.perf_counter()
        report = build_site(
            self.settings, warmth=self._warmth, processes=processes, progress=progress
        )
        changed = bool(report.reasons or report.removed)
        self.channel.publish(report.problems, changed=changed, failed=report.failed)
        self._tell(report, time.perf_counter() - start)
        return report

    def base(self) -> str:
        """The path that the site will be served under, from its url: "/" or "/repo/"."""
        url = self._warmth.site.config.url if self._warmth.site else ""
        path = url.partition("://")[2].partition("/")[2].strip("/")
        return f"/{path}/" if path else "/"

    def run(self, server: Server, ready: Callable[[], None], progress: Progress) -> None:
        """Build, serve and rebuild until KeyboardInterrupt; `ready` is called when pages are there.

        Only the first build may fork: the process has threads afterwards. What is saved while it
        runs is found by comparing.
        """
        before = scan(self.settings.source)
        self.build(progress)
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        with Watcher(Path(self.settings.source), [themes_folder()]) as watcher:
            server.base = self.base()
            thread.start()
            ready()
            missed = scan(self.settings.source) != before
            try:
                while True:
                    if missed or watcher.wait(1.0):
                        missed = False
                        self.build(processes=1)
                        server.base = self.base()
            finally:
                self.channel.close()
                server.shutdown()
                server.server_close()
