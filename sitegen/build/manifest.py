"""`Manifest`: the list of files that makes an output folder ours.

It lies in the output as `.sitegen-manifest.json`, is deterministic and holds no absolute path and
no time. It is written before the first file of a build is renamed (old and planned paths) and
again at the end. What is not in it is never removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sitegen.build.staging import PREFIX, is_safe
from sitegen.errors import Place, Problems

NAME = ".sitegen-manifest.json"
_GENERATOR = "sitegen"
_VERSION = 1


class Entry(NamedTuple):
    """A file as it was written: the four parts of its fingerprint and the digest of its bytes.

    All are "" for a file that a build was about to write: nothing is known of it but its path.
    """

    template: str = ""
    view: str = ""
    site: str = ""
    program: str = ""
    digest: str = ""


UNKNOWN = Entry()


class Manifest:
    """The files of an output folder by POSIX path relative to it."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries

    def to_bytes(self) -> bytes:
        """The manifest as JSON, a file per line, in the order of paths."""
        kinds = sorted({(e.template, e.site, e.program) for e in self.entries.values()})
        number = {kind: index for index, kind in enumerate(kinds)}
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        files = ",\n".join(
            f'{encode(path)}:[{number[e.template, e.site, e.program]},"{e.view}","{e.digest}"]'
            for path, e in sorted(self.entries.items())
        )
        head = f'{{"generator":"{_GENERATOR}","version":{_VERSION},"kinds":{encode(kinds)}'
        return f'{head},"files":{{\n{files}\n}}}}\n'.encode("utf-8", "surrogatepass")

    def with_planned(self, paths: Iterable[str]) -> Manifest:
        """The manifest that stands while `paths` are about to be written."""
        return Manifest({**self.entries, **dict.fromkeys(paths, UNKNOWN)})

    def write(self, output: Path) -> None:
        """Write the manifest beside its place and rename it. Raises OSError."""
        temporary = f"{output}/{PREFIX}{os.getpid()}0"
        with open(temporary, "wb") as file:
            file.write(self.to_bytes())
        os.replace(temporary, output / NAME)


NO_FILES = Manifest({})


def read_manifest(output: Path, problems: Problems) -> Manifest | None:
    """The manifest of an output folder; None if there is none that is ours.

    A damaged one is told and read as empty: every file is then written, nothing is removed. Paths
    that leave the folder are told and forgotten. A manifest of another version keeps its paths
    but nothing else, so every file is rebuilt.
    """
    path = output / NAME
    place = Place(NAME)
    if path.is_symlink() or not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return _damaged(place, problems)
    if not isinstance(data, dict) or data.get("generator") != _GENERATOR:
        return None
    files = data.get("files")
    if not isinstance(files, dict):
        return _damaged(place, problems)
    kept = {name: value for name, value in files.items() if is_safe(name) and name != NAME}
    if outside := [name for name in files if name not in kept]:
        problems.add(
            "output-manifest-damaged",
            place,
            f"the list of written files names {len(outside)} outside the folder"
            f" ({outside[0]!r}); they are left alone",
            "find out who wrote it, or build into an empty folder",
        )
    if data.get("version") != _VERSION:
        return Manifest(dict.fromkeys(kept, UNKNOWN))
    return Manifest(_entries(kept, data.get("kinds")))


def _entries(files: Mapping[str, object], kinds: object) -> dict[str, Entry]:
    """The entries of a manifest's files; what is not as we write it is `UNKNOWN`."""
    table = [
        tuple(kind) if isinstance(kind, list) and all(isinstance(p, str) for p in kind) else ()
        for kind in (kinds if isinstance(kinds, list) else [])
    ]
    entries = {}
    for name, value in files.items():
        entry = UNKNOWN
        if isinstance(value, list) and len(value) == 3:
            number, view, digest = value
            if (
                isinstance(number, int)
                and isinstance(view, str)
                and isinstance(digest, str)
                and 0 <= number < len(table)
                and len(table[number]) == 3
                and (view + digest).isalnum()
            ):
                template, site, program = table[number]
                entry = Entry(template, view, site, program, digest)
        entries[name] = entry
    return entries


def _damaged(place: Place, problems: Problems) -> Manifest:
    problems.add(
        "output-manifest-damaged",
        place,
        "the list of written files cannot be read: every file is written again, none is removed",
        "to be rid of files of an older build, empty the output folder and build again",
    )
    return NO_FILES
