"""Pages in other languages and scripts: axe finds nothing, nothing sticks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import build_source, served
from sites import write_profile
from test_browser_accessibility import violations
from test_browser_layout import sticking_out

if TYPE_CHECKING:
    from conftest import Open

pytestmark = pytest.mark.browser

_TEXTS = {
    "de": ("Analytische Maschinen und Rechenkartenverarbeitungsverfahren", "Ada Lovelace"),
    "zh": ("分析机与卡片的运算方法", "祖冲之"),
    "ar": ("الكتاب المختصر في حساب الجبر والمقابلة", "محمد بن موسى الخوارزمي"),
}


@pytest.mark.parametrize("language", list(_TEXTS))
def test_pages_of_a_language(language: str, theme: str, folder: Path, open_page: Open) -> None:
    title, author = _TEXTS[language]
    source = write_profile(folder / "source", theme)
    settings = source / "content/site.yaml"
    settings.write_text(settings.read_text() + f"language: {language}\n", encoding="utf-8")
    (source / "content/works/own.bib").write_text(
        f"@article{{own, title={{{title}}}, author={{{author} and Ada Lovelace}}, year=2024,"
        " journal={Memoirs}, selected={true}}\n",
        encoding="utf-8",
    )
    kinds = build_source(source, folder)
    page = open_page(reduced_motion="reduce")
    found: list[str] = []
    with served(folder / "public") as origin:
        for kind in ("home.html", "person.html", "publication.html", "publications.html"):
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(origin + kinds[kind])
            assert page.get_attribute("html", "lang") == language
            direction = "rtl" if language == "ar" else "ltr"
            assert page.evaluate("getComputedStyle(document.body).direction") == direction
            found += violations(page)
            page.set_viewport_size({"width": 320, "height": 640})
            found += sticking_out(page)
    assert not found, "\n".join(found)
