"""Social cards: which pages have one, what wins over it, and what stands in the way."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from conftest import SiteFolder
from PIL import Image, ImageFont

from sitegen.build.build import build_site
from sitegen.build.settings import Settings
from sitegen.pages import social
from sitegen.pages.page import SocialCard

URL = "https://e.example"


@pytest.fixture
def cards(site: SiteFolder) -> SiteFolder:
    """A site with a page of every kind that has a card."""
    site.write(
        "content/site.yaml", f"title: Engines\nurl: {URL}\nkind: person\nsocial_cards: true\n"
    )
    site.write("content/people/ada.yaml", "name: Ada Lovelace\nrole: Analyst\nphoto: ada.jpg\n")
    site.write(
        "content/works/a.bib",
        "@article{note, title={On $O(n)$ \\emph{Engines}}, author={Lovelace, Ada and Babbage,"
        " Charles}, year=1843, journal={Memoirs}, keywords={Engines}}",
    )
    site.write("content/topics/engines.md", "---\ntitle: Engines\n---\n\nWheels turn [@note].\n")
    site.write("content/posts/2024-01-02-card.md", "---\ntitle: Cards\n---\n\nText\n")
    buffer = io.BytesIO()
    Image.new("RGB", (500, 700), "#804020").save(buffer, "JPEG")
    site.write("content/assets/ada.jpg", buffer.getvalue())
    return site


def meta(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"', html)
    )


def said(site: SiteFolder, address: str) -> tuple[str, ...]:
    assert site.assembly is not None
    item = site.assembly.plan.items[address]
    assert isinstance(item, SocialCard)
    return item.text.lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("/", ("Engines", "", "Ada Lovelace", "Analyst", "")),
        ("/people/ada/", ("Engines", "", "Ada Lovelace", "Analyst", "")),
        (
            "/publications/note/",
            (
                "Engines",
                "Journal article · 1843",
                "On O(n) Engines",
                "Ada\xa0Lovelace, Charles\xa0Babbage",
                "Memoirs",
            ),
        ),
        ("/topics/engines/", ("Engines", "Topics", "Engines", "Wheels turn.", "")),
        ("/posts/2024/card/", ("Engines", "Posts", "Cards", "", "2024-01-02")),
    ],
)
def test_cards(cards: SiteFolder, page: str, lines: tuple[str, ...]) -> None:
    assert said(cards, f"{page}card.png") == lines
    found = meta(cards.text(page))
    assert found["og:image"] == f"{URL}{page}card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["twitter:card"] == "summary_large_image"
    assert lines[2] in found["og:image:alt"]
    image = Image.open(io.BytesIO(cards.bytes(f"{page}card.png")))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_a_lab_s_home_page_is_about_the_lab(cards: SiteFolder) -> None:
    cards.write("content/site.yaml", f"title: Engines\nurl: {URL}\nkind: lab\nsocial_cards: true\n")
    cards.write("content/people/charles.yaml", "name: Charles Babbage\n")
    assert said(cards, "/card.png") == ("Engines", "", "Engines", "", "")


def test_no_other_page_has_one(cards: SiteFolder) -> None:
    assert len([a for a in cards.addresses if a.endswith("card.png")]) == 5
    assert meta(cards.text("/publications/")) == {}


def test_an_image_of_the_author_s_wins(cards: SiteFolder) -> None:
    cards.write(
        "content/posts/2024-01-02-card.md", "---\ntitle: Cards\nimage: ada.jpg\n---\n\nText\n"
    )
    assert "/posts/2024/card/card.png" not in cards.addresses
    assert meta(cards.text("/posts/2024/card/")) == {"og:image": f"{URL}/assets/ada.jpg"}


def test_by_default_there_are_none(cards: SiteFolder) -> None:
    cards.write("content/site.yaml", f"title: Engines\nurl: {URL}\n")
    assert not [a for a in cards.addresses if a.endswith("card.png")]
    assert meta(cards.text("/people/ada/")) == {"og:image": f"{URL}/assets/ada.jpg"}


def the_problem(site: SiteFolder) -> str:
    (problem,) = [p for p in site.problems if p.code.startswith("picture")]
    return f"{problem.place}: {problem.message} [{problem.code}] ({problem.hint})"


def test_without_url(cards: SiteFolder) -> None:
    cards.write("content/site.yaml", "title: Engines\nsocial_cards: true\n")
    assert the_problem(cards) == (
        "content/site.yaml:2:1: social cards need the site's address, and site.yaml has no `url` "
        "[picture-no-card] (add url: https://example.org)"
    )
    assert not [a for a in cards.addresses if a.endswith("card.png")]


def test_without_pillow(cards: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert the_problem(cards) == (
        "content/site.yaml:4:1: social cards need Pillow, which is not installed [picture-no-card] "
        '(run pip install "sitegen[images]")'
    )
    assert not build_site(Settings(str(cards.folder))).failed


def test_what_the_font_cannot_set_has_no_card(cards: SiteFolder) -> None:
    cards.write("content/people/kurt.yaml", "name: Kurt Gödel\nphoto: ada.jpg\n")
    cards.write("content/people/chen.yaml", "name: 陳省身\n")
    assert "/people/kurt/card.png" not in cards.addresses
    assert meta(cards.text("/people/kurt/")) == {"og:image": f"{URL}/assets/ada.jpg"}
    assert the_problem(cards) == (
        ": 2 pages get no social card: the font has no ö省身陳; "
        "/people/chen/, /people/kurt/ [picture-letters] "
        "(copy a font that has them to content/assets/fonts/ "
        "and write card_font: assets/fonts/NAME.ttf)"
    )


def test_a_font_for_the_letters_of_europe_is_named(cards: SiteFolder) -> None:
    cards.write("content/people/kurt.yaml", "name: Kurt Gödel\n")
    assert the_problem(cards).endswith(
        "(copy a font that has them, for example Debian's "
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf, to content/assets/fonts/ "
        "and write card_font: assets/fonts/DejaVuSans.ttf)"
    )


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("a ≫ b", "a >> b"),
        ("the ℓ₂ norm, O(n²)", "the l2 norm, O(n^2)"),
        ("½ of ℝ", "1⁄2 of R"),
        ("★ Analyst ❤\ufe0f", "Analyst"),
    ],
)
def test_a_sign_that_the_font_lacks_costs_no_card(cards: SiteFolder, role: str, shown: str) -> None:
    cards.write("content/people/ada.yaml", f"name: Ada Lovelace\nrole: {role}\n")
    assert said(cards, "/people/ada/card.png")[3] == shown
    assert cards.codes == []


def test_a_font_among_the_assets_is_found(
    cards: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = ImageFont.load_default(20)
    assert isinstance(face, ImageFont.FreeTypeFont)
    for name in ("a-Italic.ttf", "b-Regular.ttf", "c.otf", "d.woff2"):
        cards.write(f"content/assets/fonts/{name}", face.font_bytes)
    cards.write("content/people/kurt.yaml", "name: Kurt Gödel\n")
    assert cards.codes == ["picture-letters"]  # none of them has more than Pillow's own

    monkeypatch.setattr(social, "shown_by", lambda data, wanted: frozenset(wanted))
    cards.write("content/people/emil.yaml", "name: Emil Müller\n")
    assert cards.codes == []
    assert cards.assembly is not None
    item = cards.assembly.plan.items["/people/kurt/card.png"]
    assert isinstance(item, SocialCard)
    assert item.font == cards.folder / "content/assets/fonts/b-Regular.ttf"


def test_signs_that_a_font_lacks_have_a_stand_in(cards: SiteFolder) -> None:
    cards.write("content/people/ada.yaml", "name: Ada Lovelace\nrole: Analyst — poet\n")
    assert said(cards, "/people/ada/card.png")[3] == "Analyst - poet"


def test_a_font_of_the_site_s(cards: SiteFolder) -> None:
    face = ImageFont.load_default(20)
    assert isinstance(face, ImageFont.FreeTypeFont)
    cards.write("content/assets/fonts/own.ttf", face.font_bytes)
    cards.write(
        "content/site.yaml",
        f"title: Engines\nurl: {URL}\nsocial_cards: true\ncard_font: assets/fonts/own.ttf\n",
    )
    cards.write("content/people/kurt.yaml", "name: Kurt Go\u0308del\n")
    assert cards.codes == ["picture-letters"]
    assert "no ö" in the_problem(cards)
    assert cards.assembly is not None
    item = cards.assembly.plan.items["/people/ada/card.png"]
    assert isinstance(item, SocialCard)
    assert item.font == cards.folder / "content/assets/fonts/own.ttf"
    assert cards.bytes("/people/ada/card.png")


@pytest.mark.parametrize("name", ["assets/ada.jpg", "assets/fonts/none.ttf", "/etc/passwd"])
def test_what_is_no_font(cards: SiteFolder, name: str) -> None:
    cards.write(
        "content/site.yaml", f"title: E\nurl: {URL}\nsocial_cards: true\ncard_font: {name}\n"
    )
    assert the_problem(cards) == (
        f"content/site.yaml:4:1: “{name}” is no TrueType or OpenType font of content/assets "
        "[picture-font] (write card_font: assets/fonts/NAME.ttf; a WOFF font is not read)"
    )
    assert "/people/ada/card.png" in cards.addresses


def test_suppressed_and_former_names_are_on_no_card(cards: SiteFolder) -> None:
    cards.write("content/people/ada.yaml", "name: Ada Lovelace\nformer_names: [Augusta Byron]\n")
    cards.write(
        "content/site.yaml",
        f"title: Engines\nurl: {URL}\nsocial_cards: true\nsuppress: [Charles Babbage]\n",
    )
    assert cards.assembly is not None
    for item in cards.assembly.plan.items.values():
        if isinstance(item, SocialCard):
            assert not re.search("Babbage|Byron|Augusta", " ".join(item.text.lines))


def test_an_edit_draws_only_the_cards_that_say_something_else(cards: SiteFolder) -> None:
    build_site(Settings(str(cards.folder)))
    cards.write("content/people/ada.yaml", "name: Ada Lovelace\nrole: Poet\nphoto: ada.jpg\n")
    report = build_site(Settings(str(cards.folder)))
    assert [p for p in report.reasons if p.endswith("card.png")] == [
        "card.png",
        "people/ada/card.png",
    ]
    build_site(Settings(str(cards.folder), str(cards.folder / "clean")))
    for path in Path(cards.folder / "clean").rglob("card.png"):
        other = cards.folder / "public" / path.relative_to(cards.folder / "clean")
        assert other.read_bytes() == path.read_bytes()
