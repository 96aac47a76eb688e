"""Evidence on the pages of a site, and the receipts of `sitegen verify`."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import SiteFolder

from sitegen.commands.group import group
from sitegen.errors import Problems
from sitegen.fetch.cache import Cache
from sitegen.fetch.client import Client
from sitegen.fetch.exchange import Clock, Limits
from sitegen.fetch.verify import WEB_SERVICES, Subject, Verification
from sitegen.fetch.web_page import WebPages
from sitegen.model.date import PartialDate
from sitegen.model.witness import Kind, Witness

URL = "https://ada.example/site"
ORCID = "0000-0002-1825-0097"
ADA = f"""name: Ada Lovelace
orcid: {ORCID}
github: ada
affiliations: [{{name: Analytical Society, start: 1842, end: 1844}}]
mine: [notes]
"""
BIB = r"""
@article{notes, title={Notes on the Engine}, author={Lovelace, Ada and Menabrea, Luigi},
  year=1843, journal={Memoirs}}
@article{more, title={More Notes}, author={Ada Lovelace and Luigi Menabrea}, year=1844,
  code={https://github.com/ada/engine}}
@article{other, title={Another Thing}, author={Ada Lovelace and Mary Somerville}, year=1850}
"""


def pioneers(site: SiteFolder, more: str = "") -> SiteFolder:
    site.write("content/site.yaml", f"title: Pioneers\nurl: {URL}\n")
    site.write("content/people/ada.yaml", ADA + more)
    return site.write("content/works/a.bib", BIB)


def receipts(page: str = f"https://orcid.org/{ORCID}", site: str = URL, more: str = "") -> str:
    return (
        f"person: ada\nreceipts:\n  - kind: orcid\n    page: {page}\n    site: {site}\n"
        f"    link: {site}/\n    date: '2024-05-01'\n{more}"
    )


def test_a_work_says_why_it_is_listed(site: SiteFolder) -> None:
    text = pioneers(site).main("/publications/more/")
    assert "Listed for Ada Lovelace because the name “Ada Lovelace”, letter for letter" in text
    assert "co-authors shared with works on a stronger basis: Luigi Menabrea" in text
    assert "project or code below https://github.com/ada, which the profile links" in text
    other = site.main("/publications/other/")
    assert "letter for letter" in other
    assert "shared with" not in other


def test_nothing_of_the_snapshot_appears_unasked(site: SiteFolder) -> None:
    pioneers(site).write("content/fetched/verify/ada.yaml", receipts())
    for more in ("", "trust: hidden\n"):
        site.write("content/people/ada.yaml", f"{ADA}claimed: 2024-02-03\n{more}")
        assert not [address for address in site.addresses if address.endswith("evidence.json")]
        for address in ("/people/ada/", "/", "/publications/more/"):
            html = site.text(address)
            assert 'id="trust"' not in html
            assert "onfirmed by" not in html
            assert "evidence.json" not in html
    assert site.codes == []


def recomputed(terms: dict[str, object]) -> str:
    """The number, from evidence.json alone, as docs/evidence.md tells it."""
    strength, support, works = terms["strength"], terms["support"], terms["works"]
    assert isinstance(strength, dict)
    assert isinstance(support, dict)
    assert isinstance(works, list)
    total = 0
    for work in works:
        points = strength[work["basis"]] + sum(support[s["kind"]] for s in work["support"])
        total += min(terms["cap"], points)  # type: ignore[type-var]
    mean = (2 * total + len(works)) // (2 * len(works))
    return f"{mean // 100}.{mean % 100:02d}"


def test_the_number_can_be_made_again_from_its_file(site: SiteFolder) -> None:
    pioneers(site, "trust: shown\n")
    terms = json.loads(site.text("/people/ada/evidence.json"))
    assert [(w["id"], w["points"]) for w in terms["works"]] == [
        ("other", 40),
        ("more", 60),
        ("notes", 90),
    ]
    assert recomputed(terms) == terms["number"] == "0.63"
    assert "0.63 of 1.00" in site.main("/people/ada/")
    assert "190 / 3" in site.main("/people/ada/")
    assert "../../people/ada/evidence.json" in site.links("/people/ada/")


@pytest.mark.parametrize(
    ("person", "level"),
    [
        ("name: Ada Lovelace\ntrust: shown\n", "Unclaimed."),
        (f"{ADA}trust: shown\n", "Identified by an external id."),
        (f"{ADA}trust: shown\nclaimed: 2024-02-03\n", "Claimed by the owner."),
    ],
)
def test_the_level_and_what_is_missing(site: SiteFolder, person: str, level: str) -> None:
    pioneers(site).write("content/people/ada.yaml", person)
    text = site.main("/people/ada/")
    assert f"Trust {level} None of this proves who wrote a work." in text
    assert "Missing for the next level:" in text
    assert "0." in text


def test_a_receipt_confirms_the_site(site: SiteFolder) -> None:
    pioneers(site, "trust: shown\n").write("content/fetched/verify/ada.yaml", receipts())
    text = site.main("/people/ada/")
    assert "Trust Confirmed by a two-way link." in text
    assert "site confirmed by ORCID, 1 May 2024" in text
    assert "Missing" not in text
    assert json.loads(site.text("/people/ada/evidence.json"))["level"] == "confirmed"


def test_a_lost_receipt_is_told_and_counts_no_more(site: SiteFolder) -> None:
    lost = receipts(more="    lost: '2025-06-07'\n")
    pioneers(site, "trust: shown\n").write("content/fetched/verify/ada.yaml", lost)
    text = site.main("/people/ada/")
    assert "Trust Identified by an external id." in text
    assert "Confirmed by" not in text
    assert f"no longer confirmed by https://orcid.org/{ORCID}: the link was gone on 7 June" in text


def test_somebody_elses_receipt_confirms_nothing(site: SiteFolder) -> None:
    pioneers(site, "trust: shown\n")
    site.write("content/fetched/verify/ada.yaml", receipts(site="https://other.example"))
    assert "Confirmed by" not in site.main("/people/ada/")
    assert site.codes == ["evidence-stale-receipt"]
    site.write("content/fetched/verify/ada.yaml", receipts(page="https://orcid.org/0000-1"))
    assert "Confirmed by" not in site.main("/people/ada/")
    site.write("content/fetched/verify/ada.yaml", "").write(
        "content/fetched/verify/charles.yaml", receipts()
    )
    assert site.codes == ["content-receipts-of-nobody"]


def test_a_contradiction_is_a_problem(site: SiteFolder) -> None:
    pioneers(site).write(
        "content/works/b.yaml",
        "id: odd\ntitle: An Odd Work\nyear: 1844\n"
        "authors: [{name: Ada Lovelace, person: ada, orcid: 0000-0001-5109-3700}]\n",
    )
    (found,) = [p for p in site.problems if p.code == "evidence-other-orcid"]
    assert str(found.place).startswith("content/works/b.yaml:4")
    assert found.message == (
        "“Ada Lovelace” on “odd” is tied to “ada” (stated in content/works/b.yaml "
        "(person: ada)), but carries the ORCID iD 0000-0001-5109-3700 there; the profile has "
        f"{ORCID}"
    )


def test_what_other_sources_wrote_is_escaped(site: SiteFolder) -> None:
    evil = "<script>alert(1)</script>"
    bib = BIB.replace("Menabrea, Luigi", f"{{{evil}}} X").replace("Luigi Menabrea", f"{{{evil}}} X")
    pioneers(site, "trust: shown\n").write("content/works/a.bib", bib)
    assert evil not in site.text("/publications/more/")


# verify


class World:
    """A web server that is ORCID, GitHub, Mastodon and an institution; change `pages`."""

    def __init__(self) -> None:
        self.pages: dict[str, str | int | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        world = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                world.asked.append(self.path)
                answer = world.pages.get(self.path, 404)
                if callable(answer):
                    answer(self)
                    return
                status, body = (answer, "") if isinstance(answer, int) else (200, answer)
                kind = "application/json" if self.path.startswith("/orcid") else "text/html"
                self.reply(status, body, {"Content-Type": kind})

            def reply(self, status: int, body: str, headers: dict[str, str]) -> None:
                data = body.encode()
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(data))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Stay silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"

    def orcid(self, *urls: str) -> None:
        listed = [{"url-name": "x", "url": {"value": url}} for url in urls]
        self.pages[f"/orcid/{ORCID}/researcher-urls"] = json.dumps({"researcher-url": listed})

    @property
    def environ(self) -> dict[str, str]:
        return {
            "SITEGEN_ORCID_URL": f"{self.url}/orcid",
            "SITEGEN_GITHUB_URL": f"{self.url}/gh",
            "SITEGEN_MASTODON_URL": f"{self.url}/masto/",
            "SITEGEN_INSTITUTION_URL": f"{self.url}/uni",
        }

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def world() -> Iterator[World]:
    found = World()
    yield found
    found.close()


WITNESSES = {
    Kind.ORCID: Witness(Kind.ORCID, f"https://orcid.org/{ORCID}"),
    Kind.GITHUB: Witness(Kind.GITHUB, "https://github.com/ada"),
    Kind.MASTODON: Witness(Kind.MASTODON, "https://social.example/@ada"),
    Kind.INSTITUTION: Witness(Kind.INSTITUTION, "https://uni.example/people?id=7"),
}
FILE = "content/fetched/verify/ada.yaml"
FAST = Limits(connect=2, read=1, answer=2, wait=5, run=30, body=100_000, tries=2, redirects=3)


def verify(
    folder: Path,
    world: World,
    *kinds: Kind,
    day: int = 1,
    url: str = URL,
    write: bool = True,
    environ: dict[str, str] | None = None,
) -> tuple[list[str], list[str]]:
    """What a run came to: the states of its checks, and the codes of its problems."""
    settings = world.environ if environ is None else environ
    clock = Clock(sleep=lambda _: None)
    problems = Problems()
    client = Client(Cache(folder / ".cache"), environ=settings, limits=FAST, clock=clock)
    pages = WebPages(WEB_SERVICES, settings, FAST, clock)
    date = PartialDate(2024, 5, day)
    run = Verification(folder, url, client, pages, problems, write, today=date)
    try:
        run.run([Subject("ada", "Ada Lovelace", tuple(WITNESSES[kind] for kind in kinds))])
    finally:
        client.close()
        pages.close()
    return [str(check.state) for check in run.checks], [problem.code for problem in problems]


def test_every_kind_of_page_can_confirm(tmp_path: Path, world: World) -> None:
    world.orcid("https://elsewhere.example", f"{URL}/people/ada/")
    world.pages["/gh/ada"] = f'<a rel="nofollow me" href="{URL}">'
    world.pages["/masto/@ada"] = f'<link rel="me" href="{URL}/">'
    world.pages["/uni/people?id=7"] = f'<a href="{URL}/index.html">Ada</a>'
    states, codes = verify(tmp_path, world, *Kind)
    assert (states, codes) == (["confirmed"] * 4, [])
    text = (tmp_path / FILE).read_text()
    assert text.startswith("# Written by `sitegen verify`")
    assert text.count("date: '2024-05-01'") == 4
    assert verify(tmp_path, world, *Kind, day=9) == (["kept"] * 4, [])
    assert (tmp_path / FILE).read_text() == text


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{URL}">',
        '<a rel="me" href="https://ada.example/">',
        '<a rel="me" href="https://ada.example/sitemap">',
        '<a rel="me" href="https://www.ada.example/site">',
        '<a rel="me" href="https://ada.example@evil.example/site">',
        f'<!-- <a rel="me" href="{URL}"> -->',
        f'<a rel="menu" href="{URL}">',
        f"{URL}",
        "",
    ],
)
def test_a_profile_that_does_not_name_the_site(tmp_path: Path, world: World, html: str) -> None:
    world.pages["/gh/ada"] = html
    assert verify(tmp_path, world, Kind.GITHUB) == (["absent"], ["verify-absent"])
    assert not (tmp_path / FILE).exists()


def test_what_users_wrote_on_an_institutions_page_is_not_its_word(
    tmp_path: Path, world: World
) -> None:
    world.pages["/uni/people?id=7"] = f'<a rel="ugc nofollow" href="{URL}">'
    assert verify(tmp_path, world, Kind.INSTITUTION)[0] == ["absent"]


def redirect(target: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.reply(302, "", {"Location": target})  # type: ignore[attr-defined]

    return answer


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<a")


def slow(handler: BaseHTTPRequestHandler) -> None:
    threading.Event().wait(1.5)
    cut(handler)


FAULTS: dict[str, object] = {
    "500": 500,
    "404": 404,
    "429": 429,
    "cut": cut,
    "slow": slow,
    "long": "x" * 200_000,
    "circle": redirect("/gh/ada"),
    "other host": redirect("https://localhost/ada"),
    "file": redirect("file:///etc/passwd"),
    "garbage": lambda handler: handler.wfile.write(b"\x00\x01"),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_fails_leaves_the_old_receipt(tmp_path: Path, world: World, fault: str) -> None:
    world.pages["/gh/ada"] = f'<a rel="me" href="{URL}">'
    verify(tmp_path, world, Kind.GITHUB)
    before = (tmp_path / FILE).read_bytes()
    world.pages["/gh/ada"] = FAULTS[fault]  # type: ignore[assignment]
    states, codes = verify(tmp_path, world, Kind.GITHUB, day=2)
    assert (states, codes) == (["unanswered"], ["verify-unanswered"])
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("answer", ["{}", "[]", '{"researcher-url": 3}', "<html>", 500, 404])
def test_orcids_failure_leaves_the_old_receipt(
    tmp_path: Path, world: World, answer: str | int
) -> None:
    world.orcid(URL)
    verify(tmp_path, world, Kind.ORCID)
    before = (tmp_path / FILE).read_bytes()
    world.pages[f"/orcid/{ORCID}/researcher-urls"] = answer
    assert verify(tmp_path, world, Kind.ORCID, day=2) == (["unanswered"], ["verify-unanswered"])
    assert (tmp_path / FILE).read_bytes() == before


def test_a_link_that_is_gone_marks_the_receipt_until_it_is_back(
    tmp_path: Path, world: World
) -> None:
    world.orcid(URL)
    verify(tmp_path, world, Kind.ORCID, day=1)
    world.orcid()
    assert verify(tmp_path, world, Kind.ORCID, day=2) == (["lost"], ["verify-lost"])
    text = (tmp_path / FILE).read_text()
    assert "date: '2024-05-01'" in text
    assert "lost: '2024-05-02'" in text
    verify(tmp_path, world, Kind.ORCID, day=3)
    assert (tmp_path / FILE).read_text() == text
    world.orcid(URL)
    assert verify(tmp_path, world, Kind.ORCID, day=4)[0] == ["confirmed"]
    assert "lost" not in (tmp_path / FILE).read_text()
    assert "date: '2024-05-04'" in (tmp_path / FILE).read_text()


def test_a_new_site_address_makes_a_new_receipt(tmp_path: Path, world: World) -> None:
    world.orcid("https://ada.example/site/")
    verify(tmp_path, world, Kind.ORCID)
    assert verify(tmp_path, world, Kind.ORCID, day=2, url="https://ada.example")[0] == ["confirmed"]
    assert "date: '2024-05-02'" in (tmp_path / FILE).read_text()


def test_a_file_that_cannot_be_read_is_not_touched(tmp_path: Path, world: World) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    for text in ("receipts: {", "- x", "receipts: [{kind: fax}]", "receipts: 3"):
        (tmp_path / FILE).write_text(text)
        assert verify(tmp_path, world, Kind.ORCID) == ([], ["verify-file"])
        assert (tmp_path / FILE).read_text() == text
    assert world.asked == []


def test_a_dry_run_writes_nothing(tmp_path: Path, world: World) -> None:
    world.orcid(URL)
    assert verify(tmp_path, world, Kind.ORCID, write=False)[0] == ["confirmed"]
    assert not (tmp_path / FILE).exists()


def test_a_private_address_is_not_asked(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by its name nor by what the name resolves to when the connection is made."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    real = socket.getaddrinfo

    def resolve(host: str, *rest: object, **more: object) -> object:
        return real("127.0.0.1" if host == "rebound.example" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for page in (f"http://127.0.0.1:{world.port}/x", f"http://rebound.example:{world.port}/x"):
        monkeypatch.setitem(WITNESSES, Kind.MASTODON, Witness(Kind.MASTODON, page))
        states, codes = verify(tmp_path, world, Kind.MASTODON, environ={})
        assert (states, codes) == (["unanswered"], ["verify-unanswered"])
    assert world.asked == []


def test_a_redirect_into_the_private_network_is_not_followed(tmp_path: Path, world: World) -> None:
    inner = World()
    try:
        world.pages["/gh/ada"] = redirect(f"{inner.url}/secret")
        assert verify(tmp_path, world, Kind.GITHUB)[0] == ["unanswered"]
        assert inner.asked == []
    finally:
        inner.close()


def test_a_wrong_variable_is_said(tmp_path: Path, world: World) -> None:
    wrong = {"SITEGEN_GITHUB_URL": "ftp://x", "SITEGEN_ORCID_URL": "nowhere"}
    assert verify(tmp_path, world, Kind.GITHUB, Kind.ORCID, environ=wrong) == (
        ["unanswered"] * 2,
        ["fetch-base-url"] * 2,
    )


def run(site: SiteFolder, *arguments: str) -> int:
    code = group.main(["verify", *arguments, "--source", str(site.folder)], standalone_mode=False)
    return int(code or 0)


def test_the_command_and_the_build_agree(
    site: SiteFolder,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in world.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SITEGEN_URL", raising=False)
    world.orcid(URL)
    world.pages["/gh/ada"] = "<html></html>"
    pioneers(site, "trust: shown\n")
    assert run(site, "ada") == 0
    said = capsys.readouterr()
    today = re.search(r"site confirmed by ORCID, (\d{4}-\d\d-\d\d)", said.out)
    assert today
    assert "https://github.com/ada: does not name the site" in said.out
    assert f"enter {URL} as the website of the GitHub profile" in said.err
    site.write("content/site.yaml", f"title: Pioneers\nurl: {URL}\n")  # read the folder anew
    assert "site confirmed by ORCID" in site.main("/people/ada/")
    asked = len(world.asked)
    assert site.codes == []
    assert len(world.asked) == asked


def test_the_command_needs_the_sites_address(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITEGEN_URL", raising=False)
    pioneers(site).write("content/site.yaml", "title: Pioneers\n")
    assert run(site) == 1
    assert "[verify-no-url]" in capsys.readouterr().err
