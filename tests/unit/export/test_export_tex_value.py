from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export import tex_value
from sitegen.model.name import Name
from sitegen.text.text import Markup, Text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gödel, Escher, Bach", "Gödel, Escher, Bach"),
        ("Simon & Schuster", r"Simon \& Schuster"),
        ("100% of $5 #1 a_b", r"100\% of \$5 \#1 a\_b"),
        ("a\\b {c}", r"a\textbackslash{}b \textbraceleft{}c\textbraceright{}"),
        ("~d ^e", r"\textasciitilde{}d \textasciicircum{}e"),
        ("two\n lines\u2028or  three", "two lines or three"),
        ("4\u202fkB\u00a0more", "4\u202fkB\u00a0more"),
    ],
)  # fmt: skip
def test_plain_text_is_escaped(text: str, value: str) -> None:
    assert tex_value.escaped(text) == value


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("The {UNIVAC} I", "The {UNIVAC} I"),
        ("a } b", "a b"),
        ("a { b", "a { b}"),
        ("}a{", "a{}"),
        (r"a \{ b", r"a \textbraceleft{} b"),
        (r"\{a\}", r"\{a\}"),
        ("ends with \\", "ends with"),
        ("a\n@article{x,\n}", "a @article{x, }"),
    ],
)
def test_braces_are_balanced(value: str, mended: str) -> None:
    assert tex_value.balanced(value) == mended


def _depths(value: str) -> list[int]:
    depth, depths = 0, [0]
    for char in value:
        depth += (char == "{") - (char == "}")
        depths.append(depth)
    return depths


@given(st.text(alphabet='{}\\a \n@,"', max_size=30))
def test_any_value_balances_and_balanced_ones_stay(value: str) -> None:
    mended = tex_value.balanced(value)
    depths = _depths(mended)
    assert min(depths) == 0
    assert depths[-1] == 0
    assert "\n" not in mended
    assert tex_value.balanced(mended) == mended


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (Name("Neumann", "John", particle="von"), "von Neumann, John"),
        (Name("King", "Martin Luther", suffix="Jr."), "King, Jr., Martin Luther"),
        (Name("Wang", "Wei", suffix="0003"), "Wang, Wei"),
        (Name("Bell and Howell", corporate=True), "{Bell and Howell}"),
        (Name("Avicenna"), "Avicenna"),
        (Name("Ibn Sina"), "{Ibn Sina}"),
        (Name("Fields and Sons", "W."), "{Fields and Sons}, W."),
        (Name("O'Brien", "A & B"), r"O'Brien, A \& B"),
        (Name("Gram, Schmidt", "J."), "{Gram, Schmidt}, J."),
        (Name("Pope", suffix="II"), "Pope, II, {}"),
        (Name("de Mora Sainz", "Jaime"), "{de Mora Sainz}, Jaime"),
        (Name("Beauvoir", "Simone", particle="de"), "de Beauvoir, Simone"),
    ],
)
def test_names(name: Name, value: str) -> None:
    assert tex_value.person(name) == value


def test_capitals_within_words_are_protected_unless_the_text_is_tex() -> None:
    assert tex_value.title(Text("From ENIAC to McCarthy's Self-Made pH")) == (
        "From {ENIAC} to {McCarthy}'s Self-Made {pH}"
    )
    assert tex_value.title(Text("From ENIAC", Markup.TEX)) == "From ENIAC"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("turing1936", "turing1936"),
        ("DBLP:conf/afips/1946", "DBLP:conf/afips/1946"),
        ("a b,c}d", "a-b-c-d"),
        ("gödel", "gödel"),
        (" ", "work"),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert tex_value.key(text) == key
