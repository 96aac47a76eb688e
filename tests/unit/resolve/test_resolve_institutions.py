from __future__ import annotations

from resolve_cases import Site, person

from sitegen.model.affiliation import Affiliation, Institution

ROR = "https://ror.org/03yrm5c26"


def site(*affiliations: Affiliation) -> Site:
    """A site on which each affiliation is that of a person of their own."""
    return Site(
        people=[
            person(f"p{n}", f"Person {n}", affiliations=(one,))
            for n, one in enumerate(affiliations)
        ]
    )


def test_institutions_are_found_by_ror_or_name() -> None:
    found = site(Affiliation("Turin"), Affiliation("London", ROR), Affiliation("Turin"))
    assert found.library.institutions == {
        "Turin": Institution("Turin", "Turin"),
        ROR: Institution(ROR, "London", ROR),
    }


def test_one_name_is_one_institution() -> None:
    found = site(Affiliation("University of  London"), Affiliation("University of London", ROR))
    assert list(found.library.institutions) == [ROR]
    assert [p.affiliations[0].ror for p in found.library.people.values()] == [ROR, ROR]


def test_a_name_without_ror_takes_its_first_spelling() -> None:
    found = site(Affiliation("Turin Academy"), Affiliation("turin academy"))
    assert list(found.library.institutions) == ["Turin Academy"]
    assert found.library.people["p1"].affiliations[0].name == "Turin Academy"


def test_an_affiliation_without_a_name_is_no_institution() -> None:
    found = site(
        Affiliation("", department="Physics"),
        Affiliation("", department="Logic"),
        Affiliation("", ROR),
        Affiliation("London", ROR),
    )
    assert found.library.institutions == {ROR: Institution(ROR, "London", ROR)}
