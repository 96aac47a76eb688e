"""Search, filters and citing, as far as they are there without a browser."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from conftest import SiteFolder

from sitegen.pages.page import Page

WORKS = """
- {id: ideals, title: "Über Ideale", authors: [Emmy Noether, Max Muster], date: 1921, type: book}
- {id: rings, title: On rings, authors: [Emmy Noether], date: 1927, keywords: [Algebra],
   venue: Annalen, abstract: A hidden gem.}
- {id: loops, title: On loops, authors: [Grace Hopper], date: 1952, keywords: [Algebra],
   venue: Annalen, links: [{label: code, url: "https://example.org/code", kind: code}]}
"""


@pytest.fixture
def lab(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Institute\nkind: lab\n")
    site.write("content/people/emmy.yaml", "name: Emmy Noether\nformer_names: [Emmy Formerly]\n")
    site.write("content/people/grace.yaml", "name: Grace Hopper\ninterests: [compilers]\n")
    site.write("content/news/2024-05-01-prize.md", "---\ntitle: A prize\n---\nFor algebraists.\n")
    return site.write("content/works/all.yaml", WORKS)


def data(site: SiteFolder, name: str) -> Any:
    """The value that a data file of the search sets."""
    text = site.text(f"/search/{name}.js")
    return json.loads(text[text.index("=") + 1 :].rstrip(";\n"))


def searched(site: SiteFolder) -> str:
    """All data files of the search as one text."""
    return "".join(site.text(a) for a in site.addresses if re.match(r"/search/.*\.js", a))


def words(site: SiteFolder) -> set[str]:
    before, found = "", set()
    for shared, rest in re.findall(r"([A-Z])([^A-Z ]*)", data(site, "vocabulary-0")):
        before = before[: ord(shared) - 65] + rest
        found.add(before)
    return found


def test_everything_with_a_page_can_be_found(lab: SiteFolder) -> None:
    head = data(lab, "index")
    rows = data(lab, "entries-0")
    assert head["total"] == len(rows)
    assert [kind for _, kind, _ in head["kinds"]] == [
        "works",
        "people",
        "topics",
        "venues",
        "notes",
    ]
    assert rows[0] == ["Über Ideale", "publications/ideals/", "Emmy Noether, Max Muster · 1921"]
    assert {f"/{address}" for _, address, _ in rows} <= lab.addresses
    assert {"uber", "noether", "muster", "annalen", "compilers", "gem", "algebraists"} <= words(lab)


def test_what_may_not_be_shown_cannot_be_found(lab: SiteFolder) -> None:
    assert "muster" in words(lab)
    lab.write("content/site.yaml", "title: Institute\nkind: lab\nsuppress: [Max Muster]\n")
    found = searched(lab).lower()
    assert "muster" not in found
    assert "formerly" not in found


def test_probable_persons_are_not_searched(lab: SiteFolder) -> None:
    settings = "title: Institute\nkind: anthology\nowner: emmy\nnames: {pages: true, groups: %s}\n"
    lab.write("content/site.yaml", settings % "report")
    assert "names/max-muster/" in searched(lab)
    assert searched(lab).count('"people/emmy/"') == 1
    lab.write("content/site.yaml", settings % "published")
    assert "names/max-muster/" not in searched(lab)


def test_the_page_leads_to_the_lists_without_a_script(lab: SiteFolder) -> None:
    assert "<noscript>" in lab.text("/search/")
    links = lab.links("/search/")
    assert {"../people/", "../publications/", "../topics/", "../venues/"} <= set(links)
    assert "../search/" in links
    assert lab.broken_links() == []


def test_a_site_without_anything_has_no_search(site: SiteFolder) -> None:
    site.write("content/site.yaml", "title: Nothing yet\n")
    assert not any(address.startswith("/search/") for address in site.addresses)
    assert "search.js" not in site.text("/")


def test_large_sites_cut_their_index(site: SiteFolder) -> None:
    works = "".join(
        f"- {{id: w{n}, title: Work number{n} {'abcdefgh'[n % 8] * 5}, date: {1900 + n % 99}}}\n"
        for n in range(900)
    )
    site.write("content/works/all.yaml", works)
    head = data(site, "index")
    assert len(head["words"]) == 5
    assert head["words"] == sorted(head["words"])
    assert head["shelves"] == 32
    assert len(data(site, "entries-28")) == 900 - 28 * 32


def test_shelves_hold_every_entry(lab: SiteFolder) -> None:
    shelf = data(lab, "bibtex-0")
    assert sorted(shelf) == ["ideals", "loops", "rings"]
    assert shelf["rings"].startswith("@")
    assert "gem" not in shelf["rings"]


def test_the_cite_panel_has_every_form(lab: SiteFolder) -> None:
    html = lab.text("/publications/rings/")
    panel = html[html.index('class="citing"') : html.index("</section>", html.index("citing"))]
    assert re.findall(r"<summary>([^<]+)", panel) == [
        "BibTeX",
        "APA 7",
        "MLA 9",
        "Chicago 17, author-date",
        "IEEE",
        "RIS",
        "CSL-JSON",
    ]
    assert "Noether, E. (1927)" in panel
    assert "<details open>" in panel
    assert "<button" not in panel


def test_each_profile_has_its_bibliography(lab: SiteFolder) -> None:
    text = lab.text("/people/emmy/emmy.bib")
    assert re.findall(r"@\w+\{(\w+)", text) == ["rings", "ideals"]
    assert "../../people/emmy/emmy.bib" in lab.links("/people/emmy/")


def test_each_type_has_a_list(lab: SiteFolder) -> None:
    assert "../publications/type/book/" in lab.links("/publications/")
    books = lab.main("/publications/type/book/")
    assert "Über Ideale" in books
    assert "On rings" not in books
    assert "Books" in books
    lab.write("content/works/all.yaml", "- {title: One, date: 1999}\n- {title: Two, date: 2000}\n")
    assert not any("/type/" in address for address in lab.addresses)


def test_a_type_of_many_works_has_a_list_a_year(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "title: Institute\nkind: lab\nlimit: 1\n")
    kind = next(a for a in sorted(lab.addresses) if re.fullmatch(r"/publications/type/a.*?/", a))
    assert "On rings" not in lab.main(kind)
    assert "On rings" in lab.main(f"{kind}1927/")
    assert "On loops" not in lab.main(f"{kind}1927/")


def test_short_lists_offer_no_filters(lab: SiteFolder) -> None:
    assert 'class="filters"' not in lab.text("/publications/")


def test_long_lists_offer_what_tells_works_apart(lab: SiteFolder) -> None:
    more = "".join(
        f"- {{id: m{n}, title: More {n}, authors: [Emmy Noether], date: {1930 + n % 3}}}\n"
        for n in range(14)
    )
    lab.write("content/works/more.yaml", more)
    html = lab.text("/publications/")
    form = html[html.index('class="filters"') : html.index("</form>")]
    assert re.findall(r'name="(\w+)"', form) == ["year", "type", "topic", "venue", "author", "code"]
    assert "On" not in re.findall(r"<option[^>]*>([^<]+)", form)
    values = re.findall(r'<option value="([^"]+)">', form)
    assert {"1952", "book", "algebra", "annalen", "emmy", "grace"} <= set(values)
    tokens = set(" ".join(re.findall(r'data-facets="([^"]*)"', html)).split())
    assert {"type=book", "author=emmy", "topic=algebra", "code=yes", "year=1930"} <= tokens
    assert {value for token in tokens if (value := token.partition("=")[2])} >= set(values)
    profile = lab.text("/people/emmy/")
    assert 'name="author"' not in profile[profile.index('class="filters"') :]


def test_scripts_and_styles_stand_in_files(lab: SiteFolder) -> None:
    assert lab.assembly is not None
    for address, item in lab.assembly.plan.items.items():
        if isinstance(item, Page) and not address.startswith("/static/"):
            html = lab.text(address)
            assert not re.search(r"<script(?![^>]*(src|ld\+json))", html), address
            assert not re.search(r"\son\w+=|<style|\sstyle=", html), address
