"""`look_at`: sizes, animations, where a picture was taken, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_files import data_of, exif, gradient, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sitegen.pictures import look
from sitegen.pictures.look import Look, look_at

DAMAGED = "is damaged, or no picture at all"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.avif"])
def test_a_picture_of_every_format_has_its_size(tmp_path: Path, name: str) -> None:
    assert look_at(saved(tmp_path / name, gradient(60, 40))) == Look(60, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, orientation: int) -> None:
    file = saved(tmp_path / "a.jpg", gradient(60, 40), exif=exif(orientation))
    assert look_at(file)[:2] == ((60, 40) if orientation < 5 else (40, 60))


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_an_animation_is_told(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (20, 10), color) for color in ("red", "blue")]
    file = saved(tmp_path / name, frames[0], save_all=True, append_images=frames[1:])
    assert look_at(file) == Look(20, 10, animated=True)


def test_a_position_is_told(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", gradient(20, 10), exif=exif(located=True))
    assert look_at(file).located


@pytest.mark.parametrize("name", ["a.jpg", "a.webp"])
def test_a_position_in_xmp_is_told(tmp_path: Path, name: str) -> None:
    where = b'<rdf:Description exif:GPSLatitude="52,31.0N" exif:GPSLongitude="13,24.0E"/>'
    assert look_at(saved(tmp_path / name, gradient(20, 10), xmp=where)).located
    assert not look_at(saved(tmp_path / name, gradient(20, 10), xmp=b"<rdf:Description/>")).located


def test_what_is_decoded_at_once_may_have_half_the_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "MOST_PIXELS", 3_000)
    assert not look_at(saved(tmp_path / "a.png", gradient(60, 40))).flaw
    found = look_at(saved(tmp_path / "a.webp", gradient(60, 40)))
    assert found.flaw == "has 60 × 40 pixels, too many to read"


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    assert look_at(tmp_path / "a.jpg").flaw == DAMAGED


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_off(tmp_path: Path, kind: str) -> None:
    data = data_of(Image.effect_noise((300, 200), 80).convert("RGB"), kind)
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    assert look_at(tmp_path / "a.jpg").flaw == DAMAGED


def test_a_bomb_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "MOST_PIXELS", 5_000)
    monkeypatch.setattr(Image.Image, "load", None)
    (tmp_path / "a.png").write_bytes(BOMB)
    assert look_at(tmp_path / "a.png") == Look(80, 70, flaw="has 80 × 70 pixels, too many to read")


BOMB = data_of(Image.new("1", (80, 70)), "PNG")
SOUND = data_of(gradient(40, 30), "JPEG", exif=exif(6, located=True))


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_damage_never_raises(place: int, bytes_: bytes) -> None:
    path = Path(TEMPORARY, "a.jpg")
    path.write_bytes(SOUND[:place] + bytes_ + SOUND[place + len(bytes_) :])
    found = look_at(path)
    assert found.flaw in ("", DAMAGED) or "too many" in found.flaw


TEMPORARY = ""


@pytest.fixture(autouse=True, scope="module")
def _temporary(tmp_path_factory: pytest.TempPathFactory) -> None:
    global TEMPORARY
    TEMPORARY = str(tmp_path_factory.mktemp("damage"))
