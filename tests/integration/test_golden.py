"""A small site, page by page, as it was when somebody last read it.

`make golden` rewrites tests/data/golden/pages; read the diff before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import SiteFolder

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
ADDRESSES = (
    "/",
    "/people/emmy/",
    "/people/emmy/cv/",
    "/people/emmy/cv/resume.json",
    "/publications/",
    "/publications/noether1921/",
    "/publications/noether1921/noether1921.bib",
    "/publications/noether1921/noether1921.json",
    "/publications/noether1921/noether1921.ris",
    "/topics/algebra/",
    "/news/habilitation/",
    "/feed.atom",
    "/sitemap.xml",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_as_somebody_read_it(address: str, tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    shutil.copytree(GOLDEN / "site", site.folder)
    name = address.strip("/").replace("/", "_") or "home"
    kept = GOLDEN / "pages" / (name if "." in name else f"{name}.html")
    found = re.sub(rb"\?v=[0-9a-f]{8}", b"", site.bytes(address))  # of scripts and style sheets
    if os.environ.get("GOLDEN") == "rewrite":
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(found)
    assert found.decode() == kept.read_bytes().decode()
