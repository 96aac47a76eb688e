"""`Server`: shows a site to browsers on this machine, and to nobody else.

It listens on the loopback address only and answers only requests that name it (a page elsewhere
could otherwise reach it by pointing its own name at this machine). It knows the addresses of the
site's edition and no others: no path of a request ever reaches the file system.
"""

from __future__ import annotations

import errno
import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

from sitegen.build.failure import tell_failures
from sitegen.errors import Problems
from sitegen.serve.address import address_of, content_type
from sitegen.serve.channel import Channel
from sitegen.serve.edition import MISSING, Answer, Edition
from sitegen.serve.problems_page import problems_page

HOST = "127.0.0.1"
OWN = "/-sitegen-/"  # addresses of the server itself; slugs cannot start with "-"
_PATIENCE = 25.0  # seconds that a browser is kept waiting for news
_TRIES = 20  # ports that are tried one after the other
_NOTHING = Answer(HTTPStatus.SERVICE_UNAVAILABLE)
_BODY_END = re.compile(rb"</body\s*>(?!.*</body)", re.IGNORECASE | re.DOTALL)


class Server(ThreadingHTTPServer):
    """Serves `edition`, the site as it was last planned; None if it never was."""

    daemon_threads = True

    def __init__(self, channel: Channel, port: int) -> None:
        self.channel = channel
        self.edition: Edition | None = None
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


def open_server(channel: Channel, port: int, *, exact: bool) -> Server:
    """A server on a port, or on the next free one unless it must be this one (`exact`).

    Raises OSError when no port is free.
    """
    for number in range(port, port + (1 if exact or not port else _TRIES)):
        try:
            return Server(channel, number)
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
            self._answer_own(path.removeprefix(OWN), parse_qs(query))
            return
        edition = self.server.edition
        address = address_of(self.path, edition.base) if edition else None
        answer = edition.answer(address or MISSING) if edition else _NOTHING
        if answer.location:
            self._send(answer.status, b"", "text/plain", location=f"{path}/")
        elif answer.file is not None:
            self._answer_file(answer)
        elif not content_type(answer.name).startswith("text/html"):
            self._send(answer.status, answer.data, content_type(answer.name))
        else:
            self._send_page(answer, edition.mark_of(answer) if edition else "")

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

    def _answer_own(self, name: str, query: dict[str, list[str]]) -> None:
        channel = self.server.channel
        if name == "news":
            known = query.get("known", [""])[0]
            channel.wait(int(known) if known.isascii() and known.isdigit() else 0, _PATIENCE)
            page, mark = query.get("page", ["/"])[0], query.get("mark", [""])[0]
            self._send(HTTPStatus.OK, self._news(page, mark), "application/json")
        elif name == "reload.js":
            data = (files("sitegen") / "serve" / "reload.js").read_bytes()
            self._send(HTTPStatus.OK, data, content_type(name))
        elif name == "problems":
            page = problems_page(channel.problems, failed=channel.failed)
            self._send(HTTPStatus.OK, page.encode(), content_type("problems.html"))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"no such page\n", "text/plain")

    def _news(self, page: str, mark: str) -> bytes:
        """What a browser is told that shows a page with a mark: whether it is stale, and more."""
        channel, edition = self.server.channel, self.server.edition
        news = {
            "news": channel.news,
            "stale": False,
            "failed": channel.failed,
            "problems": channel.problems,
        }
        if edition is not None:
            answer = edition.answer(address_of(page, edition.base) or MISSING)
            news["stale"] = edition.mark_of(answer) != mark
            if answer.failure is not None and not channel.failed:
                problems = Problems()
                tell_failures([answer.failure], problems)
                news["failed"] = True
                news["problems"] = [*(p.as_json() for p in problems), *channel.problems]
        return json.dumps(news).encode()

    def _answer_file(self, answer: Answer) -> None:
        try:
            data = answer.file.read_bytes() if answer.file else b""
        except OSError:  # it has just been removed
            self._send(HTTPStatus.NOT_FOUND, b"the file is gone\n", "text/plain")
        else:
            self._send(answer.status, data, content_type(answer.name))

    def _send_page(self, answer: Answer, mark: str) -> None:
        """Send HTML with the script that reloads it."""
        channel = self.server.channel
        data = answer.data
        if not data:
            data = problems_page(channel.problems, failed=True).encode()
        script = (
            f'<script src="{OWN}reload.js" data-mark="{mark}" data-own="{OWN}" defer></script>\n'
        ).encode()
        end = _BODY_END.search(data, max(len(data) - 2000, 0))
        at = end.start() if end else len(data)
        self._send(answer.status, data[:at] + script + data[at:], "text/html; charset=utf-8")

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
