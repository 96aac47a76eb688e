"""A sentence is told by the words of any language: places by name, one or several, lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.sentence import Sentence

WORDS = {
    "plain": "Nothing {else}",
    "works": "{n} works of {name}",
    "works.one": "a work of {name}",
    "turned": "{name}的{n}篇",
    "people": "with {names}",
    "words": "words: {words}",
    "words.item": "„{}“",
    "sign.list": "、",
}


def test_values_stand_in_their_places_whatever_the_order_of_a_language() -> None:
    values = (("name", "Ada"), ("n", 2))
    assert Sentence("works", values).told(WORDS) == "2 works of Ada"
    assert Sentence("turned", values).told(WORDS) == "Ada的2篇"


def test_one_has_words_of_its_own_where_a_language_has_them() -> None:
    values = (("name", "1"), ("n", 1))
    assert Sentence("works", values).told(WORDS) == "a work of 1"
    assert Sentence("turned", values).told(WORDS) == "1的1篇"
    assert Sentence("works", (("name", "1"), ("n", 2))).told(WORDS) == "2 works of 1"


def test_texts_stand_as_a_list() -> None:
    assert Sentence("people", (("names", ("A", "B")),)).told(WORDS) == "with A、B"
    assert Sentence("people", (("names", ("A", "B")),)).told({"people": "{names}"}) == "A, B"
    assert Sentence("words", (("words", ("a", "b")),)).told(WORDS) == "words: „a“、„b“"


def test_without_values_or_words() -> None:
    assert Sentence("plain").told(WORDS) == "Nothing {else}"
    assert Sentence("unknown", (("name", "Ada"),)).told(WORDS) == ""


@given(st.text(), st.text())
def test_a_value_is_never_read_as_words(name: str, other: str) -> None:
    found = Sentence("both", (("name", name), ("names", (other, "{n}"))))
    assert found.told({"both": "{name}|{names}"}) == f"{name}|{other}, {{n}}"
