from __future__ import annotations

from sitegen.insight.additions import BATCH
from sitegen.insight.history import History
from sitegen.model.history import Day
from sitegen.model.library import Library
from sitegen.model.work import Work
from sitegen.resolve.suppress import neutral_key


def library(*works: Work) -> Library:
    return Library({}, works, {}, {}, {}, (), ())


def work(*keys: str, type: str = "article-journal") -> Work:  # noqa: A002 - the field's name
    return Work(keys[0], keys, type=type)


def said(history: History) -> list[tuple[str, str, int, str]]:
    return [(c.date, c.kind, c.number, c.work.id if c.work else "") for c in history.changes()]


def test_new_works_are_recorded_sorted_with_what_is_a_preprint() -> None:
    found = library(work("b"), work("p", type="preprint"), work("a"))
    day = History(found, ()).unrecorded("2024-05-01")
    assert day == Day("2024-05-01", ("a", "b", "p"), ("p",))
    assert day is not None
    assert History(found, [day]).unrecorded("2024-06-01") is None


def test_a_preprint_that_was_published_is_recorded_once_under_any_key() -> None:
    begun = Day("2024-05-01", ("arxiv-1",), ("arxiv-1",))
    published = library(work("journal", "arxiv-1"))
    day = History(published, [begun]).unrecorded("2024-06-01")
    assert day == Day("2024-06-01", published=("journal",))
    assert day is not None
    assert History(published, [begun, day]).unrecorded("2024-07-01") is None
    assert said(History(published, [begun, day])) == [
        ("2024-06-01", "published", 1, "journal"),
        ("2024-05-01", "added", 1, "journal"),
    ]


def test_a_work_that_is_gone_is_not_told_and_not_recorded() -> None:
    history = History(library(work("a")), [Day("2024-05-01", ("a", "gone"))])
    assert history.unrecorded("2024-06-01") is None
    assert said(history) == [("2024-05-01", "added", 1, "a")]


def test_a_work_whose_key_held_a_suppressed_name_is_known_under_its_neutral_key() -> None:
    hidden = neutral_key("lovelace1843")
    history = History(library(work(hidden)), [Day("2024-05-01", ("lovelace1843",))])
    assert history.unrecorded("2024-06-01") is None
    assert said(history) == [("2024-05-01", "added", 1, hidden)]


def test_many_works_of_one_day_are_one_change() -> None:
    works = [work(f"w{number:02}") for number in range(BATCH + 1)]
    keys = tuple(w.id for w in works)
    history = History(library(*works), [Day("2024-05-01", keys[:4]), Day("2024-05-01", keys[4:])])
    assert said(history) == [("2024-05-01", "added", BATCH + 1, "")]


def test_days_are_told_newest_first_whatever_their_order_in_the_file() -> None:
    history = History(
        library(work("a"), work("b"), work("c")),
        [Day("2024-06-01", ("b", "c")), Day("2024-05-01", ("a", "b"))],
    )
    assert said(history) == [
        ("2024-06-01", "added", 1, "c"),
        ("2024-05-01", "added", 1, "a"),
        ("2024-05-01", "added", 1, "b"),
    ]


def test_what_is_a_preprint_again_was_not_published() -> None:
    history = History(library(work("a", type="preprint")), [Day("2024-05-01", published=("a",))])
    assert said(history) == []
