from __future__ import annotations

from sitegen.insight.numbering import GROUPS, numbered
from sitegen.model.date import PartialDate
from sitegen.model.work import Work


def work(key: str, type_: str, date: str = "") -> Work:
    return Work(key, (key,), type=type_, date=PartialDate.parse(date))


def numbers(*works: Work) -> dict[str, str]:
    return {w.id: number for group in numbered(works) for number, w in group.rows}


def test_numbers_count_down_by_type_to_the_oldest() -> None:
    found = numbers(
        work("c", "article-journal", "1938"),
        work("x", "paper-conference", "1950"),
        work("a", "article-journal", "1936"),
        work("b", "article-journal", "1937-05"),
    )
    assert found == {"c": "J3", "b": "J2", "a": "J1", "x": "C1"}


def test_a_new_work_leaves_the_other_numbers_alone() -> None:
    old = [work("a", "article-journal", "1936"), work("b", "book", "1937")]
    before = numbers(*old)
    after = numbers(work("n", "article-journal", "in press"), work("m", "book", "1999"), *old)
    assert {key: after[key] for key in before} == before
    assert after["n"] == "J2"


def test_groups_stand_in_their_order_and_unknown_types_last() -> None:
    groups = numbered([work("o", "performance"), work("t", "thesis"), work("c", "chapter")])
    assert [group.name for group in groups] == ["chapters", "theses", "others"]


def test_letters_and_types_belong_to_one_group() -> None:
    letters = [letter for _, letter, _ in GROUPS]
    types = [type_ for *_, types in GROUPS for type_ in types]
    assert len(set(letters)) == len(letters)
    assert len(set(types)) == len(types)


def test_a_work_without_date_stands_last() -> None:
    found = numbers(work("u", "book"), work("a", "book", "1900"))
    assert found == {"a": "B2", "u": "B1"}
