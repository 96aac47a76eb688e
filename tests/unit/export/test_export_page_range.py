from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.page_range import PageRange, page_range


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("230--265", "230", "265"),
        ("230-265", "230", "265"),
        ("230 – 265", "230", "265"),
        ("pp. 230—265", "230", "265"),
        ("230--65", "230", "265"),
        ("17", "17", ""),
        ("17--17", "17", ""),
        ("xii-xv", "xii", "xv"),
        ("S12-S20", "S12", "S20"),
        ("e1--e10", "e1", "e10"),
        ("42:1-42:15", "42:1", "42:15"),
        ("043001-1--043001-10", "043001-1", "043001-10"),
        ("e1003285", "e1003285", ""),
        ("RR-17-B", "RR-17-B", ""),
        ("123+", "123", ""),
        ("1-5, 9", "1-5, 9", ""),
        ("--5", "–5", ""),
        ("", "", ""),
    ],
)
def test_first_and_last_page(pages: str, first: str, last: str) -> None:
    assert page_range(pages) == PageRange(first, last)


# The examples of the Chicago Manual's table, 17th edition, 9.61.
@pytest.mark.parametrize(
    ("pages", "chicago"),
    [
        ("3-10", "3–10"),
        ("71-72", "71–72"),
        ("96-117", "96–117"),
        ("100-104", "100–104"),
        ("1100-1113", "1100–1113"),
        ("101-108", "101–8"),
        ("808-833", "808–33"),
        ("1103-1104", "1103–4"),
        ("321-328", "321–28"),
        ("498-532", "498–532"),
        ("1087-1089", "1087–89"),
        ("1496-1500", "1496–500"),
        ("11564-11615", "11564–615"),
        ("12991-13001", "12991–3001"),
    ],
)
def test_chicago_abbreviates_as_its_table(pages: str, chicago: str) -> None:
    assert page_range(pages).chicago == chicago


@pytest.mark.parametrize(
    ("pages", "mla"),
    [
        ("21-48", "21–48"),
        ("96-101", "96–101"),
        ("103-104", "103–04"),
        ("395-401", "395–401"),
        ("923-1003", "923–1003"),
        ("1003-1005", "1003–05"),
        ("1608-1774", "1608–774"),
        ("S100-S105", "S100–S105"),
    ],
)
def test_mla_keeps_two_digits(pages: str, mla: str) -> None:
    assert page_range(pages).mla == mla


@pytest.mark.parametrize(
    ("pages", "answer"),
    [("e1003285", True), ("043001", True), ("10145", True), ("230", False), ("1-9", False)],
)
def test_article_number_is_no_page(pages: str, answer: bool) -> None:
    assert page_range(pages).is_article_number is answer


@given(st.text(alphabet="0123456789-–—:,. SeivxlcdmP\t+", max_size=30))
def test_any_text_has_a_range(pages: str) -> None:
    found = page_range(pages)
    assert found.first or not found.last
    for printed in (found.mla, found.chicago, found.joined("-")):
        assert bool(printed) is bool(found.first)
