from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.name import Name
from sitegen.resolve.name_fit import initials_fit
from sitegen.resolve.record_index import is_preprint_doi
from sitegen.resolve.titles import is_generic, notice, numerals, plain_title, similarity, words
from sitegen.text.text import Markup, Text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Poincaré’s Maps", ("on", "poincares", "maps")),
        ("A self-made $k$-means", ("a", "self", "made", "k", "means")),
        ("H₂O", ("h2o",)),
        ("STRASSE Straße", ("strasse", "strasse")),
        ("", ()),
    ],
)
def test_words(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_plain_title_reads_markup() -> None:
    assert plain_title(Text(r"{\'E}tudes of {NP}", Markup.TEX)) == "Études of NP"
    assert plain_title(Text("Sets &amp; <i>maps</i>", Markup.HTML)) == "Sets & maps"


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_similarity_is_symmetric_and_between_0_and_1(left: list[str], right: list[str]) -> None:
    assert similarity(left, right) == similarity(right, left)
    assert 0 <= similarity(left, right) <= 1
    assert similarity(left, left) == (1 if left else 0)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Engines 2 and 3.5", {"2", "3", "5"}),
        ("Engines, Part I", {"i"}),
        ("Engines IV: cards", {"iv"}),
        ("What can I do", set()),
        ("X-ray engines of type V", {"v"}),
        ("A 3D engine", {"3"}),
        ("Mix and mild", set()),
    ],
)
def test_numerals(title: str, found: set[str]) -> None:
    assert numerals(words(title)) == found


def test_generic_titles() -> None:
    for title in ("Editorial", "PREFACE.", "Reply", "Book Reviews", "Letter to the Editor"):
        assert is_generic(words(title))
    for title in ("Editorial policies of engines", "A Review of Engines", ""):
        assert not is_generic(words(title))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Erratum: On engines", ("erratum", "On engines")),
        ("Errata to “On engines”", ("erratum", "On engines”")),
        ("Publisher Correction: On engines", ("correction", "On engines")),
        ("Retraction Note to: On engines", ("retraction", "On engines")),
        ("On engines (corrigendum)", ("corrigendum", "On engines")),
        ("Corrections of errors in engines", ("correction", "errors in engines")),
        ("RETRACTED: On engines", None),
        ("Correctional facilities", None),
        ("Error correction", None),
        ("On engines", None),
    ],
)
def test_notices(title: str, found: tuple[str, str] | None) -> None:
    assert notice(title) == found


@pytest.mark.parametrize(
    ("printed", "known", "fits"),
    [
        ("A. Lovelace", "Ada Lovelace", True),
        ("Lovelace, A. K.", "Ada Lovelace", True),
        ("A. Lovelace", "Ada King Lovelace", True),
        ("JP Serre", "Jean-Pierre Serre", True),
        ("J.-P. Serre", "Jean-Pierre Serre", True),
        ("P. Serre", "Jean-Pierre Serre", False),
        ("Ada Lovelace", "Ada King Lovelace", False),
        ("J. van Leeuwen", "Jan van Leeuwen", True),
        ("J. Leeuwen", "Jan van Leeuwen", False),
        ("P. Erdos", "Paul Erdős", False),
        ("J. Smith, Jr.", "John Smith", False),
        ("Lovelace", "Ada Lovelace", False),
    ],
)
def test_initials_fit(printed: str, known: str, fits: bool) -> None:
    assert initials_fit(Name.parse(printed), Name.parse(known)) is fits


@pytest.mark.parametrize(
    ("doi", "preprint"),
    [
        ("10.48550/arxiv.2001.00001", True),
        ("10.1101/2020.01.01.123456", True),
        ("10.1101/gr.123456.110", False),
        ("10.2139/ssrn.123", True),
        ("10.31219/osf.io/abcde", True),
        ("10.1000/x", False),
    ],
)
def test_preprint_dois(doi: str, preprint: bool) -> None:
    assert is_preprint_doi(doi) is preprint
