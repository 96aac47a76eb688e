"""The cache of answers on disk: one file an address, whole or absent, never a secret in it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

KEPT_DAYS = 90
_SUFFIX = ".answer"
_TEMPORARY = ".sitegen-tmp"


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer on disk: the address asked and the one that answered, the moment (Unix time)."""

    asked: str
    url: str
    moment: float
    body: bytes
    etag: str = ""
    modified: str = ""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks, and whenever we are killed, it is old or new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder tree."""
    for path in folder.rglob(f".*{_TEMPORARY}"):
        with contextlib.suppress(OSError):
            path.unlink()


class Cache:
    """The answers of earlier requests in one folder. A damaged file counts as absent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, url: str) -> Path:
        return self.folder / (hashlib.sha256(url.encode()).hexdigest()[:40] + _SUFFIX)

    def find(self, url: str) -> Stored | None:
        """What is stored for an address, however old, or None."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            facts = json.loads(head)
            stored = Stored(
                asked=str(facts["asked"]),
                url=str(facts["url"]),
                moment=float(facts["moment"]),
                body=body,
                etag=str(facts["etag"]),
                modified=str(facts["modified"]),
            )
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        return stored if stored.asked == url and len(body) == facts.get("size") else None

    def keep(self, stored: Stored) -> None:
        """Store an answer. A disk that is full or read-only costs only the saving."""
        facts = {
            "asked": stored.asked,
            "url": stored.url,
            "moment": stored.moment,
            "etag": stored.etag,
            "modified": stored.modified,
            "size": len(stored.body),
        }
        with contextlib.suppress(OSError):
            write_whole(self._path(stored.asked), json.dumps(facts).encode() + b"\n" + stored.body)

    def renew(self, stored: Stored, moment: float) -> Stored:
        """Store that an answer still held at a later moment."""
        stored = replace(stored, moment=moment)
        self.keep(stored)
        return stored

    def prune(self, now: float) -> None:
        """Forget answers older than `KEPT_DAYS` and what killed runs left."""
        sweep(self.folder)
        for path in self.folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > KEPT_DAYS * 86400:
                    path.unlink()


class Resumption:
    """The note that a run is under way: a later run takes the answers that it had already got."""

    LASTS = 6 * 3600.0  # seconds; what an older run got is asked again

    def __init__(self, folder: Path) -> None:
        self.path = folder / "unfinished"

    def begin(self, now: float) -> float | None:
        """Note the start; the start of the unfinished run that this one goes on with, or None."""
        try:
            started = float(self.path.read_text("ascii"))
        except (OSError, ValueError):
            started = -1.0
        if 0 <= now - started <= self.LASTS:
            return started
        with contextlib.suppress(OSError):
            write_whole(self.path, repr(now).encode())
        return None

    def end(self) -> None:
        """Note that the run came to its end."""
        with contextlib.suppress(OSError):
            self.path.unlink()
