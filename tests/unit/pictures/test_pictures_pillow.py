"""Pillow's version, without importing it."""

from __future__ import annotations

import sys

import PIL
import pytest

from sitegen.pictures.pillow import version


def test_the_version_is_pillow_s() -> None:
    assert version() == f"pillow-{PIL.__version__}"


def test_without_pillow_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert version() == ""
