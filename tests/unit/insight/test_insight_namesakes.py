"""Who stands behind a name: what ties works, what keeps them apart, and what is said of it."""

from __future__ import annotations

import pytest
from effort import lines_run
from hypothesis import given
from hypothesis import strategies as st
from name_cases import author, found, library, parts, work

from sitegen.insight.name_report import report
from sitegen.insight.namesakes import Namesakes
from sitegen.model.name import Name
from sitegen.model.person import Person

ANN = "Ann Ash"


def kinds(groups: object) -> list[str]:
    return [reason.kind for group in groups.groups for reason in group.evidence]  # type: ignore[attr-defined]


def test_a_rare_shared_coauthor_ties() -> None:
    groups = found("ann ash", work("a", ANN, "Quirin Oak"), work("b", "Oak, Quirin", "Ash, Ann"))
    assert parts(groups) == [["a", "b"]]
    (reason,) = groups.groups[0].evidence
    assert reason.english == "Quirin Oak, a rare name here, is on 2 of these works"
    assert reason.as_json() == {
        "kind": "coauthor",
        "text": reason.english,
        "values": ["Quirin Oak"],
        "works": ["a", "b"],
    }


def test_works_without_a_tie_stay_single() -> None:
    groups = found(
        "ann ash",
        work("a", ANN, title="Spectral methods for lattices"),
        work("b", ANN, title="Spectral methods for lattices again"),
    )
    assert parts(groups) == [["a"], ["b"]]
    assert kinds(groups) == []


def test_a_common_name_ties_only_with_a_second_thing() -> None:
    apart = [work("a", ANN, "Wei Li", year=1990), work("b", ANN, "Wei Li", year=2010)]
    assert parts(found("ann ash", *apart)) == [["a"], ["b"]]
    near = [work("a", ANN, "Wei Li", year=1990), work("b", ANN, "Wei Li", year=1991)]
    assert kinds(found("ann ash", *near)) == ["years"]
    there = [work("a", ANN, "Wei Li", venue="Acta"), work("b", ANN, "Wei Li", venue="ACTA")]
    groups = found("ann ash", *there)
    assert [r.english for r in groups.groups[0].evidence] == [
        "Wei Li is on 2 of these works, in Acta"
    ]


def test_a_repository_is_no_venue() -> None:
    both = [work("a", ANN, "Wei Li", venue="CoRR"), work("b", ANN, "Wei Li", venue="CoRR")]
    assert parts(found("ann ash", *both)) == [["a"], ["b"]]


def test_an_affiliation_corroborates_but_does_not_tie() -> None:
    own = author(ANN, affiliations=("Dept. of Botany, Univ. of X",))
    alone = found("ann ash", work("a", own), work("b", own))
    assert parts(alone) == [["a"], ["b"]]
    assert alone.groups[0].maybe
    assert alone.groups[0].maybe.reason.english == (
        "both are printed with the affiliation Dept. of Botany, Univ. of X"
    )
    with_li = found("ann ash", work("a", own, "Wei Li"), work("b", own, "Wei Li"))
    assert kinds(with_li) == ["affiliation"]


def test_two_common_names_together_tie() -> None:
    groups = found(
        "ann ash", work("a", ANN, "Wei Li", "Li Wang"), work("b", ANN, "Wei Li", "Li Wang")
    )
    assert parts(groups) == [["a", "b"]]
    assert groups.groups[0].evidence[0].english == "Li Wang and Wei Li are both on 2 of these works"


def test_a_common_name_that_many_of_the_site_share_does_not_tie() -> None:
    crowd = [
        work(f"x{given}{family}", f"{given} {family}")
        for given in ("Tom", "Kim", "Pia", "Leo", "Ida")
        for family in ("Mill", "Ford", "Dale", "Hill", "Wood")
    ]
    pair = [work("a", ANN, "Tom Mill", year=1990), work("b", ANN, "Tom Mill", year=2010)]
    assert parts(found("ann ash", *pair)) == [["a", "b"]]
    assert parts(found("ann ash", *pair, *crowd)) == [["a"], ["b"]]


def test_a_regular_coauthor_of_one_group_brings_a_single() -> None:
    works = [
        work("a", ANN, "Wei Li", "Quirin Oak", year=1990),
        work("b", ANN, "Wei Li", "Quirin Oak", year=2000),
        work("c", ANN, "Wei Li", year=2010),
    ]
    groups = found("ann ash", *works)
    assert parts(groups) == [["a", "b", "c"]]
    assert kinds(groups)[-1] == "regular"


def test_initials_that_fit_one_name_alone_tie() -> None:
    groups = found("ann ash", work("a", ANN, "Q. Oak"), work("b", ANN, "Quirin Oak"))
    assert kinds(groups) == ["spelling"]
    two = found(
        "ann ash",
        work("a", ANN, "Q. Oak"),
        work("b", ANN, "Quirin Oak"),
        work("c", ANN, "Quin Oak"),
    )
    assert len(two.groups) == 3


def test_the_owner_of_the_code_ties_and_a_shared_platform_does_not() -> None:
    code = "https://github.com/annash/"
    groups = found("ann ash", work("a", ANN, code=code + "x"), work("b", ANN, code=code + "y"))
    assert groups.groups[0].evidence[0].english == (
        "2 of these works have code or a project page at github.com/annash"
    )
    other = "https://github.com/"
    assert (
        len(
            found(
                "ann ash", work("a", ANN, code=other + "x/y"), work("b", ANN, code=other + "z/y")
            ).groups
        )
        == 2
    )
    zenodo = "https://zenodo.org/records/"
    assert (
        len(
            found(
                "ann ash", work("a", ANN, code=zenodo + "1"), work("b", ANN, code=zenodo + "2")
            ).groups
        )
        == 2
    )


def test_a_company_is_no_owner() -> None:
    names = [f"Name{i} Family{i}" for i in range(60)]
    others = [
        work(f"o{i}", *names[i : i + 10], code=f"https://github.com/big/{i}")
        for i in range(0, 60, 10)
    ]
    own = [
        work("a", ANN, code="https://github.com/big/a"),
        work("b", ANN, code="https://github.com/big/b"),
    ]
    assert len(found("ann ash", *own, *others).groups) == 2


def test_orcid_ties_and_keeps_apart() -> None:
    one, two = (author(ANN, orcid=f"0000-0000-0000-000{i}") for i in (1, 2))
    groups = found(
        "ann ash", work("a", one, "Quirin Oak"), work("b", two, "Quirin Oak"), work("c", one)
    )
    assert parts(groups) == [["a", "c"], ["b"]]
    assert kinds(groups) == ["orcid"]
    (refused,) = groups.refused
    assert refused.english == "Quirin Oak, a rare name here, is on 2 of these works"


def test_homonym_numbers_share_a_page_and_never_a_group() -> None:
    works = [
        work("a", "Ann Ash 0001", "Quirin Oak", "Zoe Elm"),
        work("b", "Ann Ash 0002", "Quirin Oak", "Zoe Elm"),
        work("c", "Ann Ash 0001"),
        work("d", ANN, "Vera Fir"),
    ]
    groups = found("ann ash", *works)
    assert parts(groups) == [["a", "c"], ["b"], ["d"]]
    rows = Namesakes(library(*works)).names["ann ash"].rows
    assert [(row.name, row.homonym, row.works) for row in rows] == [
        ("Ann Ash", "0001", 2),
        ("Ann Ash", "", 1),
        ("Ann Ash", "0002", 1),
    ]


def test_a_chain_of_ties_cannot_join_two_known_people() -> None:
    one, two = (author(ANN, orcid=f"0000-0000-0000-000{i}") for i in (1, 2))
    groups = found(
        "ann ash",
        work("a", one, "Quirin Oak"),
        work("b", ANN, "Quirin Oak", "Zoe Elm"),
        work("c", two, "Zoe Elm"),
    )
    assert parts(groups) == [["a", "b"], ["c"]]


def test_an_identified_coauthor_of_a_common_name_ties() -> None:
    li = author("Wei Li", orcid="0000-0000-0000-0009")
    works = [work("a", ANN, li, year=1990), work("b", ANN, li, year=2010)]
    assert kinds(found("ann ash", *works)) == ["identified"]


def test_a_coauthor_of_one_name_with_two_orcids_is_two_people() -> None:
    oaks = [author("Quirin Oak", orcid=f"0000-0000-0000-000{i}") for i in (1, 2)]
    assert len(found("ann ash", work("a", ANN, oaks[0]), work("b", ANN, oaks[1])).groups) == 2


def test_the_profile_ties_and_is_named() -> None:
    own = author(ANN, person="ann")
    person = Person("ann", Name.parse("Ann Ash"))
    groups = found("ann ash", work("a", own), work("b", own), people=[person])
    assert (
        groups.groups[0].evidence[0].english
        == "2 of these works are tied to the profile of Ann Ash"
    )


def test_a_crowd_ties_nobody() -> None:
    names = [f"Rare{i} Name{i}" for i in range(50)]
    assert len(found("ann ash", work("a", ANN, *names), work("b", ANN, *names)).groups) == 2
    assert (
        len(found("ann ash", work("a", ANN, *names[:49]), work("b", ANN, *names[:49])).groups) == 1
    )


def test_two_people_of_one_name_on_a_work_tie_nothing() -> None:
    groups = found("ann ash", work("a", ANN, ANN, "Quirin Oak"), work("b", ANN, "Quirin Oak"))
    assert parts(groups) == [["a"], ["b"]]


def test_titles_only_suggest() -> None:
    groups = found(
        "ann ash",
        work("a", ANN, title="Alpine orchids of Carinthia"),
        work("b", ANN, title="On alpine orchids"),
        work("c", ANN, title="Steam engines"),
    )
    assert len(groups.groups) == 3
    maybe = groups.groups[0].maybe
    assert maybe
    assert (maybe.group, maybe.reason.english) == (1, "titles share the words “alpine”, “orchids”")
    assert groups.groups[2].maybe is None


def test_groups_have_no_name_pages() -> None:
    team = author("x")
    team = type(team)(Name("The Orchid Team", corporate=True))
    assert list(Namesakes(library(work("a", team, ANN))).names) == ["ann ash"]


@pytest.mark.parametrize(
    ("name", "similar"),
    [
        ("jose garcia", ["j garcia", "josé garcía"]),
        ("josé garcía", ["j garcia", "jose garcia"]),
        ("j garcia", ["jana garcia", "jose garcia", "josé garcía"]),
        ("jana garcia", ["j garcia"]),
        ("ann ash", []),
    ],
)
def test_similar_names(name: str, similar: list[str]) -> None:
    names = ["José García", "Jose Garcia", "J. Garcia", "Jana Garcia", ANN, "Jose Gomez"]
    site = Namesakes(library(work("a", *names)))
    assert sorted(site.similar(name)) == similar


@given(st.permutations(range(6)))
def test_the_order_of_works_does_not_change_who_is_together(order: list[int]) -> None:
    works = [
        work("a", ANN, "Quirin Oak", year=1990),
        work("b", ANN, "Quirin Oak", "Wei Li", year=1995),
        work("c", ANN, "Wei Li", year=1996),
        work("d", ANN, "Zoe Elm", year=2000),
        work("e", ANN, "Z. Elm", year=2001),
        work("f", ANN, year=2002),
    ]
    groups = found("ann ash", *(works[i] for i in order))
    assert sorted(map(sorted, parts(groups))) == [["a", "b", "c"], ["d", "e"], ["f"]]


def test_the_report_tells_all() -> None:
    site = library(
        work("a", ANN, "Quirin Oak", title="Orchids", year=1990),
        work("b", ANN, "Quirin Oak", title="Ferns"),
        work("c", "A. Ash", title="Mosses"),
        work("d", ANN, title="Steam"),
    )
    assert report(site, "Ash, Ann") == (
        "Ann Ash: 3 works, printed as Ann Ash (3)\n"
        "  similar names: A. Ash\n"
        "  1. 2 works\n"
        "     a: Orchids (1990)\n"
        "     b: Ferns\n"
        "     because Quirin Oak, a rare name here, is on 2 of these works\n"
        "  2. 1 work\n"
        "     d: Steam\n"
    )
    assert report(site, "Zoe Elm") == "Zoe Elm: no work carries this name\n"
    assert report(site).startswith(
        "3 names, 2 of them on two or more works, 1 of these perhaps of several people\n\nAnn Ash:"
    )


def test_many_works_of_one_name_take_linear_time() -> None:
    def lines(number: int) -> int:
        works = [
            work(
                f"w{i}", ANN, "Wei Li", "Li Wang", f"R{i % 97} S{i % 89}", title=f"word{i} orchids"
            )
            for i in range(number)
        ]
        site = Namesakes(library(*works))
        return lines_run(lambda: site.groups("ann ash"))

    assert lines(2000) < 20 * lines(200)
