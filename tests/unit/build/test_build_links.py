from __future__ import annotations

import pytest
from effort import ends

from sitegen.build.links import find_address, page_links, resolve_link


def test_links_and_anchors_are_found() -> None:
    found = page_links(
        """<a href="a/" id='one'>x</a><img src=b.png alt="src='no'"><h2 id=two>T</h2>
        <source srcset="c.png 1x, d.png 2x"><a name="three">x</a><meta name="robots">
        <meta http-equiv="refresh" content="0; url=../e/">
        <script src="f.js">'<a href="no">'</script>
        <!-- <a href="no"> --><style>a[href="no"] {}</style><a href="g/?a=1&amp;b=2#h">x</a>"""
    )
    assert found.links == (
        "a/",
        "b.png",
        "c.png",
        "d.png",
        "../e/",
        "f.js",
        "g/?a=1&b=2#h",
    )
    assert found.anchors == {"one", "two", "three"}
    assert found.twice == ()


def test_what_looks_like_a_tag_in_text_is_no_link() -> None:
    assert page_links('<pre>&lt;a href="x"&gt; href="y"</pre><p>a < b id="z"</p>').links == ()


def test_an_anchor_that_stands_twice_is_told() -> None:
    assert page_links('<p id="a"></p><p id="b"></p><p id="a"></p>').twice == ("a",)


@pytest.mark.parametrize(
    "hostile",
    [
        "<a " * 500_000,
        "<a href='" * 500_000,
        "<!--" * 500_000,
        "<script>" * 500_000,
        "<title" * 500_000,
        '<p x="' * 500_000,
    ],
)
def test_hostile_html_costs_little(hostile: str) -> None:
    with ends():
        page_links(hostile)


@pytest.mark.parametrize(
    ("page", "link", "target"),
    [
        ("/", "people/ada/", ("/people/ada/", "")),
        ("/people/ada/", "../../topics/", ("/topics/", "")),
        ("/people/ada/", "./", ("/people/ada/", "")),
        ("/people/ada/", "..", ("/people/", "")),
        ("/people/ada/", "#works", ("/people/ada/", "works")),
        ("/people/ada/", "?a=1", ("/people/ada/", "")),
        ("/people/ada/", "", ("/people/ada/", "")),
        ("/404.html", "people/", ("/people/", "")),
        ("/a/b/", "../c.pdf#page=2", ("/a/c.pdf", "page=2")),
        ("/a/", "%C3%A9/#%C3%A9", ("/a/é/", "é")),
        ("/a/", "../", ("/", "")),
        ("/a/", "../../x", ("", "")),
        ("/a/", "x#y:~:text=z", ("/a/x", "y")),
    ],
)
def test_links_are_resolved(page: str, link: str, target: tuple[str, str]) -> None:
    assert resolve_link(page, link) == target


@pytest.mark.parametrize(
    "link", ["https://x.org/", "mailto:a@b", "//x.org/", "data:,x", "JAVASCRIPT:x"]
)
def test_links_elsewhere_are_none_of_ours(link: str) -> None:
    assert resolve_link("/", link) is None


def test_links_from_the_root_start_at_the_sites_own() -> None:
    assert resolve_link("/a/", "/repo/b/", "/repo/") == ("/b/", "")
    assert resolve_link("/a/", "/b/", "/repo/") == ("", "")


def test_hosts_add_a_slash_and_know_index_html() -> None:
    items = {"/", "/a/", "/b.pdf"}
    assert find_address("/a", items) == "/a/"
    assert find_address("/a/index.html", items) == "/a/"
    assert find_address("/b.pdf", items) == "/b.pdf"
    assert find_address("/b", items) == ""
