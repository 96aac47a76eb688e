"""What terminals and the API say of a tie, letter for letter."""

from __future__ import annotations

import pytest

from sitegen.english import english
from sitegen.model.authorship import Basis
from sitegen.model.name import Name
from sitegen.model.sentence import Sentence
from sitegen.resolve import receipt

ADA = Name("Lovelace", "Ada")


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (receipt.stated("works/a.yaml", "ada"), "stated in works/a.yaml (person: ada)"),
        (receipt.mine("content/people/ada.yaml"), "listed under mine in content/people/ada.yaml"),
        (receipt.orcid("0000-1"), "ORCID 0000-1 on the work"),
        (receipt.orcid_record("0000-1"), "in the ORCID record of 0000-1"),
        (receipt.dblp("l/Ada"), "DBLP pid l/Ada on the work"),
        (receipt.cluster("A1"), "OpenAlex groups the name with author A1"),
        (receipt.exact_name(ADA), "the name “Ada Lovelace”, letter for letter"),
        (
            receipt.initials(Name("Lovelace", "A."), ADA),
            "the initials “A. Lovelace” fit Ada Lovelace and no other author of the work",
        ),
        (receipt.of_basis(Basis.STATED), "Stated by the owner"),
    ],
)
def test_receipts(sentence: Sentence, text: str) -> None:
    assert english(sentence) == text


@pytest.mark.parametrize("basis", Basis)
def test_every_basis_has_words(basis: Basis) -> None:
    assert english(receipt.of_basis(basis))
