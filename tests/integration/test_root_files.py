"""content/root: files that stand at the site's root as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SiteFolder

from sitegen.build.build import build_site
from sitegen.build.settings import Settings


@pytest.fixture
def owned(site: SiteFolder) -> SiteFolder:
    site.write("content/people/emmy.yaml", "name: Emmy Noether\n")
    return site.write("content/works/a.bib", "@book{a1, title = {Rings}, year = 1921}")


def collisions(site: SiteFolder) -> list[str]:
    return [str(problem) for problem in site.problems if problem.code == "page-collision"]


def test_files_stand_at_the_root_byte_for_byte(owned: SiteFolder) -> None:
    owned.write("content/root/CNAME", b"emmy.example\r\n")
    owned.write("content/root/_headers", "/*\n  X-Frame-Options: DENY\n")
    owned.write("content/root/.well-known/did.json", b"\xff{}")
    owned.write("content/root/demo/index.html", "<title>Demo</title>")
    assert owned.codes == []
    assert owned.bytes("/CNAME") == b"emmy.example\r\n"
    assert owned.bytes("/.well-known/did.json") == b"\xff{}"
    assert owned.text("/demo/") == "<title>Demo</title>"
    assert "/_headers" in owned.addresses
    assert "/README.md" not in owned.addresses


def test_what_tools_leave_behind_is_not_copied(owned: SiteFolder) -> None:
    before = owned.addresses
    for name in (".DS_Store", ".git/config", "CNAME~", ".CNAME.swp", "._CNAME", "#CNAME#"):
        owned.write(f"content/root/{name}", "x")
    owned.write("content/root/.sitegen-manifest.json", "{}")
    assert owned.addresses == before


def test_a_robots_txt_of_ones_own_replaces_the_sites(owned: SiteFolder) -> None:
    assert owned.text("/robots.txt") == "User-agent: *\nAllow: /\n"
    owned.write("content/root/robots.txt", "User-agent: *\nDisallow: /assets/\n")
    assert owned.text("/robots.txt") == "User-agent: *\nDisallow: /assets/\n"
    assert owned.codes == []


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "404.html",
        "people/emmy/index.html",
        "people",  # a file where a folder is
        "feed.atom/note.txt",  # a folder where a file is
        "sitemap.xml",
        "assets/a.txt",
        "old.html",  # an alias
    ],
)
def test_what_the_site_has_of_its_own_is_not_replaced(owned: SiteFolder, path: str) -> None:
    owned.write("content/site.yaml", "url: https://emmy.example\n")
    owned.write("content/assets/a.txt", "a")
    owned.write("content/pages/about.md", "---\ntitle: About\naliases: [/old.html]\n---\nA")
    assert collisions(owned) == []
    owned.write(f"content/root/{path}", "x")
    assert collisions(owned) == [
        (
            f"content/root/{path}: error[page-collision]: the site has something of its own at"
            f" /{path}\n    hint: rename or delete the file; a page of your own belongs into"
            " content/pages"
        )
    ]


def test_what_differs_in_case_only_is_told(owned: SiteFolder) -> None:
    for name in ("Index.html", "PEOPLE", "demo/x"):
        owned.write(f"content/root/{name}", "x")
    twins, folder = (str(p) for p in owned.problems if p.code == "page-case-collision")
    assert twins == (
        "warning[page-case-collision]: /index.html and /Index.html differ only in case\n"
        "    hint: rename one of them: Windows and macOS keep one of the two"
    )
    assert folder == (
        "content/root/PEOPLE: warning[page-case-collision]: /people/ and /PEOPLE differ only in"
        " case, and only one of them is a folder\n"
        "    hint: rename the file: Windows and macOS cannot hold both"
    )


def test_no_collection_is_called_root(owned: SiteFolder) -> None:
    owned.write("content/site.yaml", "collections: {root: {}}\n")
    assert [p.message for p in owned.problems if p.code == "config-value"] == [
        "“root” cannot be the name of a collection"
    ]


def test_a_link_that_leads_out_is_not_followed(owned: SiteFolder, tmp_path: Path) -> None:
    owned.write("content/root/CNAME", "emmy.example")
    (tmp_path / "content/root/passwd").symlink_to("/etc/passwd")
    assert owned.codes == ["content-outside"]
    assert "/passwd" not in owned.addresses


@pytest.mark.parametrize("target", ["../people", "../../.git", "../../public"])
def test_a_link_to_what_must_not_be_published_is_not_followed(
    target: str, owned: SiteFolder, tmp_path: Path
) -> None:
    owned.write("content/people/emmy.yaml", "name: Emmy Noether\nformer_names: [Amalie N.]\n")
    owned.write(".git/config", "secret")
    owned.write("public/.sitegen-manifest.json", "{}")
    owned.write("content/root/CNAME", "emmy.example")
    (tmp_path / "content/root/peep").symlink_to(target)
    assert "content-outside" in owned.codes
    assert not [address for address in owned.addresses if address.startswith("/peep")]


def test_a_link_to_a_file_beside_the_content_is_followed(owned: SiteFolder, tmp_path: Path) -> None:
    owned.write("keys/emmy.asc", "a key")
    owned.write("content/root/CNAME", "emmy.example")
    (tmp_path / "content/root/emmy.asc").symlink_to("../../keys/emmy.asc")
    assert "/emmy.asc" in owned.addresses


def test_a_suppressed_name_is_not_in_a_file_name(owned: SiteFolder) -> None:
    owned.write("content/site.yaml", "suppress: [Ada Lovelace]\n")
    owned.write("content/root/ada-lovelace.txt", "x")
    found = [p for p in owned.problems if p.code == "suppress-file-name"]
    assert [p.place.path for p in found] == ["content/root/ada-lovelace.txt"]


def test_a_change_of_a_hidden_file_is_noticed(owned: SiteFolder, tmp_path: Path) -> None:
    owned.write("content/root/.well-known/x.txt", "one")
    settings = Settings(str(tmp_path), str(tmp_path / "public"), url="")
    written = tmp_path / "public/.well-known/x.txt"
    build_site(settings, processes=1)
    assert written.read_text() == "one"
    owned.write("content/root/.well-known/x.txt", "two!")
    build_site(settings, processes=1)
    assert written.read_text() == "two!"
    (tmp_path / "content/root/.well-known/x.txt").unlink()
    build_site(settings, processes=1)
    assert not written.exists()
