"""A lock on an output folder, so that two builds do not write into it at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

PATIENCE = 10.0  # seconds that a build waits for another one to finish


def lock(folder: Path) -> int | None:
    """Lock a folder against other builds; None if it is still locked after `PATIENCE`.

    The lock ends with the process, however it ends. -1 where the system has no such locks.
    """
    try:
        import fcntl
    except ImportError:
        return -1
    handle = os.open(folder, os.O_RDONLY)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                return None
            time.sleep(0.02)
        except OSError:
            return handle  # a file system without locks
        else:
            return handle


def unlock(handle: int | None) -> None:
    """Let other builds in."""
    if handle is not None and handle >= 0:
        os.close(handle)
