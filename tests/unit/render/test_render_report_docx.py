"""A report as .docx: what a word processor finds in it, and the same bytes every time."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO

import pytest

from sitegen.export.report import Line, Part, Report
from sitegen.text.tree import Link, Math, Span, Str, Style

docx = pytest.importorskip("docx")
from sitegen.render.report_docx import report_docx  # noqa: E402 - needs what stands above

LINK = "https://doi.org/10.1000/a&b"
REPORT = Report(
    title="Report: Ada Byron",
    period="1843",
    language="de-AT",
    authors=("Ada Byron",),
    remark="",
    parts=(
        Part("Publications (2)", 1),
        Part(
            "Books (2)",
            2,
            (
                Line(
                    (
                        Span(Style.STRONG, (Str("Byron, A."),)),
                        Str(" "),
                        Span(Style.EMPH, (Str("Notes, "), Span(Style.SUP, (Str("2"),)))),
                        Math("n^2"),
                        Str(" < & \x01"),
                        Link(LINK, (Str(LINK),)),
                    ),
                    number=1,
                ),
                Line((Str("Another"),), number=2),
            ),
        ),
        Part("Talks (1)", 1, (Line((Str("On engines"),), "5 June 1833"),)),
    ),
)


def opened(report: Report = REPORT) -> docx.document.Document:
    return docx.Document(BytesIO(report_docx(report)))


def test_headings_lists_and_dates_have_their_styles() -> None:
    told = [(p.style.name, p.text) for p in opened().paragraphs]
    assert told == [
        ("Title", "Report: Ada Byron"),
        ("Subtitle", "1843"),
        ("Heading 1", "Publications (2)"),
        ("Heading 2", "Books (2)"),
        ("List Number", f"Byron, A. Notes, 2n² < & {LINK}"),
        ("List Number", "Another"),
        ("Heading 1", "Talks (1)"),
        ("List", "5 June 1833\tOn engines"),
    ]


def test_marks_are_kept_and_links_are_live() -> None:
    paragraph = opened().paragraphs[4]
    runs = {run.text: run for run in paragraph.runs}
    assert runs["Byron, A."].bold
    assert runs["Notes, "].italic
    assert runs["2"].italic
    assert runs["2"].font.superscript
    assert runs["Byron, A."].italic is None
    (link,) = paragraph.hyperlinks
    assert (link.address, link.text) == (LINK, LINK)


def test_language_paper_and_properties() -> None:
    document = opened()
    (language,) = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert language == "de-AT"
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Report: Ada Byron", "Ada Byron")
    assert properties.comments == ""
    assert round(document.sections[0].page_height.cm, 1) == 29.7


def test_us_letter() -> None:
    letter = Report("R", "", "en-US", (), "", (), paper="us-letter")
    assert round(opened(letter).sections[0].page_width.inches, 2) == 8.5


def test_the_page_is_in_the_footer() -> None:
    xml = opened().sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in xml


def test_the_bytes_depend_on_the_report_alone() -> None:
    first = report_docx(REPORT)
    time.sleep(2.1)  # a zip file tells times in steps of two seconds
    assert report_docx(REPORT) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in archive.namelist())
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"1980-01-01T"}


def test_properties_are_cut_and_hold_no_control_characters() -> None:
    names = tuple(f"Person {n} \x07\ufffe" for n in range(60))
    long = Report("T\x00itle " * 60, "18\x0743 " * 60, "de", names, "", ())
    properties = opened(long).core_properties
    assert properties.title == ("Title " * 60)[:255]
    assert properties.subject == ("1843 " * 60)[:255]
    assert properties.author.startswith("Person 0 , Person 1 , ")
    assert len(properties.author) == 255
