from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.date import PartialDate, find_year, parse_month


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1936", PartialDate(1936)),
        ("1936-11", PartialDate(1936, 11)),
        ("1936-11-12", PartialDate(1936, 11, 12)),
        ("2024-05-01T10:00:00Z", PartialDate(2024, 5, 1)),
        ("in press", PartialDate(status="in press")),
        ("In-Press", PartialDate(status="in press")),
        ("im Druck", PartialDate(status="in press")),
        ("eingereicht", PartialDate(status="submitted")),
        ("in Begutachtung", PartialDate(status="under review")),
        ("angenommen", PartialDate(status="accepted")),
        ("Im Erscheinen", PartialDate(status="to appear")),
        ("in Vorbereitung", PartialDate(status="in preparation")),
        ("about 1840", PartialDate(1840, text="about 1840")),
        ("05/2023", PartialDate(2023, 5)),
        ("2023/5", PartialDate(2023, 5)),
        ("2023/12", PartialDate(2023, 12)),
        ("2011/12", PartialDate(2011, text="2011/12")),  # perhaps two years
        ("2023/24", PartialDate(2023, text="2023/24")),
        ("13/2023", PartialDate(2023, text="13/2023")),
        ("March 2001", PartialDate(2001, 3)),
        ("12 Sept. 1936", PartialDate(1936, 9, 12)),
        ("May 2nd, 1936", PartialDate(1936, 5, 2)),
        ("Spring 1936", PartialDate(1936, text="Spring 1936")),
        ("12 May 13, 1936", PartialDate(1936, text="12 May 13, 1936")),
        ("", PartialDate()),
    ],
)
def test_a_date_is_as_precise_as_its_text(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-02-30", "February 2024 has no day 30"),
        ("2024-13", "there is no month 13"),
        ("30 February 2024", "February 2024 has no day 30"),
    ],
)
def test_a_date_that_no_calendar_has_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PartialDate.parse(text)


def test_unpublished_comes_first_and_undated_last() -> None:
    dates = [PartialDate(), PartialDate(1936), PartialDate(status="in press"), PartialDate(1936, 5)]
    ordered = sorted(dates, key=lambda date: date.newest_first)
    assert ordered == [
        PartialDate(status="in press"),
        PartialDate(1936, 5),
        PartialDate(1936),
        PartialDate(),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jan", (1, None)),
        ("September", (9, None)),
        ("9", (9, None)),
        ("12 jun", (6, 12)),
        ("June 12", (6, 12)),
        ("13", None),
        ("soon", None),
    ],
)
def test_months_of_bibtex(text: str, expected: tuple[int, int | None] | None) -> None:
    assert parse_month(text) == expected


def test_a_year_stands_on_its_own() -> None:
    assert find_year("vol. 19361, 1936a") == 1936
    assert find_year("20201") is None


@given(st.text())
def test_no_text_breaks_a_date(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert date.iso == "" or PartialDate.parse(date.iso).year == date.year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1843", ((1843, 1, 1), (1843, 12, 31))),
        ("1843-02", ((1843, 2, 1), (1843, 2, 31))),
        ("1843-08-01", ((1843, 8, 1), (1843, 8, 1))),
        ("in press", None),
        ("long ago", None),
    ],
)
def test_the_days_that_a_date_may_mean(text: str, expected: object) -> None:
    assert PartialDate.parse(text).days == expected
    assert PartialDate(1843, season="winter").days == ((1843, 1, 1), (1843, 12, 31))
