"""Without scripts, and from a disk: the same words are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest
from browsing import Log, Site

if TYPE_CHECKING:
    from conftest import Open, Sites

pytestmark = pytest.mark.browser


def test_abstracts_open_by_themselves(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("profile", theme)
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/publications/"))
    fold = page.locator("details.abstract").first
    words = fold.locator("p").first
    assert not words.is_visible()
    fold.locator("summary").click()
    assert words.is_visible()
    page.goto(site.url("/publications/work7/"))
    assert page.locator(".abstract .text").is_visible()


def test_all_authors_are_on_the_page(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("bibliography", theme)
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/publications/collaboration/"))
    for summary in page.locator("details.authors summary").all():
        summary.click()
    shown = page.inner_text("article header")
    for letter in "ABCDEFGH":
        for family in ("Ahmed", "Núñez", "O'Brien", "Wu"):
            assert f"{letter}. {family}" in shown


def test_citations_are_reachable(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("profile", theme)
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/publications/work7/"))
    assert "@inproceedings{work7" in (page.text_content("main") or "")
    links = page.locator("#cite .exports a").evaluate_all("all => all.map(a => a.href)")
    kinds = {link.rpartition(".")[2] for link in links}
    assert {"bib", "ris", "json"} <= kinds
    for link in links:
        answer = page.request.get(link)
        assert answer.ok
        assert answer.text().strip()


def test_the_navigation_leads_everywhere_and_no_control_is_dead(
    site: Site, open_page: Open
) -> None:
    page = open_page(java_script_enabled=False)
    found: list[str] = []
    for address in site.addresses:
        page.goto(site.url(address))
        found += [
            f"{page.url}: {element.evaluate('e => e.outerHTML.slice(0, 120)')}"
            for element in page.query_selector_all("button, input, select, form:not([action])")
            if element.is_visible()
        ]
    assert not found, "\n".join(found)
    page.goto(site.url("/"))
    links = page.locator("header nav a").evaluate_all("all => all.map(a => a.href)")
    assert links
    for link in links:
        assert page.request.get(link).ok, link


def test_the_graph_is_a_drawing_with_links_and_a_list(site: Site, open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/graph/"))
    assert page.locator(".graph-map svg a").count() > 5
    assert page.locator(".graph-list a").count() > 5


def test_the_site_works_from_a_disk(on_disk: Site, open_page: Open) -> None:
    log = Log(on_disk.origin)
    page = open_page(log)
    broken: list[str] = []
    for address in on_disk.addresses:
        if address == "/404.html":
            continue  # a server's business: it is shown at any depth
        page.goto(on_disk.file(address).as_uri())
        assert page.evaluate("getComputedStyle(document.body).display") == "flex", "no style sheet"
        links = page.evaluate(
            "Array.from(document.querySelectorAll('a[href], link[href], img[src], script[src]'))"
            ".map(e => typeof e.href === 'string' ? e.href : e.src || '')"
        )
        for link in set(links):
            path = unquote(urldefrag(link)[0])
            if path.startswith("file:") and not Path(path.removeprefix("file://")).is_file():
                broken.append(f"{address}: {link}")
    assert not broken, "\n".join(broken)
    assert not log.errors, "\n".join(log.errors)
    assert not log.foreign, "\n".join(log.foreign)


def test_links_open_from_a_disk(on_disk: Site, open_page: Open) -> None:
    page = open_page()
    page.goto(on_disk.file("/").as_uri())
    page.click("header nav a >> text=People")
    page.click("main .name a >> text=Alan Turing")
    assert page.inner_text("h1") == "Alan Turing"
    page.click("main .works .title a >> nth=0")
    assert page.locator("#cite").is_visible()
    page.click(".site-title a")
    assert page.url == on_disk.file("/").as_uri()


def test_the_graph_works_from_a_disk(on_disk: Site, open_page: Open) -> None:
    log = Log(on_disk.origin)
    page = open_page(log)
    page.goto(on_disk.file("/graph/").as_uri())
    page.wait_for_selector("#graph.live .graph-map a[tabindex='0']")
    page.fill("#graph [type=search]", "turing")
    page.locator(".graph-found button").first.click()
    page.locator(".graph-said b a").first.click()
    assert page.url.endswith("/index.html")
    assert page.locator("main h1").is_visible()
    assert not log.errors, "\n".join(log.errors)
