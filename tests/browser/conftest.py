"""Built sites, a server and Chromium, once for all tests of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import CHROMIUM, FLAGS, Log, Site, build, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Sites = Callable[[str, str], Site]
Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """A site by name and theme, built and served when it is first asked for."""
    known: dict[tuple[str, str], Site] = {}
    with ExitStack() as servers:

        def site(name: str, theme: str) -> Site:
            if (name, theme) not in known:
                made = build(tmp_path_factory.mktemp(f"{name}-{theme}"), name, theme)
                origin = servers.enter_context(served(made.folder))
                known[name, theme] = replace(made, origin=origin)
            return known[name, theme]

        yield site


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo in folio, built with --file-links and read without a server."""
    made = build(tmp_path_factory.mktemp("on-disk"), "demo", "folio", file_links=True)
    return replace(made, origin=made.folder.as_uri())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A new page in a profile of its own; options are those of a browser context."""
    contexts = []

    def new(log: Log | None = None, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        if log is not None:
            log.watch(page)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(params=["folio", "plain"])
def theme(request: pytest.FixtureRequest) -> str:
    """Each theme in turn."""
    name: str = request.param
    return name


@pytest.fixture(params=["demo", "bibliography"])
def site(request: pytest.FixtureRequest, theme: str, sites: Sites) -> Site:
    """The demo and the bibliography in each theme."""
    return sites(request.param, theme)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for files that a test keeps."""
    return tmp_path
