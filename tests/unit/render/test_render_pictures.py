"""`picture_html`: what a browser is told of a picture."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.pages.picture_views import PictureView
from sitegen.render.pictures import picture_html

PHOTO = PictureView("/p/ada.jpg", 3000, 4000, (("/p/ada-160.webp", 160), ("/p/ada-320.webp", 320)))


def html(picture: PictureView, shown: int = 136, alt: str = "", **options: Any) -> str:
    chosen = {"name": "", "sizes": "", "first": False, "title": "", **options}
    return str(picture_html(picture, shown, alt, lambda address: f"..{address}", **chosen))


def test_copies_are_offered_and_the_original_stays_for_old_browsers() -> None:
    assert html(PHOTO, alt="Portrait of Ada", name="portrait") == (
        '<picture><source type="image/webp" srcset="../p/ada-160.webp 160w, '
        '../p/ada-320.webp 320w" sizes="136px"><img class="portrait" src="../p/ada.jpg" '
        'alt="Portrait of Ada" width="136" height="181" loading="lazy" decoding="async"></picture>'
    )


def test_a_first_picture_does_not_wait() -> None:
    shown = html(PHOTO, first=True)
    assert 'fetchpriority="high"' in shown
    assert "lazy" not in shown


def test_without_copies_there_is_the_original() -> None:
    assert html(PictureView("/a.gif")) == (
        '<img src="../a.gif" alt="" loading="lazy" decoding="async">'
    )


def test_a_small_picture_is_not_blown_up() -> None:
    assert ' width="40" height="30"' in html(PictureView("/a.png", 40, 30))
    assert ' width="136" height="1"' in html(PictureView("/a.png", 9000, 3))


@pytest.mark.parametrize(("width", "sizes"), [(3000, "88px"), (8000, "176px")])
def test_a_cropped_landscape_counts_as_wider(width: int, sizes: str) -> None:
    photo = PictureView("/a.jpg", width, 4000, PHOTO.sources)
    assert f'sizes="{sizes}"' in html(photo, name="portrait", sizes="88px")
    assert 'sizes="88px"' in html(photo, sizes="88px")


def test_everything_is_escaped() -> None:
    nasty = '"><b>&'
    picture = PictureView(f"/{nasty}.jpg", 400, 300, ((f"/a b,{nasty}%-160.webp", 160),))
    shown = html(picture, alt=nasty, name=nasty, title=nasty, sizes=nasty)
    assert "<b>" not in shown
    assert shown.count(">") == 4
    assert "/a%20b%2C&#34;&gt;&lt;b&gt;&amp;%25-160.webp 160w" in shown.replace("&quot;", "&#34;")


def test_the_original_is_linked_as_its_copies_are() -> None:
    name = "/assets/a #b%20?,.jpg"
    shown = html(PictureView(name, 400, 300, (("/assets/a #b%20?,-160.webp", 160),)))
    assert 'srcset="../assets/a%20%23b%2520%3F%2C-160.webp 160w"' in shown
    assert 'src="../assets/a%20%23b%2520%3F%2C.jpg"' in shown
    assert 'src="../assets/a%20%23b%2520%3F%2C.jpg"' in html(PictureView(name))


def test_the_address_of_a_foreign_picture_stays() -> None:
    address = "https://example.org/a%20b.jpg?x=1,2#c"
    shown = picture_html(
        PictureView(address), 136, "", str, name="", sizes="", first=False, title=""
    )
    assert f'src="{address}"' in shown
