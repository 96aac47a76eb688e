from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_cases import Site, author, person, record

from sitegen.errors import Problems
from sitegen.model.date import PartialDate
from sitegen.model.note import Collection, Note
from sitegen.model.topic import Topic
from sitegen.model.work import Source
from sitegen.resolve.library import resolve
from sitegen.text.text import Text

NEWS = Collection("news", "News", "news", "/news/")
POSTS = Collection("posts", "Posts", "posts", "/posts/", dated=True)
TALKS = Collection("talks", "Talks", "talks", "/talks/")
TODAY = datetime.date(2020, 6, 15)


def test_list_order_is_pinned_then_newest_then_file_order() -> None:
    dates = {
        "undated": PartialDate(),
        "old": PartialDate(1900),
        "first": PartialDate(2001),
        "second": PartialDate(2001),
        "march": PartialDate(2001, 3),
        "press": PartialDate(status="in press"),
        "pinned": PartialDate(1950),
    }
    site = Site(
        *(record(key, title=key, date=date, pinned=key == "pinned") for key, date in dates.items())
    )
    assert site.ids == ["pinned", "press", "march", "first", "second", "old", "undated"]


def test_what_is_written_by_hand_stands_before_the_fetched_of_one_day() -> None:
    site = Site(
        record("W1", Source.CROSSREF, title="One", year=2001),
        record("a", title="Two", year=2001),
    )
    assert site.ids == ["a", "W1"]


def test_hide_leaves_a_work_out_with_everything_joined_to_it() -> None:
    site = Site(
        record("a", title="Notes", doi="10.1000/x", hide=True),
        record("W1", Source.CROSSREF, title="Notes", doi="10.1000/x"),
        record("b", title="Second"),
    )
    assert site.ids == ["b"]


def test_a_stronger_record_can_show_what_a_weaker_hides() -> None:
    site = Site(record("a", title="Notes", hide=True), record("a", Source.YAML, hide=False))
    assert site.ids == ["a"]


@pytest.mark.parametrize(
    ("date", "out"),
    [
        (PartialDate(2020, 6, 15), True),
        (PartialDate(2020, 6, 16), False),
        (PartialDate(2020, 7), False),
        (PartialDate(2020), True),
        (PartialDate(2021), False),
    ],
)
def test_publish_after_waits_for_its_day(date: PartialDate, out: bool) -> None:
    one = record("a", title="Notes", publish_after=date)
    assert (Site(one, today=TODAY).ids == ["a"]) is out
    assert Site(one).ids == ["a"]
    assert Site(one, today=TODAY, config={"drafts": True}).ids == ["a"]


def test_drafts_and_future_posts_wait_and_future_talks_do_not() -> None:
    later = PartialDate(2021, 1, 1)

    def notes(**config: object) -> list[str]:
        site = Site(
            notes=(
                Note("draft", "posts", Text("D"), Text(""), draft=True),
                Note("post", "posts", Text("P"), Text(""), date=later),
                Note("news", "news", Text("N"), Text(""), date=later),
                Note("talk", "talks", Text("T"), Text(""), date=later),
            ),
            collections=(NEWS, POSTS, TALKS),
            today=TODAY,
            config=config,
        )
        return [note.id for note in site.library.notes]

    assert notes() == ["talk"]
    assert notes(drafts=True) == ["draft", "post", "news", "talk"]


def test_a_record_that_adds_to_no_work_is_a_problem() -> None:
    site = Site(record("lovelace", title="Notes"), record("lovelac", Source.YAML, selected=True))
    assert site.ids == ["lovelace"]
    (problem,) = site.problems
    assert problem.code == "overlay-unknown-work"
    assert problem.message == "“lovelac” adds to a work that does not exist"
    assert problem.hint == "did you mean lovelace?"


def test_an_entry_without_a_title_is_kept() -> None:
    assert Site(record("a", authors=["Ada Lovelace"], year=1843)).ids == ["a"]


def test_former_names_and_notes_topics_are_resolved() -> None:
    site = Site(
        people=[person("ada", "Ada Lovelace")],
        topics=(Topic("engines", "Engines", aliases=("machines",)),),
        notes=(Note("n", "news", Text("N"), Text(""), topics=("Machines",)),),
        collections=(NEWS,),
    )
    assert site.library.notes[0].topics == ("engines",)


_record = st.builds(
    lambda key, source, title, year, who: record(
        f"k{key}", source, title=title, year=year, authors=who, keywords=(title, "Engines")
    ),
    st.integers(0, 9),
    st.sampled_from(list(Source)),
    st.sampled_from(("Notes on the Analytical Engine", "Cards", "Passages from a Life of Work")),
    st.sampled_from((1843, 1844, None)),
    st.lists(st.sampled_from(("Ada Lovelace", "A. Lovelace", "C. Babbage")), max_size=3),
)


@given(st.lists(_record, max_size=8))
def test_resolve_is_deterministic_and_ids_are_distinct(records: list[object]) -> None:
    ada = person("ada", "Ada Lovelace", former_names=("Ada Byron",))
    one = Site(*records, people=[ada])  # type: ignore[arg-type]
    two = Site(*records, people=[ada])  # type: ignore[arg-type]
    assert repr(one.result) == repr(two.result)
    assert list(one.problems) == list(two.problems)
    assert len(set(one.ids)) == len(one.ids)
    keys = [key for work in one.library.works for key in work.keys]
    assert len(set(keys)) == len(keys)


def test_resolve_gives_the_library() -> None:
    from sitegen.config import Config
    from sitegen.content.load import Content

    content = Content(records=(record("a", title="Notes", authors=[author("Ada Lovelace")]),))
    assert resolve(content, Config(), Problems()).work_by_key["a"].title == Text("Notes")
