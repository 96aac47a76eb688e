"""A `Report` as a word processor's document (Office Open XML), the same bytes every time."""

from __future__ import annotations

import datetime
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from sitegen.export.report import Line, Part, Report
from sitegen.text.characters import without_controls
from sitegen.text.tree import Link, Span, Str, Style, Tree
from sitegen.text.tree_text import plain_text

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINK_COLOR = "1F4E79"
_LONGEST = 255  # characters of a property
_EAST_ASIAN = ("zh", "ja", "ko")
_DATES = (2.4, 4.6)  # cm that the column of dates is wide, at least and at most
_LETTER = 0.2  # cm that a letter of a date is wide
_ATTRIBUTES = {
    Style.STRONG: "bold",
    Style.EMPH: "italic",
    Style.SUP: "superscript",
    Style.SUB: "subscript",
    Style.SMALL_CAPS: "small_caps",
    Style.UNDERLINE: "underline",
    Style.STRIKE: "strike",
}
_PAPERS = {"a4": (21.0, 29.7), "us-letter": (21.59, 27.94)}  # cm


def report_docx(report: Report) -> bytes:
    """The report as .docx: headings, numbered references, live links, page numbers.

    Raises ImportError without python-docx.
    """
    import docx

    document = docx.Document()
    _set_up(document, report)
    document.add_paragraph(without_controls(report.title), style="Title")
    for text, style in ((report.period, "Subtitle"), (report.remark, "Normal")):
        if text:
            document.add_paragraph(without_controls(text), style=style)
    for part in report.parts:
        _add_part(document, part)
    _add_footer(document, report)
    _drop_thumbnail(document)
    file = BytesIO()
    document.save(file)
    return _timeless(file.getvalue())


def _add_part(document: Docx, part: Part) -> None:
    document.add_heading(without_controls(part.heading), part.level)
    if part.remark:
        document.add_paragraph(without_controls(part.remark))
    for line in part.lines:
        _add_line(document, line)


def _add_line(document: Docx, line: Line) -> None:
    paragraph = document.add_paragraph(style="List Number" if line.number else "List")
    if not line.number:
        # A date that fills more than its column has a line of its own.
        own_line = _width(line.when) > _DATES[1]
        paragraph.add_run(without_controls(line.when) + ("\n" if own_line else "\t"))
    for stretch in _stretches(line.text):
        _add_stretch(paragraph, stretch)


def _width(date: str) -> float:
    """How wide a date is at most with what parts it from its text, in cm."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in date)
    return (len(date) + wide) * _LETTER + 0.4


class _Stretch(NamedTuple):
    """Characters in one style; `url` is where they lead."""

    text: str
    styles: frozenset[Style]
    url: str = ""


def _stretches(
    tree: Tree, styles: frozenset[Style] = frozenset(), url: str = ""
) -> Iterator[_Stretch]:
    """The tree as stretches; formulas are readable Unicode, line ends blanks."""
    for node in tree:
        if isinstance(node, Span):
            yield from _stretches(node.children, styles | {node.style}, url)
        elif isinstance(node, Link):
            yield from _stretches(node.children, styles, url or node.url)
        else:
            text = node.text if isinstance(node, Str) else plain_text((node,)) or " "
            yield _Stretch(without_controls(text), styles, url)


def _add_stretch(paragraph: Paragraph, stretch: _Stretch) -> None:
    run = paragraph.add_run(stretch.text)
    _set_styles(run, stretch.styles)
    if stretch.url:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        run.style = "Hyperlink"
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(stretch.url, _HYPERLINK, is_external=True))
        link.append(run._r)
        paragraph._p.append(link)


def _set_styles(run: Run, styles: frozenset[Style]) -> None:
    for style, attribute in _ATTRIBUTES.items():
        if style in styles:
            setattr(run.font, attribute, True)
    if Style.CODE in styles:
        run.font.name = "Courier New"


def _set_up(document: Docx, report: Report) -> None:
    """Paper, styles, language and properties; python-docx's template has its own of each."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, _PAPERS[report.paper])
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    styles = document.styles
    black = RGBColor(0, 0, 0)
    sizes = (("Title", 20), ("Subtitle", 12), ("Heading 1", 15), ("Heading 2", 12.5))
    for name, size in (*sizes, ("Heading 3", 11), ("Normal", 10.5)):
        styles[name].font.size = Pt(size)
        styles[name].font.color.rgb = black
    for name, before in (("Heading 1", 20), ("Heading 2", 12), ("Heading 3", 10)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(4)
    styles["Subtitle"].font.italic = False
    styles["Heading 3"].font.italic = True
    for borders in styles["Title"].element.xpath("w:pPr/w:pBdr"):
        borders.getparent().remove(borders)
    widths = [_width(line.when) for part in report.parts for line in part.lines if line.when]
    dates = max((width for width in widths if width <= _DATES[1]), default=_DATES[0])
    for name, hanging in (("List Number", 1.0), ("List", max(dates, _DATES[0]))):
        form = styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Cm(hanging), Cm(-hanging)
        form.tab_stops.add_tab_stop(Cm(hanging))
        form.space_after, form.line_spacing = Pt(4), 1.1
        for contextual in styles[name].element.xpath("w:pPr/w:contextualSpacing"):
            contextual.getparent().remove(contextual)
    # The template's lists have tabs of their own, nearer than the text.
    for tabs in document.part.numbering_part.element.xpath("w:abstractNum/w:lvl/w:pPr/w:tabs"):
        tabs.getparent().remove(tabs)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(_LINK_COLOR)
    _set_language(document, report.language)
    properties = document.core_properties
    properties.title = _property(report.title)
    properties.author = _property(", ".join(report.authors))
    properties.subject = _property(report.period)
    properties.language = _property(report.language)
    properties.comments = properties.last_modified_by = ""
    # A time there must be; the zip's own says as little.
    properties.created = properties.modified = datetime.datetime(*_EPOCH)


def _property(text: str) -> str:
    """A text as a property can hold it."""
    return without_controls(text)[:_LONGEST]


def _set_language(document: Docx, language: str) -> None:
    from docx.oxml.ns import qn

    asian = language.split("-")[0] in _EAST_ASIAN
    for element in document.styles.element.xpath("w:docDefaults//w:lang"):
        element.set(qn("w:eastAsia" if asian else "w:val"), language)


def _add_footer(document: Docx, report: Report) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    told = " · ".join(text for text in (report.title, report.period) if text)
    run = footer.add_run(without_controls(told) + " · ")
    page = OxmlElement("w:fldSimple")
    page.set(qn("w:instr"), "PAGE")
    number = footer.add_run("1")
    page.append(number._r)
    footer._p.append(page)
    for part in (run, number):
        part.font.size = Pt(9)


def _drop_thumbnail(document: Docx) -> None:
    """Take out the template's picture of itself."""
    package = document.part.package
    for key, relation in list(package.rels.items()) if package else ():
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _timeless(data: bytes) -> bytes:
    """The zip with the same time at every file."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                zipfile.ZipInfo(name, _EPOCH), old.read(name), compress_type=zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
