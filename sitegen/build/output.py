"""`Output`: the folder that a site is written into, and the rules of what may be touched in it.

A folder is ours when it is empty or carries our manifest. Files are staged beside their place and
renamed only when every one of them could be made; only files that the manifest lists are removed;
nothing is ever written or removed through a symbolic link.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.build.inputs import FOLDERS
from sitegen.build.lock import lock, unlock
from sitegen.build.manifest import NAME, NO_FILES, Entry, Manifest, read_manifest
from sitegen.build.staging import PREFIX, Staging, is_safe, sweep
from sitegen.digest import digest_bytes
from sitegen.errors import NOWHERE, Place, Problems

# What people and hosts leave in an otherwise empty folder; none of it is a reason to refuse.
_HARMLESS = {".DS_Store", "Thumbs.db", ".git", ".gitkeep"}


class Output:
    """An output folder that this process holds for the time of one build.

    `manifest` is what an earlier build wrote there.
    """

    def __init__(self, folder: Path, manifest: Manifest, handle: int | None, made: bool) -> None:
        self.folder = folder
        self.manifest = manifest
        self._handle = handle
        self._made = made

    @classmethod
    def open(cls, folder: Path, problems: Problems) -> Output | None:
        """Take the folder, made if need be, or None with an error that says why it is refused."""
        if folder.is_symlink() and not folder.exists():
            problems.add(
                "output-unwritable",
                NOWHERE,
                f"the output folder {folder.name} is a link to a folder that does not exist",
                "make that folder, or choose another with --output",
            )
            return None
        if folder.exists() and not folder.is_dir():
            problems.add(
                "output-unwritable",
                NOWHERE,
                f"the output {folder.name} is a file, not a folder",
                "choose another with --output",
            )
            return None
        made = not folder.exists()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle = lock(folder)
            if handle is None:
                problems.add(
                    "output-busy",
                    NOWHERE,
                    f"another build is writing into {folder.name}",
                    "wait until it has finished, or choose another folder with --output",
                )
                return None
            sweep(folder)
        except OSError as error:
            unwritable(error, problems)
            return None
        manifest = read_manifest(folder, problems)
        if manifest is None and (foreign := _foreign(folder)):
            problems.add(
                "output-not-ours",
                NOWHERE,
                f"the output folder {folder.name} holds files that sitegen did not write"
                f" ({foreign})",
                "choose another folder with --output, or empty this one",
            )
            unlock(handle)
            return None
        return cls(folder, manifest or NO_FILES, handle, made)

    def close(self) -> None:
        """Let go of the folder; remove it if it was made for nothing."""
        if self._made:
            with contextlib.suppress(OSError):
                os.rmdir(self.folder)
        unlock(self._handle)

    def moves(self, staging: Staging, stale: frozenset[str], problems: Problems) -> list[str]:
        """The files and folders to rename so that the staged tree becomes part of the folder.

        A folder that is not there yet moves as a whole. Adds an error for everything in the way
        that is not ours; the `stale` files of an older build are.
        """
        found: list[str] = []
        pending = [""]
        while pending:
            prefix = pending.pop()
            with os.scandir(f"{staging.folder}/{prefix}") as entries:
                for entry in sorted(entries, key=lambda item: item.name):
                    path = prefix + entry.name
                    target = f"{self.folder}/{path}"
                    mode = _mode(target)
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if mode is not None and is_folder and stat.S_ISDIR(mode):
                        pending.append(f"{path}/")
                    elif mode is None or self._may_replace(entry, path, mode, stale, problems):
                        found.append(path)
        return found

    def _may_replace(
        self,
        entry: os.DirEntry[str],
        path: str,
        mode: int,
        stale: frozenset[str],
        problems: Problems,
    ) -> bool:
        """Whether what stands at a path, of the given mode, may give way to a staged entry."""
        is_folder = entry.is_dir(follow_symlinks=False)
        target = f"{self.folder}/{path}"
        what = "a file"
        if stat.S_ISDIR(mode):
            what = "a folder"
            allowed = self._holds_only(target, path, stale)
        elif is_folder:
            what = "a symbolic link" if stat.S_ISLNK(mode) else what
            allowed = path in stale and self._is_as_written(path, self.manifest.entries[path])
        else:
            allowed = path in self.manifest.entries or _same_bytes(entry.path, target)
        if not allowed:
            problems.add(
                "output-in-the-way",
                Place(path),
                f"the site needs this place, but {what} that sitegen did not write is there",
                "move it away; files to be copied as they are belong into content/root/",
            )
        return allowed

    def _holds_only(self, folder: str, path: str, stale: frozenset[str]) -> bool:
        for parent, _, names in os.walk(folder):
            below = path + parent[len(folder) :].replace(os.sep, "/")
            for name in names:
                file = f"{below}/{name}"
                if file not in stale or not self._is_as_written(file, self.manifest.entries[file]):
                    return False
        return True

    def put(
        self, staging: Staging, moves: Sequence[str], stale: Iterable[str], problems: Problems
    ) -> list[str]:
        """Make the moves and remove the stale files; returns the paths that were removed.

        New files come before old ones go, unless an old one is where a new one belongs. Raises
        OSError.
        """
        targets = frozenset(moves)
        late: list[str] = []
        blocking: list[str] = []
        for path in stale:
            blocks = path in targets or not targets.isdisjoint(parents(path))
            (blocking if blocks else late).append(path)
        removed = self._remove(blocking, problems)
        for path in moves:
            os.replace(f"{staging.folder}/{path}", f"{self.folder}/{path}")
        return removed + self._remove(late, problems)

    def clear(self, problems: Problems) -> list[str]:
        """Remove every file that the manifest lists, and the manifest; returns the paths.

        Where somebody else's file stays, an empty manifest does too: the folder is still one that
        builds may write into. Raises OSError.
        """
        removed = self._remove(self.manifest.entries, problems)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.folder / NAME)
        if any(not name.startswith(PREFIX) for name in os.listdir(self.folder)):
            Manifest({}).write(self.folder)
        self._made = True  # by an earlier build; `close` removes it if nothing is left
        return removed

    def _remove(self, paths: Iterable[str], problems: Problems) -> list[str]:
        """Remove files that the manifest lists, and the folders this empties.

        Returns the paths that were removed. A file that was changed since it was written stays,
        with a warning. Raises OSError.
        """
        gone = []
        folders: set[str] = set()
        for path in paths:
            entry = self.manifest.entries.get(path)
            if entry is None or not is_safe(path) or not self._is_direct(path):
                continue
            try:
                if not self._is_as_written(path, entry):
                    problems.add(
                        "output-changed-by-hand",
                        Place(path),
                        "this file of an older build was changed since; it is left where it is",
                        "remove it yourself if nobody needs it",
                    )
                    continue
                os.unlink(self.folder / path)
            except FileNotFoundError:
                continue
            gone.append(path)
            folders.update(parents(path))
        for name in sorted(folders, key=len, reverse=True):
            with contextlib.suppress(OSError):  # it still holds something
                os.rmdir(self.folder / name)
        return gone

    def _is_as_written(self, path: str, entry: Entry) -> bool:
        full = self.folder / path
        mode = os.lstat(full).st_mode
        if not stat.S_ISREG(mode):
            return False
        return not entry.digest or digest_bytes(full.read_bytes()) == entry.digest

    def _is_direct(self, path: str) -> bool:
        """Whether no folder on the way to a file is a symbolic link."""
        return not any((self.folder / parent).is_symlink() for parent in parents(path))


def unwritable(error: OSError, problems: Problems) -> None:
    """Record that the system refused to write."""
    problems.add(
        "output-unwritable",
        NOWHERE,
        f"the output cannot be written: {error.strerror or error}"
        + (f" ({os.path.basename(os.fspath(error.filename))})" if error.filename else ""),
        "check the folder's permissions and the free space, then build again",
    )


def refuse_folders(source: Path, output: Path, problems: Problems) -> bool:
    """Whether the output must be refused because it is, holds or lies in what is read."""
    source, output = source.resolve(), output.resolve()
    inside = output.relative_to(source).parts if source in output.parents else ()
    if output == source:
        found = "is the source folder"
    elif output in source.parents:
        found = "holds the source folder"
    elif inside[:1] and inside[0] in FOLDERS:
        found = f"lies in the folder {inside[0]} of the source"
    elif inside in ((".sitegen",), (".git",)):
        found = f"is {inside[0]}"
    else:
        return False
    problems.add(
        "output-is-source",
        NOWHERE,
        f"the output folder {found}",
        "choose a folder of its own with --output; the default is public",
    )
    return True


def _mode(path: str) -> int | None:
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _same_bytes(one: str, other: str) -> bool:
    return os.path.isfile(other) and filecmp.cmp(one, other, shallow=False)


def parents(path: str) -> list[str]:
    """The folders on the way to a file: "a/b/c" -> ["a", "a/b"]."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _foreign(folder: Path) -> str:
    """The first file or folder that stands in the way of calling the folder ours, or ""."""
    names = (name for name in os.listdir(folder) if name not in _HARMLESS)
    return min((name for name in names if not name.startswith(PREFIX)), default="")
