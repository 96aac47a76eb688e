"""What leads on the front page, what is kept how long, and which fonts a site brings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from conftest import SiteFolder

REPOSITORY = Path(__file__).parents[2]
WORKS = """
@article{a, title={On Engines}, author={Ash, Ann and Oak, Quirin}, year=2001, journal={Memoirs},
  keywords={Engines}}
@article{b, title={On Cards}, author={Ash, Ann}, year=2002, journal={Memoirs}, keywords={Engines}}
@inproceedings{c, title={On Mills}, author={Oak, Quirin}, year=2003, booktitle={Proc. of Mills}}
@inproceedings{d, title={On Stores}, author={Oak, Quirin}, year=2004, booktitle={Proc. of Mills}}
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.write("content/works/a.bib", WORKS)
    folder.write("content/people/ann.yaml", "name: Ann Ash\nrole: Professor\n")
    folder.write("content/people/quirin.yaml", "name: Quirin Oak\nrole: Professor\ngroup: Mills\n")
    return folder


def settings(site: SiteFolder, text: str) -> SiteFolder:
    return site.write("content/site.yaml", f"title: Engines\n{text}")


def nav(site: SiteFolder) -> list[str]:
    html = site.text("/")
    found = re.search(r"<header class=\"site-header\">.*?<ul>(.*?)</ul>", html, re.DOTALL)
    assert found
    return re.findall(r">([^<>\n]+)</a>", found[1])


def body_class(site: SiteFolder) -> str:
    found = re.search(r'<body class="([^"]*)">', site.text("/"))
    assert found
    return found[1]


def test_a_lab_leads_with_its_people(site: SiteFolder) -> None:
    settings(site, "kind: lab\n")
    main = site.main("/")
    assert main.index("Ann Ash Professor") < main.index("Latest")
    assert body_class(site) == "as-lab"
    assert nav(site)[:2] == ["People", "Publications"]


def test_an_anthology_leads_with_what_it_is_browsed_by(site: SiteFolder) -> None:
    settings(site, "kind: anthology\nowner: ann\n")
    main = site.main("/")
    places = [main.index(word) for word in ("A name, a title", "Years 2004", "Names A", "Latest")]
    assert places == sorted(places)
    assert "Professor" not in main  # the owner is who answers, not who it is about
    assert 'class="portrait"' not in site.text("/people/")
    assert body_class(site) == "as-anthology compact"
    assert nav(site)[:2] == ["Publications", "Venues"]
    assert site.broken_links() == []


def test_a_site_with_an_owner_is_laid_out_as_that_persons(site: SiteFolder) -> None:
    settings(site, "owner: ann\n")
    assert "<h1>Ann Ash</h1>" in site.text("/")
    assert nav(site)[:2] == ["Publications", "People"]


def test_the_option_decides_whatever_the_kind(site: SiteFolder) -> None:
    settings(site, "owner: ann\noptions: {layout: lab}\n")
    assert "<h1>Engines</h1>" in site.text("/")
    settings(site, "kind: lab\noptions: {layout: anthology}\n")
    assert 'class="ask"' in site.text("/")
    assert site.broken_links() == []


def test_a_list_and_nothing_else_has_filters_and_an_index(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path).write(
        "works.bib",
        "".join(
            f"@{'article' if n % 2 else 'book'}{{w{n}, title={{Work {n}}}, author={{Ann Ash}},"
            f" year={2000 + n}}}\n"
            for n in range(20)
        ),
    )
    html = site.text("/")
    assert '<form class="filters"' in html
    assert 'href="./#y2007">2007</a>' in html
    assert "static/cite.js" in html
    assert "publications.bib" in html
    assert site.broken_links() == []


def test_a_list_above_the_limit_shows_the_newest_works(site: SiteFolder) -> None:
    settings(site, "kind: lab\nlimit: 3\n")
    main = site.main("/publications/")
    assert "4 works; each year has a page of its own." not in main  # all four are shown
    many = "".join(
        f"@book{{n{n}, title={{Number {n}}}, author={{Ann Ash}}, year=1990}}\n" for n in range(30)
    )
    site.write("content/works/b.bib", many)
    main = site.main("/publications/")
    assert "34 works; each year has a page of its own." in main
    assert "On Stores" in main
    assert len(re.findall(r'class="work"', site.text("/publications/"))) == 20


def test_a_role_that_heads_a_group_is_not_said_again(site: SiteFolder) -> None:
    settings(site, "kind: lab\n")
    assert site.main("/people/").count("Professor") == 2  # Ann's heading, Quirin's card
    assert site.main("/").count("Professor") == 2  # both cards


# What is kept how long


def test_static_files_are_linked_by_their_version(site: SiteFolder) -> None:
    settings(site, "kind: lab\n")
    link = r'href="\./static/folio\.css\?v=([0-9a-f]{8})"'
    before = re.search(link, site.text("/"))
    settings(site, 'kind: lab\noptions: {accent: "#7a2f5d"}\n')
    after = re.search(link, site.text("/"))
    assert before
    assert after
    assert before[1] != after[1]
    script = re.search(r"folio\.js\?v=(\w+)", site.text("/"))
    site.write("theme/static/folio.js", "// mine")
    other = re.search(r"folio\.js\?v=(\w+)", site.text("/"))
    assert script
    assert other
    assert script[1] != other[1]
    site.file_links = True
    site.write("content/site.yaml", "title: Engines\n")
    assert "?v=" not in site.text("/")


def test_the_headers_are_those_of_the_demo(site: SiteFolder) -> None:
    rules: dict[str, dict[str, str]] = {}
    for line in site.text("/_headers").splitlines():
        if line.startswith("/"):
            rule = rules.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    shipped = tomllib.loads((REPOSITORY / "netlify.toml").read_text())["headers"]
    assert rules == {entry["for"]: entry["values"] for entry in shipped}
    assert rules["/*"]["Content-Security-Policy"].startswith("default-src 'self';")


# Fonts


def test_a_font_of_the_site_is_declared_and_fetched_early(site: SiteFolder) -> None:
    site.write("content/assets/fonts/Literata-Regular.woff2", b"wOF2")
    site.write("content/assets/fonts/Literata-Bold.woff2", b"wOF2")
    settings(site, "kind: lab\noptions: {font_text: Literata}\n")
    css = site.text("/static/folio.css")
    assert (
        '@font-face { font-family: "Literata"; src: '
        'url("../assets/fonts/Literata-Regular.woff2") format("woff2"); '
        "font-weight: 400; font-style: normal; font-display: swap; }" in css
    )
    assert '--read: "Literata", "Iowan' in css
    preload = '<link rel="preload" href="./assets/fonts/Literata-Regular.woff2" as="font"'
    assert preload in site.text("/")
    assert "font" not in " ".join(site.codes)


def test_a_person_s_layout_asks_for_an_owner(site: SiteFolder) -> None:
    settings(site, "kind: lab\noptions: {layout: person}\n")
    (problem,) = [p for p in site.problems if p.code == "theme-layout-owner"]
    assert str(problem) == (
        "content/site.yaml:3:11: info[theme-layout-owner]: layout: person shows its owner on the "
        "front page, and the site has none\n"
        "    hint: add owner: ID, the name of a file in content/people, to site.yaml"
    )
    settings(site, "kind: lab\nowner: ann\noptions: {layout: person}\n")
    assert "theme-layout-owner" not in site.codes


def test_selected_works_stand_newest_first_and_alumni_are_counted_apart(site: SiteFolder) -> None:
    works = WORKS.replace("year=2001", "year=2001, selected={true}, pinned={true}")
    site.write("content/works/a.bib", works.replace("year=2003", "year=2003, selected={true}"))
    site.write("content/people/quirin.yaml", "name: Quirin Oak\nend: 2005\n")
    settings(site, "kind: lab\n")
    main = site.main("/")
    assert main.index("On Mills") < main.index("On Engines")
    assert "1 person" in main
    assert "1 former member" in main


def test_a_role_that_two_people_share_is_no_heading(site: SiteFolder) -> None:
    settings(site, "kind: lab\n")
    site.write("content/people/quirin.yaml", "name: Quirin Oak\nrole: Professor\n")
    assert "<h2>" not in site.text("/people/")
    assert site.main("/people/").count("Professor") == 2
    site.write("content/people/third.yaml", "name: Thea Elm\nrole: Professor\n")
    assert "<h2>Professor</h2>" in site.text("/people/")


def test_the_usual_collections_are_called_in_the_site_s_language(site: SiteFolder) -> None:
    settings(site, "kind: lab\nlanguage: de\n")
    site.write("content/posts/2020-01-01-a.md", "---\ntitle: A\n---\nText.\n")
    assert "<h1>Beiträge</h1>" in site.text("/posts/")
    assert ">Beiträge</a>" in site.text("/posts/2020/a/")
