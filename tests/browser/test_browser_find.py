"""Searching, filtering, citing and collecting, by keyboard and from a disk."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from browsing import Log, Site
from test_browser_accessibility import violations
from test_browser_layout import sticking_out

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open, Sites
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FIRST_ANSWER = 300_000  # bytes after gzip, whatever the size of the site


def names(page: Page) -> list[str]:
    """What the search shows, once it has answered."""
    page.wait_for_selector("[role=option]")
    return page.locator("[role=option] .name").all_inner_texts()


def type_and_wait(page: Page, words: str, first: str) -> None:
    """Type into the search; wait until the best answer is the one expected."""
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.wait_for_function(
        "first => (document.querySelector('[role=option] .name') || {}).textContent === first",
        arg=first,
    )


def test_a_slash_opens_the_search_and_enter_goes_there(
    theme: str, sites: Sites, open_page: Open
) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/about/"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    type_and_wait(page, "turi", "Alan Turing")
    page.keyboard.press("ArrowDown")
    active = page.evaluate(
        "document.getElementById("
        "document.activeElement.getAttribute('aria-activedescendant')).innerText"
    )
    assert active.startswith("Alan Turing")
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("/people/alan-turing/"))


def test_escape_closes_the_search_and_gives_the_focus_back(
    theme: str, sites: Sites, open_page: Open
) -> None:
    page = open_page()
    page.goto(sites("demo", theme).url("/about/"))
    page.focus("button.search")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] [role=combobox]")
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || "
        assert page.evaluate(inside + "!!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")
    assert page.evaluate("document.activeElement.matches('button.search')")


def test_a_slash_in_a_field_is_a_slash(sites: Sites, open_page: Open) -> None:
    page = open_page()
    page.goto(sites("demo", "folio").url("/graph/"))
    page.wait_for_selector("#graph.live")
    page.focus("#graph [type=search]")
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
    assert page.input_value("#graph [type=search]") == "/"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("godel", "Kurt Gödel"),  # without the accent
        ("KURT gö", "Kurt Gödel"),  # a beginning, in any case
        ("dijkstar", "Edsger Dijkstra"),  # letters swapped
        ("lovelac", "Ada Lovelace"),
        ("entscheidungsproblm", "A note on the Entscheidungsproblem"),  # a letter left out
    ],
)
def test_the_search_tolerates(words: str, first: str, sites: Sites, open_page: Open) -> None:
    page = open_page()
    page.goto(sites("demo", "folio").url("/search/"))
    page.focus("[role=combobox]")
    page.keyboard.type(words)
    page.wait_for_selector("[role=option]")
    page.wait_for_timeout(150)
    found = names(page)
    assert first in found[:5], found


def test_the_search_page_keeps_the_question_in_its_address(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page()
    page.goto(site.url("/search/?q=computable"))
    before = names(page)
    assert any("computable" in name.lower() for name in before[:2])
    page.focus("[role=combobox]")
    type_and_wait(page, "shannon", "Claude Shannon")
    page.wait_for_url(re.compile(r"\?q=shannon$"))
    page.reload()
    assert names(page)[0] == "Claude Shannon"
    page.locator("[role=option]").first.click()
    page.wait_for_url(site.url("/people/claude-shannon/"))
    page.go_back()
    assert names(page)[0] == "Claude Shannon"


def test_nothing_found_is_said_aloud(sites: Sites, open_page: Open) -> None:
    page = open_page()
    page.goto(sites("demo", "folio").url("/search/?q=xyzzyqwv"))
    said = page.locator("#search [role=status]")
    page.wait_for_function(
        "() => document.querySelector('#search [role=status]').textContent !== ''"
    )
    assert said.is_visible()
    assert page.locator("[role=option]").count() == 0


def test_the_first_answer_is_light(sites: Sites, open_page: Open) -> None:
    page = open_page()
    loaded: list[int] = []
    page.on(
        "response",
        lambda answer: (
            loaded.append(len(gzip.compress(answer.body(), 6)))
            if "/search/" in answer.url
            else None
        ),
    )
    page.goto(sites("demo", "folio").url("/search/?q=computable"))
    names(page)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(loaded) <= FIRST_ANSWER


def test_what_opens_is_accessible_narrow_and_within_the_policy(
    theme: str, sites: Sites, open_page: Open
) -> None:
    site = sites("demo", theme)
    log = Log(site.origin)
    page = open_page(log, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    found: list[str] = []
    page.goto(site.url("/publications/"))
    page.keyboard.press("/")
    page.keyboard.type("turing")
    names(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += violations(page)
    box = page.locator("dialog[open]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.goto(site.url("/publications/lovelace1843notes/"))
    page.locator("button.collect").first.click()
    page.locator(".collected summary").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += violations(page)
    if theme == "folio":
        found += sticking_out(page)
    assert not found, "\n".join(found)
    assert not log.errors, "\n".join(log.errors)
    assert not log.foreign, "\n".join(log.foreign)


def shown(page: Page) -> int:
    """How many works of the list are visible."""
    return page.locator(".works > li > .work:visible").count()


def test_filters_live_in_the_address_and_survive_the_way_back(
    theme: str, sites: Sites, open_page: Open
) -> None:
    site = sites("profile", theme)
    page = open_page()
    page.goto(site.url("/publications/"))
    assert shown(page) == 50
    page.focus(".filters select[name=year]")
    page.select_option(".filters select[name=year]", "1995")
    page.wait_for_url(re.compile(r"[?&]year=1995"))
    some = shown(page)
    assert 0 < some < 50
    assert str(some) in page.inner_text(".filters [role=status]")
    page.reload()
    assert shown(page) == some
    page.locator(".works > li > .work:visible .title a").first.click()
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.works > li[hidden]').length > 0")
    assert shown(page) == some
    assert page.input_value(".filters select[name=year]") == "1995"
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('.works > li[hidden]').length === 0")
    assert shown(page) == 50
    page.go_forward()
    page.wait_for_function("() => document.querySelectorAll('.works > li[hidden]').length > 0")
    page.focus(".filters [type=reset]")
    page.keyboard.press("Enter")
    assert shown(page) == 50
    assert "year=" not in page.url


def test_every_filter_has_a_page_without_scripts(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/publications/"))
    assert not page.locator(".filters").is_visible()
    links = page.locator("main nav a").evaluate_all("all => all.map(a => a.href)")
    assert links
    types = [link for link in links if "/type/" in link]
    assert types
    page.goto(types[0])
    assert page.locator(".works .work").count() > 0
    page.goto(site.url("/search/"))
    lists = page.locator(".browse a").evaluate_all("all => all.map(a => a.href)")
    assert len(lists) >= 4
    assert all(page.request.get(link).ok for link in lists)


def test_references_are_folded_open_without_scripts(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/publications/lovelace1843notes/"))
    for fold in page.locator("#cite details").all():
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        assert "Lovelace" in fold.inner_text()
    labels = page.locator("#cite summary").all_inner_texts()
    for style in ("APA", "MLA", "Chicago", "IEEE", "BibTeX"):
        assert any(style in label for label in labels), labels


def test_a_reference_is_copied_with_the_keyboard(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("demo", theme)
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site.url("/publications/lovelace1843notes/"))
    fold = page.locator("#cite details", has_text="BibTeX").first
    if fold.get_attribute("open") is None:
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
    button = fold.locator("button.copy")
    label = button.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("label => document.activeElement.innerText !== label", arg=label)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@")
    assert "lovelace1843notes" in copied


def test_works_are_collected_and_exported_together(
    theme: str, sites: Sites, open_page: Open, folder: Path
) -> None:
    site = sites("demo", theme)
    page = open_page()
    page.goto(site.url("/publications/lovelace1843notes/"))
    page.locator("section.citing button.collect").focus()
    page.keyboard.press("Enter")
    page.goto(site.url("/publications/"))
    page.locator("button.collect[aria-pressed]").first.focus()
    page.keyboard.press("Space")
    boxes = page.locator("input.collect")
    assert boxes.evaluate_all("all => all.filter(box => box.checked).length") == 1
    page.locator("input.collect:not(:checked)").first.focus()
    page.keyboard.press("Space")
    with page.expect_download() as download:
        page.locator(".collected .buttons button").first.click()
    download.value.save_as(folder / "collected.bib")
    text = (folder / "collected.bib").read_text()
    assert text.count("\n@") + text.startswith("@") == 2
    assert "lovelace1843notes" in text
    page.locator(".collected .buttons button").nth(1).click()
    assert not page.locator(".collected").is_visible()


def test_all_of_it_works_from_a_disk(on_disk: Site, open_page: Open, folder: Path) -> None:
    log = Log(on_disk.origin)
    page = open_page(log)
    page.goto(on_disk.file("/about/").as_uri())
    page.keyboard.press("/")
    type_and_wait(page, "turi", "Alan Turing")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(on_disk.file("/people/alan-turing/").as_uri())
    page.goto(on_disk.file("/publications/").as_uri())
    page.locator(".filters select[name=type]").select_option(index=1)
    everything = page.locator(".works > li > .work").count()
    assert 0 < shown(page) < everything
    page.goto(on_disk.file("/publications/lovelace1843notes/").as_uri())
    page.locator("section.citing button.collect").click()
    with page.expect_download() as download:
        page.locator(".collected .buttons button").first.click()
    download.value.save_as(folder / "collected.bib")
    assert "lovelace1843notes" in (folder / "collected.bib").read_text()
    assert not log.errors, "\n".join(log.errors)
    assert not log.foreign, "\n".join(log.foreign)
