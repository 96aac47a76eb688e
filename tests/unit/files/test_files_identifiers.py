from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.files import identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1112/PLMS/s2-42.1.230", "10.1112/plms/s2-42.1.230"),
        ("https://doi.org/10.1093/mind/LIX.236.433", "10.1093/mind/lix.236.433"),
        ("http://dx.doi.org/10.1000%2Fxyz", "10.1000/xyz"),
        ("doi: 10.1000/xyz", "10.1000/xyz"),
        ("10.1000/xyz.", "10.1000/xyz"),
        ("10.1000", None),
        ("https://example.org/10.1000/xyz", None),
        ("", None),
    ],
)
def test_doi(text: str, expected: str | None) -> None:
    assert identifiers.doi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2101.00001v3", "2101.00001"),
        ("arXiv:2101.00001 [cs.LG]", "2101.00001"),
        ("https://arxiv.org/pdf/1706.03762v5.pdf", "1706.03762"),
        ("math.GT/0309136", "math/0309136"),
        ("hep-th/9711200v3", "hep-th/9711200"),
        ("10.48550/arXiv.2101.00001", "2101.00001"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001"),
        ("2101", None),
    ],
)
def test_arxiv(text: str, expected: str | None) -> None:
    assert identifiers.arxiv(text) == expected


def test_orcid_and_its_check_digit() -> None:
    # The example iDs of ORCID's own documentation.
    assert identifiers.orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert identifiers.orcid("000000021694233x") == "0000-0002-1694-233X"
    assert identifiers.orcid("0000-0002-1825") is None
    assert identifiers.orcid_check_digit("0000-0002-1825-0097") == "7"
    assert identifiers.orcid_check_digit("0000-0002-1694-233X") == "X"


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: int, at: int, change: int) -> None:
    digits = f"{number:015d}"
    wrong = digits[:at] + str((int(digits[at]) + change) % 10) + digits[at + 1 :]
    assert identifiers.orcid_check_digit(digits) != identifiers.orcid_check_digit(wrong)


def test_ror_and_its_checksum() -> None:
    assert identifiers.ror("03yrm5c26") == "https://ror.org/03yrm5c26"
    assert identifiers.ror("https://ror.org/02mhbdp94/") == "https://ror.org/02mhbdp94"
    assert identifiers.ror("03yrm5c27") is None
    assert identifiers.ror("grid.1234") is None


def test_openalex() -> None:
    assert identifiers.openalex("https://openalex.org/A5023888391") == "A5023888391"
    assert identifiers.openalex("https://api.openalex.org/works/w2741809807") == "W2741809807"
    assert identifiers.openalex("5023888391") is None


@given(st.text(max_size=40))
def test_a_canonical_form_is_its_own(text: str) -> None:
    for read in (identifiers.doi, identifiers.arxiv, identifiers.orcid, identifiers.openalex):
        if found := read(text):
            assert read(found) == found
