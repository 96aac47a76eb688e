from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import NOWHERE, Problems
from sitegen.fetch.reader import Damage, Json, Xml, parse_json, parse_xml


def test_a_field_is_read_in_its_type() -> None:
    json_ = Json({"a": " x\x00\ud800 ", "n": "12", "f": 3.0, "yes": True}, Damage())
    assert json_["a"].text() == "x"
    assert json_["n"].integer() == 12
    assert json_["f"].integer() == 3
    assert json_["yes"].flag()
    assert len(json_.damage) == 0


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([1], "OpenAlex: a is a list, not a text; the field is left out"),
        ({"x": 1}, "OpenAlex: a is a mapping, not a text; the field is left out"),
        (True, "OpenAlex: a is true or false, not a text; the field is left out"),
    ],
)
def test_a_wrong_type_costs_the_field_and_a_warning(value: Any, message: str) -> None:
    damage, problems = Damage(), Problems()
    assert Json({"a": value}, damage)["a"].text() == ""
    damage.report(problems, NOWHERE, "OpenAlex")
    assert [problem.message for problem in problems] == [message]
    assert len(damage) == 0


def test_damage_of_one_kind_is_said_once_with_its_count() -> None:
    damage, problems = Damage(), Problems()
    for item in Json({"works": [{"id": 1.5}, {"id": []}, {"id": []}]}, damage)["works"]:
        item["id"].text()
    damage.report(problems, NOWHERE, "ORCID")
    assert [problem.message for problem in problems] == [
        "ORCID: works[0].id is a number, not a text; the field is left out",
        "ORCID: works[1].id is a list, not a text and 1 more like it; the field is left out",
    ]


def test_what_is_always_sent_is_missed() -> None:
    damage = Damage()
    json_ = Json({"null": None}, damage)
    json_["other"].text()
    json_.key("null").text()
    assert len(damage) == 0
    json_.key("gone").text()
    json_.need("null").text()
    assert len(damage) == 2


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_nothing_raises(value: Any) -> None:
    json_ = Json(value, Damage())
    for child in (json_, json_["a"], json_.need("b")["c"], json_.first()):
        assert isinstance(child.text(), str)
        assert isinstance(child.flag(), bool)
        child.integer()
        list(child)
        list(child.pairs())


@pytest.mark.parametrize("data", [b"", b"{", b"<html>", b"[" * 100_000, b"\xff\xfe\x00"])
def test_what_is_no_json_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message
        parse_json(data)


def test_an_xml_tree_is_read_without_namespaces() -> None:
    root = parse_xml(
        b'<feed xmlns="urn:a" xmlns:x="urn:b"><x:id x:key=" k ">a<b>c</b>d</x:id><id>2</id></feed>'
    )
    assert root.name == "feed"
    assert root.child("id").text == "acd"
    assert root.child("id").attribute("key") == "k"
    assert [child.text for child in root.all("id")] == ["acd", "2"]
    assert root.child("none") == Xml("none")


BOMB = b'<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "data",
    [BOMB, b"<a>", b"", b"<a></b>", b"<a>" * 1000, BOMB.decode().encode("utf-16")],
)
def test_bombs_and_broken_xml_are_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message
        parse_xml(data)


@given(st.binary())
def test_no_bytes_crash_the_parsers(data: bytes) -> None:
    for parse in (parse_json, parse_xml):
        with contextlib.suppress(ValueError):
            parse(data)


def test_a_long_text_is_cut() -> None:
    damage = Damage()
    assert len(Json("x" * 300_000, damage).text()) == 200_000
    assert len(damage) == 1
    assert json.dumps(Json(10**30, damage).text()) == '""'


def test_letters_and_their_accents_are_composed() -> None:
    parted = "Zoe\u0301"
    assert Json(parted, Damage(), "title").text() == "Zoé"
    assert parse_xml(f"<a>{parted}</a>".encode()).text == "Zoé"
