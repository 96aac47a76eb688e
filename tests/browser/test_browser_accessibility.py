"""axe finds nothing on any kind of page, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Site

if TYPE_CHECKING:
    from conftest import Open, Sites
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def violations(page: Page, rules: str = "") -> list[str]:
    """What axe has against a page: rule, element, reason; `rules` is one rule, else all.

    The size of targets (WCAG 2.2 AA) is among all where a style sheet sets it: axe leaves it out
    by itself, and plain's is the browser's own, which the rule exempts.
    """
    from axe_playwright_python.sync_playwright import Axe

    styled = page.locator("link[href*='folio.css']").count() > 0
    options: dict[str, object] = {
        "resultTypes": ["violations"],
        "rules": {"target-size": {"enabled": styled}},
    }
    if rules:
        options["runOnly"] = [rules]
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]} | {node['failureSummary'][:300]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


def test_axe_has_no_violation(site: Site, open_page: Open) -> None:
    page = open_page(color_scheme="light", reduced_motion="reduce")
    found: list[str] = []
    for address in site.addresses:
        page.emulate_media(color_scheme="light")
        page.goto(site.url(address))
        found += violations(page)
        page.emulate_media(color_scheme="dark")
        found += violations(page, "color-contrast")
        page.set_viewport_size({"width": 320, "height": 640})
        found += violations(page, "scrollable-region-focusable")
        page.set_viewport_size({"width": 1280, "height": 900})
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["demo", "bibliography", "profile"])
def test_targets_are_large_enough_on_phones(name: str, sites: Sites, open_page: Open) -> None:
    site = sites(name, "folio")
    found: list[str] = []
    for width in (320, 412):
        page = open_page(
            viewport={"width": width, "height": 823},
            device_scale_factor=1.75,
            is_mobile=True,
            has_touch=True,
            reduced_motion="reduce",
        )
        for address in site.addresses:
            page.goto(site.url(address))
            found += [f"{width} px: {line}" for line in violations(page, "target-size")]
    assert not found, "\n".join(found)


def test_what_is_folded_has_no_violation_when_open(site: Site, open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    found: list[str] = []
    for kind in ("home.html", "person.html", "publication.html", "publications.html"):
        page.goto(site.url(site.kinds[kind]))
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found += violations(page)
    assert not found, "\n".join(found)
