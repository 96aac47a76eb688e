"""Breaking lines: at blanks, between ideographs, evenly, with an ellipsis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pictures.lines import balanced, break_lines, shortened


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("On computable numbers", 13, ["On computable", "numbers"]),
        ("On computable numbers", 21, ["On computable numbers"]),
        ("", 10, []),
        ("A B", 1, ["A", "B"]),
        ("Entscheidung now", 6, ["Entsch", "eidung", "now"]),
        ("不完全性定理", 4, ["不完全性", "定理"]),
        ("定理、証明。", 2, ["定", "理、", "証", "明。"]),
        ("數學 and logic", 8, ["數學 and", "logic"]),
        ("A.\u00a0M.\u00a0Turing, Ada", 13, ["A.\u00a0M.\u00a0Turing,", "Ada"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert break_lines(text, width, len) == lines


@given(st.text("ab 数、é\u00a0", max_size=60), st.integers(1, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = break_lines(text, width, len)
    assert all(len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_are_of_nearly_one_length() -> None:
    text = "The unreasonable effectiveness of mathematics here"
    lines = break_lines(text, 45, len)
    assert lines == ["The unreasonable effectiveness of mathematics", "here"]
    assert balanced(lines, text, 45, len) == [
        "The unreasonable effectiveness",
        "of mathematics here",
    ]


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    lines = ["one two", "three four", "five"]
    assert shortened(lines, 3, 10, len) == lines
    assert shortened(lines, 2, 10, len) == ["one two", "three…"]
    assert shortened(["abcdefghij", "k"], 1, 6, len) == ["abcde…"]


@pytest.mark.parametrize("text", ["x" * 12_000, "数" * 12_000, "a " * 6_000])
def test_little_is_measured_of_a_long_text(text: str) -> None:
    measured = 0

    def measure(line: str) -> float:
        nonlocal measured
        measured += len(line)
        return len(line)

    lines = break_lines(text, 40, measure)
    assert len(lines) == 300
    assert measured < 40 * len(text)
