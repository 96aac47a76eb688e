from __future__ import annotations

from sitegen.content.homepages import read_homepages
from sitegen.content.topics import read_topic
from sitegen.content.venues import read_venues
from sitegen.errors import Place, Problems
from sitegen.model.name import name_key
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.text.text import Markup, Text


def test_venues_by_key_in_our_form_and_al_folios() -> None:
    problems = Problems()
    part = read_venues(
        b"PLMS: {name: Proceedings, short: Proc., aliases: [P], url: https://example.org, issn: 1,"
        b' type: journal}\nMind: A Quarterly Review\n"AJP": {url: https://a.org, color: '
        b'"#00369f"}\n'
        b"Empty:\n",
        "content/venues.yaml",
        problems,
    )
    assert len(problems) == 0
    assert part.venues == (
        Venue(
            "PLMS", "Proceedings", "Proc.", ("P",), "https://example.org", "", "1", "journal", True
        ),
        Venue("Mind", "A Quarterly Review", "Mind", declared=True),
        Venue("AJP", "AJP", "", (), "https://a.org", "#00369f", declared=True),
        Venue("Empty", "Empty", declared=True),
    )
    assert part.places["venues/Mind"][""] == Place("content/venues.yaml", 2, 1)


def test_venues_in_a_list() -> None:
    problems = Problems()
    part = read_venues(b"- {id: M, name: Mind}\n- Nature\n- {url: https://a.org}\n", "v", problems)
    assert [(venue.id, venue.name) for venue in part.venues] == [
        ("M", "Mind"),
        ("Nature", "Nature"),
    ]
    assert [str(problem).partition("\n")[0] for problem in problems] == [
        "v:3:3: warning[venue-no-name]: a venue has neither id nor name; it is left out"
    ]
    read_venues(b"just text", "v", problems)
    assert "“just text” stands where a mapping of venues is expected" in str(list(problems)[1])


def test_homepages_in_al_folios_form_and_by_full_name() -> None:
    problems = Problems()
    part = read_homepages(
        b'"babbage":\n  - firstname: ["Charles", "C."]\n    url: https://example.org/cb\n'
        b"  - firstname: [Henry]\n    url: https://example.org/hb\n"
        b"Ada Lovelace: https://example.org/ada\n"
        b'"Hopper, Grace": {url: https://example.org/gh}\n'
        b"Nobody:\n",
        "content/coauthors.yml",
        problems,
    )
    assert dict(part.homepages) == {
        name_key("Charles Babbage"): "https://example.org/cb",
        name_key("C. Babbage"): "https://example.org/cb",
        name_key("Henry Babbage"): "https://example.org/hb",
        name_key("Ada Lovelace"): "https://example.org/ada",
        name_key("Grace Hopper"): "https://example.org/gh",
    }
    assert len(problems) == 0


def test_a_topic_is_a_file() -> None:
    problems = Problems()
    part = read_topic(
        b"---\ntitle: Computability\naliases: [recursion theory]\nparent: "
        b"logic\n---\nWhat *can* be.",
        "content/topics/computability.md",
        problems,
    )
    assert part.topics == (
        Topic(
            "computability",
            "Computability",
            ("recursion theory",),
            "logic",
            Text("What *can* be.", Markup.MARKDOWN),
            declared=True,
        ),
    )
    bare = read_topic(b"summary: A *sum*.", "content/topics/number-theory.yaml", problems)
    assert bare.topics[0].title == "Number theory"
    assert bare.topics[0].summary == Text("A *sum*.", Markup.MARKDOWN)
    assert len(problems) == 0


def test_a_colour_is_nothing_else() -> None:
    problems = Problems()
    part = read_venues(
        b"A: {color: 'rgb(0, 54, 159)'}\nB: {color: teal}\nC: {color: 'red; background: url(x)'}",
        "v",
        problems,
    )
    assert [venue.color for venue in part.venues] == ["rgb(0, 54, 159)", "teal", ""]
    assert [str(problem).partition("\n")[0] for problem in problems] == [
        "v:3:5: warning[field-value]: “color”: “red; background: url(x)” is no colour"
    ]
