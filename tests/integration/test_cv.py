"""The CV page: who has one, what stands in it, and what never does."""

from __future__ import annotations

import json

import pytest
from conftest import SiteFolder

WORKS = r"""
@article{notes, author = {Ada Lovelace and Luigi Menabrea}, title = {Notes on the {Engine}},
  journal = {Scientific Memoirs}, volume = 3, pages = {666--731}, year = 1843, month = aug,
  doi = {10.5555/notes}, selected = {true}}
@article{letters, author = {Ada Lovelace}, title = {Letters}, journal = {Post}, year = 1841}
@book{engines, author = {Charles Babbage and Ada Lovelace}, title = {Engines}, year = 1844,
  publisher = {Smith}}
"""
ADA = """
name: Ada Lovelace
former_names: Augusta Byron
role: Analyst
email: ada@example.org
homepage: https://www.example.org/ada/
orcid: 0000-0002-1825-0097
affiliations: [{name: Analytical Society, department: Engines, start: 1842}, {name: X, end: 1835}]
links: [{label: Letters, url: "https://example.org/letters"}]
interests: [Engines]
education: [{title: Tuition, place: At home, start: 1840-06, end: 1841}]
positions:
  - {title: Translator, place: Society, start: 1842, end: 1843}
  - {title: Countess, start: 1838, url: "https://example.org/countess"}
grants: [{title: Engine, funder: Treasury, role: clerk, number: 17-A, amount: £1700, year: 1842}]
languages: [{language: French, level: C2}]
skills: [Algebra, Analysis]
"""


@pytest.fixture
def ada(site: SiteFolder) -> SiteFolder:
    site.write("content/works/all.bib", WORKS).write("content/people/ada.yaml", ADA)
    return site.write(
        "content/talks/soiree.md",
        "---\ntitle: Engines, *again*\ndate: 1842-05-03\nevent: Soirée\nplace: London\n---\nSo.\n",
    )


def test_lines_of_ones_own_make_a_cv(ada: SiteFolder) -> None:
    assert ada.codes == []
    words = ada.main("/people/ada/cv/")
    order = [
        "Ada Lovelace Curriculum vitae Analyst, Engines, Analytical Society",
        "ada@example.org example.org/ada orcid.org/0000-0002-1825-0097 Letters",
        "Interests: Engines",
        "Positions since 1838 Countess 1842–1843 Translator, Society",
        "Education June 1840 – 1841 Tuition, At home",
        "Grants 1842 Engine, clerk, Treasury, 17-A , £1700",
        "Talks 3 May 1842 Engines, again , Soirée, London",
        "Languages French C2",
        "Skills Algebra, Analysis",
        "Publications Numbered by type; the oldest of each has number 1. ★ selected publication",
        "Journal articles J2 Ada Lovelace , Luigi Menabrea. Notes on the Engine",
        "doi:10.5555/notes",
        "J1 Ada Lovelace . Letters . Post , 1841.",
        "Books B1 Charles Babbage, Ada Lovelace . Engines . Smith, 1844.",
    ]
    assert [part for part in order if part not in words] == []
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_the_name_stands_out_and_selected_works_are_marked(ada: SiteFolder) -> None:
    html = ada.text("/people/ada/cv/")
    assert html.count('<span class="self">Ada Lovelace</span>') == 3
    assert html.count('aria-label="selected publication"') == 1


def test_the_way_to_a_cv(ada: SiteFolder) -> None:
    assert "../../people/ada/cv/" in ada.links("/people/ada/")
    assert "../../people/ada/cv/#works" in ada.links("/people/ada/")
    assert "people/ada/cv/" in ada.text("/")
    assert "/people/ada/by-type/" not in ada.addresses
    assert ada.broken_links() == []
    ada.write("content/people/bob.yaml", "name: Charles Babbage\n")
    assert ">CV<" not in ada.text("/people/ada/")  # of a lab the navigation names nobody's


def test_a_talk_leads_to_its_page_and_other_files_to_themselves(ada: SiteFolder) -> None:
    ada.write("content/assets/slides.pdf", b"%PDF-1.4")
    ada.write(
        "content/people/ada.yaml",
        f"{ADA}talks: [{{title: A, url: slides.pdf, date: 1850}}, {{title: B, url: gone.pdf}}]\n",
    )
    links = ada.links("/people/ada/cv/")
    assert "../../../talks/soiree/" in links
    assert "../../../assets/slides.pdf" in links
    assert not any("gone" in link for link in links)


@pytest.mark.parametrize(
    ("words", "cv", "by_type"),
    [
        ("", True, False),
        ("cv: true", True, False),
        ("cv: false", False, True),
        ("cv: [languages, works]", True, False),
        ("cv: [languages]", True, True),
    ],
)
def test_numbered_works_stand_in_one_place(
    ada: SiteFolder, words: str, cv: bool, by_type: bool
) -> None:
    ada.write("content/people/ada.yaml", f"{ADA}{words}\n")
    assert ("/people/ada/cv/" in ada.addresses) is cv
    assert ("/people/ada/cv/resume.json" in ada.addresses) is cv
    assert ("/people/ada/by-type/" in ada.addresses) is by_type
    assert ada.broken_links() == []


def test_works_alone_make_no_cv(ada: SiteFolder) -> None:
    ada.write("content/people/ada.yaml", "name: Ada Lovelace\n")
    assert "/people/ada/cv/" not in ada.addresses
    assert "../../people/ada/by-type/" in ada.links("/people/ada/")


def test_json_resume_says_what_the_page_says(ada: SiteFolder) -> None:
    ada.url = "https://ada.example"
    found = json.loads(ada.bytes("/people/ada/cv/resume.json"))
    assert found["basics"]["email"] == "ada@example.org"
    assert found["meta"]["canonical"] == "https://ada.example/people/ada/cv/"
    assert [row["name"] for row in found["publications"]] == [
        "Notes on the Engine",
        "Letters",
        "Engines",
    ]
    assert [(row["type"], row["name"]) for row in found["projects"]] == [
        ("grant", "Engine"),
        ("talk", "Engines, again"),
    ]
    assert found["projects"][1]["url"] == "https://ada.example/talks/soiree/"


def test_a_work_names_a_grant_by_its_number(ada: SiteFolder) -> None:
    ada.write("content/works/more.yaml", "id: notes\ngrants: [17-A]\n")
    words = ada.main("/people/ada/")
    assert "Engine, clerk, Treasury, 17-A , £1700 Works: Notes on the Engine" in words


def test_names_that_must_not_appear_are_in_neither(ada: SiteFolder) -> None:
    ada.write("content/site.yaml", "suppress: {names: [Luigi Menabrea]}\n")
    ada.write(
        "content/people/ada.yaml",
        f"{ADA}supervision: [{{student: Luigi Menabrea, degree: Ph.D.}}]\n"
        "service: [{title: Editor of Augusta Byron's poems, text: for Luigi Menabrea}]\n",
    )
    for address in ("/people/ada/cv/", "/people/ada/cv/resume.json"):
        assert "Menabrea" not in ada.text(address)
        assert "Byron" not in ada.text(address)


def test_content_is_escaped(ada: SiteFolder) -> None:
    ada.write(
        "content/people/ada.yaml",
        "name: Ada Lovelace\nrole: <b>Analyst\nservice:\n"
        "  - {title: '<script>x', place: '<i>', text: '<u>'}\nskills: ['<s>']\n"
        "languages: [{title: '<p>', level: '<q>'}]\n",
    )
    html = ada.text("/people/ada/cv/")
    main = html[html.index("<main") :]
    for tag in ("<b>", "<script>x", "<i>", "<u>", "<s>", "<q>"):
        assert tag not in main
    assert "&lt;script&gt;x, &lt;i&gt;" in main


def test_a_json_resume_makes_a_profile_and_its_cv(site: SiteFolder) -> None:
    site.write(
        "content/people/ada.json",
        '{"basics": {"name": "Ada Lovelace", "label": "Analyst"},'
        ' "work": [{"name": "Society", "position": "Translator", "endDate": "1843"}]}',
    )
    assert site.codes == []
    assert "1843 Translator, Society" in site.main("/people/ada/cv/")
    assert "Analyst" in site.main("/people/ada/")


def test_in_german_and_chinese(ada: SiteFolder) -> None:
    ada.write("content/site.yaml", "language: de\n")
    words = ada.main("/people/ada/cv/")
    assert "Lebenslauf" in words
    assert "seit 1838 Countess" in words
    assert "Juni 1840 – 1841 Tuition" in words
    ada.write("content/site.yaml", "language: zh\n")
    assert "1838至今 Countess" in ada.main("/people/ada/cv/")


def test_json_resume_says_citations_in_words_and_has_no_portrait(ada: SiteFolder) -> None:
    ada.write("content/assets/ada.png", b"x")
    ada.write("content/people/ada.yaml", f"{ADA}photo: ada.png\nbio: See [@notes, p. 3].\n")
    basics = json.loads(ada.bytes("/people/ada/cv/resume.json"))["basics"]
    assert basics["summary"] == "See (Lovelace & Menabrea 1843, p. 3)."
    assert "image" not in basics
