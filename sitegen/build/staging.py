"""`Staging`: a folder beside the site in which a build writes before anything is renamed.

It mirrors the tree of the site. A folder that the site does not have yet is renamed as a whole,
so a first build costs a handful of renames. Processes that render write into it side by side.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import NamedTuple

PREFIX = ".sitegen-tmp-"
_OURS = re.compile(re.escape(PREFIX) + r"[0-9]+\Z")
# Parts that are neither empty nor "." nor "..", without control characters, backslashes or drives.
_SAFE = re.compile(
    rf"(?!{re.escape(PREFIX)})(?![A-Za-z]:)"
    r"(?:(?!\.{1,2}(?:/|\Z))[^/\x00-\x1f\\]++(?:/(?!\Z)|\Z))++"
)


class Stat(NamedTuple):
    """What tells that a file is still as it was written: time of change in ns, size in bytes."""

    mtime_ns: int
    size: int


def is_safe(path: str) -> bool:
    """Whether a path names a file below the output folder, on every system, and not one of ours."""
    return _SAFE.fullmatch(path) is not None


def sweep(output: Path) -> None:
    """Remove what a killed build left: folders and files named `.sitegen-tmp-NUMBER`."""
    try:
        names = [name for name in os.listdir(output) if _OURS.match(name)]
    except FileNotFoundError:
        return
    for name in names:
        path = output / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


class Staging:
    """The staging folder of one build, named after its process."""

    def __init__(self, output: Path) -> None:
        self.output = str(output)
        self.folder = f"{self.output}/{PREFIX}{os.getpid()}"
        os.mkdir(self.folder)

    def _create(self, path: str) -> int:
        if not is_safe(path):
            raise ValueError(f"{path!r} leaves the output folder")
        full = f"{self.folder}/{path}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            return os.open(full, flags, 0o666)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(full), exist_ok=True)
            return os.open(full, flags, 0o666)

    def write(self, path: str, data: bytes) -> Stat:
        """Write a file. Raises OSError, and ValueError for a path that `is_safe` refuses."""
        handle = self._create(path)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            return Stat(os.fstat(handle).st_mtime_ns, len(data))
        finally:
            os.close(handle)

    def copy(self, path: str, source: Path) -> Stat:
        """Copy a file. Raises as `write` does."""
        with open(source, "rb") as reader, os.fdopen(self._create(path), "wb") as writer:
            shutil.copyfileobj(reader, writer, 1 << 20)
            writer.flush()
            status = os.fstat(writer.fileno())
        return Stat(status.st_mtime_ns, status.st_size)

    def close(self) -> None:
        """Remove the folder and what is left in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
