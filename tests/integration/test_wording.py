"""What pages call things, in the site's language: facts of notes, theses, statuses, spans."""

from __future__ import annotations

import json

import pytest
from conftest import SiteFolder

WORKS = r"""
@phdthesis{tides, author={Emmy Noether}, title={On Tides}, school={University of Erlangen},
  year=1908}
@thesis{lakes, author={Emmy Noether}, title={On Lakes}, type={Habilitationsschrift},
  institution={University of Bonn}, year=1919}
@unpublished{draft, author={Emmy Noether and others}, title={Is It a Draft?}, year=1920,
  note={With a table}, pubstate={submitted}}
@article{soon, author={Emmy Noether and Martin King Jr.}, title={Soon}, journal={Annals},
  year={im Druck}}
@software{tidal, author={Emmy Noether}, title={Tidal}, version={2.3.1}, year=1922}
"""
EMMY = "name: Emmy Noether\nnow_at: Bryn Mawr\neducation: [{title: Study, year: 1903}]\n"
PROJECT = """---
title: Rivers
date: 2021-01-01
end: 2025-12-31
funder: DFG
status: laufend
project_lead: E. N.
---
Text.
"""
COURSE = "---\ntitle: Rings\nterm: Winter 1927/28\ninstructor: E. N.\nlevel: MSc\n---\nText.\n"
TALK = """---
title: Ideals
date: 1924-09-22
end: 1924-09-24
event: Congress
slides: https://example.org/slides
video: https://example.org/video
---
Text.
"""


def written(site: SiteFolder, language: str) -> SiteFolder:
    site.write(
        "content/site.yaml",
        f"title: T\nurl: https://example.org\nlanguage: {language}\ncv_pdf: a4\n"
        "collections: {projects: {order: title}}\n",
    )
    site.write("content/works/a.bib", WORKS).write("content/people/emmy.yaml", EMMY)
    site.write("content/projects/rivers.md", PROJECT).write("content/teaching/rings.md", COURSE)
    site.write("content/projects/waves.md", "---\ntitle: Waves\n---\nText.\n")
    return site.write("content/talks/ideals.md", TALK)


@pytest.fixture
def english(site: SiteFolder) -> SiteFolder:
    return written(site, "en")


@pytest.fixture
def german(site: SiteFolder) -> SiteFolder:
    return written(site, "de")


def test_facts_of_notes_have_names_in_every_language(english: SiteFolder) -> None:
    page = english.main("/projects/rivers/")
    assert "Funder DFG Status laufend Project lead E. N." in page
    page = english.main("/teaching/rings/")
    assert "Term Winter 1927/28 Instructor E. N. Level MSc" in page
    written(english, "de")
    assert "Förderung DFG Status laufend" in english.main("/projects/rivers/")
    assert "Semester Winter 1927/28 Lehrende E. N. Niveau MSc" in english.main("/teaching/rings/")
    written(english, "zh")
    assert "资助方 DFG 状态 laufend" in english.main("/projects/rivers/")


def test_a_site_can_name_facts_of_its_own(english: SiteFolder) -> None:
    english.write("theme/words/en.yaml", "fact.project_lead: Leads\n")
    assert english.codes == ["field-unknown"]  # the field, not the word
    assert "Leads E. N." in english.main("/projects/rivers/")


def test_a_thesis_says_its_level_and_its_university(english: SiteFolder) -> None:
    page = english.main("/publications/tides/")
    assert page.startswith("PhD thesis · 1908 On Tides Emmy Noether University of Erlangen, 1908 ")
    assert "Institution" not in page
    assert english.main("/publications/lakes/").startswith("Habilitationsschrift · 1919 On Lakes")
    assert "Habilitationsschrift BibTeX" in english.main("/publications/")


def test_a_thesis_in_german(german: SiteFolder) -> None:
    assert german.main("/publications/tides/").startswith("Dissertation · 1908 On Tides")
    assert "Heute: Bryn Mawr" in german.main("/people/emmy/")


def test_a_status_in_german_words_is_one(german: SiteFolder) -> None:
    assert german.codes == ["field-unknown"]
    assert german.main("/publications/soon/").startswith("Zeitschriftenartikel · Im Druck Soon")


def test_software_says_its_version(english: SiteFolder) -> None:
    assert "Version 2.3.1" in english.main("/publications/tidal/")


def test_a_reference_of_a_cv_has_one_full_stop_and_its_status(english: SiteFolder) -> None:
    page = english.main("/people/emmy/cv/")
    assert "Emmy Noether et al. Is It a Draft? 1920. Submitted. With a table." in page
    assert "Emmy Noether , Martin King, Jr. Soon . Annals , In press." in page
    written(english, "de")
    assert "1920. Eingereicht. With a table." in english.main("/people/emmy/cv/")


def test_the_pdf_gets_the_status_and_the_note(german: SiteFolder) -> None:
    pytest.importorskip("typst")
    from sitegen.pages.page import Document, view_of
    from sitegen.render.cv_pdf import cv_data

    assert german.assembly is not None
    item = german.assembly.plan.items["/people/emmy/cv/emmy.pdf"]
    assert isinstance(item, Document)
    whole = json.loads(json.dumps(cv_data(view_of(item), german.assembly.plan.site)))
    works = [
        (work["when"], work["status"], work["note"])
        for section in whole["sections"]
        for group in section["groups"]
        for work in group["works"]
    ]
    assert ("1920", "Eingereicht", "With a table") in works
    assert ("Im Druck", "", "") in works
    assert german.bytes("/people/emmy/cv/emmy.pdf").startswith(b"%PDF")


def test_an_authors_line_that_ends_in_a_full_stop_is_marked(english: SiteFolder) -> None:
    page = english.text("/publications/")
    assert page.count('<p class="authors ended">') == 1  # King Jr.
    assert page.count('<p class="authors alone ended">') == 1  # et al.


def test_cards_of_notes_tell_what_matters(english: SiteFolder) -> None:
    assert "2021–2025 Rivers" in english.main("/projects/")
    assert "Rings Winter 1927/28" in english.main("/teaching/")
    talks = english.main("/talks/")
    assert "22 Sept 1924 Ideals Congress Slides Video" in talks
    assert "https://example.org/slides" in english.links("/talks/")


def test_links_of_notes_are_in_the_language_of_the_site(german: SiteFolder) -> None:
    assert "Congress Folien Video" in german.main("/talks/")
    assert "Folien" in german.main("/talks/ideals/")


def test_neighbours_by_title_are_not_newer_or_older(english: SiteFolder) -> None:
    assert "Next Waves" in english.main("/projects/rivers/")
    assert "Previous Rivers" in english.main("/projects/waves/")
