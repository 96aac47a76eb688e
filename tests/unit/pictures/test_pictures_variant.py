"""`webp`: size, orientation, colours, alpha, and nothing of the camera's notes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from drawn_files import exif, gradient, profile, saved
from PIL import Image, ImageDraw

from sitegen.pictures import variant
from sitegen.pictures.variant import webp


def opened(file: Path, width: int) -> Image.Image:
    image = Image.open(io.BytesIO(webp(file, width)))
    assert image.format == "WEBP"
    assert image.width == width
    return image


def near(found: object, wanted: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.avif"])
def test_every_format_becomes_a_smaller_webp(tmp_path: Path, name: str) -> None:
    file = saved(tmp_path / name, gradient(200, 100))
    assert opened(file, 50).size == (50, 25)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_s_rotation_is_applied(tmp_path: Path, orientation: int) -> None:
    upright = gradient(120, 80)
    turned = {
        1: upright,
        2: upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: upright.transpose(Image.Transpose.ROTATE_180),
        4: upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: upright.transpose(Image.Transpose.TRANSPOSE),
        6: upright.transpose(Image.Transpose.ROTATE_90),
        7: upright.transpose(Image.Transpose.TRANSVERSE),
        8: upright.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    file = saved(tmp_path / "a.jpg", turned, quality=95, exif=exif(orientation))
    image = opened(file, 60)
    assert image.size == (60, 40)
    whole = upright.resize((60, 40))
    for place in ((2, 2), (57, 2), (2, 37), (57, 37)):
        pixel = whole.getpixel(place)
        assert isinstance(pixel, tuple)
        assert near(image.getpixel(place), pixel)


def test_nothing_of_the_camera_s_notes_is_left(tmp_path: Path) -> None:
    notes = exif(6, located=True)
    file = saved(tmp_path / "a.jpg", gradient(200, 100), exif=notes, icc_profile=profile("sRGB"))
    data = webp(file, 50)
    assert not Image.open(io.BytesIO(data)).getexif()
    assert not {b"EXIF", b"ICCP", b"XMP ", b"Ada"} & {data[i : i + 4] for i in range(len(data))}
    assert b"Camera" not in data


@pytest.mark.parametrize("data", [profile("sRGB"), profile("LAB"), b"no profile" * 20])
def test_a_profile_that_changes_nothing_or_cannot_be_meant(tmp_path: Path, data: bytes) -> None:
    color = Image.new("RGB", (40, 40), (200, 80, 40))
    file = saved(tmp_path / "a.jpg", color, quality=100, icc_profile=data)
    assert near(opened(file, 20).getpixel((9, 9)), (200, 80, 40))


def test_a_profile_s_colours_become_those_of_srgb(tmp_path: Path) -> None:
    swapped = profile("sRGB")
    red, green = swapped.index(b"rXYZ"), swapped.index(b"gXYZ")
    swapped = bytearray(swapped)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    color = Image.new("RGB", (40, 40), (200, 80, 40))
    file = saved(tmp_path / "a.jpg", color, quality=100, icc_profile=bytes(swapped))
    assert near(opened(file, 20).getpixel((9, 9)), (80, 200, 40))


def test_inks_become_lights(tmp_path: Path) -> None:
    inks = Image.new("CMYK", (40, 40), (10, 200, 220, 20))
    small = opened(saved(tmp_path / "plain.jpg", inks, quality=100), 20)
    assert small.mode == "RGB"
    assert near(small.getpixel((9, 9)), _pixel(inks.convert("RGB")))


def _pixel(image: Image.Image) -> tuple[int, ...]:
    found = image.getpixel((9, 9))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA"])
def test_what_is_transparent_stays_so(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((40, 0, 80, 40), fill=(90, 90, 90, 255))
    if mode in ("P", "PA"):
        image = image.quantize(8)
    file = saved(tmp_path / "a.png", image.convert(mode) if mode == "LA" else image)
    small = opened(file, 40)
    assert small.mode == "RGBA"
    assert near(small.getpixel((4, 10)), (0, 0, 0, 0), 4) or _pixel_alpha(small, (4, 10)) == 0
    assert near(small.getpixel((35, 10)), (90, 90, 90, 255), 6)


def _pixel_alpha(image: Image.Image, place: tuple[int, int]) -> int:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return int(found[3])


def test_sixteen_bits_are_scaled_and_not_cut_off(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", Image.new("I;16", (80, 40), 40_000))
    assert near(opened(file, 40).convert("RGB").getpixel((9, 9)), (155, 155, 155), 3)


def test_one_bit_becomes_grey_when_it_is_scaled(tmp_path: Path) -> None:
    image = Image.new("1", (80, 80))
    image.paste(1, (0, 0, 41, 80))
    small = opened(saved(tmp_path / "a.png", image), 16).convert("L")
    assert len(set(small.tobytes())) > 2


def test_a_drawing_is_stored_without_loss(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 400), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 300, 300), fill="#0f5a75")
    small = opened(saved(tmp_path / "a.png", image), 200)
    assert small.getpixel((100, 100)) == (15, 90, 117)
    assert small.getpixel((5, 5)) == (255, 255, 255)


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", gradient(200, 100))
    assert webp(file, 50) == webp(file, 50)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "I;16"])
def test_strips_make_the_same_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    whole = gradient(523, 311)
    image = Image.new(mode, whole.size, 30_000) if mode == "I;16" else whole.convert(mode)
    file = saved(tmp_path / "a.png", image)
    at_once = webp(file, 40)
    monkeypatch.setattr(variant, "_STRIP", 5_000)
    assert webp(file, 40) == at_once
    small = opened(file, 40).convert("RGB")
    usual = image.convert("RGB").resize(small.size) if mode != "I;16" else small
    for place in ((1, 1), (38, 1), (1, 22), (38, 22)):
        pixel = usual.getpixel(place)
        assert isinstance(pixel, tuple)
        assert near(small.getpixel(place), pixel, 16)
