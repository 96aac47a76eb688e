"""Views of pictures: what a template may see of them. See `sitegen.pages.views`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture; false when there is none.

    `address` is the original's, `width` and `height` are its size in pixels, 0 when unknown.
    `sources` are smaller copies in WebP, (address, width in pixels), the smallest first.
    """

    address: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.address)


NO_PICTURE = PictureView()


@dataclass(frozen=True, slots=True)
class CardView:
    """A social card of 1200 × 630 pixels, and the words on it."""

    address: str
    alt: str
