"""`Source`: the folder of a site, and where in it the content is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """Where a site's content is.

    `content` is the folder that holds it; `layout` is "content", or "bare" for a folder with
    nothing but .bib files at its top. `prefix` stands before paths in `content` to make them
    relative to `root`: "content/" or "".
    """

    root: Path
    content: Path
    layout: str

    @property
    def prefix(self) -> str:
        """What leads from the root into the content."""
        return "content/" if self.layout == "content" else ""

    def ignored_bibs(self) -> list[str]:
        """The names of the .bib files at the top that are not read because content/ is there."""
        return sorted(filter(_is_bib, os.listdir(self.root))) if self.layout == "content" else []


def find_source(folder: Path) -> Source | None:
    """The site in a folder: its content/, or the .bib files at its top; None without either."""
    if (folder / "content").is_dir():
        return Source(folder, folder / "content", "content")
    if folder.is_dir() and any(map(_is_bib, os.listdir(folder))):
        return Source(folder, folder, "bare")
    return None


def _is_bib(name: str) -> bool:
    return name.lower().endswith(".bib") and not name.startswith((".", "_"))
