"""`Gallery`: which smaller copies there are, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.assets import Asset
from sitegen.errors import Problem, Problems
from sitegen.pages.gallery import Gallery, widths
from sitegen.pages.picture_views import NO_PICTURE, PictureView
from sitegen.pictures.look import Look


class Fake:
    """An album that knows every picture."""

    maker = "pillow-9"

    def __init__(self, **looks: Look) -> None:
        self.looks = looks

    def look(self, file: Path, digest: str) -> Look:
        return self.looks.get(file.stem, Look(2000, 1000))


def gallery(folder: Path, *paths: str, **looks: Look) -> Gallery:
    assets = {}
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{path} <svg viewBox='0 0 2 1'>")
        assets[path] = Asset(path, file, 10)
    return Gallery(assets, Fake(**looks))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("look", "kind", "found"),
    [
        (Look(4000, 3000), "photo", (160, 320, 640)),
        (Look(4000, 3000), "preview", (160, 320, 640, 960)),
        (Look(4000, 3000), "image", (360, 720, 1080, 1440)),
        (Look(500, 300), "photo", (160, 320, 500)),
        (Look(350, 300), "photo", (160, 320)),
        (Look(320, 300), "photo", (160, 320)),
        (Look(160, 300), "photo", ()),
        (Look(90, 90), "image", ()),
        (Look(4000, 3000, animated=True), "photo", ()),
        (Look(4000, 3000, flaw="is damaged"), "photo", ()),
        (Look(0, 0, flaw="is damaged"), "photo", ()),
        (Look(400, 40_000), "photo", (160,)),
    ],
)
def test_widths_are_never_more_than_the_picture_s_own(
    look: Look, kind: str, found: tuple[int, ...]
) -> None:
    assert widths(look, kind) == found


def test_copies_stand_beside_the_original(tmp_path: Path) -> None:
    hall = gallery(tmp_path, "p/ada.jpg")
    items = list(hall.hang([("p/ada.jpg", "photo")], Problems()))
    assert [(item.address, item.width) for item in items] == [
        ("/assets/p/ada-160.webp", 160),
        ("/assets/p/ada-320.webp", 320),
        ("/assets/p/ada-640.webp", 640),
    ]
    assert hall.show("/assets/p/ada.jpg", "p/ada.jpg", "photo") == PictureView(
        "/assets/p/ada.jpg", 2000, 1000, tuple((item.address, item.width) for item in items)
    )


def test_a_picture_used_twice_has_the_copies_of_both(tmp_path: Path) -> None:
    hall = gallery(tmp_path, "a.jpg")
    items = hall.hang([("a.jpg", "photo"), ("a.jpg", "image")], Problems())
    assert [item.width for item in items] == [160, 320, 360, 640, 720, 1080, 1440]
    assert [w for _, w in hall.show("/assets/a.jpg", "a.jpg", "photo").sources] == [160, 320, 640]


def test_names_that_are_taken_get_digits(tmp_path: Path) -> None:
    hall = gallery(tmp_path, "a.jpg", "a.png", "b.jpg", "B-160.WEBP")
    used = [("a.jpg", "photo"), ("a.png", "photo"), ("b.jpg", "photo")]
    names = [item.address for item in hall.hang(used, Problems()) if item.width == 160]
    assert len({name.casefold() for name in names}) == 3
    assert "/assets/b-160.webp" not in names
    assert all(
        name.startswith("/assets/") and len(name) == len("/assets/a-160-123456.webp")
        for name in names
    )


def test_before_it_hangs_and_for_what_does_not_there_are_originals(tmp_path: Path) -> None:
    hall = gallery(tmp_path, "a.jpg", "b.jpg")
    assert hall.show("/assets/a.jpg", "a.jpg", "photo") == PictureView("/assets/a.jpg")
    list(hall.hang([("a.jpg", "photo")], Problems()))
    assert hall.show("/assets/b.jpg", "b.jpg", "photo") == PictureView("/assets/b.jpg")
    assert hall.show("", "", "photo") == NO_PICTURE
    web = "https://example.org/a.jpg"
    assert hall.show(web, "", "photo") == PictureView(web)


def test_drawings_have_a_size_and_no_copies(tmp_path: Path) -> None:
    hall = gallery(tmp_path, "a.svg")
    assert list(hall.hang([("a.svg", "photo")], Problems())) == []
    assert hall.show("/assets/a.svg", "a.svg", "photo") == PictureView("/assets/a.svg", 1600, 800)


def test_without_an_album_there_are_originals(tmp_path: Path) -> None:
    hall = Gallery({}, None)
    assert not hall.makes_copies
    assert list(hall.hang([("a.jpg", "photo")], Problems())) == []


def test_problems_are_told_once_with_their_place(tmp_path: Path) -> None:
    looks = {
        "a": Look(9, 9, flaw="is damaged, or no picture at all"),
        "b": Look(9, 9, located=True),
    }
    problems = Problems()
    hall = gallery(tmp_path, "a.jpg", "b.jpg", **looks)
    list(hall.hang([(n, k) for n in ("a.jpg", "b.jpg") for k in ("photo", "image")], problems))
    assert [_text(problem) for problem in problems.sorted()] == [
        (
            "content/assets/a.jpg: warning: the picture is damaged, or no picture at all; it is "
            "shown as it is [picture-unreadable] (save it anew with another program)"
        ),
        (
            "content/assets/b.jpg: warning: the picture says where it was taken, and everybody "
            "can download it [picture-located] (remove the position from its EXIF data, for "
            "example: exiftool -gps:all= FILE)"
        ),
    ]
    assert not hall.is_sound("a.jpg")
    assert hall.is_sound("b.jpg")


def _text(problem: Problem) -> str:
    found = problem.as_json()
    return (
        f"{found['path']}: {found['severity']}: {found['message']} [{found['code']}] "
        f"({found['hint']})"
    )
