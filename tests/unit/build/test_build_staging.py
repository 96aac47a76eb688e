from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.build.staging import Staging, is_safe


@pytest.mark.parametrize(
    "path", ["index.html", "a/b/c.html", ".nojekyll", ".well-known/x", "...", "a..b/..c", "é/日本"]
)
def test_paths_below_the_folder(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "/",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/..",
        "a/../b",
        "a/./b",
        "./a",
        "a\\b",
        "..\\a",
        "C:/a",
        "c:a",
        "a\0b",
        "a\nb",
        ".sitegen-tmp-1/a",
        ".sitegen-tmp-1",
    ],
)
def test_paths_elsewhere(path: str) -> None:
    assert not is_safe(path)


@given(st.lists(st.sampled_from(["a", ".", "..", "/", "\\", ":", "C", "\0", " "]), max_size=12))
def test_a_safe_path_stays_below_the_folder(parts: list[str]) -> None:
    path = "".join(parts)
    if is_safe(path):
        resolved = Path("/site/out", path)
        assert str(resolved).startswith("/site/out/")
        assert ".." not in resolved.parts
        assert not path.endswith("/")


def test_long_hostile_paths_cost_little() -> None:
    assert not is_safe("a/" * 100_000)
    assert not is_safe("." * 100_000 + "/")


def test_staging_refuses_unsafe_paths_and_existing_files(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    with pytest.raises(ValueError, match="leaves the output folder"):
        staging.write("../x", b"")
    staging.write("a/b", b"1")
    with pytest.raises(FileExistsError):
        staging.write("a/b", b"2")
    staging.close()
    assert list(tmp_path.iterdir()) == []
