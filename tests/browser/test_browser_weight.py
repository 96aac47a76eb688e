"""What a page of a 50-work profile costs over the wire."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open, Sites
    from playwright.sync_api import Response

pytestmark = pytest.mark.browser

PAGE, SCRIPT = 100_000, 15_000  # bytes after gzip, images aside


def test_a_page_is_light(theme: str, sites: Sites, open_page: Open) -> None:
    site = sites("profile", theme)
    found: list[str] = []
    for address in site.addresses:
        page = open_page()  # nothing in the cache
        answers: list[Response] = []
        page.on("response", lambda answer, seen=answers: seen.append(answer))
        page.goto(site.url(address), wait_until="networkidle")
        weights = [
            (answer.request.resource_type, len(gzip.compress(answer.body(), 6)))
            for answer in answers
            if answer.ok and answer.request.resource_type != "image"
        ]
        total = sum(weight for _, weight in weights)
        script = sum(weight for kind, weight in weights if kind == "script")
        if total > PAGE or script > SCRIPT:
            found.append(f"{address}: {total} bytes, script {script}")
        page.context.close()
    assert not found, "\n".join(found)


def test_the_first_render_waits_for_no_image_and_does_not_shift(
    sites: Sites, open_page: Open
) -> None:
    site = sites("demo", "folio")
    found: list[str] = []
    page = open_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {"
        " if (!e.hadRecentInput) window.shift += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for kind in ("home.html", "person.html", "publication.html", "publications.html"):
        page.goto(site.url(site.kinds[kind]), wait_until="networkidle")
        shift = page.evaluate("window.shift")
        if shift > 0.1:
            found.append(f"{page.url}: {shift}")
    assert not found, "\n".join(found)
