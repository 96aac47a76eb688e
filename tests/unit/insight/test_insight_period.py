"""A period, and dates that are known less exactly than it."""

from __future__ import annotations

import pytest

from sitegen.insight.period import Period, parse_bound
from sitegen.model.date import NO_DATE, PartialDate


def period(since: str, until: str) -> Period:
    return Period(PartialDate.parse(since), PartialDate.parse(until))


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize("text", ["1936", "1936-05", "1936-05-28"])
def test_a_bound_is_a_year_a_month_or_a_day(text: str) -> None:
    assert parse_bound(text).iso == text


@pytest.mark.parametrize("text", ["spring 1936", "in press", "x", "1936-13", "1936-02-30"])
def test_anything_else_is_no_bound(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|no month|no day"):
        parse_bound(text)


def test_both_ends_are_included() -> None:
    both = period("1936-05", "1936-06")
    inside = [text for text in ("1936-04-30", "1936-05-01", "1936-06-30") if both.holds(date(text))]
    assert inside == ["1936-05-01", "1936-06-30"]
    assert not both.holds(date("1936-07-01"))


def test_a_coarse_date_touches_what_it_may_mean_and_lies_in_what_it_must() -> None:
    summer = period("1936-05", "1936-08")
    assert summer.touches(date("1936"))
    assert not summer.holds(date("1936"))
    assert period("1936", "1936").holds(date("1936"))
    assert not summer.touches(date("1937"))
    assert not summer.touches(PartialDate(status="in press"))


def test_without_a_bound_a_period_is_open() -> None:
    assert Period(since=date("1936")).holds(date("2999"))
    assert Period(until=date("1936")).holds(date("1815-12-10"))
    assert not Period(until=date("1936")).holds(date("1937"))
    assert not Period(NO_DATE, NO_DATE).is_backwards


def test_a_period_can_be_backwards() -> None:
    assert period("1937", "1936").is_backwards
    assert period("1936-06", "1936-05-31").is_backwards
    assert not period("1936", "1936-05").is_backwards


@pytest.mark.parametrize(
    ("start", "end", "sure"),
    [
        ("1935", "1937", True),
        ("1935", "1936", False),  # it may have ended before May
        ("1935", "1936-05", True),
        ("1936", "1940", False),  # it may have begun after August
        ("1936-08", "1940", True),
        ("1930", "", True),  # goes on
        ("1936", "1936", False),  # one event, some time in the year
        ("1936-06", "1936-06", True),
        ("", "1936-06", True),
    ],
)
def test_a_span_surely_meets_a_period_whatever_its_dates_mean(
    start: str, end: str, sure: bool
) -> None:
    span = [date(text) if text else NO_DATE for text in (start, end)]
    assert period("1936-05", "1936-08").surely_meets(*span) is sure
