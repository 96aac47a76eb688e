from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Place, Problems
from sitegen.files.decoding import composed
from sitegen.files.yaml_file import (
    YamlMap,
    YamlScalar,
    read_front_matter,
    read_yaml,
    write_yaml,
)
from sitegen.files.yaml_node import Plain, YamlNode, plain


def read(text: str | bytes) -> tuple[YamlNode | None, list[str]]:
    problems = Problems()
    data = text if isinstance(text, bytes) else text.encode()
    node = read_yaml(data, "a.yaml", problems)
    return node, [str(problem) for problem in problems]


def value(text: str | bytes) -> Plain:
    node, problems = read(text)
    assert problems == []
    assert node is not None
    return plain(node)


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "0003", "12:30:45", "1.10", "2024-02-30", "0x1F", "1e3", ".inf", "9" * 5000],
)
def test_a_scalar_is_the_text_as_written(text: str) -> None:
    assert value(f"a: {text}\nb: [{text}]") == {"a": text, "b": [text]}


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_a_null_is_one_only_without_quotes(text: str) -> None:
    assert value(f"a: {text}\n") == {"a": None}
    assert value(f"a: '{text}'\n") == {"a": text}


def test_every_node_and_key_knows_its_place() -> None:
    node, _ = read("title: Ada\nlist:\n  - one\n  - {deep: two}\n")
    assert isinstance(node, YamlMap)
    assert [item.place for item in node.pairs] == [Place("a.yaml", 1, 1), Place("a.yaml", 2, 1)]
    items = node.get("list")
    assert items is not None
    assert items.place == Place("a.yaml", 3, 3)
    deep = items.nodes[1]  # type: ignore[union-attr]
    assert isinstance(deep, YamlMap)
    assert deep.pairs[0].place == Place("a.yaml", 4, 6)
    assert deep.pairs[0].value.place == Place("a.yaml", 4, 12)


def test_an_empty_file_is_nothing_and_no_problem() -> None:
    assert read("") == (None, [])
    assert read("# only a comment\n") == (None, [])


def test_merge_keys_add_what_is_missing() -> None:
    text = "base: &base {a: 1, b: 2}\nown: {<<: *base, b: 3}\nlist: {<<: [*base, {c: 4}]}"
    assert value(text) == {
        "base": {"a": "1", "b": "2"},
        "own": {"b": "3", "a": "1"},
        "list": {"a": "1", "b": "2", "c": "4"},
    }


def test_a_repeated_key_names_both_lines_and_the_last_counts() -> None:
    node, problems = read("a: 1\nb: 2\na: 3\n")
    assert node is not None
    assert plain(node) == {"a": "3", "b": "2"}
    assert problems == [
        (
            "a.yaml:3:1: warning[yaml-repeated-key]: “a” stands here and in line 1; this one "
            "counts\n"
            "    hint: keep one of them"
        )
    ]


SYNTAX = [
    ("a: 'x", "1:6", "a quotation mark is opened and never closed"),
    ("title: Foo: bar", "1:11", "a value that holds “: ” must be quoted"),
    ("\ta: b", "1:1", "a tab is used to indent"),
    ("a:\n\tb: c", "2:1", "a tab is used to indent"),
    ("a: [1, 2\nb: c", "2:2", "a list or mapping in brackets is not finished"),
    ("a: @x", "1:4", "a value cannot start with “@”"),
    ("a: %x", "1:4", "a value cannot start with “%”"),
    ('a: "b\\d"', "1:6", "a backslash in double quotes starts an escape that YAML does not know"),
    ("a: b\n c: d", "2:3", "the field is indented where none is expected"),
    ("a:\n  b: c\n d: e", "3:2", "the line's indentation fits no field above"),
    ("- a\nb: c", "2:1", "a field stands among the items of a list"),
    ("title: 'It's'", "1:12", "text follows a closing quotation mark"),
    ("a: - b", "1:4", "a list starts in the middle of a line"),
    ("name: Foo\nbar\nx: y", "2:1", "a line is neither “name: value” nor part of the value above"),
    ("a: & b", "1:5", "“ ” has a meaning of its own in YAML"),
]


@pytest.mark.parametrize(("text", "place", "message"), SYNTAX)
def test_a_syntax_error_is_one_problem_in_plain_words(text: str, place: str, message: str) -> None:
    node, problems = read(text)
    assert node is None
    assert len(problems) == 1
    assert problems[0].startswith(f"a.yaml:{place}: warning[yaml-syntax]: {message}\n    hint: ")


def test_tags_are_ignored_with_a_warning() -> None:
    node, problems = read("a: !!python/object/apply:os.system [ls]\nb: !!str 3\n")
    assert node is not None
    assert plain(node) == {"a": ["ls"], "b": "3"}
    assert [problem.partition("\n")[0] for problem in problems] == [
        "a.yaml:1:4: warning[yaml-tag]: the tag !!python/object/apply:os.system is ignored"
    ]


def test_a_list_as_a_key_is_left_out() -> None:
    node, problems = read("a: {{ page.title }}\nb: c\n")
    assert node is not None
    assert plain(node) == {"a": {}, "b": "c"}
    assert "warning[yaml-key]" in problems[0]


def test_only_the_first_document_is_read() -> None:
    node, problems = read("a: b\n---\nc: d\n---\ne: f\n")
    assert node is not None
    assert plain(node) == {"a": "b"}
    assert [problem.partition("\n")[0] for problem in problems] == [
        "a.yaml:2:1: warning[yaml-several-documents]: a second document starts here"
    ]


@pytest.mark.parametrize("text", ["- " * 100_000, "[" * 5_000 + "]" * 5_000, "? " * 50_000])
def test_deep_nesting_is_a_problem_not_a_crash(text: str) -> None:
    node, problems = read(text)
    assert node is not None
    assert "warning[yaml-too-deep]: more than 50 levels are nested" in problems[0]
    assert plain(node) is not None


def test_an_alias_bomb_is_cut_and_said_once() -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30)
    )
    node, problems = read(bomb)
    assert node is not None
    assert len(str(plain(node))) < 1_000_000
    assert len(problems) == 1
    assert "the aliases stand for more than 50,000 values" in problems[0]


def test_an_alias_to_itself_or_to_nothing_is_nothing() -> None:
    node, problems = read("a: &x [*x]\nb: *y\n")
    assert node is not None
    assert plain(node) == {"a": [None], "b": None}
    assert [p.partition(": ")[2].partition("\n")[0] for p in problems] == [
        "warning[yaml-alias]: *x contains itself",
        "warning[yaml-alias]: *y names nothing that stands before it",
    ]


def test_forbidden_characters_cost_nothing_but_themselves() -> None:
    node, problems = read("a: b\nc: d\x00\x0be\n")
    assert node is not None
    assert plain(node) == {"a": "b", "c": "de"}
    assert problems[0].startswith(
        "a.yaml:2:5: warning[yaml-control-character]: the character U+0000 is not allowed"
    )


def test_unicode_line_breaks_do_not_break_lines() -> None:
    assert value("a: b\u2028c\nd: e\x85f\n") == {"a": "b c", "d": "e f"}


def test_another_encoding_is_a_warning() -> None:
    node, problems = read("ok: 1\nname: Gödel\n".encode("cp1252"))
    assert node is not None
    assert plain(node) == {"ok": "1", "name": "Gödel"}
    assert problems == [
        (
            "a.yaml:2: warning[yaml-encoding]: the file is not UTF-8; it is read as Windows-1252\n"
            "    hint: save it as UTF-8"
        )
    ]
    assert read("a: ö\n".encode("utf-16"))[1] != []
    assert value("\ufeffa: ö\n".encode()) == {"a": "ö"}


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [x, 'y', {z: 0003}]\nb: |\n  two\n  lines\nc:\n"
    fast = value(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert value(text) == fast
    node, problems = read("[" * 5000)
    assert len(problems) >= 1
    assert node is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    read(data)


# Writing


def test_writing_is_block_style_quoted_only_where_needed() -> None:
    written = write_yaml(
        {
            "id": "turing1936",
            "title": "On computable numbers: part 1",
            "year": 1936,
            "number": "0003",
            "day": "1936-11-12",
            "country": "NO",
            "open": True,
            "doi": "10.1112/plms/s2-42.1.230",
            "empty": "",
            "nothing": None,
            "authors": ["Alan Turing", {"name": "Max Newman", "role": "editor"}],
            "none": [],
            "abstract": "One line.\n\nAnother.\n",
            "note": "#1 & more",
        }
    )
    assert written == (
        "id: turing1936\n"
        "title: 'On computable numbers: part 1'\n"
        "year: 1936\n"
        "number: '0003'\n"
        "day: '1936-11-12'\n"
        "country: 'NO'\n"
        "open: true\n"
        "doi: 10.1112/plms/s2-42.1.230\n"
        "empty: ''\n"
        "nothing: null\n"
        "authors:\n"
        "  - Alan Turing\n"
        "  - name: Max Newman\n"
        "    role: editor\n"
        "none: []\n"
        "abstract: |\n"
        "  One line.\n"
        "\n"
        "  Another.\n"
        "note: '#1 & more'\n"
    )


def test_a_long_text_stays_on_one_line() -> None:
    assert write_yaml({"a": "word " * 500 + "end"}).count("\n") == 1


def test_what_yaml_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        write_yaml({"k" * 2000: "x"})
    with pytest.raises(TypeError, match="YAML has no set"):
        write_yaml({"a": {1, 2}})  # type: ignore[dict-item]


TRICKY = st.sampled_from(
    "- ? : , [ ] { } # & * ! | > ' \" % @ ` = ~ null true NO 1 1.5 0x1 1:30 2024-01-01 << --- ... "
    "y: a:b a#b #".split()
) | st.sampled_from([" ", "\n", "\n\n", " \n x", "\t", "a: b", "a #b", "- a", "\x85", "\u2028"])
# What is read is composed, so only composed text comes back as it was.
TEXTS = TRICKY | st.text(max_size=30).map(composed) | st.lists(TRICKY, max_size=4).map("".join)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_what_is_written_is_read_back(written: dict[str, Plain]) -> None:
    text = write_yaml(written)
    if not written:
        assert text == "{}\n"
    assert value(text.encode("utf-8", "surrogatepass")) == written


@given(st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_no_other_reader_takes_a_text_for_something_else(written: dict[str, str]) -> None:
    text = write_yaml(written)
    assert yaml.safe_load(text) == written


# Front matter


def front(text: str) -> tuple[Plain, str, int] | None:
    problems = Problems()
    matter = read_front_matter(text.encode(), "a.md", problems)
    if matter is None:
        assert len(problems) == 1
        return None
    assert len(problems) == 0
    return plain(matter.fields), matter.body, matter.body_line


def test_front_matter_is_taken_off_and_the_body_knows_its_line() -> None:
    assert front("---\ntitle: A\n---\n\nBody\n") == ({"title": "A"}, "\nBody\n", 4)
    assert front("---\r\ntitle: A\r\n---\r\nBody") == ({"title": "A"}, "Body", 4)
    assert front("---\n---\nBody") == ({}, "Body", 3)
    assert front("---\n# nothing\n---\n") == ({}, "", 4)


def test_a_file_without_front_matter_is_all_body() -> None:
    assert front("Just text\n---\nmore") == ({}, "Just text\n---\nmore", 1)
    assert front("") == ({}, "", 1)
    assert front("---\n\nA rule, then prose: yes.\n") == (
        {},
        "---\n\nA rule, then prose: yes.\n",
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\nBody without end",
        "+++\ntitle = 'A'\n+++\nBody",
        "---\n- a list\n---\nBody",
        "---\ntitle: A: B\n---\nBody",
    ],
)
def test_front_matter_that_cannot_be_read_is_a_problem_and_the_file_is_left_out(text: str) -> None:
    assert front(text) is None


def test_places_in_front_matter_count_from_the_files_top() -> None:
    problems = Problems()
    matter = read_front_matter(b"---\na: 1\nb: 2\n---\n", "a.md", problems)
    assert matter is not None
    assert matter.fields.pairs[1].place == Place("a.md", 3, 1)
    read_front_matter(b"---\na: 1\nb: x: y\n---\n", "a.md", problems)
    assert next(iter(problems)).place == Place("a.md", 3, 5)


def test_a_scalar_says_whether_it_was_quoted() -> None:
    node, _ = read("[a, 'b']")
    assert node is not None
    first, second = node.nodes  # type: ignore[union-attr]
    assert isinstance(first, YamlScalar)
    assert isinstance(second, YamlScalar)
    assert (first.plain, second.plain) == (True, False)
