"""`Watcher`: notices when a file of the source changes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.build.inputs import FOLDERS
from sitegen.content.files import is_clutter, is_ignored

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET = 0.015  # seconds without a change after which a save is taken to be over
_LONGEST = 0.5  # seconds after which a rebuild starts although files keep changing
_MEANT = ("created", "modified", "moved", "deleted", "closed")
_ENDINGS = (".bib", ".yaml", ".yml")


class Watcher:
    """Watches a source; `extra` are further folders, such as the themes'.

    Use it as a context; `wait` blocks until there is a change.
    """

    def __init__(self, source: Path, extra: Iterable[Path] = ()) -> None:
        self._source = os.path.realpath(source)
        self._extra = [os.path.realpath(folder) for folder in extra]
        self._changed = threading.Event()
        self._observer: BaseObserver | None = None
        self._handler: FileSystemEventHandler
        self._watches: dict[str, ObservedWatch] = {}

    def __enter__(self) -> Watcher:
        from watchdog.observers import Observer
        from watchdog.observers.polling import PollingObserver

        try:
            self._observer = self._start(Observer())
        except OSError:  # the system allows no more watches
            self._observer = self._start(PollingObserver())
        return self

    def __exit__(self, *_: object) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(1)

    def _start(self, observer: BaseObserver) -> BaseObserver:
        from watchdog.events import FileSystemEventHandler

        self._handler = FileSystemEventHandler()
        self._handler.dispatch = self._notice  # type: ignore[method-assign]
        self._watches = {}
        # The output may lie in the source and be large, so only its top is watched as a whole.
        observer.schedule(self._handler, self._source, recursive=False)
        self._watch_folders(observer)
        observer.start()
        return observer

    def _watch_folders(self, observer: BaseObserver) -> None:
        """Watch the folders that are there now, and no longer those that were."""
        folders = [os.path.join(self._source, name) for name in FOLDERS]
        for folder in (*folders, *self._extra):
            known = self._watches.get(folder)
            if os.path.isdir(folder):
                if known is None:
                    self._watches[folder] = observer.schedule(self._handler, folder, recursive=True)
            elif known is not None:
                observer.unschedule(self._watches.pop(folder))

    def _notice(self, event: FileSystemEvent) -> None:
        if event.event_type not in _MEANT:
            return
        if event.is_directory and event.event_type == "modified":
            return
        paths = [os.fsdecode(event.src_path)]
        if event.event_type == "moved":
            paths.append(os.fsdecode(event.dest_path))
        if any(self.matters(path) for path in paths):
            self._changed.set()

    def matters(self, path: str) -> bool:
        """Whether a change of a file can change the site."""
        if any(path.startswith(folder + os.sep) for folder in self._extra):
            return not is_ignored(os.path.basename(path))
        if not path.startswith(self._source + os.sep):
            return False
        parts = path[len(self._source) + 1 :].split(os.sep)
        if parts[0] in FOLDERS:
            # vim tests whether it may write into a folder with a file called 4913
            ignored = is_clutter if parts[:2] == ["content", "root"] else is_ignored
            return parts[-1] != "4913" and not any(map(ignored, parts))
        return len(parts) == 1 and parts[0].lower().endswith(_ENDINGS)

    @property
    def is_pending(self) -> bool:
        """Whether there is a change that nobody has waited for yet."""
        return self._changed.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Block until something changed and then was quiet; False if `seconds` passed before."""
        if not self._changed.wait(seconds):
            return False
        deadline = time.monotonic() + _LONGEST
        while True:
            self._changed.clear()
            left = min(QUIET, deadline - time.monotonic())
            if left <= 0 or not self._changed.wait(left):
                break
        if self._observer is not None:
            self._watch_folders(self._observer)
        return True
