"""A smaller copy of a picture as WebP: upright, in sRGB, without metadata."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.pictures.look import upright_size
from sitegen.pictures.pillow import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

_Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels

# How copies are made; a part of their fingerprint.
RECIPE = "webp q80 m4 g3"
_QUALITY = 80
_METHOD = 4  # of 6: the last two steps save 3 % for twice the time
TALLEST = 16_383  # pixels, WebP's limit

_GAP = 3.0  # so many times as large as wanted is a picture that was reduced before it is scaled
_STRIP = 1_000_000  # pixels, about, that are reduced at once

_BROKEN_PROFILE = (OSError, ValueError, TypeError, ImportError)


def webp(file: Path, width: int) -> bytes:
    """The picture `width` pixels wide. Raises what Pillow raises for a file that changed."""
    from PIL import Image, ImageOps

    with open_picture(file) as image:
        whole = upright_size(image)
        height = max(1, round(whole[1] * width / whole[0]))
        size = (width, height) if whole == image.size else (height, width)
        image.draft(None, (2 * size[0], 2 * size[1]))  # a JPEG is decoded at a fraction
        profile = image.info.get("icc_profile")
        exif = image.getexif()
        small, box = _reduced(image, size)
    if small.size != size:
        small = small.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=_GAP)
    small.info = {"exif": exif.tobytes()}
    small = _in_srgb(ImageOps.exif_transpose(small), profile)
    lossy = _encoded(small, lossless=False)
    return min(lossy, _encoded(small, lossless=True), key=len) if _is_drawn(small) else lossy


def _reduced(image: Image, size: tuple[int, int]) -> tuple[Image, _Box | None]:
    """The picture in a plain mode, at a whole fraction that is still `_GAP` times the size.

    With it comes the box that the picture fills: its last pixels may stand for fewer.

    It is reduced strip by strip: changed as a whole, a large one would be twice in memory.
    """
    from PIL import Image

    image.load()
    factor = int(min(image.width / size[0], image.height / size[1]) / _GAP)
    if factor < 2:
        return _plain_mode(image), None
    rows = max(1, _STRIP // (image.width * factor)) * factor
    strips = []
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        strip.info = image.info
        strips.append(_plain_mode(strip).reduce(factor))
    out = Image.new(strips[0].mode, (strips[0].width, -(-image.height // factor)))
    for number, strip in enumerate(strips):
        out.paste(strip, (0, number * rows // factor))
    return out, (0.0, 0.0, image.width / factor, image.height / factor)


def _plain_mode(image: Image) -> Image:
    """The picture in a mode that can be scaled: no palette, eight bits, alpha kept."""
    mode = image.mode
    if mode.startswith(("I", "F")):  # 16 bits and more; Pillow would cut them off
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if mode in ("1", "P"):
        return image.convert("L" if mode == "1" else "RGB")
    image.load()
    return image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in sRGB, by the colour profile that came with it if that can be read."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            from PIL import ImageCms

            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, srgb, outputMode=mode)
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, *_BROKEN_PROFILE):
            pass
    return image if image.mode == mode else image.convert(mode)


def _is_drawn(image: Image) -> bool:
    """Whether it is a drawing or a screenshot, which WebP may store smaller without loss.

    Such have few colours: of 4,096 pixels a photograph has almost as many.
    """
    from PIL import Image

    sample = image.resize((64, 64), Image.Resampling.NEAREST)
    return sample.getcolors(512) is not None


def _encoded(image: Image, *, lossless: bool) -> bytes:
    image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_QUALITY, method=_METHOD, lossless=lossless)
    return buffer.getvalue()
