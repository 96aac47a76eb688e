"""The filters of templates: links, texts, dates, words, bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from markupsafe import Markup

from sitegen.model.date import PartialDate
from sitegen.model.sentence import Sentence
from sitegen.pages.views import BodyView, CitedView, SiteView
from sitegen.render.filters import ROOT, Filters, as_plain, own_mark, summary
from sitegen.text.text import Markup as TextMarkup
from sitegen.text.text import Text

WORDS = {
    "authors.more": "… {} more",
    "date.day": "{day} {month} {year}",
    "date.month": "{month} {year}",
    "month.11": "November",
    "season.spring": "Spring",
    "status.in press": "In press",
    "years": "From {first}",
}


def filters(*, url: str = "", file_links: bool = False) -> Filters:
    site = SiteView("Site", "", "en", "ltr", url, "lab", (), {}, WORDS)
    return Filters(site, file_links=file_links, fragment=lambda name, view: Markup(""))


def in_template(name: str) -> Callable[..., Any]:
    """A filter as a template calls it: those of the site take the context first."""
    found = filters().table[name]
    return lambda *arguments: found(None, *arguments)


def test_a_sentence_is_told_in_the_sites_words_or_else_in_english() -> None:
    told = in_template("sentence")
    assert told(Sentence("years", (("first", "{x}"),))) == "From {x}"
    assert told(Sentence("receipt.mine", (("file", "{x}"),))) == "listed under mine in {x}"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/", ROOT),
        ("/people/ada/", f"{ROOT}people/ada/"),
        ("/publications/#y1843", f"{ROOT}publications/#y1843"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("#main", "#main"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        ("//evil.example/x", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_links_are_of_the_site_or_of_a_safe_scheme(address: str, link: str) -> None:
    assert filters().href(address) == link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/", f"{ROOT}index.html"),
        ("/people/ada/#works", f"{ROOT}people/ada/index.html#works"),
        ("/feed.atom", f"{ROOT}feed.atom"),
    ],
)
def test_links_for_reading_from_disk_name_the_file(address: str, link: str) -> None:
    assert filters(file_links=True).href(address) == link


def test_absolute_needs_the_url_of_the_site() -> None:
    assert filters().absolute("/people/") == ""
    assert filters(url="https://e.org/lab").absolute("/people/") == "https://e.org/lab/people/"
    assert filters().absolute("https://doi.org/x") == "https://doi.org/x"


def test_words_are_filled_in_and_unknown_ones_show_their_end() -> None:
    assert in_template("word")("authors.more", 7) == "… 7 more"
    assert in_template("word")("relation.sequel-to") == "sequel to"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (PartialDate(1936, 11, 12), "12 November 1936"),
        (PartialDate(1936, 11), "November 1936"),
        (PartialDate(1936), "1936"),
        (PartialDate(1936, season="spring"), "Spring 1936"),
        (PartialDate(status="in press"), "In press"),
        (PartialDate(text="before the war"), "before the war"),
        (PartialDate(), ""),
    ],
)
def test_dates_are_as_precise_as_they_are(date: PartialDate, shown: str) -> None:
    assert filters().date(date) == shown


def test_a_date_for_machines() -> None:
    assert filters().date(PartialDate(1936, 11), "iso") == "1936-11"


def test_a_summary_is_cut_at_a_word() -> None:
    assert summary("short") == "short"
    assert summary("one two, three", 10) == "one two…"
    assert summary(Text("<i>one</i> two three", TextMarkup.HTML), 8) == "one two…"


def test_citations_of_a_body_do_not_reach_a_summary() -> None:
    body = Text("Rings mend themselves [@dijkstra1974, p. 3]; see *there*.", TextMarkup.MARKDOWN)
    assert as_plain(body) == "Rings mend themselves; see there."


def test_a_mark_of_nobody_is_nothing() -> None:
    assert own_mark("") == ""


def test_a_body_links_what_it_cites_and_leaves_alone_what_it_does_not_know() -> None:
    body = BodyView(
        "As [@a, p. 3] and [@b] say.",
        cited=(CitedView("a", "/publications/a/", "Lovelace 1843", 'Notes & "more"'),),
    )
    html = filters().body(body)
    assert f'<a class="citation" href="{ROOT}publications/a/"' in html
    assert 'title="Notes &amp; &#34;more&#34;"' in html
    assert ", p. 3)" in html
    assert "[@b]" in html


def test_a_body_cannot_bring_html() -> None:
    html = filters().body(BodyView("<script>x</script> [l](javascript:x)"))
    assert "<script" not in html
    assert "href" not in html
