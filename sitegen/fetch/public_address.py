"""`PublicOnly`: keeps requests away from this machine and its network.

An address in a person's file may come from somebody else. What it names is checked where it
cannot be turned afterwards: on the connection that was made, before anything is sent on it.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.fetch.exchange import BrokenError

if TYPE_CHECKING:
    import requests

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_LOCAL_ENDS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa")


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet's, also when IPv6 wraps IPv4."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0].strip("[]"))
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def is_local_name(host: str) -> bool:
    """Whether a host is by its very name not of the public internet: "localhost", "10.0.0.1"."""
    host = host.lower().rstrip(".")
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        # "0x7f.1" and "2130706433" are addresses to some resolvers: a top-level name has letters.
        last = host.rpartition(".")[2]
        return "." not in host or host.endswith(_LOCAL_ENDS) or not last[:1].isalpha()
    return not is_public(host)


class PublicOnly:
    """A guard of an `Exchange`. `trusted` are hosts (with port) that may be private."""

    def __init__(self, trusted: frozenset[tuple[str, int]] = frozenset()) -> None:
        self._trusted = trusted

    def admit(self, url: str) -> None:
        """Raises `BrokenError` for an address that is not asked; each redirect comes here too."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or _port(parts.scheme)
        except ValueError:
            host, port = "", 0
        if not host or "@" in parts.netloc or parts.scheme not in ("http", "https"):
            raise BrokenError("is at an address that is not asked")
        if (host, port) not in self._trusted and is_local_name(host):
            raise BrokenError("is at a private address, which is not asked")

    def mount(self, session: requests.Session) -> None:
        """Make the session's direct connections refuse private addresses."""
        import socket

        from requests.adapters import HTTPAdapter
        from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
        from urllib3.connection import HTTPConnection, HTTPSConnection

        trusted = self._trusted

        def checked(connected: socket.socket, host: str, port: int) -> socket.socket:
            if (host, port) not in trusted and not is_public(connected.getpeername()[0]):
                connected.close()
                raise BrokenError("is at a private address, which is not asked")
            return connected

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return checked(super()._new_conn(), self.host, self.port or 80)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return checked(super()._new_conn(), self.host, self.port or 443)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        class Adapter(HTTPAdapter):
            # Only the direct connections: what a proxy of the environment may reach is its affair.
            def init_poolmanager(self, *arguments: object, **options: object) -> None:
                super().init_poolmanager(*arguments, **options)  # type: ignore[arg-type]
                self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

        session.mount("http://", Adapter())
        session.mount("https://", Adapter())


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
