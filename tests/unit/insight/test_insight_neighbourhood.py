"""Neighbourhoods: who and what is chosen, and how many are left out."""

from __future__ import annotations

from sitegen.insight.neighbourhood import MOST, WORKS, Neighbourhood, neighbourhood
from sitegen.model.affiliation import Affiliation, Institution
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.work import Work
from sitegen.text.text import Text

ADA = Person(
    "ada",
    Name.parse("Ada Lovelace"),
    affiliations=(Affiliation("Royal Society", start=PartialDate(1840), end=PartialDate(1845)),),
)
MARY = Person("mary", Name.parse("Mary Somerville"))


def work(number: int, *names: str, topics: tuple[str, ...] = (), year: int = 1843) -> Work:
    people = {str(ADA.name): "ada", str(MARY.name): "mary"}
    return Work(
        f"w{number}",
        (f"w{number}",),
        title=Text(f"Notes {number}"),
        authorships=tuple(Authorship(Name.parse(n), person=people.get(n, "")) for n in names),
        date=PartialDate(year),
        topics=topics,
    )


def library(*works: Work) -> Library:
    topics = {key: Topic(key, key.title()) for w in works for key in w.topics}
    return Library(
        {"ada": ADA, "mary": MARY},
        works,
        topics,
        {},
        {"Royal Society": Institution("Royal Society", "Royal Society")},
        (),
        (),
    )


def around(*works: Work) -> Neighbourhood:
    return neighbourhood(library(*works), ADA, lambda kind, key: True)


def labels(found: Neighbourhood, kind: str) -> list[str]:
    return [n.label for n in found.neighbours if n.kind == kind]


def test_a_name_without_profile_needs_two_works_a_profile_one() -> None:
    found = around(
        work(1, "Ada Lovelace", "Charles Babbage", "Luigi Menabrea"),
        work(2, "Ada Lovelace", "Charles Babbage"),
        work(3, "Ada Lovelace", "Mary Somerville"),
    )
    assert labels(found, "people") == ["Charles Babbage", "Mary Somerville"]
    assert [n.name is None for n in found.neighbours if n.kind == "people"] == [False, True]


def test_a_crowd_gives_no_tie() -> None:
    crowd = [f"Member {chr(65 + n % 26)}{n}" for n in range(50)]
    found = around(work(1, "Ada Lovelace", *crowd), work(2, "Ada Lovelace", *crowd))
    assert labels(found, "people") == []
    found = around(work(1, "Ada Lovelace", *crowd[:49]), work(2, "Ada Lovelace", *crowd[:49]))
    assert len(labels(found, "people")) == MOST["people"]
    assert found.more["people"] == 49 - MOST["people"]


def test_at_most_thirty_things_and_the_rest_is_counted() -> None:
    topics = tuple(f"topic{n}" for n in range(40))
    found = around(*(work(n, "Ada Lovelace", topics=topics) for n in range(60)))
    assert len(found.works) == WORKS
    assert found.more["works"] == 60 - WORKS
    assert found.more["topics"] == 40 - MOST["topics"]
    assert WORKS + sum(MOST.values()) <= 30


def test_an_institution_is_tied_by_the_works_of_its_years() -> None:
    found = around(
        work(1, "Ada Lovelace", year=1839),
        work(2, "Ada Lovelace", year=1840),
        work(3, "Ada Lovelace", year=1846),
    )
    (place,) = (n for n in found.neighbours if n.kind == "institutions")
    assert [found.works[n].id for n in place.works] == ["w2"]


def test_topics_without_a_page_are_left_out() -> None:
    one = work(1, "Ada Lovelace", topics=("engines",))
    found = neighbourhood(library(one), ADA, lambda kind, key: False)
    assert labels(found, "topics") == []


def test_nothing_tied_is_no_neighbourhood() -> None:
    assert not neighbourhood(library(work(1, "Mary Somerville")), ADA, lambda kind, key: True)
    assert not around(work(1, "Ada Lovelace", year=1852))
