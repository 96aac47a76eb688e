"""The line under a title: where a work is printed, and who else is named."""

from __future__ import annotations

import pytest

from sitegen.model.work import Work
from sitegen.pages.cards import printed_in
from sitegen.text.text import Markup, Text

JOURNAL = Text("Mathematische Annalen", Markup.PLAIN)


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (Work("a", ("a",), venue=JOURNAL, volume="83", issue="1", pages="24--66"), "83 (1), 24–66"),
        (Work("a", ("a",), venue=JOURNAL, pages="1-20"), "1–20"),
        (Work("a", ("a",), venue=JOURNAL, pages="24--6, 31"), "24–6, 31"),
        (Work("a", ("a",), venue=JOURNAL, issue="2"), "(2)"),
        (Work("a", ("a",), type="book", series="Annals of Mathematics Studies", volume="34"), "34"),
        (Work("a", ("a",), type="book", series="Annals of Mathematics Studies", number="6"), "6"),
        (Work("a", ("a",), type="book", volume="244"), ""),
        (Work("a", ("a",), type="chapter", pages="63--67"), ""),
        (Work("a", ("a",), type="patent", number="US 1,234"), "US 1,234"),
    ],
)
def test_numbers_stand_after_what_they_count(work: Work, line: str) -> None:
    assert printed_in(work) == line
