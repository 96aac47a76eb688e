from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Problems
from sitegen.fetch import record
from sitegen.fetch.store import value_of
from sitegen.files.yaml_file import read_yaml, write_yaml


def test_a_record_keeps_only_what_says_something_in_its_order() -> None:
    fields = {"zzz": "x", "doi": "10.5555/a", "title": "A", "id": "W1", "venue": "", "issue": None}
    assert list(record.tidy(fields)) == ["id", "title", "doi", "zzz"]


def test_ids_sort_by_their_numbers() -> None:
    assert sorted(["W100", "W99", "10.5555/b", "W9"], key=record.natural) == [
        "10.5555/b",
        "W9",
        "W99",
        "W100",
    ]


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("plain & simple, p < 0.05", "html", "plain & simple, p < 0.05"),
        ("<i>E. coli</i>", "html", {"html": "<i>E. coli</i>"}),
        ("Q&amp;A", "html", {"html": "Q&amp;A"}),
        ("costs $5 or 42%", "tex", "costs $5 or 42%"),
        ("{\\em so}", "tex", {"tex": "{\\em so}"}),
        ("", "jats", ""),
    ],
)
def test_a_text_names_its_markup_when_it_has_any(text: str, markup: str, expected: object) -> None:
    assert record.marked(text, markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-05-07", "2019-05-07"),
        ("2019-05-07T12:00:00Z", "2019-05-07"),
        ("2019-02-30", "2019-02"),
        ("2019-13-01", "2019"),
        ("2019", "2019"),
        ("0019-01-01", ""),
        ("soon", ""),
    ],
)
def test_days_are_as_precise_as_they_are_possible(text: str, expected: str) -> None:
    assert record.parse_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "is_open"),
    [
        ("CC-BY", "cc-by", True),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "cc-by-nc", True),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "cc0", True),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", "", False),
        ("publisher-specific-oa", "publisher-specific-oa", False),
    ],
)
def test_licences(text: str, expected: str, is_open: bool) -> None:
    assert record.licence(text) == expected
    assert record.is_open(expected) is is_open


@pytest.mark.parametrize("url", ["https://a.example/b c", "ftp://a", "https://a.example/x>,", ""])
def test_what_is_no_whole_web_address_is_none(url: str) -> None:
    assert record.web_address(url) == ""


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")))
VALUES = st.recursive(
    TEXT | st.booleans() | st.none(),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(TEXT.filter(bool), v, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_the_mark_of_a_value_survives_the_file(value: Any) -> None:
    node = read_yaml(write_yaml({"x": value}).encode(), "a.yaml", Problems())
    assert node is not None
    again = value_of(node)
    assert isinstance(again, dict)
    assert record.mark(again["x"]) == record.mark(value)
