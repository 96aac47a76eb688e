"""A built site behind a small server with the headers of its _headers, and what a page did."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from sites import REPOSITORY, WRITERS

from sitegen.build.assembly import assemble
from sitegen.build.build import build_site
from sitegen.build.settings import Settings
from sitegen.errors import Problems
from sitegen.pages.page import Page as PlannedPage
from sitegen.pages.page import output_path

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-quic --disable-dev-shm-usage"
).split()
ELSEWHERE = {"redirect.html"}  # leads away at once: there is nothing to look at


@dataclass(frozen=True)
class Site:
    """A built site: `kinds` gives of each template the address of its largest page."""

    name: str
    theme: str
    folder: Path
    origin: str
    kinds: dict[str, str]

    def url(self, address: str) -> str:
        """Where the server has an address."""
        return self.origin + address

    def file(self, address: str) -> Path:
        """Where the disk has an address."""
        return self.folder / output_path(address)

    @property
    def addresses(self) -> list[str]:
        """One page of every kind."""
        return list(self.kinds.values())


def build(folder: Path, name: str, theme: str, *, file_links: bool = False) -> Site:
    """Write a site's source into `folder` and build it there; there is no server for it yet."""
    source = WRITERS[name](folder / "source", theme)
    return Site(name, theme, folder / "public", "", build_source(source, folder, file_links))


def build_source(source: Path, folder: Path, file_links: bool = False) -> dict[str, str]:
    """Build a site into `folder`/public: of each template the address of its largest page."""
    settings = Settings(
        str(source), str(folder / "public"), url="https://example.org/", file_links=file_links
    )
    report = build_site(settings, processes=1)
    assert not [p for p in report.problems if p["severity"] == "error"], report.problems
    assembly = assemble(settings, Problems())
    assert assembly is not None
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for address, item in assembly.plan.items.items():
        if not isinstance(item, PlannedPage) or not address.endswith(("/", ".html")):
            continue
        size = (folder / "public" / output_path(address)).stat().st_size
        if item.template not in ELSEWHERE and size > sizes.get(item.template, 0):
            kinds[item.template], sizes[item.template] = address, size
    return kinds


def shipped_headers() -> dict[str, str]:
    """The headers that netlify.toml sets on every page."""
    rules = tomllib.loads((REPOSITORY / "netlify.toml").read_text())["headers"]
    found: dict[str, str] = next(rule["values"] for rule in rules if rule["for"] == "/*")
    return found


def headers_of(folder: Path) -> dict[str, str]:
    """The headers that a built site's _headers sets on every page."""
    rule = Path(folder, "_headers").read_text().split("\n/")[0]
    rows = [line.strip().partition(": ") for line in rule.splitlines()[1:]]
    return {name: value for name, _, value in rows}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the standard library has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml",
        ".bib": "text/plain; charset=utf-8",
    }

    def end_headers(self) -> None:
        for name, value in headers_of(Path(self.directory)).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *_: object, **__: object) -> None:
        """Send 404.html, as static hosts do, whatever is wrong.

        Browsers ask for /favicon.ico by themselves when a page, like plain's, names no icon.
        """
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads this log."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The origin of a server of that folder."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@dataclass
class Log:
    """What a page did that it should not: errors on the console, requests to other origins.

    A breach of the content security policy is an error on the console, too.
    """

    origin: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down what this page does from now on."""

        def asked(url: str) -> None:
            if not url.startswith((self.origin, "data:", "blob:")):
                self.foreign.append(url)

        def said(kind: str, text: str) -> None:
            if kind in ("error", "warning"):
                self.errors.append(f"{page.url}: {text}")

        def failed(url: str, why: str) -> None:
            if why != "net::ERR_ABORTED":  # the page was left before the answer came
                self.errors.append(f"{page.url}: {url} {why}")

        page.on("request", lambda request: asked(request.url))
        page.on("console", lambda message: said(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: failed(request.url, request.failure or ""))
