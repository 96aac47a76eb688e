"""What others serve stands in a page only when site.yaml asks for it, and only in data-."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SiteFolder

ASKED = """title: Engines
videos: embed
comments: {service: giscus, repo: ann/engines, repo_id: R1, category: Posts, category_id: C1}
analytics: {service: goatcounter, url: https://engines.goatcounter.com/count}
"""
HOSTS = ("youtube-nocookie.com", "giscus.app", "goatcounter.com", "gc.zgo.at")


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.write("content/site.yaml", "title: Engines\n")
    folder.write(
        "content/works/a.bib",
        "@article{talk, title={A Talk}, author={Ann Ash}, year=2001,"
        " video={https://www.youtube.com/watch?v=abcdefghijk}}\n"
        "@article{film, title={A Film}, author={Ann Ash}, year=2002, video={film.mp4}}\n",
    )
    folder.write("content/assets/film.mp4", b"0")
    folder.write("content/posts/one.md", "---\ntitle: One\ndate: 2024-01-01\n---\nText.\n")
    folder.write("content/news/2024-01-01-two.md", "---\ntitle: Two\n---\nText.\n")
    return folder


def test_nothing_of_it_stands_in_a_site_that_does_not_ask(site: SiteFolder) -> None:
    for address in site.addresses:
        text = site.bytes(address).decode("utf-8", "replace")
        assert not any(host in text for host in HOSTS), address
        assert address == "/static/embed.js" or "embed.js" not in text, address
    assert '<a href="https://www.youtube.com/watch' in site.text("/publications/talk/")


def test_a_film_of_the_site_plays_without_being_asked_for(site: SiteFolder) -> None:
    film = '<video controls preload="none" src="../../assets/film.mp4"></video>'
    assert film in site.text("/publications/film/")


def test_what_is_asked_for_waits_in_data_attributes(site: SiteFolder) -> None:
    site.write("content/site.yaml", ASKED)
    assert site.codes == []
    pages = [a for a in site.addresses if a.endswith(("/", ".html"))]
    for address in pages:
        for name, value in re.findall(r'([\w-]+)="([^"]*)"', site.text(address)):
            assert name.startswith("data-") or not any(host in value for host in HOSTS), address
    talk = site.text("/publications/talk/")
    assert 'data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk"' in talk
    assert "Play here, from www.youtube-nocookie.com</button>" in talk
    post = site.text("/posts/2024/one/")
    assert "Show comments, from giscus.app</button>" in post
    assert 'data-set-repo-id="R1"' in post
    assert "giscus" not in site.text("/news/")
    assert "Count my visits, with engines.goatcounter.com" in site.text("/")
    headers = site.text("/_headers")
    assert "frame-src 'self' https://giscus.app https://www.youtube-nocookie.com;" in headers
    assert "script-src 'self' https://gc.zgo.at https://giscus.app;" in headers
    assert "connect-src 'self' https://engines.goatcounter.com;" in headers


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            "comments: {service: giscus, repo: ann/engines}",
            "the service for comments lacks repo_id, category, category_id",
        ),
        ("comments: {url: https://x.example}", "the service for comments lacks service"),
        (
            "analytics: {service: goatcounter, url: 'https://x.example; script-src *'}",
            "“https://x.example; script-src *” is no address of a service",
        ),
        (
            "analytics: {service: plausible, url: http://x.example/script.js, domain: x}",
            "“http://x.example/script.js” is no address of a service",
        ),
    ],
)
def test_a_service_that_cannot_work_is_left_out(
    site: SiteFolder, setting: str, message: str
) -> None:
    site.write("content/site.yaml", f"title: Engines\n{setting}\n")
    assert [p.message for p in site.problems if p.code == "config-service"] == [message]
    assert "x.example" not in site.text("/_headers")
    assert "embed.js" not in site.text("/")
