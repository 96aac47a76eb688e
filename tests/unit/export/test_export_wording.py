"""Dates and spans in the words of a theme."""

from __future__ import annotations

import pytest

from sitegen.export.wording import Wording
from sitegen.model.date import NO_DATE, PartialDate

ENGLISH = Wording(
    {
        "date.day": "{day} {month} {year}",
        "date.month": "{month} {year}",
        "month.5": "May",
        "month.9": "September",
        "season.spring": "Spring",
        "status.in press": "In press",
        "period.since": "since {}",
        "made": "made of {}",
    }
)


def date(text: str) -> PartialDate:
    return PartialDate.parse(text) if text else NO_DATE


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1936", "1938", "1936–1938"),
        ("1936", "1936", "1936"),
        ("", "1936", "1936"),
        ("1935", "", "since 1935"),
        ("1936-09", "1938-05-21", "September 1936 – 21 May 1938"),
        ("1936", "1938-05", "1936 – May 1938"),
        ("", "", ""),
    ],
)
def test_a_span_is_as_exact_as_its_dates(start: str, end: str, said: str) -> None:
    assert ENGLISH.period(date(start), date(end)) == said


def test_a_date_can_be_a_season_a_status_or_text() -> None:
    assert ENGLISH.date(PartialDate(1936, season="spring")) == "Spring 1936"
    assert ENGLISH.date(PartialDate(status="in press")) == "In press"
    assert ENGLISH.date(PartialDate(text="Michaelmas")) == "Michaelmas"


def test_a_missing_text_is_its_keys_end() -> None:
    assert ENGLISH.word("cv.journal-articles") == "journal articles"
    assert ENGLISH.word("made", "glass") == "made of glass"


def test_a_short_date_has_a_short_month_and_is_one_word() -> None:
    words = Wording(
        {
            "date.month": "{month} {year}",
            "month.9": "September",
            "month.short.9": "Sept",
            "month.5": "May",
        }
    )
    said = words.period(date("1936-09"), date("1938-05"), short=True)
    assert said == "Sept\N{NO-BREAK SPACE}1936 – May\N{NO-BREAK SPACE}1938"
