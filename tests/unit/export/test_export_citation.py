from __future__ import annotations

import re
from pathlib import Path

import export_pioneers as p
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.citation import STYLES, citation, citations
from sitegen.export.reference import edition, ordinal
from sitegen.model.date import PartialDate
from sitegen.model.work import Link, Work

REFERENCES = re.findall(
    r"^\[(.+): (.+)\]\napa: (.+)\nmla: (.+)\nchicago: (.+)\nieee: (.+)$",
    Path(__file__).with_name("references.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize("expected", REFERENCES, ids=lambda expected: expected[0])
def test_reference_of_each_type(expected: tuple[str, ...]) -> None:
    work: Work = getattr(p, expected[1])
    assert tuple(piece.plain for piece in citations(work).values()) == expected[2:]


def test_every_work_has_its_hand_checked_references() -> None:
    assert [getattr(p, name) for _, name, *_ in REFERENCES] == [*p.ALL, *p.MORE]


def _by(count: int, **fields: object) -> Work:
    authors = [f"Author{number}, Ann B." for number in range(1, count + 1)]
    return p.work("article-journal", "T", *authors, venue="J", date="2001", **fields)


def _head(work: Work, style: str) -> str:
    """The part of a reference before year and title."""
    plain = citation(work, style).plain
    return min((plain.split(mark)[0] for mark in (" (2001)", " 2001", " “T")), key=len)


@pytest.mark.parametrize(
    ("count", "apa", "mla", "chicago", "ieee"),
    [
        (1, "Author1, A. B.", "Author1, Ann B.", "Author1, Ann B.", "A. B. Author1,"),
        (
            2,
            "Author1, A. B., & Author2, A. B.",
            "Author1, Ann B., and Ann B. Author2.",
            "Author1, Ann B., and Ann B. Author2.",
            "A. B. Author1 and A. B. Author2,",
        ),
        (
            3,
            "Author1, A. B., Author2, A. B., & Author3, A. B.",
            "Author1, Ann B., et al.",
            "Author1, Ann B., Ann B. Author2, and Ann B. Author3.",
            "A. B. Author1, A. B. Author2, and A. B. Author3,",
        ),
    ],
)
def test_lists_of_few_authors(count: int, apa: str, mla: str, chicago: str, ieee: str) -> None:
    work = _by(count)
    heads = [_head(work, style) for style in STYLES]
    assert heads == [apa, mla, chicago, ieee]


def test_lists_of_many_authors() -> None:
    twenty, more = _by(20), _by(21)
    listed = [f"Author{number}, A. B." for number in range(1, 22)]
    assert _head(twenty, "apa") == f"{', '.join(listed[:19])}, & {listed[19]}"
    assert _head(more, "apa") == f"{', '.join(listed[:19])}, . . . {listed[20]}"
    assert _head(more, "mla") == "Author1, Ann B., et al."
    assert _head(_by(10), "chicago").endswith("Ann B. Author9, and Ann B. Author10.")
    assert _head(more, "chicago").endswith("Ann B. Author6, Ann B. Author7, et al.")
    assert _head(_by(6), "ieee").endswith("A. B. Author5, and A. B. Author6,")
    assert _head(more, "ieee") == "A. B. Author1 et al.,"


def test_and_others_is_et_al() -> None:
    work = _by(1, others=True)
    assert [_head(work, style) for style in STYLES] == [
        "Author1, A. B., et al.",
        "Author1, Ann B., et al.",
        "Author1, Ann B., et al.",
        "A. B. Author1 et al.,",
    ]


def test_in_press() -> None:
    work = p.work(
        "article-journal",
        "Notes",
        "Lovelace, Ada",
        venue="Scientific Memoirs",
        date=PartialDate(status="in press"),
    )
    assert [piece.plain for piece in citations(work).values()] == [
        "Lovelace, A. (in press). Notes. Scientific Memoirs.",
        "Lovelace, Ada. “Notes.” Scientific Memoirs, in press.",
        "Lovelace, Ada. Forthcoming. “Notes.” Scientific Memoirs.",
        "A. Lovelace, “Notes,” Scientific Memoirs, to be published.",
    ]


def test_accepted_work_that_has_pages_has_appeared() -> None:
    work = p.work("article-journal", "N", "Byron, A", date="1843", pages="1-9", status="accepted")
    assert citation(work, "apa").plain == "Byron, A. (1843). N. 1–9."


def test_no_date_and_no_author() -> None:
    assert [piece.plain for piece in citations(p.work("book", "Plimpton 322")).values()] == [
        "Plimpton 322. (n.d.).",
        "Plimpton 322.",
        "Plimpton 322. n.d.",
        "Plimpton 322, n.d.",
    ]


def test_submitted_manuscript() -> None:
    work = p.work("manuscript", "N", "Hopper, Grace", date=PartialDate(2020, status="submitted"))
    assert [piece.plain for piece in citations(work).values()] == [
        "Hopper, G. (2020). N [Manuscript submitted for publication].",
        "Hopper, Grace. N. 2020.",
        "Hopper, Grace. 2020. N. Unpublished manuscript, submitted for publication.",
        "G. Hopper, “N,” submitted for publication.",
    ]


def test_article_number() -> None:
    work = p.work("article-journal", "T", "Franklin, R", venue="J", volume="3", pages="e1003285")
    assert [piece.plain for piece in citations(work).values()] == [
        "Franklin, R. (n.d.). T. J, 3, Article e1003285.",
        "Franklin, R. “T.” J, vol. 3, e1003285.",
        "Franklin, R. n.d. “T.” J 3: e1003285.",
        "R. Franklin, “T,” J, vol. 3, Art. no. e1003285, n.d.",
    ]


def test_article_number_of_a_conference_paper() -> None:
    work = p.work(
        "paper-conference", "T", "Borg, Anita", venue="P", pages="420", extra=(("numpages", "11"),)
    )
    assert [piece.plain for piece in citations(work).values()] == [
        "Borg, A. (n.d.). T. In P (Article 420).",
        "Borg, Anita. “T.” P, article 420.",
        "Borg, Anita. n.d. “T.” In P, article 420.",
        "A. Borg, “T,” in P, n.d., Art. no. 420.",
    ]


def test_title_keeps_its_own_end_and_inner_quotes() -> None:
    work = p.work("article-journal", 'Is "P" = “NP”?', "Cook, Stephen", venue="J", date="1971")
    assert [piece.plain for piece in citations(work).values()] == [
        'Cook, S. (1971). Is "P" = “NP”? J.',
        "Cook, Stephen. “Is ‘P’ = ‘NP’?” J, 1971.",
        "Cook, Stephen. 1971. “Is ‘P’ = ‘NP’?” J.",
        "S. Cook, “Is ‘P’ = ‘NP’?” J, 1971.",
    ]


def test_html_has_italics_links_and_no_foreign_markup() -> None:
    html = citation(p.COMPUTABLE, "apa").html
    assert "<i>Proceedings of the London Mathematical Society</i>, <i>s2-42</i>(1)" in html
    address = "https://doi.org/10.1112/plms/s2-42.1.230"
    assert html.endswith(f'<a href="{address}">{address}</a>')
    hostile = p.work("book", "<b>x", "</i><script>, A", publisher="<img>", location="<p>")
    for piece in citations(hostile).values():
        assert "<script" not in piece.html
        assert "<img" not in piece.html
        assert "<p>" not in piece.html
        assert "<b>x" not in piece.html


def test_only_web_addresses_are_printed() -> None:
    work = p.work("webpage", "T", "A, B", url="javascript:alert(1)")
    assert all("javascript" not in piece.html for piece in citations(work).values())
    slides = p.work("webpage", "T", "A, B", links=(Link("Slides", "https://a.example/", "slides"),))
    assert all("a.example" not in piece.plain for piece in citations(slides).values())


def test_doi_is_encoded_in_its_address() -> None:
    work = p.work("article-journal", "T", doi="10.1002/(sici)1097<1::aid>3.0.co;2-#")
    html = citation(work, "ieee").html
    assert 'href="https://doi.org/10.1002/(sici)1097%3C1::aid%3E3.0.co;2-%23"' in html
    assert ">10.1002/(sici)1097&lt;1::aid&gt;3.0.co;2-#</a>." in html


def test_unknown_style() -> None:
    with pytest.raises(KeyError):
        citation(p.IRIS, "vancouver")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2", "2nd ed."),
        ("Third", "3rd ed."),
        ("11th", "11th ed."),
        ("2nd edition", "2nd ed."),
        ("Revised", "Revised ed."),
        ("1", ""),
        ("", ""),
    ],
)
def test_edition(text: str, printed: str) -> None:
    assert edition(text) == printed


def test_ordinal() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112, 123)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "123rd",
    ]  # fmt: skip


TYPES = (*{work.type for work in p.ALL}, "article", "review", "manuscript", "post-weblog", "x")


@given(
    st.sampled_from(sorted(TYPES)),
    st.lists(st.text(min_size=1, max_size=6).filter(str.strip), max_size=4),
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("volume", "issue", "pages", "number", "edition", "publisher", "event", "genre"),
            st.text(max_size=5),
        ),
    ),
)
def test_any_work_has_references(type_: str, authors: list[str], fields: dict[str, str]) -> None:
    work = p.work(type_, "T", *(name for name in authors if name[0] != "@"), **fields)
    given_marks = {*".,"} & set("".join([*fields.values(), *authors]))
    for style, piece in citations(work).items():
        assert "T" in piece.plain, style
        assert ".." not in piece.plain.replace(". . .", "") or "." in given_marks
        assert ", ," not in piece.plain or "," in given_marks
