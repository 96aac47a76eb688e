"""Social cards: their size, and that everything on them stays inside."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from drawn_files import gradient, saved
from PIL import Image, ImageChops, ImageFont

from sitegen.pictures.social_card import (
    HEIGHT,
    WIDTH,
    CardText,
    default_letters,
    needs_shaping,
    social_card,
)

PAPER = (253, 252, 250)
TITLE = "On Computable Numbers, with an Application to the Entscheidungsproblem"


def card(**texts: str) -> CardText:
    texts = {"site": "Site", "label": "", "title": TITLE, "detail": "", "foot": "", **texts}
    return CardText(**texts, accent="#0f5a75")


def opened(text: CardText, portrait: Path | None = None) -> Image.Image:
    image = Image.open(io.BytesIO(social_card(text, portrait, None)))
    assert image.format == "PNG"
    assert image.size == (WIDTH, HEIGHT)
    return image.convert("RGB")


def marked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether there is anything but paper in a part."""
    part = image.crop(box)
    away = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).convert("L")
    return max(away.tobytes()) > 8


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "Logic"},
        {"title": TITLE, "detail": "Alan Turing", "foot": "Proceedings", "label": "Article"},
        {"title": " ".join([TITLE] * 8), "detail": "Ada Lovelace, " * 30, "foot": "Venue " * 60},
        {"title": "x" * 400, "site": "Y" * 200, "label": "Z" * 200},
        {"title": "", "site": ""},
    ],
)
def test_nothing_reaches_the_margins(texts: dict[str, str]) -> None:
    image = opened(card(**texts))
    for box in ((0, 0, 76, 600), (1124, 0, 1200, 600), (0, 0, 1200, 60), (0, 585, 1200, 608)):
        assert not marked(image, box), box
    assert image.getpixel((600, 625)) == (15, 90, 117)


def test_a_portrait_stands_beside_the_title(tmp_path: Path) -> None:
    portrait = saved(tmp_path / "a.jpg", gradient(300, 400))
    image = opened(card(title="x" * 300), portrait)
    side = (852, 196, 1116, 460)
    assert marked(image, (960, 300, 1000, 340))
    assert not marked(image, (side[0] - 40, 160, side[0] - 2, 560))
    assert not marked(image, (side[0] + 2, side[1] + 2, side[0] + 20, side[1] + 20))


def test_the_same_card_has_the_same_bytes() -> None:
    assert social_card(card(), None, None) == social_card(card(), None, None)


@pytest.mark.parametrize(
    ("text", "needs"),
    [("Gödel", False), ("数学", False), ("الجبر", True), ("אלגברה", True), ("e\u0301", True)],
)
def test_scripts_that_need_shaping(text: str, needs: bool) -> None:
    assert needs_shaping(text) is needs


def test_pillow_s_own_font_has_english() -> None:
    letters = default_letters()
    assert set(range(33, 127)) <= letters
    assert not {ord("ö"), ord("λ"), ord("数")} & letters


def test_a_font_that_takes_the_place_of_another_is_used(tmp_path: Path) -> None:
    font = getattr(ImageFont.load_default(16), "font_bytes", b"")
    file = tmp_path / "a.ttf"
    file.write_bytes(font)
    before = social_card(card(), None, file)
    file.write_bytes(font + bytes(4096))  # another file: the same letters
    assert social_card(card(), None, file) == before
    file.write_bytes(b"no font")
    with pytest.raises(OSError, match="unknown file format"):
        social_card(card(), None, file)
    file.write_bytes(font)
    assert social_card(card(), None, file) == before


def test_more_than_fits_is_not_measured() -> None:
    assert social_card(card(title="x" * 3000), None, None) == social_card(
        card(title="x" * 2_000_000), None, None
    )
