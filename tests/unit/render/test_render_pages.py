"""Pages of both themes, as a reader or a machine meets them: one of each kind."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from sitegen.build.assembly import assemble
from sitegen.build.settings import Settings
from sitegen.errors import Problems
from sitegen.pages.page import Asset, Document

FILES = {
    "site.yaml": "title: Engine House\nkind: lab\ntheme: {theme}\ndescription: A workshop\n",
    "people/ada.md": """---
name: Ada Lovelace
names: [A. A. L.]
role: Analyst
tagline: Saw that a machine for numbers is a machine for anything that obeys rules.
interests: [Engines]
email: ada@example.org
affiliations: [{name: Engine House, start: 1842}]
awards: [{title: A medal, start: 1843}]
---
Wrote the first program [@notes].
""",
    "people/charles.yaml": "name: Charles Babbage\nend: 1871\nnow_at: Nowhere\n",
    "works/a.bib": r"""
@article{notes, author={Lovelace, Ada and others}, title={Notes on $B_n$ \& more},
  journal={Scientific Memoirs}, volume=3, pages={666--731}, year=1843, selected={true},
  keywords={engines}, abstract={A table.}, award_name={Medal}, pdf={https://example.org/n.pdf}}
@incollection{letter, author={Babbage, Charles}, editor={Ada Lovelace and Menabrea, Luigi},
  title={A letter}, booktitle={Collected}, year=1843, keywords={engines}}
@phdthesis{draft, author={Lovelace, Ada}, title={Draft}, school={Engine House}, year={in press}}
@book{edited, editor={Menabrea, Luigi}, title={Sketches}, publisher={Taylor}, year=1842}
""",
    "works/b.yaml": "{id: letter, pinned: true}\n",
    "topics/engines.md": "---\ntitle: Engines\n---\nThey turn.\n",
    "news/1843-08-01-out.md": "---\ntitle: Out\ndate: 1843-08-01\n---\nSee [@notes].\n",
    "pages/about.md": "---\ntitle: About\nnav: true\n---\n## Who\n\n### Where\n\nHere.\n",
}


@pytest.fixture(scope="module", params=["plain", "folio"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    folder = tmp_path_factory.mktemp(request.param)
    for name, text in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{theme}", request.param), encoding="utf-8")
    problems = Problems()
    site = assemble(Settings(str(folder), url=""), problems)
    assert site is not None, problems.sorted()
    return {
        item.address: site.renderer.render(item).decode()
        for item in site.plan.items.values()
        if not isinstance(item, (Asset, Document)) and not item.template.startswith("static/")
    }


class Outline(HTMLParser):
    """The ids, headings and attributes of a page, and whether its elements are closed in turn."""

    VOID = frozenset("area br col hr img input link meta rect circle path wbr".split())

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.levels: list[int] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.hidden: list[bool] = []
        self.dead_buttons = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = "hidden" in dict(attrs) or self.hidden[-1:] == [True]
        if tag not in self.VOID:
            self.open.append(tag)
            self.hidden.append(hidden)
        self.dead_buttons += tag == "button" and not hidden
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.attributes |= {name for name, _ in attrs}
        self.ids.update(value for name, value in attrs if name == "id" and value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()
            self.hidden.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag
            self.hidden.pop()


def test_every_page_is_well_formed(pages: dict[str, str]) -> None:
    assert len(pages) > 15
    for address, html in pages.items():
        outline = Outline(html)
        assert outline.open == [], address
        assert [name for name, number in outline.ids.items() if number > 1] == [], address
        assert not {"style", "onclick", "onload"} & outline.attributes, address
        assert "\x01" not in html, address
        assert "\x02" not in html, address


def test_headings_go_down_one_step_at_a_time(pages: dict[str, str]) -> None:
    for address, html in pages.items():
        levels = Outline(html).levels
        assert levels[:1] == [1], address
        assert levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), address


def test_a_work_in_two_lists_has_one_anchor(pages: dict[str, str]) -> None:
    html = pages["/people/ada/"]
    assert html.count("publications/notes/") > html.count('id="notes"') == 1


def test_the_name_of_a_profile_stands_out_on_it(pages: dict[str, str]) -> None:
    assert '<a class="self" href="../../people/ada/">Ada Lovelace</a>' in pages["/people/ada/"]
    assert 'class="self"' not in pages["/publications/"]


def test_a_card_names_editors_and_institutions(
    pages: dict[str, str],
) -> None:
    html = pages["/publications/"]
    assert "<cite>Collected</cite>; edited by Ada Lovelace, Luigi Menabrea" in html
    assert "Luigi Menabrea (ed.)" in html
    assert "Taylor" in html
    assert ">Engine House</span>" in html
    assert "Ada Lovelace</a> et al." in html


def test_years_lead_to_sections_that_exist(pages: dict[str, str]) -> None:
    html = pages["/publications/"]
    ids = Outline(html).ids
    assert [year for year in re.findall(r'href="[^"]*#(y\d+)"', html) if year not in ids] == []
    assert {"pinned", "y1843", "y1842"} <= set(ids)


def test_formulas_and_text_are_printed(pages: dict[str, str]) -> None:
    html = pages["/publications/notes/"]
    assert "<math" in html.split("<h1>")[1].split("</h1>")[0]
    assert "&amp; more</h1>" in html
    assert "<title>Notes on Bₙ &amp; more · Engine House</title>" in html


def test_a_page_is_whole_without_a_script(pages: dict[str, str]) -> None:
    """Buttons are hidden until a script shows them."""
    for address, html in pages.items():
        assert Outline(html).dead_buttons == 0, address


def test_folio_adds_its_look_and_plain_has_none(pages: dict[str, str]) -> None:
    home = pages["/"]
    folio = "static/folio.css" in home
    assert folio == ("static/folio.js" in home) == ("static/favicon.svg" in home)


def test_the_style_sheet_heeds_the_options(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text('title: T\noptions: {accent: "#7a2f5d"}\n')
    custom = tmp_path / "theme/templates/parts/custom.css"
    custom.parent.mkdir(parents=True)
    custom.write_text(".works { color: red; }")
    site = assemble(Settings(str(tmp_path), url=""), Problems())
    assert site is not None
    item = site.plan.items["/static/folio.css"]
    assert not isinstance(item, (Asset, Document))
    css = site.renderer.render(item).decode()
    assert "--accent: #7a2f5d;" in css
    assert "--accent: #e394c0;" in css  # the same on dark
    assert css.endswith(".works { color: red; }")
    assert "{{" not in css
    assert "{%" not in css
