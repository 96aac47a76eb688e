"""content/assets and content/root: the files that are copied as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen.digest import digest_bytes


@dataclass(frozen=True)
class Asset:
    """A file of one of the two. `path` is relative to that folder, `size` is in bytes."""

    path: str
    file: Path
    size: int

    @cached_property
    def digest(self) -> str:
        """The digest of the file's bytes, read when first asked for. Raises OSError."""
        return digest_bytes(self.file.read_bytes())
