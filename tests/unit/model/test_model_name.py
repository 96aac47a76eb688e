from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.name import Name, initials, name_key, reading_order


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turing, Alan M.", Name("Turing", "Alan M.")),
        ("Alan M. Turing", Name("Turing", "Alan M.")),
        ("van der Waals, Johannes", Name("Waals", "Johannes", "van der")),
        ("Johannes van der Waals", Name("Waals", "Johannes", "van der")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("Sammy Davis Jr.", Name("Davis", "Sammy", suffix="Jr.")),
        ("Wei Wang 0003", Name("Wang", "Wei", suffix="0003")),
        ("Plato", Name("Plato")),
        ("王小云", Name("王小云")),
        ("", Name("")),
    ],
)
def test_a_name_is_read_in_every_order(text: str, name: Name) -> None:
    assert Name.parse(text) == name


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("van der Waals, Johannes", "Johannes van der Waals"),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("Wei Wang 0003", "Wei Wang"),
        ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("王, 小云", "王小云"),
    ],
)
def test_a_name_is_printed_in_reading_order(text: str, printed: str) -> None:
    assert str(Name.parse(text)) == printed


def test_family_first_and_given_first_have_one_key() -> None:
    assert Name.parse("O’Brien, Mary-Anne").key == Name.parse("Mary Anne O'Brien").key


def test_accents_and_homonym_numbers_keep_keys_apart() -> None:
    assert name_key("Jose Garcia") != name_key("José García")
    assert Name.parse("Wei Wang 0003").key != Name.parse("Wei Wang").key


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Jean-Pierre Boris", "J.-P. B."),
        ("J.R.R.", "J. R. R."),
        ("", ""),
        ("Élie", "É."),
        ("Grace “Amazing” Brewster", "G. B."),
        ("Augusta (Ada)", "A."),
        ("Grace ‘Amazing’", "G."),
        ("Muhammad ʿAbd-Allah", "M. ʿA.-A."),
    ],
)
def test_initials(given: str, expected: str) -> None:
    assert initials(given) == expected


@given(st.text())
def test_no_text_is_too_odd_for_a_name(text: str) -> None:
    name = Name.parse(text)
    assert name.key == name_key(name.key)
    assert isinstance(name.has_initials, bool)


def test_lists_are_in_the_order_in_which_readers_look() -> None:
    labels = [
        "Zuse",
        "Öhm",
        "olsen",
        "Ohm",
        "Łukasiewicz",
        "Lyapunov",
        "Ångström",
        "Noether",
        "Ørsted",
    ]
    assert sorted(labels, key=reading_order) == [
        "Ångström",
        "Łukasiewicz",
        "Lyapunov",
        "Noether",
        "Ohm",
        "Öhm",
        "olsen",
        "Ørsted",
        "Zuse",
    ]
