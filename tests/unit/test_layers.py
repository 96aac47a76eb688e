"""The house's order: who may import whom, and which room holds the door to a third party."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent

# Lowest first: a layer may import what stands before it.
LAYERS = (
    ("errors", "digest"),
    ("text",),
    ("model",),
    ("files", "pictures"),
    ("config", "theme", "english"),
    ("content",),
    ("resolve",),
    ("insight",),
    ("export",),
    ("pages",),
    ("render",),
    ("build",),
    ("serve",),
    ("commands", "cli", "__main__"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# fetch stands aside: it sees everything up to config, and only commands see it.
FETCH_SEES = RANK["config"]

DOORS = {
    "yaml": ("files",),
    "pybtex": ("files",),
    "markdown_it": ("text",),
    "mdit_py_plugins": ("text",),
    "pygments": ("text",),
    "nh3": ("text",),
    "latex2mathml": ("text",),
    "PIL": ("pictures",),
    "jinja2": ("render",),
    "typst": ("render",),
    "docx": ("render",),
    "watchdog": ("serve",),
    "pyalex": ("fetch",),
    "requests": ("fetch",),
    "urllib3": ("fetch",),
    "click": ("cli", "commands"),
}
# Modules that can reach another machine; `serve` listens on this one only.
NETWORK = {"socket", "http", "urllib.request", "ftplib", "smtplib", "ssl", "asyncio"}
MAY_LISTEN_OR_FETCH = {"fetch", "serve"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every absolute module name that a file imports, lazily or for types included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_lower_layers(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imported(path):
        if not name.startswith("sitegen."):
            continue
        other = name.split(".")[1]
        if room == "fetch":
            assert other == "fetch" or RANK[other] <= FETCH_SEES, f"fetch imports {name}"
        elif other == "fetch":
            assert room == "commands", f"{room} imports {name}"
        else:
            assert RANK[other] <= RANK[room], f"{room} imports {name} from above"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_third_party_has_one_door(path: Path) -> None:
    room = room_of(path)
    for name in imported(path):
        if doors := DOORS.get(name.split(".")[0]):
            assert room in doors, f"{room} imports {name}; its door is {', '.join(doors)}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_fetch_and_serve_know_the_network(path: Path) -> None:
    room = room_of(path)
    if room in MAY_LISTEN_OR_FETCH:
        return
    for name in imported(path):
        assert name not in NETWORK, f"{room} imports {name}"
        assert name.split(".")[0] not in NETWORK, f"{room} imports {name}"


def test_no_room_without_a_noun() -> None:
    vague = {"utils", "util", "helpers", "common", "core", "misc"}
    assert not [p for p in modules() if p.stem in vague]
