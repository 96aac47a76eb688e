"""The neighbourhood on a profile, and /graph/ with its data files."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from conftest import SiteFolder

BIB = r"""
@article{menabrea1842, author = {Ada Lovelace and Luigi Menabrea}, year = 1842,
  title = {Sketch of the {A}nalytical {E}ngine: $x^2$ & more}, journal = {Taylor's Memoirs},
  keywords = {Engines, Algebra}}
@article{lovelace1843, author = {Ada Lovelace and Luigi Menabrea and Mary Somerville}, year = 1843,
  title = {Notes by the translator}, journal = {Taylor's Memoirs}, keywords = {Engines}}
@article{lovelace1844, author = {Ada Lovelace and Charles Babbage}, year = 1844,
  title = {On <b>bold</b> numbers}, keywords = {Algebra}}
"""


@pytest.fixture
def engine(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Engines\nkind: lab\n")
    site.write("content/works/all.bib", BIB)
    site.write(
        "content/people/ada.yaml",
        "name: Ada Lovelace\naffiliations: [{name: Royal Society, start: 1840, end: 1843}]\n",
    )
    site.write("content/people/mary.yaml", "name: Mary Somerville\n")
    return site


def drawings(site: SiteFolder, address: str) -> list[ET.Element]:
    """The SVG elements of a page; each is well-formed XML."""
    found = re.findall(r"<svg class=\"ties.*?</svg>", site.text(address), re.S)
    return [ET.fromstring(svg) for svg in found]  # noqa: S314 - our own output


def data(site: SiteFolder, number: int) -> dict[str, list[list[object]]]:
    text = site.text(f"/graph/data-{number}.js")
    start = f"window.sitegenGraph{number}="
    assert text.startswith(start)
    assert text.endswith(";\n")
    found: dict[str, list[list[object]]] = json.loads(text.removeprefix(start)[:-2])
    return found


def test_a_profile_shows_its_neighbourhood_with_labels_and_links(engine: SiteFolder) -> None:
    wide, narrow = drawings(engine, "/people/ada/")
    assert int(narrow.attrib["viewBox"].split()[2]) <= 360
    for svg in (wide, narrow):
        words = " ".join("".join(svg.itertext()).split())
        for label in ("Luigi Menabrea", "Mary Somerville", "Engines", "Taylor", "Royal Society"):
            assert label in words
        assert "Charles Babbage" not in words
        links = {a.attrib["href"] for a in svg.iter("a")}
        assert {
            "../../publications/lovelace1843/",
            "../../people/mary/",
            "../../topics/engines/",
        } <= links
    assert engine.broken_links() == []


def test_a_name_without_profile_is_no_link_but_to_its_homepage(engine: SiteFolder) -> None:
    def links(text: str) -> list[bool]:
        return [
            text in "".join(a.itertext()) for a in drawings(engine, "/people/ada/")[0].iter("a")
        ]

    assert not any(links("Luigi Menabrea"))
    engine.write("content/coauthors.yaml", "Luigi Menabrea: https://example.org/luigi\n")
    assert any(links("Luigi Menabrea"))


def test_the_neighbourhood_is_a_list_as_well(engine: SiteFolder) -> None:
    html = engine.text("/people/ada/")
    part = html[html.index('id="neighbourhood"') :]
    part = re.sub(r"<[^>]+>", "", part[part.index("<details>") : part.index("</details>")])
    line = next(row for row in part.splitlines() if row.startswith("Notes by the translator"))
    for name in ("Luigi Menabrea", "Mary Somerville", "Engines", "Royal Society"):
        assert name in line


def test_what_is_left_out_is_counted_and_linked(engine: SiteFolder) -> None:
    engine.write(
        "content/works/more.bib",
        "".join(
            f"@misc{{m{n}, author = {{Ada Lovelace and Charles Babbage}}, "
            f"title = {{Essay number {n}}}, year = {1810 + n}}}\n"
            for n in range(20)
        ),
    )
    html = engine.text("/people/ada/")
    assert re.search(r'href="\.\./\.\./people/ada/#works"><text[^>]*>and 13 more</text>', html)
    assert engine.broken_links() == []


def test_no_tie_no_neighbourhood_no_graph(site: SiteFolder) -> None:
    site.write("content/people/ada.yaml", "name: Ada Lovelace\n")
    assert "neighbourhood" not in site.text("/people/ada/")
    assert "/graph/" not in site.addresses


def test_the_explorer_shows_everything_without_its_script(engine: SiteFolder) -> None:
    html = engine.text("/graph/")
    svg = ET.fromstring(  # noqa: S314 - our own output
        html[html.index("<svg", html.index("graph-map")) : html.rindex("</svg>") + 6]
    )
    links = [a.attrib["href"] for a in svg.iter("a")]
    assert len(links) == len(set(links))
    words = engine.main("/graph/")
    for address, label in (
        ("../people/ada/", "Ada Lovelace"),
        ("../topics/algebra/", "Algebra"),
        ("../publications/lovelace1844/", "Lovelace 1844"),
    ):
        assert address in links
        assert words.count(label) >= 2
    assert engine.broken_links() == []


def test_names_without_profile_are_not_in_the_graph_of_the_site(engine: SiteFolder) -> None:
    assert "Babbage" not in engine.text("/graph/")
    assert "Babbage" not in engine.text("/graph/data-0.js")


def test_the_data_are_scripts_that_set_a_global(engine: SiteFolder) -> None:
    found = data(engine, 0)
    rows = {row[4]: row for row in found["nodes"]}
    assert len(rows) == len(found["nodes"]) == 3 + 2 + 2 + 1 + 1
    assert [row[0] for row in found["nodes"]] == list(range(len(rows)))
    work = rows["publications/menabrea1842/"]
    assert work[2:4] == ["Lovelace 1842", "Sketch of the Analytical Engine: x² & more"]
    ties = work[10]
    assert isinstance(ties, list)
    assert {found["nodes"][n][2] for n in ties} >= {"Ada Lovelace", "Engines", "Algebra"}
    assert all(isinstance(value, int) for row in found["nodes"] for value in (*row[5:9], *row[9]))


def test_no_inline_script_or_style(engine: SiteFolder) -> None:
    for address in ("/graph/", "/people/ada/"):
        html = engine.text(address)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
        assert not re.search(r"<script(?![^>]*(?:\ssrc=|ld\+json))", html)


def test_a_large_graph_shows_the_most_connected_and_loads_the_rest(site: SiteFolder) -> None:
    site.write("content/site.yaml", "title: Big\nkind: lab\n")
    site.write("content/people/ada.yaml", "name: Ada Lovelace\n")
    site.write(
        "content/works/all.bib",
        "".join(
            f"@misc{{w{n:04}, author = {{Ada Lovelace}}, "
            f"title = {{Essay on {chr(97 + n % 26)}{n}}}, year = {1900 + n % 80}, "
            f"keywords = {{t{n % 90}, u{n % 7}}}}}\n"
            for n in range(1000)
        ),
    )
    head = data(site, 0)
    assert len(head["nodes"]) == 150
    numbers = [row[0] for row in head["nodes"]]
    for part in head["parts"]:
        found = re.search(r"data-(\d+)\.js", str(part[0]))
        assert found
        assert len(site.bytes(f"/{part[0]}")) < 300_000
        numbers += [row[0] for row in data(site, int(found[1]))["nodes"]]
    assert sorted(map(int, map(str, numbers))) == list(range(1000 + 1 + 90 + 7))
    assert "and 948 more" in site.main("/graph/")
    assert site.main("/graph/").count("t89") >= 2


def test_the_graph_is_the_same_every_time(engine: SiteFolder) -> None:
    first = engine.bytes("/graph/"), engine.bytes("/graph/data-0.js")
    engine.write("content/site.yaml", "title: Engines\nkind: lab\n")
    assert first == (engine.bytes("/graph/"), engine.bytes("/graph/data-0.js"))


def test_a_department_alone_is_no_institution(engine: SiteFolder) -> None:
    for name in ("Ada Lovelace", "Mary Somerville"):
        engine.write(
            f"content/people/{name.partition(' ')[0].lower()}.yaml",
            f"name: {name}\naffiliations: [{{department: Physics, start: 1840, end: 1850}}]\n",
        )
    assert not any(address.startswith("/institutions/") for address in engine.addresses)
    assert all(row[2] for row in data(engine, 0)["nodes"])
    assert "Physics" in engine.text("/people/ada/")
    ties = re.findall(r"<svg class=\"ties.*?</svg>", engine.text("/people/ada/"), re.S)
    assert ties
    assert not any("k-institutions" in svg for svg in ties)
