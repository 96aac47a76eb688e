"""`Album`: what is remembered spares a look, and never changes what is seen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from drawn_files import gradient, saved

from sitegen.pictures import album as module
from sitegen.pictures.album import NAME, Album
from sitegen.pictures.look import Look


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(tmp_path / "a.png", gradient(30, 20))


def fail(*arguments: object) -> None:
    raise AssertionError(f"looked at {arguments}")


def test_a_second_build_does_not_look_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Album(tmp_path)
    assert first.look(file, "d1") == Look(30, 20)
    letters = first.default_letters()
    first.save()
    monkeypatch.setattr(module, "look_at", fail)
    monkeypatch.setattr(module, "default_letters", fail)
    second = Album(tmp_path)
    assert second.look(file, "d1") == Look(30, 20)
    assert second.default_letters() == letters


def test_a_build_that_remembers_does_not_import_pillow(tmp_path: Path, file: Path) -> None:
    album = Album(tmp_path)
    album.look(file, "d1")
    album.save()
    code = (
        "import sys; from pathlib import Path; from sitegen.pictures.album import Album\n"
        f"album = Album(Path({str(tmp_path)!r})); album.look(Path({str(file)!r}), 'd1')\n"
        "album.save(); print('PIL' in sys.modules, album.maker)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
    assert done.stdout.split()[1].startswith("pillow-")


def test_another_version_of_pillow_looks_again(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    album = Album(tmp_path)
    album.look(file, "d1")
    album.save()
    monkeypatch.setattr(module, "version", lambda: "pillow-1")
    monkeypatch.setattr(module, "look_at", lambda file: Look(1, 1))
    assert Album(tmp_path).look(file, "d1") == Look(1, 1)


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path, file: Path) -> None:
    album = Album(tmp_path)
    album.look(file, "d1")
    album.save()
    again = Album(tmp_path)
    again.look(file, "d2")
    again.save()
    assert list(json.loads((tmp_path / NAME).read_bytes())["pictures"]) == ["d2"]


def test_a_site_without_pictures_writes_nothing(tmp_path: Path) -> None:
    Album(tmp_path).save()
    Album(None).save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"maker": "MAKER", "pictures": [], "letters": 3}',
        '{"maker": "MAKER", "pictures": {"d1": [1, 2]}, "letters": [1, "2"]}',
        '{"maker": "MAKER", "pictures": {"d1": [true, 2, false, false, ""]}, "letters": [[3]]}',
    ],
)
def test_a_damaged_file_is_forgotten(tmp_path: Path, file: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text.replace("MAKER", Album().maker))
    album = Album(tmp_path)
    assert album.look(file, "d1") == Look(30, 20)
    assert ord("A") in album.default_letters()


def test_without_pillow_there_is_no_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert Album().maker == ""
