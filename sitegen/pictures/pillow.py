"""Pillow, if it is here: its version without importing it, and its `Image` set up for our use."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# What browsers show, by the modules that read it. Pillow's other readers stay shut: some start
# programs of their own.
_READERS = {"JPEG": "Jpeg", "PNG": "Png", "GIF": "Gif", "WEBP": "WebP", "AVIF": "Avif"}

_VERSION = re.compile(r"""^__version__ = ["']([\w.+-]+)["']""", re.MULTILINE)


def version() -> str:
    """Pillow's version as "pillow-13.0.0", or "" when it is not installed.

    Read from its files: importing it costs more than a build with little to do.
    """
    spec = find_spec("PIL")
    folders = spec.submodule_search_locations if spec is not None else None
    return _version_in(folders[0]) if folders else ""


@lru_cache(maxsize=4)
def _version_in(folder: str) -> str:
    try:
        match = _VERSION.search(Path(folder, "_version.py").read_text(encoding="utf-8"))
    except OSError:
        match = None
    return f"pillow-{match[1]}" if match else "pillow"


def open_picture(file: Path) -> Image:
    """A picture of which only the head is read. Raises what Pillow raises for a bad file."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # `look` sets the limit, by a problem instead of a warning
    for reader in _READERS.values():
        import_module(f"PIL.{reader}ImagePlugin")
    return Image.open(file, formats=tuple(_READERS))
