"""What comes from elsewhere comes after a click, and then the policy lets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Log, build_source, served
from test_browser_accessibility import violations

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

SETTINGS = """title: Engines
videos: embed
comments: {service: isso, url: https://talk.example.org}
analytics: {service: goatcounter, url: https://stats.example.org/count}
"""


def test_nothing_is_asked_of_others_before_a_click(folder: Path, open_page: Open) -> None:
    content = folder / "source/content"
    for name, text in {
        "site.yaml": SETTINGS,
        "works/a.bib": "@article{talk, title={A Talk}, author={Ann Ash}, year=2001,"
        " video={https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv}}\n",
        "posts/one.md": "---\ntitle: One\ndate: 2024-01-01\n---\nText.\n",
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text)
    build_source(folder / "source", folder)
    with served(folder / "public") as origin:
        log = Log(origin)
        page = open_page(log)
        page.route(
            "https://*.example.org/**",
            lambda route: route.fulfill(
                body="document.documentElement.dataset.ran = document.currentScript.src"
                if route.request.resource_type == "script"
                else "",
                content_type="text/javascript"
                if route.request.resource_type == "script"
                else "text/html",
            ),
        )
        page.goto(f"{origin}/publications/talk/")
        assert violations(page) == []
        assert log.foreign == []
        page.get_by_role("button", name="Play here, from tube.example.org").click()
        page.wait_for_selector("iframe")
        page.wait_for_load_state("networkidle")
        assert log.foreign == ["https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv"]

        log.foreign.clear()
        page.goto(f"{origin}/posts/2024/one/")
        assert violations(page) == []
        assert log.foreign == []
        page.get_by_role("button", name="Show comments, from talk.example.org").click()
        page.wait_for_selector("html[data-ran]")
        assert log.foreign == ["https://talk.example.org/js/embed.min.js"]

        log.foreign.clear()
        page.get_by_role("button", name="Count my visits, with stats.example.org").click()
        page.wait_for_selector("html[data-ran*=count]")
        assert log.foreign == ["https://stats.example.org/count.js"]
        page.goto(f"{origin}/")  # agreed once, counted from then on
        page.wait_for_selector("html[data-ran*=count]")
        page.get_by_role("button", name="Count my visits, with stats.example.org").click()
        log.foreign.clear()
        page.goto(f"{origin}/posts/")  # taken back
        page.wait_for_load_state("networkidle")
        assert log.foreign == []
    assert log.errors == []
