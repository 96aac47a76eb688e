from __future__ import annotations

import pytest

from sitegen.export import names
from sitegen.model.name import Name

KING = Name("King", "Martin", suffix="Jr.")
NEUMANN = Name("Neumann", "John", particle="von")
BOURBAKI = Name("Nicolas Bourbaki Association", corporate=True)
AVICENNA = Name("Avicenna")
ZU = Name("祖", "冲之")
PETIT = Name("Petit", "Jean-Luc")
WANG = Name("Wang", "Wei", suffix="0003")


@pytest.mark.parametrize(
    ("name", "inverted", "with_initials", "direct", "direct_initials"),
    [
        (KING, "King, Martin, Jr.", "King, M., Jr.", "Martin King Jr.", "M. King Jr."),
        (NEUMANN, "von Neumann, John", "von Neumann, J.", "John von Neumann", "J. von Neumann"),
        (BOURBAKI, *[str(BOURBAKI)] * 4),
        (AVICENNA, *["Avicenna"] * 4),
        (ZU, *["祖冲之"] * 4),
        (WANG, "Wang, Wei", "Wang, W.", "Wei Wang", "W. Wang"),
        (PETIT, "Petit, Jean-Luc", "Petit, J.-L.", "Jean-Luc Petit", "J.-L. Petit"),
        (Name("Conway", "J.H."), "Conway, J. H.", "Conway, J. H.", "J. H. Conway", "J. H. Conway"),
        (Name("Conway", "JH"), "Conway, JH", "Conway, J. H.", "JH Conway", "J. H. Conway"),
    ],
)  # fmt: skip
def test_forms_of_a_name(
    name: Name, inverted: str, with_initials: str, direct: str, direct_initials: str
) -> None:
    assert names.inverted(name) == inverted
    assert names.inverted_initials(name) == with_initials
    assert names.direct(name) == direct
    assert names.direct_initials(name) == direct_initials


def test_series() -> None:
    assert names.series([]) == ""
    assert names.series(["a"]) == "a"
    assert names.series(["a", "b"]) == "a and b"
    assert names.series(["a", "b"], "&", pair_comma=True) == "a, & b"
    assert names.series(["a", "b", "c"]) == "a, b, and c"


def _in_order(count: int, others: bool = False) -> str:
    return names.in_order(
        [Name(letter) for letter in "abcdefgh"[:count]],
        most=4,
        shown=2,
        others=others,
        first=names.inverted,
        rest=names.direct,
    )


def test_long_lists_end_with_et_al() -> None:
    assert _in_order(4) == "a, b, c, and d"
    assert _in_order(5) == "a, b, et al."
    assert _in_order(2, others=True) == "a, b, et al."
    assert _in_order(1, others=True) == "a et al."
