"""Pictures in pages: their HTML, and the bytes of their smaller copies."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from sitegen.pages.page import Drawn, SocialCard
from sitegen.pictures.social_card import social_card
from sitegen.pictures.variant import webp

if TYPE_CHECKING:
    from sitegen.pages.picture_views import PictureView

# A picture in running text: as wide as the column, which is as wide as a phone.
BODY_WIDTH = 672
BODY_SIZES = "(min-width: 45rem) 672px, 100vw"

_PIXELS = re.compile(r"\b(\d+)px\b")
# What ends an address in a srcset, or means something else in a link.
_IN_SET = str.maketrans({c: f"%{ord(c):02X}" for c in " \t\n\f\r,%?#"})


def picture_html(
    picture: PictureView,
    shown: int,
    alt: str,
    href: Callable[[str], str],
    *,
    name: str,
    sizes: str,
    first: bool,
    title: str,
) -> Markup:
    """The element that shows a picture: its copies to choose from, else the original.

    `shown` is how many CSS pixels wide it is at most, `sizes` where it is narrower, as in HTML;
    `href` makes links, `name` is the element's class. A `first` picture is on the reader's first
    screen; any other waits until it is near. A portrait may be cropped to a square: one that is
    wider than high counts as that much wider.
    """
    width, height = picture.width, picture.height
    size = ""
    if width and height:
        wide = min(shown, width)
        size = f' width="{wide}" height="{max(1, round(height * wide / width))}"'
    haste = ' fetchpriority="high"' if first else ' loading="lazy"'
    image = (
        f'<img{_given("class", name)} src="{escape(_source(picture, href))}"'
        f' alt="{escape(alt)}"{_given("title", title)}{size}{haste} decoding="async">'
    )
    if not picture.sources:
        return Markup(image)  # noqa: S704 - escaped
    sizes = sizes or f"{shown}px"
    if name == "portrait" and width > height:
        sizes = _PIXELS.sub(lambda found: f"{round(int(found[1]) * width / height)}px", sizes)
    links = ", ".join(f"{_in_set(href(address))} {wide}w" for address, wide in picture.sources)
    return Markup(  # noqa: S704 - escaped
        f'<picture><source type="image/webp" srcset="{links}" sizes="{escape(sizes)}">'
        f"{image}</picture>"
    )


def _given(attribute: str, value: str) -> str:
    return f' {attribute}="{escape(value)}"' if value else ""


def _source(picture: PictureView, href: Callable[[str], str]) -> str:
    """The link to the original; what the address says of a site's own file is a path alone."""
    address = picture.address
    if address.startswith("/assets/"):
        address = address.translate(_IN_SET)
    return href(address)


def _in_set(link: str) -> str:
    return escape(link.translate(_IN_SET))


@lru_cache(maxsize=64)  # `serve` shows the same ones again and again
def drawn(item: Drawn) -> bytes:
    """The bytes of a picture. Raises what Pillow raises for a file that is gone."""
    if isinstance(item, SocialCard):
        return social_card(item.text, item.portrait, item.font)
    return webp(item.file, item.width)
