from __future__ import annotations

from dataclasses import replace

import pytest
from resolve_cases import Site, author, person, record

from sitegen.english import english
from sitegen.model.authorship import Authorship, Basis, Role
from sitegen.model.name import Name
from sitegen.model.work import Source
from sitegen.resolve import receipt

TITLE = "Sketch of the Analytical Engine with Notes"
ORCID = "0000-0001-0000-0001"
OTHER = "0000-0002-0000-0002"
ADA = person(
    "ada", "Ada Lovelace", orcid=ORCID, openalex=("A1",), dblp="l/AdaLovelace"
)  # fmt: skip
LAB = {"kind": "lab"}


def tie(printed: object, *people: object, **fields: object) -> tuple[str, str]:
    """The profile and basis of a work's only author, on a lab's site."""
    one = record("a", title=TITLE, authors=[printed], **fields)
    ((who, basis),) = Site(one, people=people or (ADA,), config=LAB).tied()  # type: ignore[arg-type]
    return who, basis


def told(tied: Authorship) -> str:
    """The receipt of an authorship in English."""
    assert tied.receipt
    return english(tied.receipt)


def test_stated_by_the_authors_person() -> None:
    assert tie(author("Countess of Lovelace", stated="ada")) == ("ada", "stated")


def test_stated_by_mine() -> None:
    site = Site(
        record("a", title=TITLE, authors=["A. Lovelace", "L. Menabrea"]),
        people=[replace(ADA, mine=("a",))],
        config=LAB,
    )
    assert site.tied() == [("ada", "stated"), ("", "")]
    assert told(site.work().authors[0]) == "listed under mine in content/people/ada.yaml"


@pytest.mark.parametrize("named", ["a", "10.1000/x", "https://doi.org/10.1000/X"])
def test_mine_takes_keys_and_identifiers(named: str) -> None:
    site = Site(
        record("a", title=TITLE, doi="10.1000/x", authors=["Ada Lovelace"]),
        people=[replace(ADA, mine=(named,))],
    )
    assert site.tied() == [("ada", "stated")]


def test_mine_on_which_no_printed_name_fits_makes_a_contributor() -> None:
    site = Site(
        record("a", title=TITLE, authors=["Luigi Menabrea"]), people=[replace(ADA, mine=("a",))]
    )
    last = site.work().authorships[-1]
    assert (last.person, last.role, last.basis) == ("ada", Role.CONTRIBUTOR, Basis.STATED)
    assert site.codes == ["identity-mine-no-author"]


def test_mine_of_a_collaboration_is_no_problem() -> None:
    team = author("x")
    team = replace(team, name=Name("Engine Collaboration", corporate=True))
    site = Site(record("a", title=TITLE, authors=[team]), people=[replace(ADA, mine=("a",))])
    assert site.work().authorships[-1].person == "ada"
    assert site.codes == []


def test_orcid_on_the_work() -> None:
    assert tie(author("A. A. King", orcid=ORCID)) == ("ada", "orcid")


def test_the_owners_orcid_record() -> None:
    site = Site(
        record("a", title=TITLE, doi="10.1000/x", authors=["A. Lovelace"]),
        record("o", Source.ORCID, title=TITLE, doi="10.1000/x"),
        people=[ADA],
        config=LAB,
    )
    assert site.tied() == [("ada", "orcid")]
    assert told(site.work().authors[0]) == f"in the ORCID record of {ORCID}"


@pytest.mark.parametrize("pid", ["l/AdaLovelace", "https://dblp.org/pid/l/AdaLovelace.html"])
def test_dblp_pid(pid: str) -> None:
    assert tie(author("A. A. King", dblp=pid)) == ("ada", "dblp")


def test_machine_cluster() -> None:
    assert tie(author("A. A. King", openalex="A1")) == ("ada", "cluster")


def test_exact_name() -> None:
    assert tie("Lovelace, Ada") == ("ada", "name")
    assert tie("ADA LOVELACE") == ("ada", "name")
    assert tie("Ada K. Lovelace") == ("", "")


def test_accents_are_part_of_a_name() -> None:
    assert tie("Paul Erdos", person("paul", "Paul Erdős")) == ("", "")


def test_dblps_homonym_number_is_part_of_the_name_key() -> None:
    assert tie("Wei Wang 0003", person("wei", "Wei Wang")) == ("", "")
    assert tie("Wei Wang 0003", person("wei", "Wei Wang 0003")) == ("wei", "name")


def test_a_group_is_nobody() -> None:
    group = replace(author("Ada Lovelace"), name=Name("Ada Lovelace", corporate=True))
    assert tie(group) == ("", "")


def test_variants_and_former_names_match() -> None:
    ada = person("ada", "Ada Lovelace", variants=("Ada King",), former_names=("Ada Byron",))
    assert tie("King, Ada", ada) == ("ada", "name")
    assert tie("Byron, Ada", ada) == ("ada", "name")


@pytest.mark.parametrize(
    ("fields", "basis"),
    [
        ({"stated": "ada", "orcid": ORCID}, "stated"),
        ({"orcid": ORCID, "dblp": "l/AdaLovelace"}, "orcid"),
        ({"dblp": "l/AdaLovelace", "openalex": "A1"}, "dblp"),
        ({"openalex": "A1"}, "cluster"),
        ({}, "name"),
    ],
)
def test_the_strongest_rung_of_the_ladder_is_the_basis(fields: dict[str, str], basis: str) -> None:
    assert tie(author("Ada Lovelace", **fields)) == ("ada", basis)


def test_every_tie_has_a_receipt() -> None:
    site = Site(
        record("a", title=TITLE, authors=[author("Ada Lovelace", orcid=ORCID)]),
        record("b", title="Another", authors=[author("Ada Lovelace")]),
        record("c", title="Third", authors=[author("X", stated="ada")]),
        people=[ADA],
    )
    assert {work.id: told(work.authors[0]) for work in site.library.works} == {
        "a": f"ORCID {ORCID} on the work",
        "b": "the name “Ada Lovelace”, letter for letter",
        "c": "stated in content/works/papers.bib (person: ada)",
    }


@pytest.mark.parametrize(
    "printed",
    [
        author("Ada Lovelace"),
        author("Ada Lovelace", orcid=ORCID),
        author("Ada Lovelace", stated="ada"),
    ],
)
def test_not_mine_beats_all(printed: object) -> None:
    assert tie(printed, replace(ADA, not_mine=("a",))) == ("", "")


def test_mine_and_not_mine_contradict_each_other() -> None:
    ada = replace(ADA, mine=("a",), not_mine=("a",))
    site = Site(record("a", title=TITLE, authors=["Ada Lovelace"]), people=[ada])
    assert site.tied() == [("", "")]
    assert site.codes == ["identity-contradiction"]


def test_a_differing_orcid_forbids_a_name_tie() -> None:
    assert tie(author("Ada Lovelace", orcid=OTHER)) == ("", "")
    assert tie(author("Ada Lovelace", orcid=OTHER), person("ada", "Ada Lovelace")) == (
        "ada",
        "name",
    )


def test_two_profiles_with_one_name_get_no_name_tie_and_a_problem_naming_both_files() -> None:
    site = Site(
        record("a", title=TITLE, authors=["Ada Lovelace"]),
        people=[ADA, person("other", "Lovelace, Ada")],
    )
    assert site.tied() == [("", "")]
    assert site.messages == [
        (
            "content/people/ada.yaml and content/people/other.yaml share the name "
            "“Ada Lovelace”; a name ties no work to either of them"
        )
    ]


def test_two_authors_of_one_name_are_nobody() -> None:
    site = Site(record("a", title=TITLE, authors=["Ada Lovelace", "Ada Lovelace"]), people=[ADA])
    assert site.tied() == [("", ""), ("", "")]


def test_an_identifier_decides_between_two_authors_of_one_name() -> None:
    site = Site(
        record("a", title=TITLE, authors=["Ada Lovelace", author("Ada Lovelace", orcid=ORCID)]),
        people=[ADA],
    )
    assert site.tied() == [("", ""), ("ada", "orcid")]


def test_author_and_editor_may_be_one_person() -> None:
    editor = author("Ada Lovelace", role=Role.EDITOR)
    site = Site(record("a", title=TITLE, authors=["Ada Lovelace", editor]), people=[ADA])
    assert site.tied() == [("ada", "name"), ("ada", "name")]


@pytest.mark.parametrize("printed", ["A. Lovelace", "Lovelace, A. K.", "Ada K. Lovelace"])
def test_initials_tie_in_the_owners_own_hand_written_files(printed: str) -> None:
    site = Site(record("a", title=TITLE, authors=[printed, "L. Menabrea"]), people=[ADA])
    assert site.tied() == [("ada", "name"), ("", "")]
    assert "fit Ada Lovelace and no other author" in told(site.work().authors[0])


@pytest.mark.parametrize("printed", ["B. Lovelace", "A. Lovelac", "Ada King Lovelace", "Lovelace"])
def test_initials_must_fit(printed: str) -> None:
    site = Site(record("a", title=TITLE, authors=[printed]), people=[ADA])
    assert site.tied() == [("", "")]


def test_initials_tie_only_if_exactly_one_author_fits() -> None:
    site = Site(record("a", title=TITLE, authors=["A. Lovelace", "A. B. Lovelace"]), people=[ADA])
    assert site.tied() == [("", ""), ("", "")]


def test_initials_with_a_differing_orcid_do_not_tie() -> None:
    site = Site(
        record("a", title=TITLE, authors=[author("A. Lovelace", orcid=OTHER)]), people=[ADA]
    )
    assert site.tied() == [("", "")]


def test_elsewhere_initials_only_suggest_the_names_line() -> None:
    lab = Site(record("a", title=TITLE, authors=["A. Lovelace"]), people=[ADA], config=LAB)
    assert lab.tied() == [("", "")]
    (suggestion,) = lab.result.suggestions
    assert (suggestion.kind, suggestion.line) == ("names", 'names: ["A. Lovelace"]')
    assert suggestion.message == "“A. Lovelace” on “a” may be Ada Lovelace"
    assert suggestion.file == "content/people/ada.yaml"


def test_initials_in_fetched_files_only_suggest() -> None:
    site = Site(
        record("w", Source.DBLP, title=TITLE, authors=["A. Lovelace", "Ada Lovelace"]),
        record("v", Source.DBLP, title="Two", authors=["A. Lovelace", author("B", stated="ada")]),
        record("u", Source.DBLP, title="Three", authors=["A. Lovelace"]),
        people=[ADA],
    )
    assert site.ids == ["w", "v"]
    assert site.suggested == ["“A. Lovelace” on “u” may be Ada Lovelace"]


def test_unknown_ids_are_problems() -> None:
    site = Site(
        record("a", title=TITLE, authors=[author("X", stated="grace")]),
        people=[replace(ADA, mine=("none",))],
    )
    assert sorted(site.messages) == [
        "an author of “a” is stated to be “grace”, who has no profile",
        "mine of “ada” names “none”, which no work is called",
    ]


def test_an_unused_not_mine_is_left_to_check() -> None:
    site = Site(record("a", title=TITLE), people=[replace(ADA, not_mine=("none",))])
    assert site.codes == []
    assert site.suggested == ["not_mine of “ada” names “none”, which no work is called"]


def test_one_identifier_in_two_profiles_ties_to_neither() -> None:
    site = Site(
        record("a", title=TITLE, authors=[author("X", orcid=ORCID)]),
        people=[ADA, person("grace", "Grace Hopper", orcid=ORCID)],
    )
    assert site.tied() == [("", "")]
    assert site.codes == ["identity-id-twice"]


def test_two_authors_of_one_name_are_told() -> None:
    site = Site(record("a", title=TITLE, authors=["Ada Lovelace", "Lovelace, Ada"]), people=[ADA])
    assert site.tied() == [("", ""), ("", "")]
    (problem,) = site.problems
    assert (problem.code, problem.message, problem.hint) == (
        "identity-author-twice",
        "two authors of “a” have a name of “ada”; neither is tied",
        "remove one if that is a slip, or write person: ada at the right one",
    )


def test_two_authors_of_one_name_of_whom_one_is_stated_are_no_problem() -> None:
    authors = ["Ada Lovelace", author("Lovelace, Ada", stated="ada")]
    site = Site(record("a", title=TITLE, authors=authors), people=[ADA])
    assert site.tied() == [("", ""), ("ada", "stated")]
    assert site.codes == []


def test_a_site_with_no_profiles_derives_no_person() -> None:
    site = Site(record("a", title=TITLE, authors=["Ada Lovelace"]))
    assert site.library.people == {}
    assert site.tied() == [("", "")]


CLUSTER = author("Ada Lovelace", openalex="A1")


def test_a_work_that_rests_only_on_a_cluster_goes_to_the_review_list() -> None:
    site = Site(record("W1", Source.OPENALEX, title=TITLE, authors=[CLUSTER]), people=[ADA])
    assert site.ids == []
    (review,) = site.result.review
    assert (review.work.id, review.person) == ("W1", "ada")
    assert review.reason == receipt.cluster("A1")


def test_accept_takes_the_clusters_of_a_source() -> None:
    ada = replace(ADA, accept=("openalex",))
    site = Site(record("W1", Source.OPENALEX, title=TITLE, authors=[CLUSTER]), people=[ada])
    assert site.tied() == [("ada", "cluster")]
    assert site.result.review == ()


def test_a_hand_written_record_needs_no_review() -> None:
    site = Site(
        record("a", title=TITLE, doi="10.1000/x", authors=["A. Lovelace"]),
        record("W1", Source.OPENALEX, title=TITLE, doi="10.1000/x", authors=[CLUSTER]),
        people=[ADA],
        config=LAB,
    )
    assert site.tied() == [("ada", "cluster")]


def test_another_persons_tie_keeps_the_work_but_not_the_guess() -> None:
    grace = person("grace", "Grace Hopper", orcid=OTHER)
    site = Site(
        record(
            "W1",
            Source.OPENALEX,
            title=TITLE,
            authors=[CLUSTER, author("G. Hopper", orcid=OTHER)],
        ),
        people=[ADA, grace],
    )
    assert site.tied() == [("", ""), ("grace", "orcid")]
    assert [review.person for review in site.result.review] == ["ada"]


def test_a_fetched_work_that_somebody_refused_is_gone() -> None:
    site = Site(
        record("W1", Source.OPENALEX, title=TITLE, authors=[CLUSTER]),
        people=[replace(ADA, not_mine=("W1",))],
    )
    assert site.ids == []
    assert site.result.review == ()
