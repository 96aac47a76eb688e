"""One exchange with a web server, as services really send: packed, in chunks, redirected."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetch_services import Handler, Services

from sitegen.fetch.cache import Cache
from sitegen.fetch.client import Client, UnansweredError
from sitegen.fetch.exchange import BrokenError, Clock, Exchange, Limits
from sitegen.fetch.service import OPENALEX

FAST = Limits(connect=1, read=1, answer=2, run=10, body=100_000)


@pytest.fixture
def services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    exchange = Exchange(FAST)
    yield exchange
    exchange.close()


def get(exchange: Exchange, url: str, moved: tuple[str, str] = ("", "")) -> bytes:
    return exchange.get(url, {}, {"Authorization": "Bearer x"}, moved, 2).body


def test_packed_and_chunked_answers_are_read(services: Services, exchange: Exchange) -> None:
    body = json.dumps({"text": "x" * 50_000}).encode()

    def chunked(handler: Handler) -> None:
        packed = gzip.compress(body)
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for start in range(0, len(packed), 40):
            part = packed[start : start + 40]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n")

    services.faults["/"] = chunked
    assert get(exchange, services.url) == body


def test_a_packed_bomb_is_cut_off(services: Services, exchange: Exchange) -> None:
    def bomb(handler: Handler) -> None:
        handler.reply(200, gzip.compress(bytes(50_000_000)), {"Content-Encoding": "gzip"})

    services.faults["/"] = bomb
    with pytest.raises(BrokenError, match="sends more than 0 MB"):
        get(exchange, services.url)


def test_a_redirect_to_the_services_own_address_stays_in_the_base(
    services: Services, exchange: Exchange
) -> None:
    services.merged["A1"] = "A5099000001"
    moved = (OPENALEX.default, f"{services.url}/oa")
    reply = exchange.get(f"{services.url}/oa/authors/A1", {}, {}, moved, 2)
    assert reply.url == f"{services.url}/oa/authors/A5099000001"
    assert json.loads(reply.body)["display_name"] == "Mira Tannhaus"


def test_a_secret_is_not_carried_to_another_origin(services: Services, exchange: Exchange) -> None:
    other = Services()
    try:
        services.faults["/"] = lambda handler: handler.reply(
            302, b"", {"Location": f"{other.url}/dblp"}
        )
        get(exchange, services.url)
        assert services.headers[0]["Authorization"] == "Bearer x"
        assert "Authorization" not in other.headers[0]
    finally:
        other.close()


def test_credentials_of_the_machine_stay_there(
    services: Services, exchange: Exchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    exchange.get(f"{services.url}/dblp", {}, {}, ("", ""), 2)
    assert "Authorization" not in services.headers[0]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("54000", "15 hours"),
        ("Wed, 21 Oct 2099 07:28:00 GMT", "days"),
        ("3600", "60 minutes"),
    ],
)
def test_a_long_wait_is_not_waited(
    services: Services, tmp_path: Path, header: str, words: str
) -> None:
    slept: list[float] = []
    services.faults["/"] = lambda handler: handler.reply(429, {}, {"Retry-After": header})
    client = Client(Cache(tmp_path), services.environ, FAST, Clock(sleep=slept.append))
    with pytest.raises(UnansweredError, match=words) as caught:
        client.get(OPENALEX, "/works")
    client.close()
    assert caught.value.closed
    assert slept == []


def test_a_damaged_store_counts_as_absent(services: Services, tmp_path: Path) -> None:
    client = Client(Cache(tmp_path), services.environ, FAST)
    path = "/authors/A5099000001"
    first = client.get(OPENALEX, path)
    (stored,) = tmp_path.iterdir()
    for damage in (b"", b"{}\n{}", stored.read_bytes()[:-5]):
        stored.write_bytes(damage)
        assert client.cache.find(f"{services.url}/oa{path}") is None
        assert client.get(OPENALEX, path).data == first.data
    client.close()
