"""`WebPage`: a page of the web and the links on it; `WebPages` reads them, politely."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from sitegen.fetch.client import USER_AGENT, UnansweredError
from sitegen.fetch.exchange import BrokenError, Clock, Exchange, Limits, Reply
from sitegen.fetch.public_address import PublicOnly
from sitegen.fetch.service import Service

# A profile page is small: what is longer is not one.
PAGE_LIMITS = Limits(read=15.0, answer=20.0, wait=10.0, body=4_000_000, tries=2, redirects=3)

# Comments, and elements whose content is no markup, with it; else a start tag that holds no "<".
# A start costs no more than the way to the next "<", so hostile pages cost what they are long.
_TAG = re.compile(
    r"<!--|<(script|style|textarea|template|title)\b"
    r"|<(?:a|link|area)\b((?:[^\"'<>]|\"[^\"<]*\"|'[^'<]*')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(href|rel)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]++))", re.IGNORECASE
)
_TYPES = ("text/html", "application/xhtml+xml")


class PageLink(NamedTuple):
    """A link: its absolute address and the words of its `rel`, in lower case."""

    url: str
    rel: frozenset[str]


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it was sent: the address that sent it, and its text."""

    url: str
    text: str

    def links(self) -> Iterator[PageLink]:
        """The links of the page in their order (`a`, `link`, `area`), those in comments not."""
        position = 0
        lower = ""
        while match := _TAG.search(self.text, position):
            position = match.end()
            if match[2] is not None:
                yield from _link(match[2], self.url)
                continue
            if match[1]:
                lower = lower or _lower(self.text)
                end = lower.find(f"</{match[1].lower()}", position)
            else:
                end = self.text.find("-->", position)
            if end < 0:
                return
            position = end


def _lower(text: str) -> str:
    """The text with ASCII letters lower, each character in its place."""
    return text.translate({code: code + 32 for code in range(65, 91)})


def _link(attributes: str, base: str) -> Iterator[PageLink]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    if href := found.get("href", "").strip():
        try:
            url = urljoin(base, href)
        except ValueError:
            return
        yield PageLink(url, frozenset(found.get("rel", "").lower().split()))


@dataclass(slots=True)
class WebPages:
    """Reads pages one at a time, a second between two requests to one host.

    Nothing private is asked, except what the variables of `services` in the environment name to
    stand in for a host.
    """

    services: tuple[Service, ...]
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    limits: Limits = PAGE_LIMITS
    clock: Clock = field(default_factory=Clock)
    _exchange: Exchange = field(init=False)
    _last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        trusted = frozenset(
            (host, port)
            for service in self.services
            if (base := self._stand_in(service)) and (host := urlsplit(base).hostname)
            for port in (urlsplit(base).port or (443 if base.startswith("https:") else 80),)
        )
        certificates = self.environ.get("REQUESTS_CA_BUNDLE", "")
        self._exchange = Exchange(self.limits, self.clock, certificates, PublicOnly(trusted))

    def close(self) -> None:
        """Let go of the connections."""
        self._exchange.close()

    def read(self, service: Service, url: str) -> WebPage:
        """The page at an address; a redirect to another host is not followed to its end.

        Raises `UnansweredError`; its message is for the user.
        """
        parts = urlsplit(url)
        own = f"{parts.scheme}://{parts.netloc}"
        base = own
        if self.environ.get(service.variable, "").strip():
            base = self._stand_in(service)
            if not base:
                message = f"{service.variable} is no http or https address"
                raise UnansweredError("fetch-base-url", message, "unset it", closed=True)
        asked = base + url[len(own) :]
        left = self.limits.tries
        while True:
            try:
                self._pause(service, asked, stands_in=base != own)
                return self._page(self._reply(asked, own, base), asked, url)
            except BrokenError as broken:
                left = min(left - 1, broken.again)
                if left <= 0:
                    message = f"{url} {broken}"
                    hint = "what it confirmed before stays; run the same command again later"
                    raise UnansweredError("verify-unanswered", message, hint) from None

    def _stand_in(self, service: Service) -> str:
        """The address in the environment that stands in for the service's host, or ""."""
        set_there = self.environ.get(service.variable, "").strip()
        return service.base(self.environ) if set_there else ""

    def _pause(self, service: Service, url: str, *, stands_in: bool) -> None:
        host = urlsplit(url).netloc
        now = self.clock.monotonic()
        rest = self._last.get(host, float("-inf")) + service.interval - now
        if rest > 0 and not stands_in:
            self.clock.sleep(rest)
        self._last[host] = self.clock.monotonic()

    def _reply(self, asked: str, own: str, base: str) -> Reply:
        headers = {"Accept": ", ".join(_TYPES), "User-Agent": USER_AGENT}
        return self._exchange.get(asked, headers, {}, (own, base), self.limits.answer)

    def _page(self, reply: Reply, asked: str, url: str) -> WebPage:
        """The page in a reply. Raises `BrokenError` when there is none."""
        status = reply.status
        if _host(reply.url) != _host(asked):
            raise BrokenError(f"redirects to another host, {urlsplit(reply.url).netloc}")
        if status in (404, 410):
            raise BrokenError(f"is not there ({status})")
        if status >= 500:
            raise BrokenError(f"fails ({status})", again=1)
        if status != 200:
            raise BrokenError(f"refuses the request ({status})")
        kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind and kind not in _TYPES:
            raise BrokenError(f"is no web page but {kind[:60]}")
        return WebPage(url, reply.body.decode("utf-8", "replace"))


def _host(url: str) -> tuple[str, int | None]:
    """The host of an address, www. or not; a redirect from http to https stays on it."""
    parts = urlsplit(url)
    port = parts.port if parts.port not in (80, 443) else None
    return (parts.hostname or "").removeprefix("www."), port
