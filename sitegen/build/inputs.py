"""The files that a site is made from, and whether they are still the same.

Stat data decide; a file so young that a second change could hide behind the same time is read
again. This module is read by every build, also by one with nothing to do: it imports nothing
heavy.
"""

from __future__ import annotations

import os
import time

FOLDERS = ("content", "theme", "themes")
_ROOT = "content/root/"  # copied as it is, .well-known included
_ENDINGS = (".bib", ".yaml", ".yml")
YOUNG = 2_000_000_000  # ns: coarser clocks than this are not in use

Stats = dict[str, list[int]]


def scan(source: str) -> Stats:
    """Every input by path relative to the source: [mtime in ns, size, inode].

    Inputs are everything in the folders content, theme and themes, and the .bib and YAML files
    at the source's top; hidden files are not, but for those in content/root. A folder, of which
    only the presence counts, is [0, 0, 0] under its path and "/".
    """
    found: Stats = {}
    seen: set[tuple[int, int]] = set()
    pending = [""]
    while pending:
        prefix = pending.pop()
        try:
            entries = os.scandir(f"{source}/{prefix}" if prefix else source)
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." and not prefix.startswith(_ROOT):
                    continue
                path = prefix + name
                try:
                    if entry.is_dir():
                        if not prefix and name not in FOLDERS:
                            continue
                        if entry.is_symlink():
                            status = entry.stat()
                            if (status.st_dev, status.st_ino) in seen:
                                continue
                            seen.add((status.st_dev, status.st_ino))
                        pending.append(f"{path}/")
                        found[f"{path}/"] = [0, 0, 0]
                        continue
                    if not prefix and not name.lower().endswith(_ENDINGS):
                        continue
                    status = entry.stat()
                except OSError:
                    found[path] = [-1, -1, -1]  # a link to nowhere
                    continue
                found[path] = [status.st_mtime_ns, status.st_size, status.st_ino]
    return found


def digest_file(path: str) -> str:
    """The digest of a file's bytes, or "" if it cannot be read."""
    import hashlib

    try:
        with open(path, "rb") as file:
            return hashlib.blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""


def young(source: str, stats: Stats, since: int | None = None) -> dict[str, str]:
    """The digests of the inputs that changed in the `YOUNG` time before `since` (ns, now)."""
    border = (time.time_ns() if since is None else since) - YOUNG
    return {
        path: digest_file(f"{source}/{path}") for path, stat in stats.items() if stat[0] >= border
    }


def same(source: str, digests: dict[str, str]) -> bool:
    """Whether files still have the digests that `young` took."""
    return all(digest_file(f"{source}/{path}") == known for path, known in digests.items())
