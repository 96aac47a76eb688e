from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from sitegen.serve.watch import Watcher


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("content/site.yaml", True),
        ("content/works/a.bib", True),
        ("content/assets/photo.jpg", True),
        ("theme/templates/home.html", True),
        ("themes/mine/static/x.css", True),
        ("papers.bib", True),
        ("README.md", False),
        ("public/index.html", False),
        (".sitegen/serve/index.html", False),
        (".git/index", False),
        ("content/works/.a.bib.swp", False),
        ("content/works/a.bib~", False),
        ("content/works/4913", False),
        ("content/works/.#a.bib", False),
        ("content/works/#a.bib#", False),
        ("content/.git/index", False),
        ("content/root/.well-known/x.txt", True),
        ("content/root/_redirects", True),
        ("content/root/.DS_Store", False),
        ("content/root/.CNAME.swp", False),
    ],
)
def test_what_matters(tmp_path: Path, path: str, matters: bool) -> None:
    assert Watcher(tmp_path).matters(str(tmp_path.resolve() / path)) is matters


def test_files_elsewhere_do_not_matter(tmp_path: Path) -> None:
    assert not Watcher(tmp_path / "a").matters(str(tmp_path / "ab/content/x.bib"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.bib").write_text("1")
    return tmp_path


def test_a_save_is_noticed_once(source: Path) -> None:
    with Watcher(source) as watcher:
        (source / "content/a.bib").write_text("2")
        assert watcher.wait(2)
        assert not watcher.wait(0.1)


def test_reading_is_no_change(source: Path) -> None:
    with Watcher(source) as watcher:
        (source / "content/a.bib").read_text()
        assert not watcher.wait(0.15)


def test_a_save_by_rename_and_a_removal_are_noticed(source: Path) -> None:
    with Watcher(source) as watcher:
        (source / "content/.a.tmp").write_text("3")
        assert not watcher.wait(0.1)
        (source / "content/.a.tmp").rename(source / "content/a.bib")
        assert watcher.wait(2)
        (source / "content/a.bib").unlink()
        assert watcher.wait(2)


def test_a_folder_made_later_is_watched(source: Path) -> None:
    with Watcher(source) as watcher:
        (source / "theme").mkdir()
        assert watcher.wait(2)
        (source / "theme/x.css").write_text("p {}")
        assert watcher.wait(2)


def test_endless_saving_does_not_put_off_the_rebuild(source: Path) -> None:
    stop = threading.Event()

    def save() -> None:
        while not stop.is_set():
            (source / "content/a.bib").write_text("x")
            time.sleep(0.01)

    with Watcher(source) as watcher:
        thread = threading.Thread(target=save)
        thread.start()
        assert watcher.wait(20)
        stop.set()
        thread.join()
