"""Pictures: a browser loads the one that fits its screen, and nothing moves when it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open, Sites

pytestmark = pytest.mark.browser

# What moved since the page began, without what a reader caused.
_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""
_CHOSEN = "image => image.currentSrc.split('/').pop()"
PORTRAIT = "img.portrait"
FIGURE = "figure img"


@pytest.mark.parametrize(
    ("page", "element", "width", "dense", "chosen"),
    [
        ("/people/ash/", PORTRAIT, 1280, 1, "ash-160.webp"),
        ("/people/ash/", PORTRAIT, 1280, 2, "ash-320.webp"),
        ("/people/ash/", PORTRAIT, 390, 3, "ash-320.webp"),
        ("/posts/2001/pictures/", FIGURE, 1280, 1, "ash-720.webp"),
        ("/posts/2001/pictures/", FIGURE, 1280, 2, "ash-1440.webp"),
        ("/posts/2001/pictures/", FIGURE, 360, 1, "ash-360.webp"),
        ("/posts/2001/pictures/", FIGURE, 390, 3, "ash-1440.webp"),
        ("/publications/torn/", ".record img", 1280, 1, "engine-320.webp"),
        ("/publications/torn/", ".record img", 320, 1, "engine-320.webp"),
    ],
)
def test_the_picture_that_fits_is_loaded(
    page: str, element: str, width: int, dense: int, chosen: str, sites: Sites, open_page: Open
) -> None:
    browser = open_page(viewport={"width": width, "height": 800}, device_scale_factor=dense)
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    browser.goto(sites("bibliography", "folio").url(page), wait_until="networkidle")
    image = browser.locator(element).first
    image.scroll_into_view_if_needed()
    browser.wait_for_function(
        "image => image.complete && image.naturalWidth", arg=image.element_handle()
    )
    assert image.evaluate(_CHOSEN) == chosen
    box = image.bounding_box()
    assert box is not None
    assert box["width"] <= width
    # Sharp: at least as many pixels as the screen has there, or all that there are.
    assert (
        int(chosen.rpartition("-")[2].removesuffix(".webp")) >= min(box["width"] * dense, 1200) - 1
    )
    assert not {"ash.jpg", "engine.png"} & set(asked)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "address", ["/people/ash/", "/posts/2001/pictures/", "/publications/torn/"]
)
def test_nothing_moves_when_pictures_arrive(
    address: str, width: int, sites: Sites, open_page: Open
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.route("**/*.webp", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(sites("bibliography", "folio").url(address), wait_until="networkidle")
    page.mouse.wheel(0, 4000)
    assert page.evaluate(_SHIFT) < 0.01


def test_without_a_style_sheet_pictures_have_a_sensible_size(sites: Sites, open_page: Open) -> None:
    page = open_page()
    for address, element, wide in (
        ("/people/ash/", PORTRAIT, 136),
        ("/posts/2001/pictures/", FIGURE, 672),
    ):
        page.goto(sites("bibliography", "plain").url(address))
        assert page.locator(element).first.evaluate("image => image.width") == wide


def test_a_round_portrait_keeps_its_proportions(sites: Sites, open_page: Open) -> None:
    page = open_page()
    page.goto(sites("bibliography", "folio").url("/people/ash/"))
    box = page.locator(PORTRAIT).first.bounding_box()
    assert box is not None
    assert box["width"] == box["height"] == 136
    assert page.locator(PORTRAIT).first.evaluate("i => getComputedStyle(i).objectFit") == "cover"
