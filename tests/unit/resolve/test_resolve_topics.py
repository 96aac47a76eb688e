from __future__ import annotations

import pytest
from resolve_cases import Site, record

from sitegen.model.topic import Topic

DECLARED = (
    Topic("ml", "Machine Learning", aliases=("statistical learning",)),
    Topic("logic", "Logic", parent="ML"),
)


def topics(*keywords: str) -> tuple[str, ...]:
    """The topics of a work with these keywords."""
    return Site(record("a", title="T", keywords=keywords), topics=DECLARED).work().topics


@pytest.mark.parametrize(
    "keyword",
    [
        "ml",
        "ML",
        "machine learning",
        "Machine-Learning",
        " machine  learning",
        "Statistical learning",
    ],
)
def test_declared_topics_match_by_id_title_and_alias_whatever_the_case(keyword: str) -> None:
    assert topics(keyword) == ("ml",)


def test_an_undeclared_keyword_becomes_a_topic() -> None:
    site = Site(record("a", title="T", keywords=("Deep Nets", "C++")))
    assert site.work().topics == ("deep-nets", "c++")
    assert site.library.topics == {
        "c++": Topic("c++", "C++"),
        "deep-nets": Topic("deep-nets", "Deep Nets"),
    }


def test_unlike_keywords_stay_unlike() -> None:
    assert topics("C", "C++", "C#") == ("c", "c++", "c#")


def test_each_topic_is_named_once_in_the_order_of_the_keywords() -> None:
    assert topics("Logic", "ML", "Machine learning", "logic") == ("logic", "ml")


def test_the_title_is_the_most_frequent_spelling() -> None:
    spellings = ("deep nets", "Deep Nets", "Deep Nets", "DEEP NETS")
    site = Site(*(record(f"k{n}", title=f"T{n}", keywords=(s,)) for n, s in enumerate(spellings)))
    assert site.library.topics["deep-nets"].title == "Deep Nets"


def test_keywords_stay_as_written() -> None:
    assert Site(record("a", title="T", keywords=("ML",)), topics=DECLARED).work().keywords == (
        "ML",
    )


def test_a_parent_may_be_named_by_title_or_alias() -> None:
    assert Site(topics=DECLARED).library.topics["logic"].parent == "ml"


@pytest.mark.parametrize(
    ("parent", "hint"),
    [
        ("Mathmatics", "did you mean “mathematics”?"),
        ("cooking", "add content/topics/cooking.md with a title"),
    ],
)
def test_an_unknown_parent_is_a_problem(parent: str, hint: str) -> None:
    known = Topic("mathematics", "Mathematics")
    site = Site(topics=(Topic("logic", "Logic", parent=parent), known))
    (problem,) = site.problems
    assert (problem.code, problem.hint) == ("topic-unknown-parent", hint)
    assert problem.message == (
        f"the parent “{parent}” of topic “logic” is neither a topic nor a keyword"
    )
    assert site.library.topics["logic"].parent == ""


def test_a_keyword_may_be_a_parent_and_then_counts_as_declared() -> None:
    site = Site(
        record("a", title="T", keywords=("Formal Systems", "games")),
        topics=(Topic("logic", "Logic", parent="formal systems"),),
    )
    assert site.messages == []
    assert site.library.topics["logic"].parent == "formal-systems"
    assert site.library.topics["formal-systems"] == Topic(
        "formal-systems", "Formal Systems", declared=True
    )
    assert not site.library.topics["games"].declared


def test_a_cycle_of_parents_is_a_problem_and_is_cut() -> None:
    site = Site(
        topics=(
            Topic("c", "C", parent="a"),
            Topic("a", "A", parent="b"),
            Topic("b", "B", parent="c"),
            Topic("d", "D", parent="a"),
            Topic("self", "Self", parent="self"),
        )
    )
    assert site.messages == [
        "topics are their own parents: a > b > c > a",
        "topics are their own parents: self > self",
    ]
    parents = {topic.id: topic.parent for topic in site.library.topics.values()}
    assert parents == {"c": "a", "a": "", "b": "c", "d": "a", "self": ""}


def test_one_alias_of_two_topics_is_a_problem() -> None:
    site = Site(topics=(Topic("a", "A", aliases=("x",)), Topic("b", "B", aliases=("X",))))
    assert site.messages == ["“x” names two topics, “a” and “b”; it means “a”"]
