"""No breach of the content security policy, no console error, no request to another origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Log, Site, shipped_headers

if TYPE_CHECKING:
    from conftest import Open, Sites

pytestmark = pytest.mark.browser


def test_the_policy_that_is_shipped_allows_no_inline_script_or_style() -> None:
    policy = shipped_headers()["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy


def test_the_log_sees_what_it_is_for(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    log = Log(site.origin)
    page = open_page(log)
    page.goto(site.url("/about/"))
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1';"
        " document.head.append(s); const i = new Image(); i.src = 'https://example.org/x.png';"
        " document.body.append(i) }"
    )
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in error for error in log.errors)


def test_pages_obey_the_policy_and_ask_nobody_else(site: Site, open_page: Open) -> None:
    log = Log(site.origin)
    page = open_page(log)
    for address in site.addresses:
        page.goto(site.url(address), wait_until="networkidle" if "graph" in address else "load")
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => { d.open = true });"
            "document.querySelectorAll('img').forEach(i => { i.loading = 'eager' });"
            "scrollTo(0, document.body.scrollHeight)"
        )
    page.wait_for_load_state("networkidle")
    assert not log.errors, "\n".join(log.errors)
    assert not log.foreign, "\n".join(log.foreign)


def test_an_address_that_is_not_there_looks_like_the_site(sites: Sites, open_page: Open) -> None:
    site = sites("demo", "folio")
    page = open_page()
    answer = page.goto(site.url("/no/such/page/"))
    assert answer is not None
    assert answer.status == 404
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Iowan" in family
    page.click("main a")
    assert page.url == site.url("/")
