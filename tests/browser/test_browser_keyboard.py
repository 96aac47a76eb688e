"""Everything can be done with a keyboard, and one sees where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Site

if TYPE_CHECKING:
    from conftest import Open, Sites
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    html: e.outerHTML.slice(0, 120), tag: e.tagName, text: e.textContent.trim(),
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 &&
      box.left < innerWidth,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ||
      e.closest("svg") !== null,
  };
}"""


def tab(page: Page, backwards: bool = False) -> dict[str, str | bool]:
    """Press Tab; where the focus is now."""
    page.keyboard.press("Shift+Tab" if backwards else "Tab")
    found: dict[str, str | bool] = page.evaluate(_FOCUS)
    return found


def test_the_skip_link_comes_first_and_leads_to_the_content(
    theme: str, sites: Sites, open_page: Open
) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/people/"))
    first = tab(page)
    assert "#main" in str(first["html"])
    assert first["inside"]
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    tab(page)
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_navigation_is_walked_in_its_order(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/"))
    items = page.locator("header nav a").all_inner_texts()
    walked = [str(tab(page)["text"]) for _ in range(len(items) + 4)]
    start = walked.index(items[0])
    assert walked[start : start + len(items)] == items


def test_one_sees_the_focus_at_each_step(site: Site, open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    found: list[str] = []
    for kind in ("home.html", "person.html", "publication.html", "publications.html"):
        page.goto(site.url(site.kinds[kind]))
        seen: list[str] = []
        for _ in range(40):
            here = tab(page)
            if here["tag"] == "BODY":
                break
            seen.append(str(here["html"]))
            if not (here["inside"] and here["ring"]):
                found.append(f"{page.url}: {here}")
        assert len(seen) > 10
        assert seen[-1] != seen[-2], "the focus is caught"
    assert not found, "\n".join(found)


def test_the_theme_is_toggled_and_kept(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page(color_scheme="light")
    page.goto(site.url("/"))
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.focus("button.theme")
    page.keyboard.press("Space")
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(site.url("/people/"))
    assert page.evaluate(paper) == dark
    page.focus("button.theme")
    page.keyboard.press("Enter")
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    page.goto(site.url("/"))
    assert page.evaluate(paper) == dark, "back at the system's choice, it follows the system"


def test_the_toggle_looks_as_the_system_does(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    colours = """() => ["main", "main a", ".when", ".lead", "header nav a"].map((s) => {
      const e = document.querySelector(s);
      return e && [getComputedStyle(e).color, getComputedStyle(e).backgroundColor];
    })"""
    system, toggled = open_page(color_scheme="dark"), open_page(color_scheme="light")
    system.goto(site.url("/"))
    toggled.goto(site.url("/"))
    assert system.evaluate(colours) != toggled.evaluate(colours)
    toggled.click("button.theme")
    assert system.evaluate(colours) == toggled.evaluate(colours)


def test_abstracts_open_with_enter(theme: str, sites: Sites, open_page: Open) -> None:
    page = open_page()
    page.goto(sites("profile", theme).url("/publications/"))
    fold = page.locator("details.abstract").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("p").first.is_visible()
    page.keyboard.press("Space")
    assert not fold.locator("p").first.is_visible()


def test_the_graph_is_walked_with_arrows(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/graph/"))
    page.wait_for_selector("#graph.live .graph-map a[tabindex='0']")
    assert page.locator(".graph-map a[tabindex='0']").count() == 1, "one stop of the Tab key"
    page.focus(".graph-map a[tabindex='0']")
    label = "document.activeElement.getAttribute('aria-label')"
    walked = {page.evaluate(label)}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 2:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('.graph-map') !== null")
        walked.add(page.evaluate(label))
    assert len(walked) > 2
    here = str(page.evaluate(label)).partition(":")[0]
    assert page.locator(".graph-said").inner_text().startswith(here)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/graph/" not in url)


def test_the_graph_is_searched_and_filtered(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/graph/"))
    page.wait_for_selector("#graph.live .graph-map a[tabindex='0']")
    page.focus("#graph [type=search]")
    page.keyboard.type("godel kurt")
    page.keyboard.press("Enter")
    assert "Gödel" in str(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    page.focus("#graph [type=checkbox][value=people]")
    page.keyboard.press("Space")
    page.wait_for_selector(".graph-map a.k-people", state="detached")


def test_following_needs_no_mouse(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page()
    page.goto(site.url("/people/alan-turing/"))
    button = page.locator("button[data-follow]").first
    button.focus()
    page.keyboard.press("Enter")
    page.goto(site.url("/latest/"))
    page.wait_for_selector("#followed a")
