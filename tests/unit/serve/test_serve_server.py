from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.serve.channel import Channel
from sitegen.serve.server import Server, open_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "index.html").write_text("<html><body><p>home</p></body></html>")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("no end of body")
    (tmp_path / "x.css").write_text("p {}")
    server = open_server(tmp_path, Channel(), 0, exact=True)
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
    assert (server.folder / "index.html").read_text() == "<html><body><p>home</p></body></html>"


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


def test_missing_pages_show_404_html(server: Server) -> None:
    (server.folder / "404.html").write_text("not here")
    answer, text = ask(server, "/nowhere/")
    assert answer.status == 404
    assert text.startswith("not here<script")


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


def test_news_waits_until_there_is_some(server: Server) -> None:
    first = json.loads(ask(server, "/-sitegen-/news?known=0")[1])
    problem = {
        "code": "x",
        "severity": "error",
        "path": "<b>",
        "line": 3,
        "column": None,
        "message": "<script>",
        "hint": "&",
    }
    found: list[str] = []
    waiting = threading.Thread(
        target=lambda: found.append(ask(server, f"/-sitegen-/news?known={first['news']}")[1])
    )
    waiting.start()
    server.channel.publish([problem], changed=False, failed=True)
    waiting.join(5)
    second = json.loads(found[0])
    assert (second["version"], second["failed"]) == (first["version"], True)
    assert second["problems"] == [problem]
    text = ask(server, "/-sitegen-/problems")[1]
    assert "&lt;script&gt;" in text
    assert "<h2>&lt;b&gt;</h2>" in text


def test_equal_news_is_no_news() -> None:
    channel = Channel()
    before = channel.news
    channel.publish([], changed=False, failed=False)
    assert channel.news == before
    channel.publish([], changed=True, failed=False)
    assert (channel.news, channel.version) == (before + 1, before + 1)


def test_a_busy_port_gives_way_to_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            open_server(tmp_path, Channel(), port, exact=True)
        server = open_server(tmp_path, Channel(), port, exact=False)
        assert server.port > port
        server.server_close()
