"""`Album`: what is known of pictures, by the digest of their bytes, remembered in a file.

It spares a build the import of Pillow when no picture is new. It changes the time, never the
result: without the file every picture is looked at again.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from sitegen.pictures.look import Look, look_at
from sitegen.pictures.pillow import version
from sitegen.pictures.social_card import can_shape, default_letters

NAME = "pictures.json"
_KINDS = [int, int, bool, bool, str]


class Album:
    """The pictures that `folder`'s file remembers; None remembers nothing.

    `maker` is Pillow's version, or "" without Pillow: then nobody may ask for anything.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.maker = version()
        self._file = folder / NAME if folder is not None else None
        self._known, self._letters = self._read()
        self._asked: dict[str, Look] = {}
        self._shapes: bool | None = None
        self._before = dict(self._known), self._letters

    def look(self, file: Path, digest: str) -> Look:
        """What there is to know of a picture; `digest` is that of its bytes."""
        found = self._asked.get(digest) or self._known.get(digest) or look_at(file)
        self._asked[digest] = found
        return found

    def default_letters(self) -> frozenset[int]:
        """The code points that the font which Pillow carries has glyphs for."""
        if self._letters is None:
            self._letters = default_letters()
        return self._letters

    def can_shape(self) -> bool:
        """Whether Pillow can set Arabic here; asked anew by each build that has some."""
        if self._shapes is None:
            self._shapes = can_shape()
        return self._shapes

    def save(self) -> None:
        """Remember what was asked for, and nothing else, if there is something new."""
        if self._file is None or (self._asked, self._letters) == self._before:
            return
        state = {
            "maker": self.maker,
            "pictures": {digest: list(look) for digest, look in sorted(self._asked.items())},
            "letters": None if self._letters is None else sorted(self._letters),
        }
        temporary = f"{self._file}.{os.getpid()}"
        try:
            Path(temporary).write_text(json.dumps(state), encoding="utf-8")
            os.replace(temporary, self._file)
        except OSError:  # a full disk, perhaps: the next build looks again
            with contextlib.suppress(OSError):
                os.unlink(temporary)

    def _read(self) -> tuple[dict[str, Look], frozenset[int] | None]:
        try:
            state = json.loads(self._file.read_bytes()) if self._file is not None else None
        except (OSError, ValueError, RecursionError):
            state = None
        if not isinstance(state, dict) or not self.maker or state.get("maker") != self.maker:
            return {}, None
        pictures = state.get("pictures")
        known = {
            digest: Look(*values)
            for digest, values in (pictures.items() if isinstance(pictures, dict) else ())
            if isinstance(values, list) and [type(value) for value in values] == _KINDS
        }
        letters = state.get("letters")
        if not isinstance(letters, list) or any(type(code) is not int for code in letters):
            return known, None
        return known, frozenset(letters)
