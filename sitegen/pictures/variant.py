"""A smaller copy of a picture as WebP: upright, in sRGB, without metadata."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.pictures.look import upright_size
from sitegen.pictures.pillow import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

# How copies are made; a part of their fingerprint.
RECIPE = "webp q80 m4"
_QUALITY = 80
_METHOD = 4  # of 6: the last two steps save 3 % for twice the time
TALLEST = 16_383  # pixels, WebP's limit

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
        small = _plain_mode(image)
    if small.size != size:
        small = small.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.info = {"exif": exif.tobytes()}
    small = _in_srgb(ImageOps.exif_transpose(small), profile)
    lossy = _encoded(small, lossless=False)
    return min(lossy, _encoded(small, lossless=True), key=len) if _is_drawn(small) else lossy


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
    return image.copy()


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
