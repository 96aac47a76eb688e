"""`State`: what the last build of a site into a folder saw, kept in .sitegen/ beside content.

If it still holds, a build has nothing to do but to say again what it said. This module is read by
every such build: it imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from array import array

from sitegen.build.inputs import Stats, same, scan, young
from sitegen.build.program import signature
from sitegen.build.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sitegen.build.settings import Settings

FOLDER = ".sitegen"
_VERSION = 1
_TYPES = {
    "version": int,
    "settings": dict,
    "program": str,
    "inputs": dict,
    "young": dict,
    "report": dict,
    "paths": str,
    "stats": list,
}
_MANY = 5_000  # files from which a second process pays for looking at them


def today() -> str:
    """The date in UTC, so that the same moment builds the same site everywhere."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def state_file(settings: Settings) -> str:
    """Where the state of a site's build into a folder is kept."""
    output = os.path.relpath(settings.output, settings.source)
    name = zlib.crc32(output.encode("utf-8", "surrogatepass"))
    return f"{settings.source}/{FOLDER}/state-{name:08x}.json"


def cache_folder(source: str) -> str | None:
    """The cache of a site, made if need be; None where there cannot be one.

    It carries a .gitignore that keeps it out of version control. A link is not followed: it would
    lead to a folder that is not ours.
    """
    folder = f"{source}/{FOLDER}"
    ignore = f"{folder}/.gitignore"
    try:
        if os.path.islink(folder) or os.path.islink(ignore):
            return None
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="utf-8") as file:
                file.write("*\n")
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


class Snapshot:
    """The program, the settings and the inputs as they were before anything was read."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.program = signature()
        self.inputs: Stats = scan(settings.source)
        self.young = young(settings.source, self.inputs)


def load(settings: Settings) -> dict[str, Any] | None:
    """The state of the last build, or None if there is none that can be read."""
    try:
        with open(state_file(settings), "rb") as file:
            state = json.loads(file.read())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(state, dict) or state.get("version") != _VERSION:
        return None
    types = {name: type(value) for name, value in state.items()}
    if types != _TYPES | {"day": types.get("day")}:
        return None
    return state


def save(
    snapshot: Snapshot,
    report: Report,
    outputs: Mapping[str, tuple[int, int]],
    *,
    day: str | None,
) -> None:
    """Keep what a finished build saw, if there can be a cache.

    `day` is the date if the site depends on it.
    """
    if cache_folder(snapshot.settings.source) is None:
        return
    state = {
        "version": _VERSION,
        "settings": snapshot.settings.as_state(),
        "program": snapshot.program,
        "inputs": snapshot.inputs,
        "young": snapshot.young,
        "day": day,
        "report": report.as_state(),
        "paths": "\n".join(outputs),
        "stats": [number for stat in outputs.values() for number in stat],
    }
    path = state_file(snapshot.settings)
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(json.dumps(state, ensure_ascii=False, separators=(",", ":")))
        os.replace(temporary, path)
    except OSError:  # a full disk, perhaps: the next build has more to do
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def outputs_of(state: Mapping[str, Any] | None) -> dict[str, tuple[int, int]]:
    """The files of the output as the last build wrote them: (mtime in ns, size) by path."""
    if state is None:
        return {}
    numbers = iter(state["stats"])
    return dict(zip(state["paths"].split("\n"), zip(numbers, numbers, strict=False), strict=False))


def unchanged(settings: Settings) -> Report | None:
    """The last build's report if a build now would do nothing, else None."""
    source, output = settings.source, settings.output
    state = load(settings)
    if state is None or state["settings"] != settings.as_state():
        return None
    if state["day"] not in (None, today()):
        return None
    if state["program"] != signature() or state["inputs"] != scan(source):
        return None
    if not same(source, state["young"]):
        return None
    if stats(output, state["paths"].split("\n")).tolist() != state["stats"]:
        return None
    try:
        return Report.from_state(state["report"])
    except (KeyError, TypeError, ValueError):
        return None


def stats(folder: str, paths: Sequence[str]) -> array[int]:
    """The mtime in ns and the size of each file, one after the other; -1, -1 if it is missing."""
    if len(paths) < _MANY or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return _stats(folder, paths)
    half = len(paths) // 2
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            with open(writer, "wb") as pipe:
                pipe.write(_stats(folder, paths[half:]).tobytes())
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    found = _stats(folder, paths[:half])
    with open(reader, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    rest = array("q")
    if len(data) == 16 * (len(paths) - half):
        rest.frombytes(data)
    else:
        rest = _stats(folder, paths[half:])
    return found + rest


def _stats(folder: str, paths: Sequence[str]) -> array[int]:
    found = array("q")
    add = found.extend
    stat = os.lstat
    for path in paths:
        try:
            status = stat(f"{folder}/{path}")
        except (OSError, ValueError):
            add((-1, -1))
        else:
            add((status.st_mtime_ns, status.st_size))
    return found
