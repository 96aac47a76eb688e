"""`Renderer`: roots, fragments, whose name stands out, fingerprints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import jinja2
import pytest

from sitegen.config import Config
from sitegen.errors import Problems
from sitegen.pages.page import Page
from sitegen.pages.views import Head, SiteView
from sitegen.render.renderer import Renderer
from sitegen.theme import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Card:
    """A card that names a person."""

    person: str


@dataclass(frozen=True, slots=True)
class View:
    """A view with one card."""

    head: Head
    card: Card


CARD = "<a{{ view.person | own }} href=\"{{ '/people/' | href }}\">{{ view.person }}</a>"
SITE = SiteView("Site", "", "en", "ltr", "", "lab", (), {}, {})


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    templates = tmp_path / "theme" / "templates"
    (templates / "parts").mkdir(parents=True)
    (templates / "parts" / "card.html").write_text(CARD)
    (templates / "page.html").write_text('{{ fragment("parts/card.html", view.card) }}')
    (templates / "wrong.html").write_text("{{ view.nothing }}")
    return load_theme(tmp_path, Config(theme="plain"), Problems())


def page(
    address: str, own: str = "", card: Card | None = None, template: str = "page.html"
) -> Page:
    return Page(address, template, View(Head("", address, own=own), card or Card("ada")))


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/", "./people/"),
        ("/a/", "../people/"),
        ("/a/b/", "../../people/"),
        ("/x.html", "./people/"),
    ],
)
def test_links_lead_from_the_page_to_the_root(theme: Theme, address: str, href: str) -> None:
    assert Renderer(theme, SITE).render(page(address)) == f'<a href="{href}">ada</a>'.encode()


@pytest.mark.parametrize(
    ("url", "href"),
    [("", "./people/"), ("https://e.org", "/people/"), ("https://e.org/r", "/r/people/")],
)
def test_the_404_page_is_served_at_any_depth(theme: Theme, url: str, href: str) -> None:
    html = Renderer(theme, replace(SITE, url=url)).render(page("/404.html"))
    assert html == f'<a href="{href}">ada</a>'.encode()


def test_a_name_stands_out_on_its_own_pages_only(theme: Theme) -> None:
    renderer, card = Renderer(theme, SITE), Card("ada")
    assert b'<a class="self" href' in renderer.render(page("/p/ada/", own="ada", card=card))
    assert b"<a href" in renderer.render(page("/p/charles/", own="charles", card=card))
    assert b"<a href" in renderer.render(page("/", card=card))


def test_a_fragment_is_rendered_once(theme: Theme) -> None:
    renderer, card = Renderer(theme, SITE), Card("ada")
    first = renderer.fragment("parts/card.html", card)
    assert renderer.fragment("parts/card.html", card) is first
    assert renderer.fragment("parts/card.html", Card("ada")) == first


def test_content_is_escaped(theme: Theme) -> None:
    html = Renderer(theme, SITE).render(page("/", card=Card("<b>&\"'")))
    assert b"&lt;b&gt;&amp;" in html
    assert b"<b>" not in html


def test_an_unknown_name_is_an_error(theme: Theme) -> None:
    with pytest.raises(jinja2.UndefinedError):
        Renderer(theme, SITE).render(page("/", template="wrong.html"))


def test_a_fingerprint_says_which_part_changed(theme: Theme) -> None:
    before = Renderer(theme, SITE, program="1").fingerprint(page("/"))
    assert before == Renderer(theme, SITE, program="1").fingerprint(page("/"))
    view = Renderer(theme, SITE, program="1").fingerprint(page("/", card=Card("bob")))
    assert (view.template, view.site, view.program) == (before.template, before.site, "1")
    assert view.view != before.view
    site = Renderer(theme, replace(SITE, title="Other"), program="2").fingerprint(page("/"))
    assert site.site != before.site
    assert site.program == "2"
