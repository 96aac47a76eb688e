"""A local web server that speaks the five services' shapes, for one invented person."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sitegen.errors import Problems
from sitegen.fetch.cache import Cache
from sitegen.fetch.client import Client
from sitegen.fetch.exchange import Clock, Limits
from sitegen.fetch.run import CACHE, Fetch, Settings, start
from sitegen.fetch.source import Owner

DATA = Path(__file__).parent.parent / "data" / "fetch"
ORCID = "0000-0002-9999-0010"
AUTHOR = "A5099000001"
MIRA = Owner(
    "mira", "Mira Tannhaus", orcid=ORCID, dblp="999/0001-2", path="content/people/mira.yaml"
)
HTML = b"<!DOCTYPE html><html><body>Down for maintenance</body></html>"

Fault = Callable[["Handler"], None]


def load(name: str) -> Any:
    return json.loads((DATA / name).read_text())


class Services:
    """The world as the services see it; change it, or set `faults` by the path's beginning."""

    def __init__(self) -> None:
        self.works: list[Any] = load("openalex_works.json")
        self.authors: dict[str, Any] = {AUTHOR: load("openalex_author.json")}
        self.merged: dict[str, str] = {}
        self.record = load("orcid_record.json")
        self.bulk = load("orcid_bulk.json")
        self.crossref = load("crossref_works.json")
        self.arxiv = (DATA / "arxiv.xml").read_bytes()
        self.dblp = (DATA / "dblp.xml").read_bytes()
        self.page = 100
        self.etag = ""
        self.key = ""
        self.faults: dict[str, Fault] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        services = self

        class Bound(Handler):
            world = services

        return Bound

    @property
    def environ(self) -> dict[str, str]:
        return {
            "SITEGEN_OPENALEX_URL": f"{self.url}/oa/",
            "SITEGEN_ORCID_URL": f"{self.url}/orcid/v3.0",
            "SITEGEN_CROSSREF_URL": f"{self.url}/cr",
            "SITEGEN_ARXIV_URL": f"{self.url}/ax",
            "SITEGEN_DBLP_URL": f"{self.url}/dblp",
        }

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        parts = path.strip("/").split("/")
        if parts[0] == "oa":
            return self._openalex(parts[1:], query)
        if parts[0] == "orcid":
            rest = "/".join(parts[3:])
            if rest == "record":
                return 200, self.record
            if rest.startswith("works/"):
                return 200, self.bulk
            return 404, {"error-code": 9016, "developer-message": "404 Not Found"}
        if parts[0] == "cr":
            message = self.crossref.get("/".join(parts[2:]).lower())
            return (200, message) if message else (404, {"status": "error"})
        if parts[0] == "ax":
            return 200, self.arxiv
        return 200, self.dblp

    def _openalex(self, parts: list[str], query: dict[str, str]) -> tuple[int, Any]:
        if parts[0] == "authors" and len(parts) == 2:
            if new := self.merged.get(parts[1]):
                return 301, f"https://api.openalex.org/authors/{new}"
            author = self.authors.get(parts[1])
            return (200, author) if author else (404, {"error": "not found"})
        if parts[0] == "authors":
            wanted = query["filter"].removeprefix("orcid:")
            found = [a for a in self.authors.values() if (a["orcid"] or "").endswith(wanted)]
            return 200, {"meta": {"count": len(found)}, "results": found}
        if len(parts) > 1:
            found = [w for w in self.works if w["id"].endswith(parts[1])]
            return (200, found[0]) if found else (404, {"error": "not found"})
        if "cursor" in query and not self.key:
            return 401, {"error": "An API key is needed for cursor paging", "message": "API key"}
        author = query["filter"].removeprefix("author.id:")
        own = [w for w in self.works if author in json.dumps(w["authorships"])]
        number = int(query.get("page", "1"))
        if "cursor" in query:
            number = 1 if query["cursor"] == "*" else int(query["cursor"])
        shown = own[(number - 1) * self.page : number * self.page]
        chosen = query.get("select", "").split(",")
        shown = [{k: v for k, v in w.items() if k in chosen or chosen == [""]} for w in shown]
        meta = {"count": len(own), "page": number, "per_page": self.page, "cost_usd": 0.0001}
        if "cursor" in query:
            meta["next_cursor"] = str(number + 1) if shown else None
        return 200, {"meta": meta, "results": copy.deepcopy(shown), "group_by": []}


class Handler(BaseHTTPRequestHandler):
    """Answers from a `Services`, or as the fault for the path wants it."""

    world: Services
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # one packet an answer: half a packet would wait for its acknowledgement

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        self.world.asked.append(path)
        self.world.headers.append(dict(self.headers))
        for prefix, fault in list(self.world.faults.items()):
            if path.startswith(prefix):
                return fault(self)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if path.startswith("/oa") and key and key != self.world.key:
            return self.reply(401, {"error": f"Invalid API key {key}"})
        status, answer = self.world.answer(path, query)
        if status == 301:
            return self.reply(301, b"", {"Location": answer})
        etag = self.world.etag
        if status == 200 and etag and self.headers.get("If-None-Match") == etag:
            return self.reply(304, b"")
        return self.reply(status, answer, {"ETag": etag} if etag else {})

    def reply(self, status: int, answer: Any, headers: dict[str, str] | None = None) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


class Waits:
    """A clock whose sleeps take no time but count."""

    def __init__(self) -> None:
        self.slept = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


FAST = Limits(connect=2, read=1, answer=2, wait=20, run=60)


def fetch(
    site: Path,
    services: Services,
    owner: Owner = MIRA,
    limits: Limits = FAST,
    environ: dict[str, str] | None = None,
    **settings: Any,
) -> tuple[Fetch, Problems]:
    """Fetch one person's records into a site; waits between tries take no time."""
    chosen = Settings(**settings)
    client = Client(
        Cache(site / CACHE),
        environ={**services.environ, **(environ or {})},
        limits=limits,
        clock=Clock(sleep=Waits().sleep),
        offline=chosen.offline,
    )
    problems = Problems()
    run = start(site, chosen, problems, client=client)
    try:
        run.run([owner])
    finally:
        client.close()
    return run, problems


def files(site: Path) -> dict[str, bytes]:
    """Everything under content/, by path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted((site / "content").rglob("*"))
        if path.is_file()
    }


def codes(problems: Problems) -> list[str]:
    return [problem.code for problem in problems]
