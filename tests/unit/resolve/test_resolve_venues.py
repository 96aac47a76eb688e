from __future__ import annotations

import pytest
from resolve_cases import Site, record

from sitegen.model.venue import Venue
from sitegen.resolve.repositories import repository
from sitegen.resolve.venues import without_edition
from sitegen.text.text import Markup, Text

DECLARED = (
    Venue("ICE", "International Conference on Engines", "ICE", aliases=("Engines Conf.",)),
    Venue("JE", "Journal of Engines & Cards", color="#123456"),
)


def venue(name: str = "", kind: str = "paper-conference", **fields: object) -> Venue | None:
    """The venue of a work on a site with two declared ones."""
    one = record("a", title="Notes", type=kind, **({"venue": name} if name else {}), **fields)
    site = Site(one, venues=DECLARED)
    return site.library.venues.get(site.work().venue_id)


@pytest.mark.parametrize(
    "name",
    [
        "International Conference on Engines",
        "ICE",
        "engines conf",
        "Proceedings of the 12th International Conference on Engines (ICE 1840)",
        "Proceedings of the Twenty-First Annual International Conference on Engines",
        "2019 International Conference on Engines (ICE)",
    ],
)
def test_declared_venues_match_by_key_name_and_alias(name: str) -> None:
    found = venue(name)
    assert found is not None
    assert (found.id, found.declared) == ("ICE", True)


def test_an_acronym_is_enough_for_a_venue_declared_by_nothing_else() -> None:
    assert not venue("Congress of Entomology (ICE)").declared  # type: ignore[union-attr]
    site = Site(
        record("a", title="T", type="paper-conference", venue="Congress of Entomology (ICE 2019)"),
        venues=(Venue("ICE", "ICE"),),
    )
    assert site.work().venue_id == "ICE"


@pytest.mark.parametrize("abbr", ["ICE", "ICE 2021", "ice'21", "ICE2021"])
def test_an_abbr_matches_without_its_trailing_year(abbr: str) -> None:
    found = venue("Somewhere else", abbr=abbr)
    assert found is not None
    assert found.id == "ICE"


def test_an_ampersand_is_an_and() -> None:
    found = venue("Journal of Engines and Cards", "article-journal")
    assert found is not None
    assert found.id == "JE"


@pytest.mark.parametrize(
    "name",
    [
        "ICE 2019 Workshop on Cards",
        "Companion Proceedings of the International Conference on Engines (ICE)",
        "Findings of the International Conference on Engines (ICE)",
        "Adjunct Proceedings of the International Conference on Engines",
        "Extended Abstracts of the International Conference on Engines",
        "International Conference on Engines, Companion Volume 2019",
    ],
)
def test_workshops_companions_and_findings_never_fold_into_the_main_venue(name: str) -> None:
    found = venue(name)
    assert found is not None
    assert not found.declared


@pytest.mark.parametrize(
    ("name", "bare", "acronym"),
    [
        ("Proceedings of the 34th Conference on Widgets (CW 2019)", "Conference on Widgets", "CW"),
        ("Proc. of the Thirty-Fourth Conference on Widgets", "Conference on Widgets", ""),
        ("Conference on Widgets, CW 2019, 9-15 June, Turin", "Conference on Widgets", ""),
        ("Advances in Widget Systems 32", "Advances in Widget Systems", ""),
        ("2018 Conference on Widgets - CW '18", "Conference on Widgets", "CW"),
        ("2019 IEEE 90th Conference on Widgets (CW2019-Fall)", "IEEE Conference on Widgets",
         "CW-Fall"),
        ("Conference on Widgets (CW) (Oral)", "Conference on Widgets", "CW"),
        ("Meeting on Widgets (Volume 1: Long Papers)", "Meeting on Widgets", ""),
        ("CVPR 2021", "CVPR", ""),
        ("Proceedings", "Proceedings", ""),
        ("2020", "2020", ""),
    ],
)  # fmt: skip
def test_what_changes_from_year_to_year_goes(name: str, bare: str, acronym: str) -> None:
    assert without_edition(name) == (bare, acronym)


def test_editions_of_a_conference_are_one_venue() -> None:
    names = (
        "Proceedings of the 33rd Annual Conference on Widgets",
        "Proceedings of the 34th Conference on Widgets",
        "The 35th Conference on Widgets",
    )
    site = Site(
        *(
            record(f"k{n}", title=f"Title {n}", type="paper-conference", venue=name)
            for n, name in enumerate(names)
        )
    )
    assert {work.venue_id for work in site.library.works} == {"conference-on-widgets"}
    assert site.library.venues["conference-on-widgets"].name == "Conference on Widgets"


def test_a_journal_keeps_its_whole_name() -> None:
    for name in ("Proceedings of the IEEE", "Annual Review of Widgets", "Physics 2000"):
        found = venue(name, "article-journal")
        assert found is not None
        assert found.name == name


def test_an_undeclared_venue_has_its_most_frequent_spelling_short_name_and_issn() -> None:
    names = ("journal of widgets", "Journal of Widgets", "Journal of Widgets")
    site = Site(
        *(
            record(
                f"k{n}",
                title=f"T {n}",
                type="article-journal",
                venue=name,
                abbr="JW 2020",
                issn="1234-5678",
            )
            for n, name in enumerate(names)
        )
    )
    assert site.library.venues == {
        "journal-of-widgets": Venue(
            "journal-of-widgets", "Journal of Widgets", "JW", issn="1234-5678",
            type="article-journal",
        )
    }  # fmt: skip


def test_tex_is_read() -> None:
    one = record(
        "a", title="T", type="article-journal", venue=Text(r"Acta Math{\'e}matica", Markup.TEX)
    )
    site = Site(one)
    assert site.work().venue_id == "acta-mathématica"


def test_a_preprint_may_be_in_a_repository() -> None:
    site = Site(
        record("a", title="T", type="preprint", venue="arXiv preprint arXiv:2001.00001"),
        record("b", title="U", type="preprint", venue="CoRR"),
    )
    assert {work.venue_id for work in site.library.works} == {"arxiv"}
    assert site.library.venues["arxiv"].name == "arXiv"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("arXiv", "arXiv"),
        ("arXiv:2001.00001", "arXiv"),
        ("ArXiv e-prints", "arXiv"),
        ("CoRR", "arXiv"),
        ("arXiv [cs.LG]", "arXiv"),
        ("bioRxiv preprint", "bioRxiv"),
        ("SSRN Electronic Journal", "SSRN"),
        ("Zenodo", "Zenodo"),
        ("HAL", "HAL"),
        ("OSF Preprints", "OSF"),
        ("HAL Anniversary Workshop", ""),
        ("Corrosion Science", ""),
        ("Journal of arXiv Studies", ""),
        ("", ""),
    ],
)
def test_repositories(text: str, name: str) -> None:
    assert repository(text) == name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        (
            "ICE '19: Proceedings of the 37th Conference on Engines",
            ("Conference on Engines", "ICE"),
        ),
        ("ICE '13 Proceedings of the Conference on Engines", ("Conference on Engines", "ICE")),
        (
            "ICE 2014 - Proceedings of the 4th Conference on Engines",
            ("Conference on Engines", "ICE"),
        ),
        ("The 27th Annual Conference", ("The 27th Annual Conference", "")),
        ("Cards and Looms – INTERLOOM 2015", ("Cards and Looms – INTERLOOM", "")),
    ],
)
def test_what_changes_from_year_to_year(name: str, bare: tuple[str, str]) -> None:
    assert without_edition(name) == bare


def test_a_book_is_no_edition_of_another() -> None:
    found = venue("Engines of the 19th Century", kind="chapter")
    assert found is not None
    assert found.name == "Engines of the 19th Century"


def test_an_ellipsis_is_no_venue() -> None:
    assert venue("…") is None
