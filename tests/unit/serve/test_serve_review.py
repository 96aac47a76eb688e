from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlencode

import pytest

from sitegen.pages.page import Page
from sitegen.serve.channel import Channel
from sitegen.serve.desk import Desk
from sitegen.serve.edition import Edition
from sitegen.serve.review_page import review_page, with_notice
from sitegen.serve.server import Server, open_server
from sitegen.text.text import Markup, Text

PATH = "/-sitegen-/review"
FORM = {"person": "mira", "work": "W1", "decision": "accept"}


TITLE = Text("A <i>b</i><script>1</script>", Markup.HTML)
VENUE = Text("J & K")


@dataclass(frozen=True)
class Work:
    id: str = "W1"
    person: str = "mira"
    title: Text = TITLE
    authors: tuple[str, ...] = ("<b>Mira</b>", "Otto")
    venue: Text = VENUE
    year: str = "2021"
    doi: str = '10.5555/"><script>'
    pro: tuple[str, ...] = ("<u>for</u>",)
    contra: tuple[str, ...] = ("against",)


class Memory:
    """What waits, and what was decided."""

    def __init__(self) -> None:
        self.works: list[Work] = [Work(), Work("W2"), Work("W3", "otto")]
        self.decided: list[tuple[str, list[str], str, str]] = []
        self.asked = 0

    def find(self) -> Sequence[Work]:
        self.asked += 1
        return list(self.works)

    def write(self, person: str, works: Sequence[str], decision: str, same_as: str) -> None:
        if unknown := set(works) - {work.id for work in self.works if work.person == person}:
            raise LookupError(f"{unknown} does not wait")
        self.works = [work for work in self.works if work.id not in works]
        self.decided.append((person, list(works), decision, same_as))


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def server(memory: Memory) -> Iterator[Server]:
    def page(address: str, template: str) -> Page:
        return Page(address, template, SimpleNamespace(person=SimpleNamespace(id="mira")))

    pages = (page("/", "home.html"), page("/people/m/", "person.html"))
    site = SimpleNamespace(
        plan=SimpleNamespace(items={item.address: item for item in pages}),
        renderer=SimpleNamespace(
            render=lambda item: b"<html><body><main id=x>text</main></body></html>",
            fingerprint=lambda item: (item.address,),
        ),
        config=SimpleNamespace(url=""),
        library=SimpleNamespace(people={"mira": SimpleNamespace(name="Mira Tannhaus")}),
    )
    server = open_server(Channel(), 0, exact=True)
    server.edition = Edition(cast(Any, site))
    server.desk = Desk(memory.find, memory.write)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.channel.close()
    server.shutdown()
    server.server_close()
    thread.join()


def get(server: Server, path: str) -> tuple[http.client.HTTPResponse, str]:
    return ask(server, "GET", path)


def post(server: Server, form: object, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    origin = {"Origin": server.address.rstrip("/")}
    return ask(server, "POST", PATH, urlencode(cast(Any, form), doseq=True), {**origin, **headers})


def ask(
    server: Server, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def test_the_page_shows_the_works_of_each_person_and_escapes_everything() -> None:
    text = review_page([Work(), Work("W'\"<", "o<")])
    assert "A <em>b</em>" in text
    assert "<script" not in text
    assert "&lt;b&gt;Mira&lt;/b&gt;, Otto" in text
    assert "J &amp; K, 2021" in text
    assert "<b>For</b> &lt;u&gt;for&lt;/u&gt;</li>" in text
    assert "<b>Against</b> against</li>" in text
    assert 'href="https://openalex.org/W1"' in text
    assert 'value="W&#x27;&quot;&lt;"' in text
    assert "<h2>mira (1)</h2>" in text
    assert "<h2>o&lt; (1)</h2>" in text
    assert "<h2>Mira &amp; (1)</h2>" in review_page([Work()], {"mira": "Mira &"})
    assert text.count("<form ") == text.count(' action="review">') == 4  # not to "review?said=..."
    assert "No work waits" in review_page([])


def test_the_page_tells_what_was_decided_and_how_it_is_taken_back() -> None:
    text = review_page([], None, ("not mine", "<mira>", 2))
    assert (
        '<p role="status" class="said">2 works noted as not theirs. To take that back, delete the '
        "line under <code>not_mine</code> in "
        "<code>content/people/&lt;mira&gt;.review.yaml</code>.</p>"
    ) in text
    assert 'role="status"' not in review_page([], None, ("<b>", "mira", 1))


def test_the_notice_stands_at_the_start_of_the_main_part() -> None:
    assert b'<main id=x><p role="note" class="notice">' in with_notice(
        b"<body><main id=x>", 2, PATH
    )
    assert b">1 work waits for review<" in with_notice(b"", 1, PATH)
    assert with_notice(b"<body>x", 1, PATH).startswith(b"<body><p")


def test_a_profile_says_what_waits_until_it_is_decided(server: Server, memory: Memory) -> None:
    before = get(server, "/people/m/")[1]
    assert (
        f'<main id=x><p role="note" class="notice"><strong><a href="{PATH}">2 works wait for review'
        in before
    )
    assert "3 works wait for review" in get(server, "/")[1]
    assert memory.asked == 1
    assert post(server, {**FORM, "work": ["W1", "W2"]})[0].status == 303
    after = get(server, "/people/m/")[1]
    assert "for review" not in after
    assert before.partition("data-mark=")[2] != after.partition("data-mark=")[2]


def test_decisions_are_written(server: Server, memory: Memory) -> None:
    answer, _ = get(server, PATH)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    same = {"person": "otto", "work": "W3", "decision": "same as", "same_as": "key 1"}
    answer, _ = post(server, same)
    told = f"{PATH}?said=same+as&person=otto&number=1"
    assert (answer.status, answer.headers["Location"]) == (303, told)
    assert "1 work joined with the other work." in get(server, told)[1]
    post(server, {**FORM, "decision": "not mine"})
    assert memory.decided == [
        ("otto", ["W3"], "same as", "key 1"),
        ("mira", ["W1"], "not mine", ""),
    ]
    text = get(server, PATH)[1]
    assert "W2" in text
    assert "otto" not in text.replace("Otto", "")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Content-Length": "9999999"}, 413),
        ({"Content-Length": "-1"}, 413),
    ],
)
def test_a_foreign_or_broken_form_is_refused(
    server: Server, memory: Memory, headers: dict[str, str], status: int
) -> None:
    assert post(server, FORM, **headers)[0].status == status
    assert memory.decided == []


def test_a_work_that_does_not_wait_is_told(server: Server, memory: Memory) -> None:
    for form in ({**FORM, "work": "W3"}, {**FORM, "work": ""}, {"person": "../../x"}):
        assert post(server, form)[0].status == 409
    assert memory.decided == []


def test_without_a_desk_there_is_no_such_page(server: Server) -> None:
    server.desk = None
    assert get(server, PATH)[0].status == 404
    assert post(server, FORM)[0].status == 405
