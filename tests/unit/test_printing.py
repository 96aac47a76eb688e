"""What `serve` tells anew."""

from __future__ import annotations

from collections import Counter

from sitegen.build.report import Report
from sitegen.commands.printing import new_problems


def problem(message: str, line: int = 1, severity: str = "warning") -> dict[str, object]:
    place = {"code": "bibtex-doi", "path": "content/a.bib", "line": line}
    return {**place, "message": message, "severity": severity}


def test_a_problem_is_told_once_and_again_when_it_comes_back() -> None:
    told: Counter[tuple[str, ...]] = Counter()
    one, two = problem("one"), problem("two")
    assert new_problems(Report([one, two]), told) == [one, two]
    assert new_problems(Report([one, two]), told) == []
    assert new_problems(Report([problem("one", 7), two]), told) == []  # it only moved
    twin = problem("one", 9)
    assert new_problems(Report([one, twin, two]), told) == [twin]
    assert new_problems(Report([two]), told) == []
    assert new_problems(Report([one, two]), told) == [one]


def test_what_a_failed_run_could_not_see_is_not_told_again() -> None:
    told: Counter[tuple[str, ...]] = Counter()
    one, broken = problem("one"), problem("broken", severity="error")
    assert new_problems(Report([one]), told) == [one]
    assert new_problems(Report([broken]), told) == [broken]
    assert new_problems(Report([one]), told) == []
    assert new_problems(Report([broken]), told) == [broken]
