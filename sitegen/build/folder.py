"""Plan -> folder: render what changed, put it in place, remove what the site no longer has."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen.build.decision import Reason
from sitegen.build.failure import Failure, tell_failures
from sitegen.build.making import Made, Maker, Progress, Renderer
from sitegen.build.manifest import NAME, Manifest
from sitegen.build.output import Output, unwritable
from sitegen.build.staging import Staging, Stat, is_safe
from sitegen.errors import NOWHERE, Problems, SiteError
from sitegen.pages.page import Item, output_path


class Outcome(NamedTuple):
    """What happened to a folder: the paths written and why, those kept and removed.

    `stats` are the stat data of every file that now stands there, the manifest included.
    """

    written: Mapping[str, tuple[Reason, ...]]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    stats: dict[str, Stat]


def write_site(
    items: Mapping[str, Item],
    renderer: Renderer,
    folder: Path,
    problems: Problems,
    *,
    known: Mapping[str, tuple[int, int]],
    processes: int | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Make a folder hold the items, and of files that an older build wrote nothing else.

    `known` are stat data of files as the last build left them: they spare reading the file.
    Raises SiteError, with an error added to `problems`, when something forbids to write; then no
    file was touched, unless the system refused in the middle: the next build mends that.
    """
    _refuse_paths(items, problems)
    if problems.errors:
        raise SiteError(problems.sorted())
    output = Output.open(folder, problems)
    if output is None:
        raise SiteError(problems.sorted())
    try:
        staging = Staging(folder)
        try:
            maker = Maker(renderer, staging, output.manifest.entries, known)
            results = maker.make_all(list(items.values()), processes=processes, progress=progress)
            tell_failures((found for found in results if isinstance(found, Failure)), problems)
            if problems.errors:
                raise SiteError(problems.sorted())
            made = [found for found in results if isinstance(found, Made)]
            return _commit(output, staging, made, problems)
        finally:
            staging.close()
    except OSError as error:
        unwritable(error, problems)
        raise SiteError(problems.sorted()) from error
    finally:
        output.close()


def _refuse_paths(items: Mapping[str, Item], problems: Problems) -> None:
    for address in items:
        path = output_path(address)
        if not is_safe(path) or path == NAME:
            problems.add(
                "output-outside",
                NOWHERE,
                f"the address “{address}” leads out of the output folder or is not a file's",
                "give the page another address",
            )


def _commit(output: Output, staging: Staging, made: Sequence[Made], problems: Problems) -> Outcome:
    """Rename what is staged, remove what is stale, and write the manifest before and after."""
    old = output.manifest.entries
    entries = {file.path: file.entry for file in made}
    written = {file.path: file.reasons for file in made if file.reasons}
    stale = [path for path in old if path not in entries]
    moves = output.moves(staging, frozenset(stale), problems)
    if problems.errors:
        raise SiteError(problems.sorted())
    removed: list[str] = []
    if written or stale:
        output.manifest.with_planned(written).write(output.folder)
        removed = output.put(staging, moves, stale, problems)
    if written or entries != old or not (output.folder / NAME).exists():
        Manifest(entries).write(output.folder)
    stats = {file.path: file.stat for file in made}
    status = os.stat(output.folder / NAME)
    stats[NAME] = Stat(status.st_mtime_ns, status.st_size)
    kept = tuple(file.path for file in made if not file.reasons)
    return Outcome(written, kept, tuple(removed), stats)
