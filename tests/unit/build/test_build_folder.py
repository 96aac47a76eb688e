from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.build.folder import Outcome, write_site
from sitegen.build.manifest import NAME
from sitegen.digest import digest, digest_bytes
from sitegen.errors import Problems, SiteError
from sitegen.pages.page import Asset, Document, Item, Page


class Fingerprint(NamedTuple):
    template: str
    view: str
    site: str
    program: str


class Fake:
    """A renderer that shows the view's text; a view "fail" fails."""

    def __init__(self, template: str = "t", site: str = "s", program: str = "p") -> None:
        self.parts = template, site, program
        self.rendered: list[str] = []

    def fingerprint(self, item: Item) -> Fingerprint:
        template, site, program = self.parts
        if isinstance(item, Asset):
            return Fingerprint("", item.digest, "", "")
        return Fingerprint(template, digest(item.view), site, program)

    def render(self, item: Page | Document) -> bytes:
        self.rendered.append(item.address)
        if item.view == "fail":
            raise ValueError("no such thing")
        return f"{item.address} {item.view} {self.parts}".encode()


def site(*pages: str, **texts: str) -> dict[str, Item]:
    return {address: Page(address, "x.html", texts.get("text", "hello")) for address in pages}


def build(
    items: Mapping[str, Item],
    folder: Path,
    *,
    renderer: Fake | None = None,
    known: Mapping[str, tuple[int, int]] | None = None,
    processes: int = 1,
) -> Outcome:
    return write_site(
        items, renderer or Fake(), folder, Problems(), known=known or {}, processes=processes
    )


def refused(items: Mapping[str, Item], folder: Path, renderer: Fake | None = None) -> list[str]:
    with pytest.raises(SiteError) as caught:
        build(items, folder, renderer=renderer)
    return [problem.code for problem in caught.value.problems]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_first_build_writes_every_page_and_a_manifest(tmp_path: Path) -> None:
    outcome = build(site("/", "/people/ada/", "/404.html"), tmp_path / "out")
    assert sorted(outcome.written) == ["404.html", "index.html", "people/ada/index.html"]
    assert sorted(tree(tmp_path / "out")) == [
        NAME,
        "404.html",
        "index.html",
        "people/ada/index.html",
    ]


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    first = build(site("/", "/a/"), tmp_path)
    renderer = Fake()
    second = build(site("/", "/a/"), tmp_path, renderer=renderer, known=first.stats)
    assert (second.written, second.removed, renderer.rendered) == ({}, (), [])
    assert second.stats == first.stats


def test_without_stat_memo_files_are_compared_by_digest(tmp_path: Path) -> None:
    build(site("/", "/a/"), tmp_path)
    assert build(site("/", "/a/"), tmp_path).written == {}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text("mine now"),
    ],
)
def test_a_spoilt_file_is_written_again(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    first = build(site("/", "/a/"), tmp_path)
    before = tree(tmp_path)
    spoil(tmp_path / "a/index.html")
    assert list(build(site("/", "/a/"), tmp_path, known=first.stats).written) == ["a/index.html"]
    assert tree(tmp_path) == before


def test_only_what_changed_is_rendered(tmp_path: Path) -> None:
    build(site("/", "/a/", "/b/"), tmp_path)
    renderer = Fake()
    items = site("/", "/a/", "/b/") | site("/a/", text="new")
    assert list(build(items, tmp_path, renderer=renderer).written) == ["a/index.html"]
    assert renderer.rendered == ["/a/"]
    build(site("/"), tmp_path / "x")
    assert list(build(site("/"), tmp_path / "x", renderer=Fake(program="q")).written) == [
        "index.html"
    ]


def test_a_page_that_is_gone_is_removed_with_its_folders(tmp_path: Path) -> None:
    build(site("/", "/a/b/c/", "/a/d/"), tmp_path)
    outcome = build(site("/", "/a/d/"), tmp_path)
    assert outcome.removed == ("a/b/c/index.html",)
    assert not (tmp_path / "a/b").exists()
    assert (tmp_path / "a/d/index.html").exists()


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("my only copy")
    assert refused(site("/"), tmp_path) == ["output-not-ours"]
    assert tree(tmp_path) == {"thesis.tex": b"my only copy"}


def test_files_of_others_beside_ours_stay(tmp_path: Path) -> None:
    build(site("/", "/a/"), tmp_path)
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / "a/notes.txt").write_text("keep")
    build(site("/"), tmp_path)
    assert (tmp_path / "CNAME").read_text() == "example.org"
    assert (tmp_path / "a/notes.txt").read_text() == "keep"
    assert not (tmp_path / "a/index.html").exists()


@pytest.mark.parametrize("path", ["a", "a/index.html", "a/index.html/x"])
def test_a_file_of_others_in_the_way_is_an_error(tmp_path: Path, path: str) -> None:
    build(site("/"), tmp_path)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("precious")
    before = tree(tmp_path)
    assert refused(site("/", "/a/", text="changed"), tmp_path) == ["output-in-the-way"]
    assert tree(tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    build(site("/"), out)
    (out / "a").symlink_to(outside)
    assert refused(site("/", "/a/"), out) == ["output-in-the-way"]
    assert tree(outside) == {}


def test_a_link_in_place_of_a_page_is_replaced_not_followed(tmp_path: Path) -> None:
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_text("mine")
    build(site("/", "/a/"), out)
    (out / "a/index.html").unlink()
    (out / "a/index.html").symlink_to(victim)
    build(site("/", "/a/"), out)
    assert victim.read_text() == "mine"
    assert not (out / "a/index.html").is_symlink()


def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    build(site("/", "/a/"), out)
    (out / "a").rename(outside)
    (out / "a").symlink_to(outside)
    build(site("/"), out)
    assert (outside / "index.html").exists()


@pytest.mark.parametrize(
    "address", ["/../x", "/a/../../x/", "//etc/x", "/.sitegen-manifest.json", "/a\\b/"]
)
def test_an_address_that_leaves_the_folder_is_an_error(tmp_path: Path, address: str) -> None:
    assert refused(site("/", address), tmp_path / "out") == ["output-outside"]
    assert not (tmp_path / "out").exists()


def test_a_failing_page_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    build(site("/", "/a/", "/b/"), tmp_path)
    before = tree(tmp_path)
    items = site("/", "/a/", text="new") | site("/c/", text="fail")
    assert refused(items, tmp_path) == ["render-failed"]
    assert tree(tmp_path) == before


def test_a_failing_first_build_leaves_no_folder(tmp_path: Path) -> None:
    assert refused(site("/", text="fail"), tmp_path / "out") == ["render-failed"]
    assert not (tmp_path / "out").exists()


def test_a_page_becomes_a_folder_and_back(tmp_path: Path) -> None:
    file: dict[str, Item] = {"/a": Page("/a", "x.html", "file")}
    build(file, tmp_path)
    build(site("/a/", "/a/b/"), tmp_path)
    assert sorted(tree(tmp_path)) == [NAME, "a/b/index.html", "a/index.html"]
    build(file, tmp_path)
    assert sorted(tree(tmp_path)) == [NAME, "a"]


def test_a_file_changed_by_hand_is_not_removed(tmp_path: Path) -> None:
    build(site("/", "/a/"), tmp_path)
    (tmp_path / "a/index.html").write_text("I wrote into it")
    problems = Problems()
    write_site(site("/"), Fake(), tmp_path, problems, known={})
    assert [problem.code for problem in problems] == ["output-changed-by-hand"]
    assert (tmp_path / "a/index.html").read_text() == "I wrote into it"


def test_hostile_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    out, victim = tmp_path / "out", tmp_path / "victim"
    build(site("/"), out)
    victim.write_text("mine")
    manifest = json.loads((out / NAME).read_bytes())
    for path in ("../victim", str(victim), "a/../../victim", "..\\victim", "", ".", NAME):
        manifest["files"][path] = [0, "v", digest_bytes(b"mine")]
    (out / NAME).write_text(json.dumps(manifest))
    problems = Problems()
    write_site(site("/"), Fake(), out, problems, known={})
    assert [problem.code for problem in problems] == ["output-manifest-damaged"]
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"generator": "sitegen"}', '{"generator": "sitegen", "files": 3}'],
)
def test_damaged_manifest_removes_nothing(tmp_path: Path, text: str) -> None:
    build(site("/", "/a/"), tmp_path)
    (tmp_path / NAME).write_text(text)
    problems = Problems()
    outcome = write_site(site("/"), Fake(), tmp_path, problems, known={})
    assert [problem.code for problem in problems] == ["output-manifest-damaged"]
    assert (list(outcome.written), outcome.removed) == (["index.html"], ())
    assert (tmp_path / "a/index.html").exists()


def test_manifest_of_another_program_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"generator": "else", "files": {}}')
    assert refused(site("/"), tmp_path) == ["output-not-ours"]


def test_manifest_of_another_version_rebuilds_everything(tmp_path: Path) -> None:
    build(site("/", "/a/"), tmp_path)
    before = tree(tmp_path)
    (tmp_path / NAME).write_bytes(before[NAME].replace(b'"version":1', b'"version":0'))
    assert len(build(site("/", "/a/"), tmp_path).written) == 2
    assert tree(tmp_path) == before


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    build(site("/"), tmp_path)
    (tmp_path / ".sitegen-tmp-77/a").mkdir(parents=True)
    (tmp_path / ".sitegen-tmp-77/a/index.html").write_text("half")
    (tmp_path / ".sitegen-tmp-notes").write_text("somebody's")
    build(site("/"), tmp_path)
    assert sorted(os.listdir(tmp_path)) == [NAME, ".sitegen-tmp-notes", "index.html"]


def test_workers_and_one_process_write_the_same(tmp_path: Path) -> None:
    items = site(*(f"/p{number}/" for number in range(400)))
    asset = tmp_path / "cv.pdf"
    asset.write_bytes(b"%PDF")
    items["/cv.pdf"] = Asset("/cv.pdf", asset, digest_bytes(b"%PDF"), 4)
    forked = build(items, tmp_path / "two", processes=2)
    alone = build(items, tmp_path / "one", processes=1)
    assert tree(tmp_path / "two") == tree(tmp_path / "one")
    assert forked.written == alone.written
    assert build(items, tmp_path / "two", known=forked.stats).written == {}


def test_a_failure_in_a_worker_is_told_once_with_its_count(tmp_path: Path) -> None:
    items = site(*(f"/p{number}/" for number in range(300)), text="fail")
    with pytest.raises(SiteError) as caught:
        build(items, tmp_path / "out", processes=2)
    (problem,) = caught.value.problems
    assert problem.message == (
        "/p0/ (and 299 more) could not be rendered: ValueError: no such thing"
    )


def test_another_build_of_the_same_folder_waits_or_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sitegen.build import lock
    from sitegen.build.output import Output

    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    held = Output.open(tmp_path, Problems())
    assert held is not None
    assert refused(site("/"), tmp_path) == ["output-busy"]
    held.close()
    assert list(build(site("/"), tmp_path).written) == ["index.html"]
