"""`Gallery`: the pictures of a site, each with the smaller copies that its pages offer.

Copies are decided on before any page is made, so that the plan has their addresses. They stand
beside the original: /assets/portraits/ada.jpg has /assets/portraits/ada-320.webp.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sitegen.errors import Place, Problems
from sitegen.pages.page import Picture
from sitegen.pages.picture_views import NO_PICTURE, PictureView
from sitegen.pictures.svg import svg_size
from sitegen.pictures.variant import RECIPE, TALLEST

if TYPE_CHECKING:
    from sitegen.content.assets import Asset
    from sitegen.pictures.album import Album
    from sitegen.pictures.look import Look

# The widths of copies in pixels, by what a picture is for: once to three times what is shown.
WIDTHS: Mapping[str, tuple[int, ...]] = {
    "photo": (160, 320, 640),  # 60 to 136 wide, landscapes cropped
    "preview": (160, 320, 640, 960),  # 80 to 480
    "image": (360, 720, 1080, 1440),  # a column of text: up to 672
}
RASTER = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


class Gallery:
    """The pictures of a site. Before `hang`, and without an album, it shows originals only.

    `assets` are the site's files by path; an `album` of None makes no copies.
    """

    def __init__(self, assets: Mapping[str, Asset], album: Album | None) -> None:
        self._assets = assets
        self._album = album if album is not None and album.maker else None
        self._looks: dict[str, Look] = {}
        self._named: dict[tuple[str, int], str] = {}

    @property
    def makes_copies(self) -> bool:
        """Whether there are copies at all: they are wanted, and Pillow is here."""
        return self._album is not None

    def show(self, address: str, path: str, kind: str) -> PictureView:
        """The picture at an address, for one of `WIDTHS`; `path` is its asset's, or ""."""
        if not address:
            return NO_PICTURE
        if path.lower().endswith(".svg"):
            return PictureView(address, *self._svg_size(path))
        look = self._looks.get(path)
        if look is None or look.flaw:
            return PictureView(address)
        sources = tuple((self._named[path, width], width) for width in widths(look, kind))
        return PictureView(address, look.width, look.height, sources)

    def is_sound(self, path: str) -> bool:
        """Whether a picture that hangs here can be read."""
        look = self._looks.get(path)
        return look is not None and not look.flaw

    def hang(self, used: Iterable[tuple[str, str]], problems: Problems) -> Iterator[Picture]:
        """Make copies of the pictures that pages use, each an asset's path and what it is for.

        Adds a problem for each that cannot be read.
        """
        asked = dict.fromkeys((path, kind) for path, kind in used if is_raster(path))
        if (album := self._album) is None:
            return
        wanted: dict[str, set[int]] = {}
        for path, kind in asked:
            look = self._look(path, album, problems)
            wanted.setdefault(path, set()).update(widths(look, kind))
        taken = {path.casefold() for path in self._assets}
        names = {(path, w): _name(path, w) for path, found in wanted.items() for w in found}
        counted: dict[str, int] = {}
        for name in names.values():
            counted[name.casefold()] = counted.get(name.casefold(), 0) + 1
        for (path, width), name in sorted(names.items()):
            asset = self._assets[path]
            if name.casefold() in taken or counted[name.casefold()] > 1:
                digits = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:6]
                name = _name(path, width, f"-{digits}")
            self._named[path, width] = f"/assets/{name}"
            maker = f"{album.maker} {RECIPE}"
            yield Picture(f"/assets/{name}", asset.file, asset.digest, width, maker)

    def _look(self, path: str, album: Album, problems: Problems) -> Look:
        if path in self._looks:
            return self._looks[path]
        asset = self._assets[path]
        look = self._looks[path] = album.look(asset.file, asset.digest)
        place = Place(f"content/assets/{path}")
        if look.flaw:
            problems.add(
                "picture-unreadable",
                place,
                f"the picture {look.flaw}; it is shown as it is",
                "save it anew with another program",
            )
        elif look.located:
            problems.add(
                "picture-located",
                place,
                "the picture says where it was taken, and everybody can download it",
                "remove the position from its EXIF data, for example: exiftool -gps:all= FILE",
            )
        return look

    def _svg_size(self, path: str) -> tuple[int, int]:
        try:
            with self._assets[path].file.open("rb") as file:
                return svg_size(file.read(20_000))
        except (KeyError, OSError):
            return (0, 0)


def widths(look: Look, kind: str) -> tuple[int, ...]:
    """The widths of a picture's copies: those of its kind, the last no larger than itself.

    None for an animation and for what is small already.
    """
    offered = WIDTHS[kind]
    if look.flaw or look.animated or look.width <= offered[0]:
        return ()
    found = [width for width in offered if width < look.width]
    if look.width < offered[-1] and look.width > 1.2 * found[-1]:
        found.append(look.width)
    return tuple(w for w in found if look.height * w <= TALLEST * look.width)


def is_raster(path: str) -> bool:
    """Whether a file is a picture of pixels, by its name."""
    return path.lower().endswith(RASTER)


def is_foreign(url: str) -> bool:
    """Whether a link to a picture leads to another host."""
    return "://" in url or url.startswith("//")


def _name(path: str, width: int, digits: str = "") -> str:
    return f"{path.rpartition('.')[0]}-{width}{digits}.webp"
