from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.serve.address import content_type, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    (out / "people/ada").mkdir(parents=True)
    (out / "index.html").write_text("home")
    (out / "people/ada/index.html").write_text("ada")
    (out / "é.txt").write_text("accent")
    (out / ".env").write_text("secret")
    (out / ".sitegen-manifest.json").write_text("{}")
    (out / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    return out


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/people/ada/", "people/ada/index.html"),
        ("/people/ada/?x=../..#y", "people/ada/index.html"),
        ("/%C3%A9.txt", "é.txt"),
        ("/repo/people/ada/", "people/ada/index.html"),
    ],
)
def test_addresses_are_found(folder: Path, target: str, file: str) -> None:
    found = find(folder, target, "/repo/")
    assert found is not None
    assert found.file == folder / file


def test_a_folder_without_its_slash_is_sent_there(folder: Path) -> None:
    assert find(folder, "/people/ada") == (None, "/people/ada/")


@pytest.mark.parametrize(
    "target",
    [
        "/missing",
        "/people/",  # no index, no list of files
        "/empty",
        "/.env",
        "/%2eenv",
        "/.sitegen-manifest.json",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/people/../../secret.txt",
        "/people/..%2f..%2fsecret.txt",
        "/people\\..\\..\\secret.txt",
        "/people%5c..",
        "//etc/passwd",
        "/people//ada/",
        "/index.html%00.txt",
        "/index.html/",
        "/%ff",
        "",
        "index.html",
        "http://127.0.0.1/index.html",
        "/" + "a" * 5000,
    ],
)
def test_everything_else_is_nothing(folder: Path, target: str) -> None:
    assert find(folder, target) is None


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "index.html")
    (folder / "up").symlink_to(tmp_path)
    assert find(folder, "/link.txt") is None
    assert find(folder, "/inner.txt") is None
    assert find(folder, "/up/secret.txt") is None


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
