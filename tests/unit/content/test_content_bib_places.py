"""Problems of a .bib entry's fields point at the field, and into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config import Config
from sitegen.content.bib_places import BibPlaces
from sitegen.content.load import load_content
from sitegen.errors import Place, Problems

BIB = r"""% a remark
@string{ams = {American Mathematical Society}}

@article{curry1930,
  author   = {Curry, Haskell},
  title    = {Grundlagen der
              \combinatory Logik},
  journal  = "American Journal",
  abstract = {One.

  Two \three.},
  year     = 1930, publisher = ams # { Press},
}

@incollection{church1941, crossref = {lectures}, title = {Lambda} year = 1941}
"""
PATH = "content/works/a.bib"
CURRY = Place(PATH, 4, 1)


@pytest.fixture
def places(tmp_path: Path) -> BibPlaces:
    (tmp_path / "content/works").mkdir(parents=True)
    (tmp_path / PATH).write_text(BIB, encoding="utf-8")
    return BibPlaces(tmp_path)


@pytest.mark.parametrize(
    ("field", "line", "column"),
    [
        ("authorships", 5, 15),
        ("title", 6, 15),
        ("venue", 8, 15),
        ("abstract", 9, 15),
        ("date", 12, 14),
    ],
)
def test_a_field_of_a_work_stands_where_its_entry_states_it(
    places: BibPlaces, field: str, line: int, column: int
) -> None:
    assert places.find(CURRY, field) == Place(PATH, line, column)


def test_a_place_within_a_field(places: BibPlaces) -> None:
    title = r"Grundlagen der \combinatory Logik"
    found = places.find(CURRY, "title", title, title.index("\\"))
    assert found == Place(PATH, 7, 15)
    abstract = "One.\n\n  Two \\three."
    found = places.find(CURRY, "abstract", abstract, abstract.index("\\"))
    assert found == Place(PATH, 11, 7)


def test_a_text_that_does_not_stand_there_has_the_place_of_its_field(places: BibPlaces) -> None:
    text = "American Mathematical Society Press"
    assert places.find(CURRY, "publisher", text, 9) == Place(PATH, 12, 32)
    assert places.find(CURRY, "title", "Foundations of Logic", 12) == Place(PATH, 6, 15)


def test_a_damaged_entry_has_places_too(places: BibPlaces) -> None:
    assert places.find(Place(PATH, 15, 1), "title") == Place(PATH, 15, 59)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (CURRY, "note"),
        (Place(PATH, 5, 1), "title"),  # the file has changed since
        (Place(PATH, 99, 9), "title"),
        (Place(PATH), "title"),
        (Place("content/works/gone.bib", 1, 1), "title"),
    ],
)
def test_nothing_is_found_where_nothing_is(places: BibPlaces, entry: Place, field: str) -> None:
    assert places.find(entry, field) is None


def test_the_table_of_places_finds_fields_and_falls_back_to_the_entry(tmp_path: Path) -> None:
    (tmp_path / "content/works").mkdir(parents=True)
    (tmp_path / PATH).write_text(BIB, encoding="utf-8")
    content = load_content(tmp_path, Config(), Problems())
    uid = f"{PATH}#curry1930"
    assert content.places[uid, "title"] == Place(PATH, 6, 15)
    assert (uid, "note") not in content.places
    assert content.places.nearest(uid, "note") == CURRY
    assert content.places.nearest("works/nobody", "title") == Place()


@given(st.text("a {}\\\n\t", max_size=30), st.integers(0, 40))
def test_places_within_a_text_count_blanks_as_the_file_has_them(text: str, offset: int) -> None:
    from sitegen.content.bib_places import _within

    joined = " ".join(text.split())
    found = _within(f"x{text}", 1, joined[:offset])
    assert 1 <= found <= len(text) + 1
    assert "".join(f"x{text}"[1:found].split()) == "".join(joined[:offset].split())
