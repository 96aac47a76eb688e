"""The one HTTP client: retries, politeness, the cache; a failure comes with its reason."""

from __future__ import annotations

import email.utils
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sitegen import __version__
from sitegen.fetch.cache import Cache, Stored
from sitegen.fetch.exchange import BrokenError, Clock, Exchange, Limits, Reply
from sitegen.fetch.reader import clean, parse_json, parse_xml

if TYPE_CHECKING:
    from sitegen.fetch.service import Service

USER_AGENT = f"sitegen/{__version__} (static site generator; asks for one person's records)"


class UnansweredError(Exception):
    """A request that got no usable answer. `closed`: nor will the service give another now."""

    def __init__(self, code: str, message: str, hint: str = "", closed: bool = False) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.closed = code, message, hint, closed


class NotFoundError(UnansweredError):
    """The service says that it has nothing at this address."""


class RefusedError(UnansweredError):
    """The service takes the request for wrong (400, 422) or for not allowed (401)."""

    status = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """A usable answer: the decoded JSON mapping or XML tree, and the address that gave it."""

    data: Any
    url: str


@dataclass(slots=True)
class _State:
    """What the client remembers of one service during a run."""

    asked: int = 0
    last: float = float("-inf")
    failed: int = 0
    closed: UnansweredError | None = None
    keyless: bool = False


@dataclass(slots=True)
class Client:
    """Asks the services, one request at a time.

    Stored answers not older than `fresh_since` (Unix time) are used without asking; of older ones
    it only asks whether they still hold. `offline` uses stored answers of any age, and `oldest`
    is the moment of the oldest one so used.
    """

    cache: Cache
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    offline: bool = False
    fresh_since: float | None = None
    oldest: float | None = None
    _states: dict[str, _State] = field(default_factory=dict)
    _exchange: Exchange = field(init=False)
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        certificates = self.environ.get("REQUESTS_CA_BUNDLE", "")
        self._exchange = Exchange(self.limits, self.clock, certificates)
        self._end = self.clock.monotonic() + self.limits.run

    def close(self) -> None:
        """Let go of the connections."""
        self._exchange.close()

    def asked(self, service: Service) -> int:
        """How many requests the service got in this run."""
        return self._state(service).asked

    def has_key(self, service: Service) -> bool:
        """Whether requests carry a key that the service has not refused."""
        return bool(service.key(self.environ)) and not self._state(service).keyless

    def drop_key(self, service: Service) -> None:
        """Go on without the key, which the service refuses."""
        self._state(service).keyless = True

    def get(self, service: Service, path: str) -> Answer:
        """The answer to `path` (with its query, from the slash after the base address).

        Raises `UnansweredError` when there is none; its message is for the user.
        """
        base = service.base(self.environ)
        if not base:
            message = f"{service.variable} is no http or https address"
            hint = f"unset it to ask {service.default}"
            raise UnansweredError("fetch-base-url", message, hint, closed=True)
        url = base + path
        stored = self.cache.find(url)
        if stored is not None and (answer := self._stored(service, stored)) is not None:
            return answer
        if self.offline:
            message = f"{service.title}: no stored answer to {path.partition('?')[0]}"
            raise UnansweredError("fetch-offline", message, "fetch without --offline once")
        return self._ask(service, base, url, stored)

    def _state(self, service: Service) -> _State:
        return self._states.setdefault(service.name, _State())

    def _stored(self, service: Service, stored: Stored) -> Answer | None:
        """A stored answer, if it may be used unasked."""
        young = self.fresh_since is not None and stored.moment >= self.fresh_since
        if not young and not self.offline:
            return None
        try:
            data = _parse(service, stored.body)
        except ValueError:
            return None
        self.oldest = min(stored.moment, stored.moment if self.oldest is None else self.oldest)
        return Answer(data, stored.url)

    def _ask(self, service: Service, base: str, url: str, stored: Stored | None) -> Answer:
        state = self._state(service)
        if state.closed is not None:
            raise state.closed
        wait, left = 0.5, self.limits.tries
        while True:
            self._pause(service, state, base)
            try:
                reply = self._send(service, base, url, stored)
                answer = self._take(service, url, reply, stored)
            except BrokenError as broken:
                left = min(left - 1, broken.again)
                if left <= 0 or self._left() <= 0:
                    raise self._give_up(service, state, broken) from None
                self.clock.sleep(min(broken.wait or wait, self._left()))
                wait *= 2
            except UnansweredError as unanswered:
                if unanswered.closed:
                    state.closed = unanswered
                raise
            else:
                state.failed = 0
                return answer

    def _left(self) -> float:
        return max(0.0, self._end - self.clock.monotonic())

    def _pause(self, service: Service, state: _State, base: str) -> None:
        """Wait until the service may be asked again (not on this machine itself)."""
        rest = state.last + service.interval - self.clock.monotonic()
        if rest > 0 and urlsplit(base).hostname not in ("127.0.0.1", "localhost", "::1"):
            self.clock.sleep(min(rest, self._left()))
        state.last = self.clock.monotonic()
        state.asked += 1

    def _send(self, service: Service, base: str, url: str, stored: Stored | None) -> Reply:
        headers = {"Accept": service.accept, "User-Agent": USER_AGENT}
        if stored is not None and stored.etag:
            headers["If-None-Match"] = stored.etag
        if stored is not None and stored.modified:
            headers["If-Modified-Since"] = stored.modified
        secrets = {}
        if self.has_key(service):
            secrets["Authorization"] = f"Bearer {service.key(self.environ)}"
        seconds = min(self.limits.answer, self._left())
        return self._exchange.get(url, headers, secrets, (service.default, base), seconds)

    def _give_up(self, service: Service, state: _State, broken: BrokenError) -> UnansweredError:
        state.failed += 1
        message = f"{service.title} {broken}"
        if self._left() <= 0:
            message += f"; the fetch has used up its {self.limits.run:.0f} seconds"
        closed = broken.fatal or state.failed >= 2 or self._left() <= 0
        hint = "its files stay as they are; run the same command again later"
        unanswered = UnansweredError("fetch-unreachable", message, hint, closed)
        if closed:
            state.closed = unanswered
        return unanswered

    def _take(self, service: Service, url: str, reply: Reply, stored: Stored | None) -> Answer:
        """What a reply means: an answer, a failure that may pass, or one that will not."""
        now, status = self.clock.wall(), reply.status
        if status == 304 and stored is not None:
            try:
                data = _parse(service, stored.body)
            except ValueError as error:
                raise BrokenError(str(error)) from None
            self.cache.renew(stored, now)
            return Answer(data, stored.url)
        if status == 200:
            try:
                data = _parse(service, reply.body)
            except ValueError as error:
                raise BrokenError(str(error), again=1) from None
            etag, modified = reply.headers.get("etag", ""), reply.headers.get("last-modified", "")
            self.cache.keep(Stored(url, reply.url, now, reply.body, etag, modified))
            return Answer(data, reply.url)
        said = _said(reply.body, service.key(self.environ))
        if status in (404, 410):
            raise NotFoundError("fetch-not-found", f"{service.title} has nothing there{said}")
        if status in (400, 401, 422):
            message = f"{service.title} refuses the request ({status}){said}"
            refused = RefusedError("fetch-refused", message)
            refused.status = status
            raise refused
        wait = _retry_after(reply.headers.get("retry-after", ""), now)
        too_long = wait is not None and wait > self.limits.wait
        if status in (403, 429):
            if wait is not None and too_long:
                message = f"{service.title} takes no more requests for {_span(wait)} ({status})"
                raise UnansweredError(
                    "fetch-budget", f"{message}{said}", self._advice(service), closed=True
                )
            raise BrokenError(f"asks to slow down ({status}){said}", again=3, wait=wait, fatal=True)
        if status >= 500:
            again = 0 if too_long else 3
            raise BrokenError(f"fails ({status}){said}", again=again, wait=wait, fatal=too_long)
        raise BrokenError(f"answers with the status {status}{said}")

    def _advice(self, service: Service) -> str:
        advice = "its files stay as they are; run the same command again after that"
        if service.key_variable and not self.has_key(service):
            advice += f"; a free API key in {service.key_variable} raises the limit"
        return advice


def _parse(service: Service, body: bytes) -> Any:
    """The decoded body. Raises ValueError with words that follow the service's name."""
    is_json = service.accept == "application/json"
    try:
        value = parse_json(body) if is_json else parse_xml(body)
    except ValueError as error:
        if body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
            raise ValueError("answers with a web page instead of data") from None
        kind = "JSON" if is_json else "XML"
        raise ValueError(f"answers with broken {kind} ({error})") from None
    if is_json and not isinstance(value, dict):
        raise ValueError("answers with JSON that is no mapping")
    if not is_json and value.name == "html":
        raise ValueError("answers with a web page instead of data")
    return value


def _said(body: bytes, secret: str) -> str:
    """The service's own words about an error, short and without the key, or ""."""
    try:
        value = parse_json(body[:20_000])
    except ValueError:
        return ""
    if isinstance(value, dict):
        for name in ("message", "user-message", "developer-message", "error"):
            if isinstance(text := value.get(name), str) and text.strip():
                words = " ".join(clean(text).split())
                words = words.replace(secret, "(the key)") if secret else words
                return ": " + (words if len(words) <= 300 else words[:297]).rstrip(".")
    return ""


def _retry_after(text: str, now: float) -> float | None:
    """The seconds that a Retry-After header asks for (a number or a date), or None."""
    text = text.strip()
    if text.isascii() and text.replace(".", "", 1).isdigit() and len(text) < 12:
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _span(seconds: float) -> str:
    """A stretch of time in words: "40 seconds", "12 minutes", "15 hours"."""
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"
