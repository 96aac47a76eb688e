"""Tiny pictures of every kind, made when a test asks for one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms


def gradient(width: int, height: int) -> Image.Image:
    """Red from left to right, blue from top to bottom: every corner has its own colour."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, Image.new("L", (width, height)), down))


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    """The file of a picture, in the format of its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)
    return path


def data_of(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture in a format."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(orientation: int = 1, *, located: bool = False) -> Image.Exif:
    """What a camera notes."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Camera of Ada"
    if located:
        found.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    return found


def profile(name: str) -> bytes:
    """An ICC profile: "sRGB" or "LAB"."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()
