"""The Nu checker finds no error, and no id is there twice, also after scripts ran."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Site
from sites import REPOSITORY

if TYPE_CHECKING:
    from conftest import Open, Sites

pytestmark = pytest.mark.browser

# Where `make test-browser` puts it.
JAR = REPOSITORY / ".venv/node/node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_nu_checker_finds_no_error(sites: Sites) -> None:
    java = shutil.which("java")
    if java is None or not JAR.exists():
        pytest.skip("the Nu checker needs npm and java; install them, then: make test-browser")
    files: list[Path] = []
    for theme in ("folio", "plain"):
        for name in ("demo", "bibliography"):
            site = sites(name, theme)
            files += [site.file(address) for address in site.addresses]
    run = subprocess.run(
        [java, "-Xss2m", "-jar", str(JAR), "--format", "json", "--errors-only", *map(str, files)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={k: v for k, v in os.environ.items() if k != "JAVA_TOOL_OPTIONS"},
    )
    messages = json.loads(run.stderr)["messages"]
    found = [
        f"{m.get('url', '')}:{m.get('lastLine', '')} {m['message']} {m.get('extract', '')[:200]}"
        for m in messages
    ]
    assert not found, "\n".join(found)


def test_no_id_is_there_twice(site: Site, open_page: Open) -> None:
    page = open_page()
    found: list[str] = []
    for address in site.addresses:
        page.goto(site.url(address))
        twice = page.evaluate(
            "() => { const ids = Array.from(document.querySelectorAll('[id]'), e => e.id);"
            " return ids.filter((id, at) => ids.indexOf(id) !== at) }"
        )
        found += [f"{page.url}: {name}" for name in twice]
    assert not found, "\n".join(found)
