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
from urllib.parse import parse_qs, urlencode, urlsplit

from sitegen.build.failure import tell_failures
from sitegen.errors import Problems
from sitegen.serve.address import address_of, content_type
from sitegen.serve.channel import Channel
from sitegen.serve.desk import Desk
from sitegen.serve.edition import MISSING, Answer, Edition
from sitegen.serve.problems_page import problems_page
from sitegen.serve.review_page import POLICY, review_page, with_notice

HOST = "127.0.0.1"
OWN = "/-sitegen-/"  # addresses of the server itself; slugs cannot start with "-"
_PATIENCE = 25.0  # seconds that a browser is kept waiting for news
_LONGEST = 1_000_000  # bytes of a form
_TRIES = 20  # ports that are tried one after the other
_NOTHING = Answer(HTTPStatus.SERVICE_UNAVAILABLE)
_BODY_END = re.compile(rb"</body\s*>(?!.*</body)", re.IGNORECASE | re.DOTALL)


class Server(ThreadingHTTPServer):
    """Serves `edition`, the site as it was last planned; None if it never was.

    `desk` has the works that wait for review, if anybody is asked about any.
    """

    daemon_threads = True

    def __init__(self, channel: Channel, port: int) -> None:
        self.channel = channel
        self.edition: Edition | None = None
        self.desk: Desk | None = None
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
    """Answers GET and HEAD, and POST from the page where works are reviewed."""

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
            self._send_page(answer, address or "")

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

    def do_POST(self) -> None:
        """Write a decision about works that wait, asked by this server's own page only."""
        desk = self.server.desk
        if self.path != f"{OWN}review" or desk is None:
            self._refuse_method()
            return
        if not self._is_meant():
            return
        origin = urlsplit(self.headers.get("Origin") or "")
        length = self.headers.get("Content-Length") or ""
        if origin.scheme != "http" or origin.netloc not in self.server.names:
            self.close_connection = True  # the body is not read
            self._send(HTTPStatus.FORBIDDEN, b"another site's page asked\n", "text/plain")
            return
        if not re.fullmatch("[0-9]{1,7}", length) or int(length) > _LONGEST:
            self.close_connection = True
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"not such a form\n", "text/plain")
            return
        form = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace"))
        person, decision, same_as = (
            form.get(name, [""])[0] for name in ("person", "decision", "same_as")
        )
        try:
            desk.decide(person, form.get("work", []), decision, same_as)
        except (LookupError, ValueError, OSError) as error:
            text = f"{error}\nGo back and load the page again.\n"
            self._send(HTTPStatus.CONFLICT, text.encode(), "text/plain; charset=utf-8")
        else:
            said = {"said": decision, "person": person, "number": len(form["work"])}
            location = f"{OWN}review?{urlencode(said)}"
            self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", location=location)

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse_method  # noqa: N815

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
        elif name == "review" and self.server.desk is not None:
            waiting = self.server.desk.waiting(channel.news)
            names = self.server.edition.names if self.server.edition else {}
            page = review_page(waiting, names, _said(query))
            self._send(HTTPStatus.OK, page.encode(), content_type("review.html"), policy=POLICY)
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
            address = address_of(page, edition.base) or MISSING
            answer = edition.answer(address)
            news["stale"] = self._mark(answer, self._waiting(address)) != mark
            if answer.failure is not None and not channel.failed:
                problems = Problems()
                tell_failures([answer.failure], problems)
                news["failed"] = True
                news["problems"] = [*(p.as_json() for p in problems), *channel.problems]
        return json.dumps(news).encode()

    def _waiting(self, address: str) -> int:
        """How many works wait that the page at an address would list; at "/" all that wait."""
        desk, edition = self.server.desk, self.server.edition
        if desk is None or edition is None or not (works := desk.waiting(self.server.channel.news)):
            return 0
        if address == "/":
            return len(works)
        person = edition.profile_at(address)
        return sum(work.person == person for work in works) if person else 0

    def _mark(self, answer: Answer, waiting: int) -> str:
        edition = self.server.edition
        return f"{edition.mark_of(answer)}{f'-{waiting}' if waiting else ''}" if edition else ""

    def _answer_file(self, answer: Answer) -> None:
        try:
            data = answer.file.read_bytes() if answer.file else b""
        except OSError:  # it has just been removed
            self._send(HTTPStatus.NOT_FOUND, b"the file is gone\n", "text/plain")
        else:
            self._send(answer.status, data, content_type(answer.name))

    def _send_page(self, answer: Answer, address: str) -> None:
        """Send HTML with the script that reloads it and, on a profile, what waits for review."""
        channel = self.server.channel
        data = answer.data
        waiting = self._waiting(address) if data else 0
        mark = self._mark(answer, waiting)
        if waiting:
            data = with_notice(data, waiting, f"{OWN}review")
        if not data:
            data = problems_page(channel.problems, failed=True).encode()
        script = (
            f'<script src="{OWN}reload.js" data-mark="{mark}" data-own="{OWN}" defer></script>\n'
        ).encode()
        end = _BODY_END.search(data, max(len(data) - 2000, 0))
        at = end.start() if end else len(data)
        self._send(answer.status, data[:at] + script + data[at:], "text/html; charset=utf-8")

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, location: str = "", policy: str = ""
    ) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            if location:
                self.send_header("Location", location)
            if policy:
                self.send_header("Content-Security-Policy", policy)
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the browser has gone elsewhere

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: the terminal is for the site's problems."""


def _said(query: dict[str, list[str]]) -> tuple[str, str, int]:
    """The decision that the address of the review page tells: its word, the person, the number."""
    decision, person, number = (query.get(name, [""])[0] for name in ("said", "person", "number"))
    return decision, person, int(number) if re.fullmatch("[0-9]{1,6}", number) else 0
