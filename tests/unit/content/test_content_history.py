from __future__ import annotations

from sitegen.content.history import HEADING, history_text, read_history
from sitegen.errors import Problems
from sitegen.model.history import Day

DAYS = (
    Day("2024-05-01", ("a", "b", "0003"), ("b",)),
    Day("2024-06-01", published=("b",)),
)


def read(text: str) -> tuple[tuple[Day, ...], list[str]]:
    problems = Problems()
    part = read_history(text.encode(), "content/history.yaml", problems)
    return part.history, [problem.code for problem in problems]


def test_what_is_written_is_read_again() -> None:
    text = history_text("", DAYS)
    assert text.startswith(HEADING)
    assert read(text) == (DAYS, [])


def test_days_are_added_at_the_end_and_nothing_above_them_changes() -> None:
    begun = "# mine\n- {date: 2024-05-01, added: [a, b, '0003'], preprints: b}"
    text = history_text(begun, DAYS[1:])
    assert text.startswith(f"{begun}\n- date:")
    assert read(text) == (DAYS, [])
    assert history_text(text, ()) == text


def test_an_empty_file_has_no_days() -> None:
    assert read("") == read("# nothing\n") == ((), [])


def test_what_is_no_history_is_a_problem() -> None:
    assert read("added: [a]") == ((), ["field-type"])
    assert read("- date: 2024-05\n  added: [a]") == ((), ["content-history-date"])
    assert read("- 2024-05-01") == ((), ["field-type"])
    assert read("- date: 2024-05-01\n  adde: [a]") == ((Day("2024-05-01"),), ["field-unknown"])
