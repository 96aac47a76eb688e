from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.insight.trends import MOST, ROWS, Trends, trends
from sitegen.model.date import PartialDate
from sitegen.model.work import Work


def work(year: int | None, *topics: str) -> Work:
    return Work("w", ("w",), date=PartialDate(year), topics=topics)


def found(*works: Work) -> Trends:
    result = trends(works, lambda topic: True)
    assert result is not None
    return result


def test_works_are_counted_by_topic_and_year_gaps_included() -> None:
    over = found(work(1936, "logic", "machines"), work(1938, "logic"), work(1938, "logic"))
    assert over.spans == ((1936, 1936), (1937, 1937), (1938, 1938))
    assert [(row.topic, row.numbers, row.total) for row in over.rows] == [
        ("logic", (1, 0, 2), 3),
        ("machines", (1, 0, 0), 1),
    ]
    assert over.top == 2


def test_long_times_are_counted_in_spans_of_round_years() -> None:
    over = found(work(1843, "notes", "engines"), work(1953, "notes"))
    assert over.spans[0] == (1840, 1844)
    assert over.spans[-1] == (1950, 1954)


def test_there_is_nothing_to_compare() -> None:
    def everything(topic: str) -> bool:
        return True

    assert trends([], everything) is None
    assert trends([work(1936, "a"), work(1937, "a")], everything) is None
    assert trends([work(1936, "a", "b")], everything) is None
    assert trends([work(None, "a", "b"), work(1936, "a")], everything) is None


def test_only_topics_with_a_page_are_shown() -> None:
    works = [work(1936, "a", "b", "c"), work(1937, "c")]
    over = trends(works, lambda topic: topic != "c")
    assert over is None  # a and b are of one year only
    over = trends([*works, work(1938, "a")], lambda topic: topic != "c")
    assert over is not None
    assert [row.topic for row in over.rows] == ["a", "b"]


@given(
    st.lists(
        st.tuples(st.integers(1, 2199), st.lists(st.sampled_from("abcdefghijkl"), unique=True))
    )
)
def test_nothing_is_lost_and_nothing_too_long(rows: list[tuple[int, list[str]]]) -> None:
    over = trends([work(year, *topics) for year, topics in rows], lambda topic: True)
    if over is None:
        return
    assert 2 <= len(over.spans) <= MOST
    assert 2 <= len(over.rows) <= ROWS
    for row in over.rows:
        assert len(row.numbers) == len(over.spans)
        assert sum(row.numbers) == row.total == sum(row.topic in topics for _, topics in rows)
