from __future__ import annotations

from sitegen.insight.additions import BATCH, Additions, by_month
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.work import Work

MAY = PartialDate(2024, 5, 3)


def work(key: str, date: PartialDate = NO_DATE, added: PartialDate = NO_DATE) -> Work:
    return Work(key, (key,), date=date, added=added)


def order(*works: Work, most: int = 99) -> list[str]:
    return [work.id for _, work in Additions(works).newest(works, most)]


def test_a_work_is_as_new_as_it_was_added_else_as_it_came_out() -> None:
    old_but_added = work("a", PartialDate(1936), MAY)
    newer = work("b", PartialDate(2024, 6))
    older = work("c", PartialDate(2024, 4))
    assert order(older, old_but_added, newer) == ["b", "a", "c"]


def test_what_is_not_out_is_newest_and_the_undated_comes_last() -> None:
    status = work("press", PartialDate(status="in press"))
    assert order(work("none"), work("year", PartialDate(2024)), status) == ["press", "year", "none"]


def test_at_most_so_many() -> None:
    works = [work(str(year), PartialDate(year)) for year in range(1990, 2000)]
    assert order(*works, most=2) == ["1999", "1998"]


def test_a_batch_is_no_news_one_by_one() -> None:
    few = [work(f"f{n}", PartialDate(1900 + n), MAY) for n in range(BATCH)]
    many = [work(f"m{n}", PartialDate(1900 + n), MAY) for n in range(BATCH + 1)]
    assert Additions(few).batches == ()
    assert Additions(few).date(few[0]) == MAY
    found = Additions(many)
    assert found.batches == ((MAY, BATCH + 1),)
    assert found.date(many[0]) == PartialDate(1900)


def test_months_come_as_their_days_do() -> None:
    works = (
        work("a", PartialDate(2024, 5, 9)),
        work("b", PartialDate(2024, 5, 1)),
        work("c", PartialDate(2024, season="spring")),
        work("d"),
    )
    months = by_month(Additions(works).newest(works, 9))
    assert [(month.iso, [w.id for w in found]) for month, found in months] == [
        ("2024-05", ["a", "b"]),
        ("2024", ["c"]),
        ("", ["d"]),
    ]
