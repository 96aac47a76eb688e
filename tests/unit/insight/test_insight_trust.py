from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.insight.corroboration import Agreement, Corroboration
from sitegen.insight.evidence import Evidence
from sitegen.insight.trust import CAP, STRENGTH, SUPPORT, Level, trust
from sitegen.model.authorship import Basis
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.witness import Kind, Receipt

URL = "https://ada.example"
ORCID = "0000-0002-1825-0097"
RECEIPT = Receipt(Kind.ORCID, f"https://orcid.org/{ORCID}", URL, f"{URL}/", PartialDate(2024, 5, 1))


def ada(**facts: object) -> Person:
    return Person("ada", Name("Lovelace", "Ada"), **facts)  # type: ignore[arg-type]


def evidence(basis: Basis, *kinds: Agreement) -> Evidence:
    support = tuple(Corroboration(kind, ("x",)) for kind in kinds)
    return Evidence("w", "ada", basis, "", support)


def test_the_weights_follow_the_ladder() -> None:
    weights = [STRENGTH[basis] for basis in Basis]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)
    assert STRENGTH[Basis.NAME] + sum(SUPPORT.values()) < STRENGTH[Basis.DBLP]
    assert max(weights) < CAP


@given(st.lists(st.tuples(st.sampled_from(Basis), st.sets(st.sampled_from(Agreement)))))
def test_the_number_is_the_rounded_mean(works: list[tuple[Basis, set[Agreement]]]) -> None:
    found = trust(ada(), [evidence(basis, *kinds) for basis, kinds in works])
    if not works:
        assert found.hundredths is None
        return
    points = [min(100, STRENGTH[b] + sum(SUPPORT[k] for k in kinds)) for b, kinds in works]
    mean = Fraction(sum(points), len(points))
    assert found.hundredths is not None
    assert 0 <= found.hundredths <= 100
    assert -Fraction(1, 2) <= mean - found.hundredths < Fraction(1, 2)
    again = trust(ada(), [evidence(basis, *kinds) for basis, kinds in works * 3])
    assert again.hundredths == found.hundredths


def test_what_agrees_is_capped() -> None:
    found = trust(ada(), [evidence(Basis.STATED, *Agreement)])
    assert found.terms[0].points == found.hundredths == 100


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({}, Level.UNCLAIMED),
        ({"github": "ada"}, Level.UNCLAIMED),
        ({"orcid": ORCID}, Level.IDENTIFIED),
        ({"openalex": ("A1",)}, Level.IDENTIFIED),
        ({"claimed": PartialDate(2024)}, Level.CLAIMED),
        ({"claimed": PartialDate(text="yes")}, Level.UNCLAIMED),
        ({"orcid": ORCID, "receipts": (RECEIPT,)}, Level.CONFIRMED),
    ],
)
def test_the_level_is_the_highest_that_is_reached(facts: dict[str, object], level: Level) -> None:
    assert trust(ada(**facts), (), URL).level is level


@pytest.mark.parametrize(
    ("url", "orcid"),
    [("https://copy.example", ORCID), ("", ORCID), (URL, "0000-0001-5109-3700"), (URL, "")],
)
def test_a_receipt_for_another_site_or_profile_counts_nothing(url: str, orcid: str) -> None:
    found = trust(ada(orcid=orcid, receipts=(RECEIPT,)), (), url)
    assert found.level is not Level.CONFIRMED
    assert not found.receipts


def test_a_lost_receipt_counts_nothing_and_is_told() -> None:
    lost = Receipt(
        RECEIPT.kind, RECEIPT.page, URL, RECEIPT.link, RECEIPT.date, PartialDate(2025, 1, 2)
    )
    found = trust(ada(orcid=ORCID, receipts=(lost,)), (), URL)
    assert (found.level, found.receipts, found.lost) == (Level.IDENTIFIED, (), (lost,))


def test_the_next_level() -> None:
    assert trust(ada(), ()).next is Level.IDENTIFIED
    assert trust(ada(orcid=ORCID, receipts=(RECEIPT,)), (), URL).next is None
