from __future__ import annotations

import pytest

from sitegen.serve.address import address_of, content_type


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/", "/"),
        ("/people/ada/", "/people/ada/"),
        ("/people/ada/?x=../..#y", "/people/ada/"),
        ("/%C3%A9.txt", "/é.txt"),
        ("/repo/people/ada/", "/people/ada/"),
        ("/repository/", "/repository/"),
    ],
)
def test_targets_are_read(target: str, address: str) -> None:
    assert address_of(target, "/repo/") == address


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/people/./ada/",
        "/people/..%2f..%2fsecret.txt",
        "/people\\..\\secret.txt",
        "/people%5c..",
        "/index.html%00.txt",
        "/%ff",
        "",
        "index.html",
        "http://127.0.0.1/index.html",
    ],
)
def test_odd_targets_are_refused(target: str) -> None:
    assert address_of(target) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.bib", "application/x-bibtex; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("x.json", "application/json; charset=utf-8"),
        ("x.js", "text/javascript; charset=utf-8"),
        ("x.svg", "image/svg+xml; charset=utf-8"),
        ("x.PDF", "application/pdf"),
        ("x.woff2", "font/woff2"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_content_types(name: str, kind: str) -> None:
    assert content_type(name) == kind
