"""Narrow windows and paper: nothing sticks out, nothing is printed that only screens need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open, Sites
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The page's own width, and what sticks out of the window without a scroll bar of its own.
_STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const out = Array.from(document.body.querySelectorAll("*")).filter((element) => {
    if (element.getBoundingClientRect().right <= width + 1) return false;
    for (let e = element; e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== "visible") return false;
    return true;
  });
  return out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).concat(
    `${document.scrollingElement.scrollWidth} > ${width}`);
}"""


def sticking_out(page: Page) -> list[str]:
    """What makes a page scroll sideways, folded things opened."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found: list[str] = page.evaluate(_STICKING_OUT)
    return [f"{page.url} {line}" for line in found]


@pytest.mark.parametrize("name", ["demo", "bibliography", "profile"])
def test_no_page_scrolls_sideways(name: str, theme: str, sites: Sites, open_page: Open) -> None:
    site = sites(name, theme)
    page = open_page()
    found: list[str] = []
    for address in site.addresses:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(site.url(address))
        found += sticking_out(page)
        page.set_viewport_size({"width": 320, "height": 640})
        found += sticking_out(page)
    assert not found, "\n".join(found)


def test_the_first_work_of_a_list_is_on_a_phones_first_screen(
    sites: Sites, open_page: Open
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    for name in ("demo", "bibliography"):
        page.goto(sites(name, "folio").url("/publications/"))
        title = page.locator(".works .title").first.bounding_box()
        assert title is not None
        assert title["y"] + title["height"] < 500, (name, title)


# The sum of all layout shifts of a page (Cumulative Layout Shift), half a second after it loaded.
_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""


@pytest.mark.parametrize("width", [412, 1350])
def test_nothing_moves_when_scripts_arrive(width: int, sites: Sites, open_page: Open) -> None:
    demo = sites("demo", "folio")
    page = open_page(viewport={"width": width, "height": 823})
    page.route(
        re.compile(r"/static/(?!folio)\w+\.js"),
        lambda route: (page.wait_for_timeout(60), route.continue_()),
    )
    moved = {}
    for address in demo.addresses:
        page.goto(demo.url(address), wait_until="load")
        if (sum_ := page.evaluate(_SHIFTS)) > 0.01:
            moved[address] = round(sum_, 3)
    assert not moved


def test_paper_has_no_navigation_and_no_controls(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page(color_scheme="dark", viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    controls = "nav, .skip, .site-footer, button, input, form"
    found: list[str] = []
    for address in site.addresses:
        page.goto(site.url(address))
        found += [
            f"{page.url} {element.evaluate('e => e.outerHTML.slice(0, 120)')}"
            for element in page.query_selector_all(controls)
            if element.is_visible()
        ]
        found += [f"{page.url} {line}" for line in page.evaluate(_STICKING_OUT)]
        assert page.is_visible("main")
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert not found, "\n".join(found)


def test_a_printed_profile_is_a_cv(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page()
    page.emulate_media(media="print")
    page.goto(site.url("/people/alan-turing/"))
    words = page.inner_text("main")
    for text in ("Alan Turing", "Smith's Prize", "Fellow of the Royal Society", "On computable"):
        assert text in words
    assert "BibTeX" not in words


def test_a_cv_is_printed_whole_and_each_entry_in_one_piece(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page()
    page.emulate_media(media="print")
    page.goto(site.url("/people/edsger-dijkstra/cv/"))
    words = page.inner_text("main")
    for text in ("Curriculum vitae", "Nico Habermann", "J8", "doi:10.1145/"):
        assert text in words
    assert "JSON Resume" not in words
    torn = "es => es.filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
    assert page.eval_on_selector_all(".vitae li:not(nav li)", torn) == 0
    alone = "es => es.filter(e => getComputedStyle(e).breakAfter !== 'avoid').length"
    assert page.eval_on_selector_all(".vitae :is(h2, h3)", alone) == 0


def test_the_right_to_left_page_starts_at_the_right(sites: Sites, open_page: Open) -> None:
    site = sites("bibliography", "folio")
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(site.url("/publications/"))
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert sticking_out(page) == []
    title = page.query_selector("main h1")
    assert title is not None
    box = title.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " return r.getBoundingClientRect().right }"
    )
    assert box > 280
