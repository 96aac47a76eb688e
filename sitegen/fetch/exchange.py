"""One exchange with a web server: bounded in time, size and redirects."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import requests

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take at most: seconds, bytes, tries.

    `answer` bounds one exchange with its redirects, `wait` one pause that a service asks for,
    `run` all requests together.
    """

    connect: float = 10.0
    read: float = 20.0
    answer: float = 45.0
    wait: float = 20.0
    run: float = 600.0
    body: int = 64 * 1024 * 1024
    tries: int = 4
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the client sees it; a test may bring its own."""

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = lambda seconds: time.sleep(seconds)


class BrokenError(Exception):
    """One try that failed; its words follow the service's name.

    `again`: how many more tries make sense at most. `wait`: the pause that the service asks for.
    `fatal`: the fault lies with the service as a whole, not with this one address.
    """

    def __init__(
        self, message: str, again: int = 0, wait: float | None = None, fatal: bool = False
    ) -> None:
        super().__init__(message)
        self.again, self.wait, self.fatal = again, wait, fatal


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, the headers (lower-case names), the whole body, the address that sent it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class Guard(Protocol):
    """Decides what may be asked."""

    def admit(self, url: str) -> None:
        """Raises `BrokenError` for an address that may not be asked."""

    def mount(self, session: requests.Session) -> None:
        """Watch over a session's connections."""


@dataclass(slots=True)
class Exchange:
    """Sends requests one after the other; keeps connections until `close`.

    `guard` sees every address before it is asked, those of redirects too.
    """

    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    certificates: str = ""
    guard: Guard | None = None
    _session: requests.Session | None = None

    def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def get(
        self,
        url: str,
        headers: Mapping[str, str],
        secrets: Mapping[str, str],
        moved: tuple[str, str],
        seconds: float,
    ) -> Reply:
        """The reply to a GET request, its redirects followed, within `seconds`.

        `secrets` are headers for the origin of `url` alone: no redirect carries them elsewhere.
        `moved` is an address and the one that stands in for it: a redirect to the first stays
        within the second. Raises `BrokenError`.
        """
        origin = _origin(url)
        end = self.clock.monotonic() + seconds
        for _ in range(self.limits.redirects + 1):
            if self.guard is not None:
                self.guard.admit(url)
            sent = {**headers, **secrets} if _origin(url) == origin else dict(headers)
            reply = self._send(url, sent, end - self.clock.monotonic())
            location = reply.headers.get("location", "")
            if reply.status not in (301, 302, 303, 307, 308) or not location:
                return reply
            url = _redirected(url, location, moved)
        raise BrokenError("redirects in a circle")

    def _send(self, url: str, headers: dict[str, str], seconds: float) -> Reply:
        """One request, in a thread of its own: nothing else bounds a header that drips in."""
        import requests
        import urllib3

        if self._session is None:
            self._session = requests.Session()
            self._session.trust_env = False  # no credentials from .netrc
            if self.guard is not None:
                self.guard.mount(self._session)
        session, stop, limits = self._session, threading.Event(), self.limits

        def work() -> Reply:
            response = session.get(
                url,
                headers=headers,
                timeout=(min(limits.connect, seconds), min(limits.read, seconds)),
                allow_redirects=False,
                stream=True,
                proxies=requests.utils.get_environ_proxies(url),
                verify=self.certificates or True,
            )
            with response:
                body = _body(response, limits.body, stop)
                found = {name.lower(): value for name, value in response.headers.items()}
                return Reply(response.status_code, found, body, url)

        try:
            return _within(max(seconds, 0.001), work)
        except TimeoutError:
            stop.set()
            raise BrokenError(f"takes longer than {seconds:.0f} seconds", fatal=True) from None
        except (requests.Timeout, urllib3.exceptions.TimeoutError):
            raise BrokenError("does not answer in time", again=1, fatal=True) from None
        except (requests.ConnectionError, urllib3.exceptions.ProtocolError) as error:
            if "IncompleteRead" in repr(error) or "ended prematurely" in repr(error):
                raise BrokenError("cuts its answer short", again=2) from None
            raise BrokenError("cannot be reached", again=2, fatal=True) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
            raise BrokenError("sends what is not HTTP", again=1) from None


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns or raises; TimeoutError when it takes longer."""
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed to the caller below
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="sitegen-fetch")
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]


def _body(response: requests.Response, most: int, stop: threading.Event) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        part = response.raw.read1(65536, decode_content=True)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > most or stop.is_set():
            raise BrokenError(f"sends more than {most // 1_000_000} MB")
        parts.append(part)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _redirected(url: str, location: str, moved: tuple[str, str]) -> str:
    """Where a redirect leads. Raises `BrokenError` when it may not be followed.

    One that leaves https, or goes over plain http to another host, is refused.
    """
    try:
        target = urljoin(url, location)
        if moved[0] != moved[1] and target.startswith(moved[0] + "/"):
            return moved[1] + target[len(moved[0]) :]
        old, new = urlsplit(url), urlsplit(target)
        same = old.hostname == new.hostname and old.scheme == new.scheme
        allowed = new.scheme == "https" or (new.scheme == "http" and same)
        allowed = allowed and bool(new.hostname)
    except ValueError:
        allowed = False
    if not allowed:
        raise BrokenError("redirects to an address that is not followed")
    return target
