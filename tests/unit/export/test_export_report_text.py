"""A report as Markdown and as plain text, to the letter."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.report import Line, Part, Report
from sitegen.export.report_text import COLUMNS, report_markdown, report_text
from sitegen.text.tree import Link, Span, Str, Style, Tree

CHURCH: Tree = (
    Span(Style.STRONG, (Str("Church, A."),)),
    Str(" (1936). An unsolvable problem of elementary number theory. "),
    Span(Style.EMPH, (Str("American Journal of Mathematics"),)),
    Str(", 58(2), 345–363. "),
    Link("https://doi.org/10.2307/2371045", (Str("https://doi.org/10.2307/2371045"),)),
)
REPORT = Report(
    title="Report: Alonzo Church",
    period="1936 to 1938",
    language="en",
    authors=("Alonzo Church",),
    remark="",
    parts=(
        Part("Publications (1)", 1),
        Part("Journal articles (1)", 2, (Line(CHURCH, number=1),)),
        Part(
            "Talks (1)",
            1,
            (Line((Link("https://a.example/", (Str("On [lambda] & *more*"),)),), "May 1936"),),
        ),
    ),
)


def test_markdown_is_numbered_and_escaped() -> None:
    assert report_markdown(REPORT) == (
        "# Report: Alonzo Church\n"
        "\n"
        "1936 to 1938\n"
        "\n"
        "## Publications (1)\n"
        "\n"
        "### Journal articles (1)\n"
        "\n"
        "1. **Church, A.** (1936). An unsolvable problem of elementary number theory. "
        "*American Journal of Mathematics*, 58(2), 345–363. <https://doi.org/10.2307/2371045>\n"
        "\n"
        "## Talks (1)\n"
        "\n"
        "- May 1936: [On \\[lambda\\] & \\*more\\*](<https://a.example/>)\n"
    )


def test_text_is_wrapped_with_hanging_lines() -> None:
    assert report_text(REPORT) == (
        "Report: Alonzo Church\n"
        "=====================\n"
        "\n"
        "1936 to 1938\n"
        "\n"
        "\n"
        "Publications (1)\n"
        "================\n"
        "\n"
        "Journal articles (1)\n"
        "--------------------\n"
        "1. Church, A. (1936). An unsolvable problem of elementary number theory.\n"
        "   American Journal of Mathematics, 58(2), 345–363.\n"
        "   https://doi.org/10.2307/2371045\n"
        "\n"
        "\n"
        "Talks (1)\n"
        "=========\n"
        "- May 1936: On [lambda] & *more*\n"
    )


def test_names_stand_between_asterisks_when_several_people_share_a_report() -> None:
    shared = Report("R", "", "en", ("Alonzo Church", "Ada Byron"), "", REPORT.parts)
    assert "1. *Church, A.* (1936)." in report_text(shared)


def test_what_a_number_starts_does_not_become_a_list() -> None:
    lines = (Line((Str("1. Mai"),), ""), Line((Str("# no heading"),), ""))
    text = report_markdown(Report("R", "", "de", (), "", (Part("P", 1, lines),)))
    assert text.endswith("- 1\\. Mai\n- \\# no heading\n")


def test_a_script_without_blanks_is_wrapped_by_its_width() -> None:
    chinese = "关于可计算数及其在判定问题中的应用，" * 6
    report = Report(
        "报告", "", "zh", (), "", (Part("论著", 1, (Line((Str(chinese),), number=1),)),)
    )
    lines = report_text(report).splitlines()
    assert max(map(columns, lines)) <= COLUMNS + 2  # a closing mark may hang out
    assert not any(line.strip().startswith("，") for line in lines)
    assert "".join(line.strip() for line in lines).endswith(chinese)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


@given(st.text(max_size=300))
def test_wrapping_loses_no_word(text: str) -> None:
    report = Report("R", "", "en", (), "", (Part("P", 3, (Line((Str(text),), number=1),)),))
    body = report_text(report).split("\nP\n", 1)[1]
    assert "".join(body.split()) == "".join(f"1.{text}".split())


def test_an_address_cannot_end_its_brackets() -> None:
    url = "https://e.org/a b>c\\<"
    lines = (Line((Link(url, (Str(url),)),)), Line((Link(url, (Str("x"),)),)))
    text = report_markdown(Report("R", "", "en", (), "", (Part("P", 1, lines),)))
    assert "- <https://e.org/a%20b%3Ec%5C%3C>\n- [x](<https://e.org/a%20b%3Ec%5C%3C>)" in text
