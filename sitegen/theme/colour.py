"""Colours of text: their contrast, and the lightness at which they can be read.

sRGB and contrast as WCAG 2.2 defines them; OKLab and OKLCH as CSS Color 4 does.
"""

from __future__ import annotations

import math
from typing import NamedTuple

READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast of text with what is behind it
_CALM = 0.11  # the most chroma on a dark page, where full colours glare
_LIGHT_ON_DARK = (0.76, 0.88)  # the lightness of OKLCH that text on a dark page keeps to
_STEP = 0.005

Rgb = tuple[float, float, float]  # linear-light sRGB, each from 0 to 1


class Oklch(NamedTuple):
    """A colour by lightness (0 to 1), chroma (0 to about 0.4) and hue (radians)."""

    lightness: float
    chroma: float
    hue: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written "#rrggbb" or "#rgb": from 1 to 21."""
    light, dark = sorted((_luminance(_linear(one)), _luminance(_linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(color: str, papers: tuple[str, ...]) -> float:
    """The contrast with that of some papers on which it is least."""
    return min(contrast(color, paper) for paper in papers)


def on_light(color: str, papers: tuple[str, ...]) -> str:
    """The colour itself if it can be read on every light paper, else the lightest that can.

    Hue stays, and chroma as far as a screen can show it.
    """
    if least_contrast(color, papers) >= READABLE:
        return _full(color)
    own = _oklch(_linear(color))
    lightness = own.lightness
    while lightness > 0:
        lightness -= _STEP
        fitted = _shown(own._replace(lightness=max(lightness, 0.0)))
        if least_contrast(fitted, papers) >= READABLE:
            return fitted
    return "#000000"


def on_dark(color: str, papers: tuple[str, ...]) -> str:
    """The colour made light and calm enough to be read on every dark paper."""
    own = _oklch(_linear(color))
    least, most = _LIGHT_ON_DARK
    lightness = min(max(own.lightness, least), most)
    while lightness < 1:
        fitted = _shown(Oklch(lightness, min(own.chroma, _CALM), own.hue))
        if least_contrast(fitted, papers) >= READABLE:
            return fitted
        lightness += _STEP
    return "#ffffff"


def _full(color: str) -> str:
    digits = color.lstrip("#").lower()
    return f"#{''.join(d * 2 for d in digits) if len(digits) == 3 else digits}"


def _linear(color: str) -> Rgb:
    digits = _full(color)[1:]
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return _decode(red), _decode(green), _decode(blue)


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encode(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(rgb: Rgb) -> Oklch:
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def _rgb(color: Oklch) -> Rgb:
    a, b = color.chroma * math.cos(color.hue), color.chroma * math.sin(color.hue)
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(color: Oklch) -> str:
    """The colour as "#rrggbb", with as much of its chroma as sRGB can show."""
    while color.chroma > 0 and not all(-0.0005 <= part <= 1.0005 for part in _rgb(color)):
        color = color._replace(chroma=max(color.chroma - _STEP, 0.0))
    parts = (round(255 * _encode(min(max(part, 0.0), 1.0))) for part in _rgb(color))
    return "#" + "".join(f"{part:02x}" for part in parts)
