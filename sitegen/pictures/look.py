"""`Look`: what there is to know of a picture before a smaller copy of it is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitegen.pictures.pillow import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

# More than cameras of 2025 store. Measured: a PNG of that size takes 300 MB while a copy is made of
# it; a WebP, which is decoded at once and in copies, 1 GB: half as many pixels must do.
MOST_PIXELS = 64_000_000
_AT_ONCE = ("WEBP", "AVIF")

# EXIF, tags of the first IFD: the camera's rotation, and where the place is noted.
_ORIENTATION = 0x0112
_LOCATION = 0x8825
_TURNED = (5, 6, 7, 8)  # values of the orientation that swap width and height


class Look(NamedTuple):
    """A picture as it is seen: its size in pixels, upright, and what else decides its use.

    `flaw` says why no copy can be made: "" or the end of a sentence. `located` is whether its
    metadata tell where it was taken.
    """

    width: int
    height: int
    animated: bool = False
    located: bool = False
    flaw: str = ""


def look_at(file: Path) -> Look:
    """Read a picture from beginning to end, so that making a copy of it cannot fail later."""
    size = (0, 0)
    try:
        with open_picture(file) as image:
            size = image.size
            most = MOST_PIXELS // 2 if image.format in _AT_ONCE else MOST_PIXELS
            if image.width * image.height > most:
                return Look(*size, flaw=f"has {size[0]:,} × {size[1]:,} pixels, too many to read")
            size = upright_size(image)  # for a PNG, Pillow decodes it to find out
            animated = image.format != "MPO" and bool(getattr(image, "is_animated", False))
            located = bool(image.getexif().get_ifd(_LOCATION)) or _says_where(image)
            image.draft(None, (image.width // 8, image.height // 8))
            image.load()
            return Look(*size, animated, located)
    except Exception:  # a hostile file can make Pillow raise anything
        return Look(*size, flaw="is damaged, or no picture at all")


def _says_where(image: Image) -> bool:
    """Whether the XMP of a picture has a position; PNG keeps it as text."""
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return (b"GPSLatitude" if isinstance(xmp, bytes) else "GPSLatitude") in xmp


def upright_size(image: Image) -> tuple[int, int]:
    """The width and height of a picture as it is seen."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _TURNED else (width, height)
