from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from sitegen.digest import digest_bytes
from sitegen.pages.page import Asset, Item, Page
from sitegen.serve.channel import Channel
from sitegen.serve.edition import Edition
from sitegen.serve.server import Server, open_server


class FakeRenderer:
    def fingerprint(self, item: Item) -> tuple[str, ...]:
        return (item.address, str(getattr(item, "view", "")))

    def render(self, item: Page) -> bytes:
        if item.view == "fail":
            raise ValueError("no such thing")
        return str(item.view).encode()


def edition(
    shown: dict[str, bytes] | None = None,
    before: Edition | None = None,
    url: str = "",
    **pages: str,
) -> Edition:
    """A site with the given pages; "home" is "/"."""
    items: dict[str, Item] = {
        f"/{name}/".replace("/home/", "/"): Page(f"/{name}/", "x", text)
        for name, text in pages.items()
    }
    items["/x.css"] = Page("/x.css", "css", "p {}")
    site = SimpleNamespace(
        plan=SimpleNamespace(items=items),
        renderer=FakeRenderer(),
        config=SimpleNamespace(url=url),
    )
    return Edition(cast(Any, site), shown, before)


@pytest.fixture
def server() -> Iterator[Server]:
    server = open_server(Channel(), 0, exact=True)
    server.edition = edition(
        home="<html><body><p>home</p></body></html>", a="no end of body", bad="fail"
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.channel.close()
    server.shutdown()
    server.server_close()
    thread.join()


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def test_a_page_is_served_with_the_script_before_its_end(server: Server) -> None:
    answer, text = ask(server, "/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert text.startswith("<html><body><p>home</p><script src=")
    assert text.endswith("</script>\n</body></html>")


def test_a_page_without_an_end_gets_the_script_too(server: Server) -> None:
    assert ask(server, "/a/")[1].startswith("no end of body<script")


def test_other_files_are_served_as_they_are(server: Server) -> None:
    assert ask(server, "/x.css")[1] == "p {}"


def test_head_has_the_length_and_no_body(server: Server) -> None:
    answer, text = ask(server, "/x.css", "HEAD")
    assert (answer.status, answer.headers["Content-Length"], text) == (200, "4", "")


def test_a_folder_is_sent_to_its_slash(server: Server) -> None:
    answer, _ = ask(server, "/a")
    assert (answer.status, answer.headers["Location"]) == (301, "/a/")


def test_missing_pages_show_the_sites_own_404(server: Server) -> None:
    assert ask(server, "/nowhere/")[0].status == 404
    assert server.edition is not None
    server.edition._items["/404.html"] = Page("/404.html", "x", "not here")  # type: ignore[index]
    answer, text = ask(server, "/nowhere/")
    assert answer.status == 404
    assert text.startswith("not here<script")


def test_assets_are_read_from_their_place(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"%PDF")
    assert server.edition is not None
    server.edition._items["/cv.pdf"] = Asset("/cv.pdf", file, digest_bytes(b"%PDF"), 4)  # type: ignore[index]
    answer, text = ask(server, "/cv.pdf")
    assert (answer.headers["Content-Type"], text) == ("application/pdf", "%PDF")
    file.unlink()
    assert ask(server, "/cv.pdf")[0].status == 404


def test_the_path_of_the_sites_url_may_stand_in_front(server: Server) -> None:
    server.edition = edition(home="home", a="page a", url="https://example.org/repo")
    assert ask(server, "/repo/a/")[1].startswith("page a")
    assert ask(server, "/a/")[1].startswith("page a")
    assert ask(server, "/repo/a")[0].headers["Location"] == "/repo/a/"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "", "127.0.0.1:1"]
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    answer, text = ask(server, "/", Host=host)
    assert answer.status == 403
    assert "home" not in text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_is_meant(server: Server, name: str) -> None:
    assert ask(server, "/", Host=f"{name}:{server.port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed(server: Server, method: str) -> None:
    assert ask(server, "/", method)[0].status == 405
    assert ask(server, "/", method, Origin="https://evil.example")[0].status == 403
    assert ask(server, "/", method, Origin=server.address.rstrip("/"))[0].status == 405


def test_hostile_paths_do_not_crash_the_server(server: Server) -> None:
    for target in ("/%00", "/..%2f", "/../../etc/passwd", "/.git/config", "/%"):
        assert ask(server, target)[0].status == 404
    assert ask(server, "/")[0].status == 200


def test_no_header_can_be_smuggled_into_a_redirect(server: Server) -> None:
    answer, _ = ask(server, "/a%0d%0aSet-Cookie:%20x=1")
    assert answer.status == 404
    assert "Set-Cookie" not in answer.headers


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def news(server: Server, **query: object) -> dict[str, Any]:
    text = "&".join(f"{name}={value}" for name, value in query.items())
    return json.loads(ask(server, f"/-sitegen-/news?{text}")[1])


def mark(server: Server, path: str) -> str:
    return ask(server, path)[1].partition('data-mark="')[2].partition('"')[0]


def test_news_waits_until_there_is_some(server: Server) -> None:
    first = news(server, known=0)
    found: list[dict[str, Any]] = []
    waiting = threading.Thread(target=lambda: found.append(news(server, known=first["news"])))
    waiting.start()
    problem = {
        "code": "x", "severity": "error", "path": "<b>", "line": 3, "column": None,
        "message": "<script>", "hint": "&",
    }  # fmt: skip
    server.channel.publish([problem], failed=True)
    waiting.join(5)
    assert (found[0]["failed"], found[0]["problems"]) == (True, [problem])
    text = ask(server, "/-sitegen-/problems")[1]
    assert "&lt;script&gt;" in text
    assert "<h2>&lt;b&gt;</h2>" in text


def test_only_a_page_that_changed_is_stale(server: Server) -> None:
    home, other = mark(server, "/"), mark(server, "/a/")
    assert not news(server, known=0, page="/", mark=home)["stale"]
    server.edition = edition(home="new home", a="no end of body")
    assert news(server, known=0, page="/", mark=home)["stale"]
    assert not news(server, known=0, page="/a/", mark=other)["stale"]


def test_a_page_that_fails_is_shown_as_it_was_with_the_problem(server: Server) -> None:
    good = mark(server, "/a/")
    assert server.edition is not None
    server.edition = edition(server.edition.shown, edition(c="good"), a="fail", c="fail")
    answer, text = ask(server, "/a/")
    assert (answer.status, text.startswith("no end of body")) == (200, True)
    told = news(server, known=0, page="/a/", mark=good)
    assert (told["stale"], told["failed"]) == (False, True)
    assert "no such thing" in told["problems"][0]["message"]
    assert ask(server, "/c/")[1].startswith("good")


def test_a_page_that_always_failed_says_why(server: Server) -> None:
    answer, text = ask(server, "/bad/")
    assert answer.status == 500
    assert "reload.js" in text


def test_a_site_that_was_never_planned_says_so(server: Server) -> None:
    server.edition = None
    answer, text = ask(server, "/")
    assert answer.status == 503
    assert "could not be built" in text
    assert not news(server, known=0, page="/", mark="")["stale"]


def test_verifying_finds_failures_and_leaves_out_what_is_known() -> None:
    one = edition(home="home", a="a", bad="fail")
    verdict = one.verify({}, lambda: False)
    assert verdict is not None
    assert [failure.address for failure in verdict.failures] == ["/bad/"]
    assert set(verdict.marks) == {"/", "/a/", "/x.css"}
    assert one.verify({}, lambda: True) is None


def test_a_busy_port_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            open_server(Channel(), port, exact=True)
        server = open_server(Channel(), port, exact=False)
        assert server.port > port
        server.server_close()
