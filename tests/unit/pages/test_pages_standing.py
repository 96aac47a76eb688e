"""What a work is called, and the status that a reference prints after its year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.model.date import PartialDate
from sitegen.model.work import Work
from sitegen.pages.standing import kind_of, standing
from sitegen.text.text import Markup, Text

THESIS = Work("a", ("a",), type="thesis")
DRAFT = Work("a", ("a",), date=PartialDate(1843), status="submitted")


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("PhD thesis", ("thesis.doctoral", "")),
        ("Masterarbeit", ("thesis.master", "")),
        ("Bachelor's thesis", ("thesis.bachelor", "")),
        ("habilitation", ("thesis", "Habilitation")),
        ("", ("thesis", "")),
    ],
)
def test_a_thesis_is_called_by_its_level_or_its_own_word(genre: str, kind: tuple[str, str]) -> None:
    assert kind_of(replace(THESIS, genre=genre)) == kind


def test_other_works_are_called_by_their_type() -> None:
    assert kind_of(Work("a", ("a",), type="report", genre="Memo")) == ("report", "")


@pytest.mark.parametrize(
    ("work", "status"),
    [
        (DRAFT, "submitted"),
        (replace(DRAFT, status="published"), ""),
        (replace(DRAFT, date=PartialDate()), ""),  # it stands in the year's place
        (replace(DRAFT, note=Text("Submitted to the Society", Markup.TEX)), ""),
        (replace(DRAFT, note=Text("With a table", Markup.TEX)), "submitted"),
    ],
)
def test_a_status_is_said_once(work: Work, status: str) -> None:
    assert standing(work) == status
