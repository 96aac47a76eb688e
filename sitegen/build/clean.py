"""`clean_site`: undo what builds wrote, and nothing else."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

from sitegen.build.output import Output, refuse_folders, unwritable
from sitegen.build.settings import Settings
from sitegen.build.state import FOLDER
from sitegen.errors import Problems

# What sitegen keeps in its cache folder; another file there is somebody else's.
_CACHED = re.compile(
    r"\.gitignore|state-[0-9a-f]{8}\.json(?:\.[0-9]+)?|templates|fetch-cache"
    r"|pictures\.json(?:\.[0-9]+)?"
)


def clean_site(settings: Settings, problems: Problems) -> int:
    """Remove the files that the manifest of the output lists, and the cache.

    Returns how many files of the output were removed.
    """
    cache = Path(settings.source) / FOLDER
    output = Path(settings.output)
    if refuse_folders(Path(settings.source), output, problems):
        return 0
    try:
        removed = _clear(output, problems)
        if not problems.errors and cache.is_dir() and not cache.is_symlink():
            for path in cache.iterdir():
                if path.is_symlink() or not _CACHED.fullmatch(path.name):
                    continue
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            with contextlib.suppress(OSError):  # somebody else's file is in it
                cache.rmdir()
    except OSError as error:
        unwritable(error, problems)
        return 0
    return removed


def _clear(folder: Path, problems: Problems) -> int:
    if not folder.is_dir() or folder.is_symlink():
        return 0
    output = Output.open(folder, problems)
    if output is None:
        return 0
    try:
        return len(output.clear(problems))
    finally:
        output.close()
