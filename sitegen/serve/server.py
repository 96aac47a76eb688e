"""`Server`: shows a built folder to browsers on this machine, and to nobody else.

It listens on the loopback address only and answers only requests that name it (a page elsewhere
could otherwise reach it by pointing its own name at this machine). What it adds to pages for
reloading is added to the answer; the files stay as they are.
"""

from __future__ import annotations

import errno
import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from sitegen.serve.address import content_type, find
from sitegen.serve.channel import Channel
from sitegen.serve.problems_page import problems_page

HOST = "127.0.0.1"
OWN = "/-sitegen-/"  # addresses of the server itself; slugs cannot start with "-"
_PATIENCE = 25.0  # seconds that a browser is kept waiting for news
_TRIES = 20  # ports that are tried one after the other
_BODY_END = re.compile(rb"</body\s*>(?!.*</body)", re.IGNORECASE | re.DOTALL)


class Server(ThreadingHTTPServer):
    """Serves `folder`; `base` is the path of the site's url, which may stand before addresses."""

    daemon_threads = True

    def __init__(self, folder: Path, channel: Channel, port: int) -> None:
        self.folder = folder
        self.channel = channel
        self.base = "/"
        super().__init__((HOST, port), Handler)

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.port}/"

    @property
    def names(self) -> frozenset[str]:
        """The values of the Host header that mean this server."""
        return frozenset(f"{name}:{self.port}" for name in (HOST, "localhost", "[::1]"))


def open_server(folder: Path, channel: Channel, port: int, *, exact: bool) -> Server:
    """A server on a port, or on the next free one unless it must be this one (`exact`).

    Raises OSError when no port is free.
    """
    for number in range(port, port + (1 if exact or not port else _TRIES)):
        try:
            return Server(folder, channel, number)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            busy = error
    raise busy


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: Server
    server_version = "sitegen"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Answer with the file, or with one of the server's own pages."""
        if not self._is_meant():
            return
        path, _, query = self.path.partition("?")
        if path.startswith(OWN):
            self._answer_own(path.removeprefix(OWN), query)
            return
        found = find(self.server.folder, self.path, self.server.base)
        if found is None:
            self._answer_missing()
        elif found.file is None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", found.location)
        else:
            self._answer_file(found.file)

    do_HEAD = do_GET  # noqa: N815 - the base's names

    def _refuse_method(self) -> None:
        origin = self.headers.get("Origin")
        if not self._is_meant():
            return
        self.close_connection = True  # the body is not read
        if origin is not None and urlsplit(origin).netloc not in self.server.names:
            self._send(HTTPStatus.FORBIDDEN, b"another site's page asked\n", "text/plain")
        else:
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"only GET and HEAD\n", "text/plain")

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse_method  # noqa: N815

    def _is_meant(self) -> bool:
        """Whether the request names this server; else it is refused."""
        if (self.headers.get("Host") or "").lower() in self.server.names:
            return True
        self.close_connection = True
        text = f"this server answers to {self.server.address} only\n"
        self._send(HTTPStatus.FORBIDDEN, text.encode(), "text/plain")
        return False

    def _answer_own(self, name: str, query: str) -> None:
        channel = self.server.channel
        if name == "news":
            known = parse_qs(query).get("known", [""])[0]
            news = int(known) if known.isascii() and known.isdigit() else 0
            data = json.dumps(channel.wait(news, _PATIENCE)).encode()
            self._send(HTTPStatus.OK, data, "application/json")
        elif name == "reload.js":
            data = (files("sitegen") / "serve" / "reload.js").read_bytes()
            self._send(HTTPStatus.OK, data, content_type(name))
        elif name == "problems":
            page = problems_page(channel.problems, failed=channel.failed)
            self._send_page(HTTPStatus.OK, page.encode())
        else:
            self._answer_missing()

    def _answer_file(self, file: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        try:
            data = file.read_bytes()
        except OSError:  # a build has just removed it
            self._answer_missing()
            return
        kind = content_type(file.name)
        if kind.startswith("text/html"):
            self._send_page(status, data)
        else:
            self._send(status, data, kind)

    def _answer_missing(self) -> None:
        page = self.server.folder / "404.html"
        if page.is_file() and not page.is_symlink():
            self._answer_file(page, HTTPStatus.NOT_FOUND)
        else:
            text = problems_page(self.server.channel.problems, failed=self.server.channel.failed)
            self._send_page(HTTPStatus.NOT_FOUND, text.encode())

    def _send_page(self, status: HTTPStatus, data: bytes) -> None:
        """Send HTML with the script that reloads it."""
        channel = self.server.channel
        script = (
            f'<script src="{OWN}reload.js" data-version="{channel.version}"'
            f' data-own="{OWN}" defer></script>\n'
        ).encode()
        end = _BODY_END.search(data[-2000:])
        at = len(data[:-2000]) + end.start() if end else len(data)
        self._send(status, data[:at] + script + data[at:], "text/html; charset=utf-8")

    def _send(self, status: HTTPStatus, data: bytes, kind: str, location: str = "") -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            if location:
                self.send_header("Location", location)
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the browser has gone elsewhere

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the terminal is for the site's problems."""
