"""Social cards: the picture of 1200 × 630 that stands beside a link to a page elsewhere."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.files.font_file import shown_by
from sitegen.pictures.lines import balanced, break_lines, shortened
from sitegen.pictures.pillow import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# How cards are drawn; a part of their fingerprint.
RECIPE = "card 1"
WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers cut to: 1.91 : 1

_PAPER, _INK, _SOFT, _RULE = "#fdfcfa", "#1a1c1f", "#5b5f66", "#e3e0d8"
_MARGIN = 84
_BAND = 20  # the accent, along the lower edge
_PORTRAIT = 264
_GAP = 56
_TITLES = (84, 76, 68, 62, 56, 50, 46, 42, 38)  # type sizes in pixels, the largest that fits
_DETAIL, _SMALL = 34, 29
_LEADING = 1.17
_LONGEST = 2000  # characters of a text: more than ever fit
_SHAPED = ("R", "AL", "AN")
_MEASURED = 100  # the size at which widths are measured


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says: `label` beside the site's title, `detail` and `foot` below the title."""

    site: str
    label: str
    title: str
    detail: str
    foot: str
    accent: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All its texts."""
        return self.site, self.label, self.title, self.detail, self.foot


def needs_shaping(text: str) -> bool:
    """Whether its letters join, or run from right to left: HarfBuzz and FriBidi must set it."""
    return any(
        c > "\u02ff" and (unicodedata.bidirectional(c) in _SHAPED or unicodedata.combining(c))
        for c in text
    )


def can_shape() -> bool:
    """Whether Pillow found the libraries for that."""
    from PIL import features

    return bool(features.check("raqm"))


def default_letters() -> frozenset[int]:
    """The code points that the font which Pillow carries has glyphs for."""
    from PIL import ImageFont

    font = ImageFont.load_default(16)
    return shown_by(getattr(font, "font_bytes", b""), range(0x21, 0x10000))


def social_card(text: CardText, portrait: Path | None, font: Path | None) -> bytes:
    """The card as PNG. `font` is None for the font that Pillow carries.

    Raises what Pillow raises for a file that is gone.
    """
    from PIL import Image, ImageDraw

    card = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(card)
    _Setting(card, draw, text, font).draw(portrait)
    if portrait is None:  # a third of the bytes, and no eye sees it
        card = card.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    card.save(buffer, "PNG")
    return buffer.getvalue()


class _Setting:
    """One card while it is drawn."""

    def __init__(self, card: Image, draw: ImageDraw, text: CardText, font: Path | None) -> None:
        self._card = card
        self._draw = draw
        self._text = text
        self._font = str(font) if font is not None else ""
        self._version = _version(font)
        self._rtl = _is_rtl(text.title)
        self._shaped = any(map(needs_shaping, text.lines))

    def draw(self, portrait: Path | None) -> None:
        text = self._text
        width = WIDTH - 2 * _MARGIN
        self._draw.rectangle((0, HEIGHT - _BAND, WIDTH, HEIGHT), fill=text.accent)
        self._head(text, width)
        if portrait is not None:
            self._portrait(portrait)
            width -= _PORTRAIT + _GAP
        bottom = HEIGHT - _BAND - 58
        for line, size, number, color in (
            (text.foot, _SMALL, 1, _SOFT),
            (text.detail, _DETAIL, 2, _INK),
        ):
            lines = self._broken(line, size, width, number)
            for found in reversed(lines):
                self._write(found, bottom, size, color)
                bottom -= round(size * 1.32)
            bottom -= 10 if lines else 0
        top = 168
        self._title(text.title, top, bottom - 16, width)

    def _head(self, text: CardText, width: int) -> None:
        """The site's title with a mark of the accent; the label at the other end of the line."""
        label = self._broken(text.label, _SMALL, width * 0.45, 1)
        used = self._length(label[0], _SMALL) + _GAP if label else 0
        site = self._broken(text.site, _SMALL, width - used - 34, 1)
        side = 16
        at = WIDTH - _MARGIN - side if self._rtl else _MARGIN
        self._draw.rectangle((at, 82, at + side, 82 + side), fill=text.accent)
        if site:
            self._write(site[0], 101, _SMALL, _SOFT, indent=34)
        if label:
            self._write(label[0], 101, _SMALL, _SOFT, far=True)
        self._draw.line((_MARGIN, 126, WIDTH - _MARGIN, 126), fill=_RULE, width=2)

    def _title(self, title: str, top: int, bottom: int, width: float) -> None:
        title = title[:_LONGEST]
        for size in _TITLES:
            lines = break_lines(title, width, lambda line, s=size: self._length(line, s))  # type: ignore[misc]
            number = max(1, int((bottom - top) / (size * _LEADING)))
            if len(lines) <= min(number, 5):
                break

        def measure(line: str) -> float:
            return self._length(line, size)

        if len(lines) > number:
            lines = shortened(lines, number, width, measure)
        else:
            lines = balanced(lines, title, width, measure)
        height = len(lines) * size * _LEADING
        first = top + (bottom - top - height) * 0.42 + size * 0.86
        for place, line in enumerate(lines):
            self._write(line, round(first + place * size * _LEADING), size, _INK)

    def _portrait(self, file: Path) -> None:
        """The middle of the portrait in a circle."""
        from PIL import Image, ImageDraw, ImageOps

        side = _PORTRAIT
        with open_picture(file) as image:
            image.draft(None, (2 * side, 2 * side))
            upright = ImageOps.exif_transpose(image).convert("RGBA")
        square = ImageOps.fit(upright, (side, side), Image.Resampling.LANCZOS)
        mask = Image.new("L", (4 * side, 4 * side))
        ImageDraw.Draw(mask).ellipse((0, 0, 4 * side - 1, 4 * side - 1), fill=255)
        mask = mask.resize((side, side), Image.Resampling.LANCZOS)
        at = (_MARGIN if self._rtl else WIDTH - _MARGIN - side, 196)
        paper = Image.new("RGBA", (side, side), _PAPER)
        self._card.paste(Image.alpha_composite(paper, square).convert("RGB"), at, mask)

    def _broken(self, text: str, size: int, width: float, number: int) -> list[str]:
        def measure(line: str) -> float:
            return self._length(line, size)

        text = text[:_LONGEST]
        lines = break_lines(text, width, measure)
        if len(lines) > number:
            return shortened(lines, number, width, measure)
        return balanced(lines, text, width, measure) if len(lines) > 1 else lines

    def _length(self, line: str, size: int) -> float:
        return self._face(_MEASURED).getlength(_set(line)) * size / _MEASURED

    def _write(
        self, line: str, y: int, size: int, color: str, *, indent: int = 0, far: bool = False
    ) -> None:
        """Write a line on a base line, from the side where reading begins, or at the `far` one."""
        right = self._rtl != far
        x = WIDTH - _MARGIN - indent if right else _MARGIN + indent
        self._draw.text((x, y), _set(line), color, self._face(size), anchor="rs" if right else "ls")

    def _face(self, size: int) -> FreeTypeFont:
        return _font(self._font, self._version, size, self._shaped)


def _set(line: str) -> str:
    """A line as it is set: its hard blanks have held, and few fonts have a sign for them."""
    return line.replace("\xa0", " ")


def _is_rtl(text: str) -> bool:
    """Whether its first letter with a direction runs from right to left."""
    kinds: Sequence[str] = [unicodedata.bidirectional(c) for c in text]
    return next((kind in _SHAPED for kind in kinds if kind in ("L", *_SHAPED)), False)


def _version(font: Path | None) -> tuple[int, ...]:
    """What tells a font file from one that takes its place while `serve` runs."""
    if font is None:
        return ()
    told = font.stat()
    return told.st_ino, told.st_size, told.st_mtime_ns


@lru_cache(maxsize=64)
def _font(file: str, version: tuple[int, ...], size: int, shaped: bool) -> FreeTypeFont:
    from PIL import ImageFont

    if not file:
        return ImageFont.load_default(size)  # type: ignore[return-value]  # with FreeType, it is one
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(file, size, layout_engine=layout)
