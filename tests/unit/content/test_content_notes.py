from __future__ import annotations

import pytest

from sitegen.content.notes import read_note
from sitegen.errors import Place, Problems
from sitegen.model.date import PartialDate
from sitegen.model.note import Collection, Note
from sitegen.model.work import Link
from sitegen.text.text import Markup, Text

NEWS = Collection("news", "News", "news", "/news/")


def read(text: str, path: str = "content/news/prize.md") -> tuple[Note, list[str]]:
    problems = Problems()
    part = read_note(text.encode(), path, NEWS, problems)
    return part.notes[0], [str(problem) for problem in problems]


def test_every_field_of_a_note() -> None:
    note, problems = read(
        "---\ntitle: A *prize*\ndate: 1943-05-01\nend: 1943-05-03\ndescription: For machines.\n"
        "location: London\nevent: A ceremony\nimg: prize.png\nworks: [turing1936]\npeople: alan\n"
        "tags: [logic, machines]\nlinks: {Report: https://example.org}\nslides: s.pdf\n"
        "redirect_from: [/old/]\npermalink: /prize/\ndraft: yes\nnav: true\nnav_order: 2\n"
        "term: Spring\ncategory: honours\nmascot: cat\nlayout: post\n---\n\nWe *won*.\n"
    )
    assert note == Note(
        id="prize",
        collection="news",
        title=Text("A *prize*", Markup.MARKDOWN),
        body=Text("We *won*.", Markup.MARKDOWN),
        date=PartialDate(1943, 5, 1),
        end=PartialDate(1943, 5, 3),
        summary=Text("For machines.", Markup.MARKDOWN),
        place="London",
        event="A ceremony",
        image="prize.png",
        works=("turing1936",),
        people=("alan",),
        topics=("logic", "machines"),
        links=(Link("Slides", "s.pdf", "slides"), Link("Report", "https://example.org")),
        facts=(("term", "Spring"), ("category", "honours"), ("mascot", "cat")),
        aliases=("/old/",),
        address="/prize/",
        draft=True,
        nav=True,
        weight=2,
    )
    assert [problem.partition("\n")[0] for problem in problems] == [
        (
            "content/news/prize.md:21:1: warning[field-unknown]: “mascot” is no field of a "
            "note; it "
            "is kept as it stands"
        )
    ]


@pytest.mark.parametrize(
    ("path", "key", "date"),
    [
        ("content/news/1936-11-12-prize.md", "prize", PartialDate(1936, 11, 12)),
        ("content/news/1936-11-12.md", "1936-11-12", PartialDate()),
        ("content/news/deep/prize.md", "prize", PartialDate()),
        ("content/news/prize/index.md", "prize", PartialDate()),
        ("content/news/1936-11-12-prize/index.md", "prize", PartialDate(1936, 11, 12)),
        ("content/news/index.md", "index", PartialDate()),
    ],
)
def test_the_files_name_gives_id_and_date(path: str, key: str, date: PartialDate) -> None:
    note, problems = read("---\ntitle: A\n---\n", path)
    assert (note.id, note.date, problems) == (key, date, [])


def test_the_stated_date_goes_before_the_files() -> None:
    note, _ = read("---\ndate: 1937\n---\n", "content/news/1936-11-12-prize.md")
    assert note.date == PartialDate(1937)


def test_a_title_comes_from_the_heading_or_the_name() -> None:
    assert read("# The prize #\n\nText")[0].title.source == "The prize"
    assert read("Text", "content/news/the_big-prize.md")[0].title.source == "The big prize"


def test_cited_works_are_listed_after_the_stated_ones() -> None:
    note, _ = read("---\nworks: b\n---\nSee [@a; @b] and [@c, p. 3], not `[@d]`.\n")
    assert note.works == ("b", "a", "c")


def test_published_false_is_a_draft() -> None:
    assert read("---\npublished: false\n---\n")[0].draft
    assert not read("---\npublished: true\n---\n")[0].draft


def test_a_note_whose_fields_cannot_be_read_is_left_out() -> None:
    problems = Problems()
    part = read_note(b"---\ntitle: A: B\ndraft: true\n---\n", "content/news/a.md", NEWS, problems)
    assert part.notes == ()
    assert [problem.place for problem in problems] == [Place("content/news/a.md", 2, 9)]


def test_a_word_that_means_nothing_in_a_list_is_told_when_the_note_is_read() -> None:
    problems = Problems()
    data = b"---\ntitle: A\n---\n\n\nText\n\n{{ works topik=a colour=red }}\n"
    read_note(data, "content/pages/a.md", Collection("pages", "", "pages", "/"), problems)
    (problem,) = problems
    assert str(problem) == (
        "content/pages/a.md:8:1: warning[text-works-query]: a list of works cannot be chosen by"
        " “topik=a”, “colour=red”\n    hint: did you mean topic=?"
    )


def test_a_files_name_with_an_impossible_date_keeps_its_year() -> None:
    note, problems = read("A prize.\n", "content/news/1936-02-31-prize.md")
    assert (note.id, note.date) == ("prize", PartialDate(1936))
    assert problems == [
        (
            "content/news/1936-02-31-prize.md: warning[field-date]: the file's name starts with "
            "“1936-02-31”, a date that is on no calendar: February 1936 has no day 31\n"
            "    hint: rename the file, or write the date in it, for example date: 2024-05-20"
        )
    ]
