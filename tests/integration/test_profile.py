"""Profiles, the lab's list, topics, venues and institutions: every counter is a list's length."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import SiteFolder, _resolve

from sitegen.pages.page import output_path

DEMO = Path(__file__).parents[2]

WORKS = r"""
@article{turing1936,
  author = {Alan M. Turing}, title = {On Computable Numbers}, year = 1936, month = nov,
  journal = {Proceedings of the London Mathematical Society}, volume = 42, pages = {230--265},
  keywords = {computability, logic}, selected = {true},
}
@article{turing1939,
  author = {Alan M. Turing}, title = {Systems of Logic Based on Ordinals}, year = 1939,
  journal = {Proceedings of the London Mathematical Society}, keywords = {logic},
}
@inproceedings{turing1949,
  author = {Alan M. Turing and Robin Gandy}, title = {Checking a Large Routine}, year = 1949,
  booktitle = {Report of a Conference on High Speed Automatic Calculating Machines},
  keywords = {programs},
}
@book{turing1950,
  author = {Robin Gandy and Alan M. Turing}, title = {Programmers' Handbook}, year = 1950,
  publisher = {University of Manchester}, keywords = {programs},
}
@article{late,
  author = {Alan M. Turing}, title = {Morphogen Theory of Phyllotaxis}, year = {in press},
  journal = {Unwritten Letters},
}
"""
THESIS = """
id: gandy1953
type: thesis
title: On Axiomatic Systems in Mathematics
authors: [Robin Gandy, {name: Alan M. Turing, role: advisor}]
year: 1953
institution: University of Cambridge
"""
ALAN = """
name: Alan M. Turing
names: [A. M. Turing, Alan Mathison Turing]
role: Reader
start: 1945
affiliations: [{name: University of Manchester, start: 1948, end: 1954}]
grants:
  - {title: Automatic Computing Engine, text: Grant ACE-17}
counters: [{name: citations, value: 12345, source: OpenAlex, date: 2024-05-03}]
"""


@pytest.fixture
def lab(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Computing Laboratory\nkind: lab\n")
    site.write("content/works/all.bib", WORKS).write("content/works/thesis.yaml", THESIS)
    site.write("content/people/alan.yaml", ALAN)
    site.write(
        "content/people/robin.yaml",
        "name: Robin Gandy\nrole: PhD student\nstart: 1949\nend: 1952\nnow_at: Leeds\n",
    )
    return site


class _Lists(HTMLParser):
    """The counters of a page, and how many items the lists in each part with an id have."""

    VOID = frozenset(
        "area base br col embed hr img input link meta source track wbr rect circle path".split()
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, str]] = []  # tag, id, class
        self.items: dict[str, int] = {"": 0}
        self.counters: list[tuple[str, int]] = []
        self._link = ""
        self._number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        classes = [parent[2] for parent in self.open]
        if tag == "li" and self.open[-1][0] in ("ol", "ul"):
            kind = set(self.open[-1][2].split())
            if kind & {"works", "tallies", "people"}:
                self.items[""] += 1
                for _, key, _ in self.open:
                    if key:
                        self.items[key] = self.items.get(key, 0) + 1
        if tag == "a" and any("counts" in c.split() for c in classes):
            self._link = of.get("href") or ""
        self._number = tag == "b" and bool(self._link)
        if tag not in self.VOID:
            self.open.append((tag, of.get("id") or "", of.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        if self._number:
            self.counters.append((self._link, int(data)))
            self._number = False


def _main(site: SiteFolder, address: str) -> _Lists:
    html = site.text(address)
    parser = _Lists()
    parser.feed(html[html.index("<main") : html.index("</main>")])
    return parser


def check_counters(site: SiteFolder) -> int:
    """Follow every counter of every page to its list, and count; returns how many there were."""
    pages = {output_path(a): a for a in site.addresses if a.endswith("/")}
    seen = {}
    checked = 0
    for address in pages.values():
        if "<main" not in site.text(address):
            continue  # a redirect
        for link, number in _main(site, address).counters:
            path, _, anchor = link.partition("#")
            target = pages[_resolve(output_path(address), path)]
            lists = seen.setdefault(target, _main(site, target))
            found = lists.items.get(anchor, 0)
            if anchor == "" and target == "/topics/":
                # A topic that has others below it is the heading of its group.
                found += len(re.findall(r"<h2><a ", site.text(target)))
            if anchor == "" and target == "/people/":
                # A lab's front page counts who is there and who was there apart.
                found -= lists.items.get("alumni", 0)
            assert found == number, (address, link, number, found)
            checked += 1
    return checked


def test_counters_of_a_lab_are_lists(lab: SiteFolder) -> None:
    lab.write("content/topics/logic.md", "---\ntitle: Logic\n---\nValid steps.")
    lab.write("content/topics/proof.md", "---\ntitle: Proof\nparent: logic\n---\nChains of steps.")
    assert check_counters(lab) >= 8


def test_counters_of_the_demo_are_lists(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(DEMO / "content", target_is_directory=True)
    assert check_counters(SiteFolder(tmp_path)) > 40


def test_counters_of_one_persons_site_are_lists(site: SiteFolder) -> None:
    site.write("content/works/all.bib", WORKS).write("content/people/alan.yaml", ALAN)
    assert check_counters(site) >= 4


def test_supervised_theses_stand_apart(lab: SiteFolder) -> None:
    words = lab.main("/people/alan/")
    assert "5 works" in words
    assert "1 supervised work" in words
    own = words[words.index("Publications") : words.index("Supervised theses")]
    assert "On Axiomatic Systems" not in own
    assert "On Axiomatic Systems" in words
    assert "3 works" in lab.main("/people/robin/")


def test_works_are_numbered_by_type_where_no_cv_does(lab: SiteFolder) -> None:
    lab.write("content/people/alan.yaml", f"{ALAN}cv: false\n")
    assert "../../people/alan/by-type/" in lab.links("/people/alan/")
    words = lab.main("/people/alan/by-type/")
    order = ["[J3]", "Phyllotaxis", "[J2]", "Ordinals", "[J1]", "Computable", "[C1]", "[B1]"]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert "On Axiomatic Systems" not in words


def test_topics_over_time_have_a_table_behind(lab: SiteFolder) -> None:
    html = lab.text("/people/alan/")
    drawing = html[html.index('<div class="trends">') :]
    drawing = drawing[: drawing.index("</div>")]
    assert drawing.count("<svg") == 2  # logic and programs: two works each, so both have a page
    assert "<details>" in drawing
    rows = re.findall(r'<tr><th scope="row">(\d+)</th>(.*?)</tr>', drawing)
    assert [year for year, _ in rows] == ["1936", "1939", "1949", "1950"]


def test_who_and_what_a_profile_shows(lab: SiteFolder) -> None:
    words = lab.main("/people/alan/")
    assert "A. M. Turing, Alan Mathison Turing" in words
    assert re.search(r"12345 citations OpenAlex, 3 May 2024", words)
    assert "1948–1954" in words
    words = lab.main("/people/robin/")
    assert "PhD student, 1949–1952" in words
    assert "Now at Leeds" in words


def test_grants_list_the_works_that_name_them(lab: SiteFolder) -> None:
    lab.write(
        "content/works/g.yaml",
        "- {id: turing1949, grants: [ACE-17]}\n"
        "- {id: turing1950, grants: [Royal Society 5]}\n- {id: turing1936, grants: [ACE-1]}\n",
    )
    words = lab.main("/people/alan/")
    grants = words[words.index("Grants Automatic") :]
    assert re.match(
        r"Grants Automatic Computing Engine\. Grant ACE-17 Works: Checking a Large Routine "
        r".*Royal Society 5 Works: Programmers",
        grants,
    )
    assert "Grants Royal Society 5" in lab.main("/publications/turing1950/")


def test_the_labs_list_holds_works_while_a_member(lab: SiteFolder) -> None:
    words = lab.main("/publications/by/lab/")
    assert "4 works that members made" not in words  # the thesis is of 1953, after Robin left
    assert "3 works that members made while they were members" in words
    for title in ("Checking a Large Routine", "Handbook", "Phyllotaxis"):
        assert title in words
    for title in ("Computable", "Ordinals", "Axiomatic"):
        assert title not in words
    assert words.count("Students: Robin Gandy") == 2
    for page in ("/people/", "/publications/"):
        assert [link for link in lab.links(page) if link.endswith("by/lab/")]
    assert lab.broken_links() == []


def test_only_a_lab_has_a_labs_list(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "kind: person\nowner: alan\n")
    assert "/publications/by/lab/" not in lab.addresses
    assert lab.broken_links() == []


def test_alumni_say_where_they_went(lab: SiteFolder) -> None:
    words = lab.main("/people/")
    alumni = words[words.index("Alumni") :]
    for part in ("Robin Gandy", "1949–1952", "Now at Leeds"):
        assert part in alumni
    assert "Alan M. Turing" not in alumni


EQUAL = """
- id: eq
  title: The Chemical Basis of Equality
  year: 2020
  type: article-journal
  venue: Letters on Form
  category: q-bio.TO
  open_access: gold
  license: CC-BY-4.0
  doi: 10.1000/eq
  retracted: "retraction notice https://doi.org/10.1000/notice (2021-02-03)"
  authors:
    - {name: Ada One, equal: true}
    - {name: Alan M. Turing, equal: true, corresponding: true, orcid: 0000-0002-1825-0097}
  scores: [{name: Citations, value: 7, source: OpenAlex, date: 2024-05-03}]
- {id: pre, title: The Chemical Basis of Equality, year: 2019, type: preprint, arxiv: 1901.00001,
   authors: [Ada One, Alan M. Turing]}
- {id: err, title: "Erratum: The Chemical Basis of Equality", year: 2022, type: article-journal,
   venue: Letters on Form, authors: [Ada One, Alan M. Turing]}
"""


def test_cards_and_pages_tell_versions_notices_marks_and_scores(lab: SiteFolder) -> None:
    lab.write("content/works/eq.yaml", EQUAL)
    html = lab.text("/people/alan/")
    card = html[html.index('<li id="eq">') :]
    card = card[: card.index("</li>")]
    assert '<a class="tag notice" href="https://doi.org/10.1000/notice">Retracted</a>' in card
    assert '<a class="tag notice" href="../../publications/err/">Erratum</a>' in card
    words = " ".join(re.sub(r"<[^>]+>", " ", card).split())
    assert "Also as: Preprint 2019" in words
    assert "Open access" in words
    assert "q-bio.TO" in words
    assert "Citations 7 OpenAlex, 3 May 2024" in words
    assert "Ada One *" in words
    page = lab.main("/publications/eq/")
    assert "Retracted : retraction notice (2021-02-03)" in page
    assert "* equal contribution · ✉ corresponding author" in page
    assert "Citations 7 OpenAlex, 3 May 2024" in page
    assert "Open access (gold) · CC-BY-4.0" in page
    assert "Versions" in page
    assert lab.broken_links() == []


def test_retracted_without_a_notice_is_said_once(lab: SiteFolder) -> None:
    lab.write("content/works/r.yaml", "{id: turing1950, retracted: true}")
    assert '<p class="notice">Retracted</p>' in lab.text("/publications/turing1950/")
    assert '<span class="tag notice">Retracted</span>' in lab.text("/publications/")


# Topics, venues, institutions


def test_a_topic_has_all_that_is_known_of_it(lab: SiteFolder) -> None:
    lab.write(
        "content/topics/logic.md",
        "---\ntitle: Logic\naliases: [computability]\nopenalex: T10001\n---\nValid steps.",
    )
    lab.write("content/topics/proof.md", "---\ntitle: Proof\nparent: logic\n---\nChains.")
    lab.url = "https://lab.example"
    assert "/topics/computability/" not in lab.addresses
    words = lab.main("/topics/logic/")
    for part in (
        "Valid steps.",
        "Proof",
        "1939",
        "Computable Numbers",
        "Alan M. Turing 2",
        "Proceedings of the London Mathematical Society 2",
        "Follow Logic",
    ):
        assert part in words, part
    html = lab.text("/topics/logic/")
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])  # type: ignore[index]
    assert data == {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": "https://lab.example/topics/logic/",
        "url": "https://lab.example/topics/logic/",
        "name": "Logic",
        "alternateName": "computability",
        "description": "Valid steps.",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": "https://lab.example/topics/",
            "url": "https://lab.example/topics/",
        },
        "sameAs": "https://openalex.org/T10001",
    }
    over = lab.main("/topics/")
    assert over.index("Logic 2") < over.index("Proof 0")
    assert "/topics/logic/feed.atom" in lab.addresses


VENUES = r"""
@inproceedings{main, author={Ada One}, title={A Paper at the Main Meeting}, year=2020,
  booktitle={Proceedings of the 12th Conference on Looms (CoL 2020)}}
@inproceedings{main2, author={Ada One}, title={Another Paper at the Main Meeting}, year=2021,
  booktitle={Proceedings of the 13th Conference on Looms (CoL 2021)}}
@inproceedings{shop, author={Ada One}, title={A Paper at a Workshop}, year=2020,
  booktitle={Workshop on Punched Cards at the Conference on Looms (CoL 2020)}}
@inproceedings{find, author={Ada One}, title={A Finding of Looms}, year=2020,
  booktitle={Findings of the Conference on Looms}}
@inproceedings{comp, author={Ada One}, title={A Poster of Looms}, year=2020,
  booktitle={Companion Proceedings of the Conference on Looms}}
@article{pub, author={Ada One}, title={Published and Deposited All the Same}, year=2020,
  journal={arXiv preprint arXiv:2001.00001}, doi={10.1000/pub}}
@article{pub2, author={Ada One}, title={Weaving the Algebraic Patterns of Leaves}, year=2021,
  journal={Annals of Looms}, doi={10.1000/pub2}}
@misc{pre2, author={Ada One}, title={Weaving the Algebraic Patterns of Leaves}, year=2020,
  eprint={2002.00002}, archiveprefix={arXiv}}
"""


def test_workshops_never_fold_and_a_repository_is_no_venue_of_the_published(
    site: SiteFolder,
) -> None:
    site.write("content/site.yaml", "kind: lab\nvenues: {minimum: 1}\n")
    site.write("content/venues.yaml", "CoL: {name: Conference on Looms, short: CoL}\n")
    site.write("content/works/v.bib", VENUES)
    words = site.main("/venues/col/")
    assert "Another Paper at the Main Meeting" in words
    for title in ("at a Workshop", "Finding of", "Poster of"):
        assert title not in words, title
    overview = site.main("/venues/")
    assert "Conference on Looms 2" in overview
    assert "Workshop on Punched Cards" in overview
    card = site.main("/publications/pub2/")
    assert "Annals of Looms" in card
    venues = json.loads(site.text("/api/v1/venues.json"))["venues"]
    held = next((v["works"] for v in venues if v["name"] == "arXiv"), [])
    assert not {"pub2", "main"} & set(held)


def test_an_institution_shows_who_was_there_when_and_what_they_made(lab: SiteFolder) -> None:
    address = next(a for a in lab.addresses if a.startswith("/institutions/u"))
    words = lab.main(address)
    assert "1948–1954" in words
    assert "Checking a Large Routine" in words
    assert "Programmers' Handbook" in words or "Handbook" in words
    assert "Computable" not in words


def test_where_names_have_pages_topics_list_names(site: SiteFolder) -> None:
    site.write("content/site.yaml", "kind: anthology\n").write("content/works/all.bib", WORKS)
    words = site.main("/topics/programs/")
    assert "Alan M. Turing 2" in words
    assert "Robin Gandy 2" in words
    assert site.broken_links() == []


def test_without_feeds_no_page_offers_one(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "kind: lab\nfeeds: false\n")
    assert lab.broken_links() == []
