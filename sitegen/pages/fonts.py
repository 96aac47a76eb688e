"""Fonts that a site brings: the files in content/assets/fonts of the families that options name.

What a file holds is read from its name, as foundries and download services write it:
`Literata-BoldItalic.woff2`, `literata-v35-latin-700italic.woff2`, `Literata[opsz,wght].woff2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.errors import Problems

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.pages.views import Head
    from sitegen.theme import Theme

FOLDER = "fonts/"
_FILE = re.compile(r"[\w\[\],.+ -]+\.woff2")
_NUMBER = re.compile(r"(?<!\d)[1-9]00(?!\d)")
_VARIABLE = re.compile(r"wght|variable|(?<![a-z])vf(?![a-z])")
# Names of weights in OpenType; longer ones first, since "bold" ends "semibold".
_WEIGHTS = (
    ("extralight", 200),
    ("ultralight", 200),
    ("extrabold", 800),
    ("ultrabold", 800),
    ("semibold", 600),
    ("demibold", 600),
    ("medium", 500),
    ("black", 900),
    ("heavy", 900),
    ("light", 300),
    ("thin", 100),
    ("bold", 700),
)
_REGULAR = 400
_BOLDER = 200  # further from regular than this a face looks like another weight


@dataclass(frozen=True, slots=True)
class FontFace:
    """A file of a font: `weight` is a number, or two for a variable font's range."""

    family: str
    address: str
    weight: str
    style: str


@dataclass(frozen=True, slots=True)
class StyleView:
    """What a style sheet is rendered from: the fonts that the site brings, and its settings."""

    head: Head
    faces: tuple[FontFace, ...]


def font_faces(
    theme: Theme, assets: Iterable[str], config: Config, problems: Problems
) -> tuple[FontFace, ...]:
    """The files of the families that the theme's font options name, by weight and style.

    `assets` are paths below content/assets. Adds a warning for a family without a file.
    """
    files = sorted(path for path in assets if path.startswith(FOLDER))
    named: dict[str, str] = {}
    for option in theme.options:
        if option.type == "font" and (family := str(theme.values[option.name])):
            named.setdefault(family, option.name)
    found: list[FontFace] = []
    for family, option_name in named.items():
        own = [face for path in files if (face := _face(family, path))]
        if not any(face.style == "italic" and _distance(face) < _BOLDER for face in own):
            # A bold italic alone would set everything in italics bold.
            own = [face for face in own if face.style == "normal"] or own
        if not own:
            problems.add(
                "theme-font-missing",
                config.place(f"options.{option_name}"),
                f"content/assets/fonts has no .woff2 file of “{family}”",
                f"put it there as {family.replace(' ', '')}-Regular.woff2, or delete the option",
            )
        found += own
    return tuple(found)


def preloaded(faces: Iterable[FontFace]) -> tuple[str, ...]:
    """The files that every page shows: of each family the upright one nearest to regular."""
    best: dict[str, FontFace] = {}
    for face in faces:
        if face.style == "normal":
            other = best.setdefault(face.family, face)
            if _distance(face) < _distance(other):
                best[face.family] = face
    return tuple(face.address for face in best.values())


def _distance(face: FontFace) -> int:
    least, _, most = face.weight.partition(" ")
    return 0 if most else abs(int(least) - _REGULAR)


def _face(family: str, path: str) -> FontFace | None:
    """What a file holds, or None for one of another family."""
    name = path.removeprefix(FOLDER)
    if not _FILE.fullmatch(name):
        return None
    rest = _after(_folded(family), name.removesuffix(".woff2"))
    if rest is None:
        return None
    style = "italic" if "italic" in rest or "oblique" in rest else "normal"
    return FontFace(family, f"/assets/{path}", _weight(rest), style)


def _after(family: str, name: str) -> str | None:
    """What follows the family in a file's name, in lower case; None when it is another's."""
    read = ""
    for place, letter in enumerate(name):
        if read == family and not letter.isalnum():
            return name[place:].lower()
        read += _folded(letter)
    return "" if read == family else None


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _weight(rest: str) -> str:
    if _VARIABLE.search(rest):
        return "100 900"
    if number := _NUMBER.search(rest):
        return number[0]
    return str(next((weight for name, weight in _WEIGHTS if name in rest), _REGULAR))
