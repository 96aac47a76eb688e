"""A CV as PDF: what the page offers, what the PDF says, and what happens without Typst."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SiteFolder

from sitegen.build.build import build_site
from sitegen.build.settings import Settings
from sitegen.pages.page import Document, view_of
from sitegen.render.cv_pdf import cv_data
from sitegen.theme.colour import READABLE, contrast

pytest.importorskip("typst")

PDF = "/people/ada/cv/ada.pdf"
SITE = "title: Engines\nurl: https://engines.example\ncv_pdf: a4\n"
ADA = r"""
name: Ada Byron
former_names: [Ada Gordon]
role: Analyst
orcid: 0000-0002-1825-0097
email: ada@example.org
affiliations: [{name: Royal Institution, start: 1842}]
positions: [{title: "Analyst #strike[x] \"of\" $n^2$", place: Royal Institution, start: 1842-10}]
grants:
  - {title: Engines, funder: The Crown, number: C/1, amount: "£ 1,700", start: 1823, end: 1842}
languages: [{language: French, level: fluent}]
"""
WORKS = r"""
@article{notes, title={Notes on \emph{the} Engine: $x_1$ <b> & {\#}set},
  author={Byron, Ada and Menabrea, Luigi}, journal={Scientific Memoirs}, volume=3,
  pages={666--731}, year=1843, doi={10.1000/notes}, selected=true}
@article{many, title={Who?}, author={Byron, Ada and others}, year=1844}
"""


@pytest.fixture
def ada(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", SITE)
    site.write("content/people/ada.yaml", ADA)
    return site.write("content/works/a.bib", WORKS)


def data(site: SiteFolder) -> dict[str, object]:
    """What the template reads."""
    assert site.assembly is not None
    item = site.assembly.plan.items[PDF]
    assert isinstance(item, Document)
    whole = cv_data(view_of(item), site.assembly.plan.site)
    return json.loads(json.dumps(whole))


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "x.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", folder / "x.pdf", "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_the_cv_and_the_profile_link_the_pdf(ada: SiteFolder) -> None:
    assert ada.codes == []
    assert "../../../people/ada/cv/ada.pdf" in ada.links("/people/ada/cv/")
    assert "../../people/ada/cv/ada.pdf" in ada.links("/people/ada/")
    assert ada.broken_links() == []


def test_the_pdf_is_the_same_every_time_and_says_whose_it_is(ada: SiteFolder) -> None:
    pdf = ada.bytes(PDF)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"Ada Byron</rdf:li>" in pdf
    assert b"<pdfuaid:part>1<" in pdf
    assert b"CreationDate" not in pdf
    assert b"Gordon" not in pdf
    ada.write("content/people/ada.yaml", ADA)  # everything anew
    assert ada.bytes(PDF) == pdf


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler-utils)")
def test_content_is_printed_and_never_obeyed(ada: SiteFolder, tmp_path: Path) -> None:
    text = text_of(ada.bytes(PDF), tmp_path)
    assert 'Analyst #strike[x] "of" n², Royal Institution' in text
    assert "Notes on the Engine: x₁ <b> & #set. Scientific Memoirs 3, 666–\u2060731, 1843." in text
    assert "Ada Byron et al. Who? 1844." in text
    assert "Engines, The Crown, C/1, £ 1,700" in text
    assert "French fluent" in text


def test_the_template_gets_texts_marks_and_links(ada: SiteFolder) -> None:
    cv = data(ada)
    assert (cv["paper"], cv["language"], cv["name"]) == ("a4", "en", "Ada Byron")
    assert {"text": "ada@example.org", "url": "mailto:ada@example.org"} in cv["contacts"]
    (works,) = (section for section in cv["sections"] if section["key"] == "works")
    many, notes = works["groups"][0]["works"]
    assert notes == {
        "number": "J1",
        "selected": True,
        "authors": [
            {"name": "Ada Byron", "own": True, "mark": ""},
            {"name": "Luigi Menabrea", "own": False, "mark": ""},
        ],
        "others": "",
        "editors": "",
        "title": [
            "Notes on ",
            {"style": "emph", "of": ["the"]},
            " Engine: ",
            "x₁",
            " <b> & #set",
        ],
        "url": "https://engines.example/publications/notes/",
        "venue": ["Scientific Memoirs"],
        "where": ["3, 666–731"],
        "roles": [],
        "when": "1843",
        "status": "",
        "note": "",
        "doi": {"text": "10.1000/notes", "url": "https://doi.org/10.1000/notes"},
        "notices": [],
        "award": "",
    }
    assert many["others"] == "et al."


def test_paper_language_and_accent_are_the_sites(ada: SiteFolder) -> None:
    ada.write(
        "content/site.yaml",
        "title: E\nlanguage: de-AT\ncv_pdf: us-letter\noptions: {accent: '#7a1f3d'}\n",
    )
    cv = data(ada)
    assert (cv["paper"], cv["language"], cv["region"]) == ("us-letter", "de", "AT")
    assert cv["accent"] == "#7a1f3d"
    assert cv["sections"][0]["lines"][0]["when"] == "seit Okt.\xa01842"
    assert re.search(rb"/MediaBox ?\[0 0 612 792\]", ada.bytes(PDF))


def test_an_accent_too_light_for_paper_is_darkened(ada: SiteFolder) -> None:
    ada.write("content/site.yaml", SITE + "options: {accent: '#ffee00'}\n")
    accent = str(data(ada)["accent"])
    assert contrast(accent, "#ffffff") >= READABLE


def test_without_the_setting_there_is_no_pdf(ada: SiteFolder) -> None:
    ada.write("content/site.yaml", SITE.replace("cv_pdf: a4\n", ""))
    assert PDF not in ada.addresses
    assert not any(link.endswith(".pdf") for link in ada.links("/people/ada/cv/"))


def test_without_typst_one_problem_says_what_to_install(
    ada: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    ada.write("content/people/luigi.yaml", "name: Luigi Menabrea\nawards: [{title: Prize}]\n")
    (problem,) = ada.problems
    assert (problem.code, problem.message, problem.hint, str(problem.place)) == (
        "page-cv-pdf",
        "no CV is offered as PDF: the package typst is not installed",
        "install it: pip install 'sitegen[pdf]'",
        "content/site.yaml:3:1",
    )
    assert PDF not in ada.addresses
    assert not any(link.endswith(".pdf") for link in ada.links("/people/ada/"))


def test_letters_that_no_font_has_are_told(ada: SiteFolder) -> None:
    ada.write("content/people/wei.yaml", "name: 王伟\nawards: [{title: Prize}]\n")
    (problem,) = [p for p in ada.problems if p.code == "page-cv-letters"]
    assert problem.message == "no font shows 王 伟; a CV's PDF has boxes there"
    assert problem.hint == "put a font that has them into content/assets/fonts/, as .ttf or .otf"
    assert problem.place.path == "content/people/wei.yaml"
    assert ada.bytes("/people/wei/cv/wei.pdf").startswith(b"%PDF-")


def test_a_theme_in_a_language_that_no_font_has_is_told_once(ada: SiteFolder) -> None:
    ada.write("content/site.yaml", SITE + "language: zh\n")
    (problem,) = [p for p in ada.problems if p.code == "page-cv-letters"]
    assert " of the theme's texts; a CV's PDF has boxes there" in problem.message
    assert str(problem.place) == "content/site.yaml:3:1"


def build(site: SiteFolder) -> dict[str, tuple[str, ...]]:
    """Build into a folder; what was written, and why."""
    report = build_site(Settings(str(site.folder), str(site.folder / "public")))
    assert not report.failed, report.problems
    return report.reasons


def test_the_pdf_is_made_anew_for_its_template_its_words_and_its_fonts(ada: SiteFolder) -> None:
    path = PDF.removeprefix("/")
    assert path in build(ada)
    assert build(ada) == {}
    ada.write("content/news/2024-01-01-x.md", "---\ntitle: News\n---\nx\n")
    assert path not in build(ada)
    template = Path(__file__).parents[2] / "themes/plain/templates/cv.typ"
    ada.write("theme/templates/cv.typ", template.read_text().replace("10pt", "11pt", 1))
    assert build(ada)[path] == ("its template, or one that the template uses, changed",)
    ada.write("content/assets/fonts/own.ttf", "no font")
    assert path in build(ada)
    ada.write("content/people/ada.yaml", ADA.replace("fluent", "native"))
    assert build(ada)[path] == ("what it shows changed",)


def test_a_template_can_use_the_one_that_it_replaces(ada: SiteFolder) -> None:
    own = '#set document(title: "T", date: none)\n#import "plain/cv.typ": print\n#print(("a",))'
    ada.write("theme/templates/cv.typ", own)
    assert ada.bytes(PDF).startswith(b"%PDF-")


def test_what_typst_says_of_a_template_is_an_error_with_its_place(ada: SiteFolder) -> None:
    ada.write("theme/templates/cv.typ", "#let a = 1\n#nope\n")
    report = build_site(Settings(str(ada.folder), str(ada.folder / "public")))
    (problem,) = [p for p in report.problems if p["severity"] == "error"]
    assert problem["code"] == "render-failed"
    assert (problem["path"], problem["line"]) == ("theme/templates/cv.typ", 2)
    assert problem["message"] == (
        "/people/ada/cv/ada.pdf could not be rendered: TypesettingError: unknown variable: nope"
    )
    assert not (ada.folder / "public").exists()


FAR = "https://example.org/" + "a" * 9000


def test_links_in_texts_are_those_that_typst_can_make(ada: SiteFolder) -> None:
    line = f"positions: [{{title: Dean, text: 'see {FAR} or https://example.org/b'}}]\n"
    ada.write("content/people/ada.yaml", "name: Ada Byron\n" + line)
    title = rf"\href{{{FAR}}}{{far}} \href{{https://example.org/b}}{{near}}"
    ada.write(
        "content/works/a.bib",
        f"@article{{a, title={{{title}}}, author={{Byron, Ada}}, year=1843}}",
    )
    sections = {section["key"]: section for section in data(ada)["sections"]}
    near = "https://example.org/b"
    (told,) = sections["positions"]["lines"]
    assert told["text"] == ["see ", FAR, " or ", {"url": near, "of": [near]}]
    assert sections["works"]["groups"][0]["works"][0]["title"] == [
        "far",
        " ",
        {"url": near, "of": ["near"]},
    ]
    assert ada.bytes(PDF).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("english", ("en", "")),
        ("x-foo", ("en", "")),
        ("zh-Hans-CN", ("zh", "CN")),
        ("fil", ("fil", "")),
        ("de-ÄÖ", ("de", "")),
    ],
)
def test_a_language_is_one_that_typst_takes(
    ada: SiteFolder, language: str, told: tuple[str, str]
) -> None:
    assert ada.assembly is not None
    item = ada.assembly.plan.items[PDF]
    assert isinstance(item, Document)
    cv = cv_data(view_of(item), replace(ada.assembly.plan.site, language=language))
    assert (cv["language"], cv["region"]) == told
