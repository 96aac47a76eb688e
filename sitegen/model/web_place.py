"""`WebPlace`: a host and a folder on it, as far as two addresses can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class WebPlace:
    """The place that an http(s) address names, without scheme, query and fragment.

    `host` is lower-case ASCII without a final dot, `port` 0 for the scheme's own, `path` the
    segments, decoded, dots resolved, empty ones left out.
    """

    host: str
    port: int = 0
    path: tuple[str, ...] = ()

    @classmethod
    def parse(cls, url: str) -> WebPlace | None:
        """The place of an address; None for what is no plain http(s) address.

        An address with a user name in it, a blank or a backslash is read by browsers and servers
        in different ways: it is none.
        """
        url = url.strip()
        if _ODD.search(url):
            return None
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or 0
            if not host.isascii():
                host = host.encode("idna").decode("ascii")
        except ValueError:
            return None
        scheme = parts.scheme.lower()
        host = host.lower().removesuffix(".")
        if scheme not in _PORTS or not host or "@" in parts.netloc:
            return None
        return cls(host, 0 if port == _PORTS[scheme] else port, _segments(parts.path))

    def holds(self, other: WebPlace) -> bool:
        """Whether the other place is this one or below it: same host, same port, path prefix."""
        return (self.host, self.port) == (other.host, other.port) and (
            other.path[: len(self.path)] == self.path
        )


def _segments(path: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in path.split("/"):
        segment = unquote(part, errors="surrogateescape") if "%" in part else part
        if segment == "..":
            del found[-1:]
        elif segment not in ("", "."):
            found.append(segment)
    return tuple(found)
