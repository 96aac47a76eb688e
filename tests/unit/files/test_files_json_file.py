"""JSON is read into the nodes of YAML, with the place of everything."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Place, Problems
from sitegen.files.json_file import read_json
from sitegen.files.yaml_node import YamlList, YamlMap, YamlNode, YamlScalar

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def as_python(node: YamlNode) -> Any:
    if isinstance(node, YamlList):
        return [as_python(one) for one in node]
    if isinstance(node, YamlMap):
        return {key: as_python(value) for key, value in node.items()}
    return json.loads(node.text) if node.plain else node.text


def read(text: str | bytes) -> tuple[YamlNode | None, list[str]]:
    problems = Problems()
    data = text.encode() if isinstance(text, str) else text
    return read_json(data, "a.json", problems), list(map(str, problems))


@given(VALUES, st.sampled_from((None, 0, 2, "\t")))
def test_what_json_writes_is_read(value: Any, indent: int | str | None) -> None:
    node, problems = read(json.dumps(value, indent=indent))
    assert not problems
    assert node is not None
    assert as_python(node) == value


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    node, problems = read(text.encode("utf-8", "replace"))
    assert node is not None or problems or not text.strip()


def test_everything_knows_its_place() -> None:
    node, _ = read('\n{"a": 1,\n  "b": [\n\t"é", {"c" : null}]}')
    assert isinstance(node, YamlMap)
    a, b = node.pairs
    assert (a.place, a.value.place) == (Place("a.json", 2, 2), Place("a.json", 2, 7))
    assert isinstance(b.value, YamlList)
    first, second = b.value.nodes
    assert (first, first.place) == (YamlScalar("é", Place("a.json", 4, 2), False), first.place)
    assert isinstance(second, YamlMap)
    assert second.pairs[0].place == Place("a.json", 4, 8)
    assert second.pairs[0].value == YamlScalar("null", Place("a.json", 4, 14))


def test_a_null_is_one_and_the_word_in_quotes_is_none() -> None:
    bare, _ = read("null")
    quoted, _ = read('"null"')
    assert isinstance(bare, YamlScalar)
    assert isinstance(quoted, YamlScalar)
    assert bare.is_null
    assert not quoted.is_null


def test_an_error_names_its_place() -> None:
    assert read('{"a": 1,\n "b" 2}') == (
        None,
        [
            (
                "a.json:2:6: warning[json-syntax]: the JSON cannot be read: "
                "Expecting ':' delimiter\n"
                "    hint: check the quotes, commas and brackets around this place"
            )
        ],
    )


def test_an_endless_depth_is_a_problem() -> None:
    node, problems = read("[" * 100_000 + "]" * 100_000)
    assert node is None
    assert problems == [
        (
            "a.json:1:1: warning[json-syntax]: the JSON cannot be read: it is nested too deeply\n"
            "    hint: no document needs such depth"
        )
    ]


def test_half_a_surrogate_pair_never_reaches_a_file() -> None:
    node, _ = read(r'["\ud83d", "\ud83d\ude00"]')
    assert isinstance(node, YamlList)
    assert [one.text for one in node.nodes if isinstance(one, YamlScalar)] == ["?", "😀"]


def test_of_a_repeated_key_the_last_counts() -> None:
    node, _ = read('{"a": 1, "a": 2}')
    assert isinstance(node, YamlMap)
    assert as_python(node) == {"a": 2}


def test_an_empty_file_says_nothing() -> None:
    assert read(" \n") == (None, [])


def test_an_integer_of_any_length_stays_as_written() -> None:
    digits = "1" * 5000
    node, problems = read(f'{{"x": {digits}}}')
    assert not problems
    assert isinstance(node, YamlMap)
    (item,) = node.pairs
    assert isinstance(item.value, YamlScalar)
    assert item.value.text == digits
