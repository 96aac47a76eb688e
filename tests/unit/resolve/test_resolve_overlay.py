from __future__ import annotations

from itertools import pairwise

import pytest
from resolve_cases import PATHS, Site, author, record

from sitegen.model.work import Link, Score, Source

TITLE = "Sketch of the Analytical Engine with Notes"
DOI = {"title": TITLE, "doi": "10.1000/x"}


@pytest.mark.parametrize(("stronger", "weaker"), list(pairwise(Source)))
def test_precedence_of_sources(stronger: Source, weaker: Source) -> None:
    site = Site(
        record("b", weaker, **DOI, volume="2", issue="7"),
        record("a", stronger, **DOI, volume="1"),
    )
    work = site.work()
    assert (work.volume, work.issue) == ("1", "7")


def test_each_field_remembers_its_source() -> None:
    site = Site(
        record("a", **DOI, volume="1"),
        record("w", Source.CROSSREF, **DOI, volume="2", issue="7"),
    )
    sources = dict(site.work().sources)
    assert sources["volume"] == PATHS[Source.BIB]
    assert sources["issue"] == PATHS[Source.CROSSREF]


def test_a_single_record_remembers_its_source_too() -> None:
    assert dict(Site(record("a", title=TITLE)).work().sources) == {"title": PATHS[Source.BIB]}


def test_scalars_and_lists_replace() -> None:
    site = Site(
        record("a", **DOI, grants=("G1",), award="Medal"),
        record("w", Source.CROSSREF, **DOI, grants=("G2", "G3")),
    )
    assert site.work().grants == ("G1",)


def test_links_keywords_and_scores_unite() -> None:
    pdf, code = Link("PDF", "https://a.example/1.pdf"), Link("Code", "https://a.example/code")
    site = Site(
        record("a", **DOI, links=(pdf,), keywords=("Engines",), scores=(Score("cited", "1", "X"),)),
        record(
            "w",
            Source.CROSSREF,
            **DOI,
            links=(code, Link("Paper", pdf.url)),
            keywords=("engines", "Cards"),
            scores=(Score("cited", "5", "X"), Score("cited", "7", "Y")),
        ),
    )
    work = site.work()
    assert work.links == (pdf, code)
    assert work.keywords == ("Engines", "Cards")
    assert [score.value for score in work.scores] == ["1", "7"]
    assert dict(work.sources)["links"] == "content/works/papers.bib, " + PATHS[Source.CROSSREF]


@pytest.mark.parametrize("field", ["volume", "links", "keywords", "abstract", "authorships"])
def test_an_explicit_null_deletes(field: str) -> None:
    values = {
        "volume": "2",
        "links": (Link("PDF", "x.pdf"),),
        "keywords": ("k",),
        "authorships": (author("Ada Lovelace"),),
    }
    site = Site(
        record("a", Source.YAML, **{field: None}),
        record("a", **DOI, abstract="Text", **values),
    )
    assert not getattr(site.work(), field)
    assert field not in dict(site.work().sources)


def test_a_null_in_the_weaker_source_deletes_nothing() -> None:
    site = Site(record("a", **DOI, volume="1"), record("w", Source.CROSSREF, **DOI, volume=None))
    assert site.work().volume == "1"


def test_authors_replace_and_identifiers_are_aligned_on_by_name() -> None:
    site = Site(
        record("a", **DOI, authors=["Lovelace, Ada", "Menabrea, L. F.", "Somebody Else"]),
        record(
            "w",
            Source.OPENALEX,
            **DOI,
            authors=[
                author("Luigi Federico Menabrea", openalex="A2", orcid="0000-0000-0000-0002"),
                author("Ada Lovelace", openalex="A1", affiliations=("London",)),
            ],
        ),
    )
    work = site.work()
    assert [str(a.name) for a in work.authors] == [
        "Ada Lovelace",
        "L. F. Menabrea",
        "Somebody Else",
    ]
    assert [a.openalex for a in work.authors] == ["A1", "A2", ""]
    assert work.authors[0].affiliations == ("London",)
    assert work.authors[1].orcid == "0000-0000-0000-0002"
    sources = dict(work.sources)
    assert sources["authorships"] == PATHS[Source.BIB]
    assert sources["authorships.openalex"] == PATHS[Source.OPENALEX]


def test_no_identifier_is_aligned_on_two_authors_of_one_name() -> None:
    site = Site(
        record("a", **DOI, authors=["Wei Wang", "Wei Wang", "W. Wang"]),
        record("w", Source.OPENALEX, **DOI, authors=[author("Wei Wang", openalex="A1")]),
    )
    assert [a.openalex for a in site.work().authors] == ["", "", ""]


def test_a_differing_orcid_aligns_nothing() -> None:
    site = Site(
        record("a", **DOI, authors=[author("Wei Wang", orcid="0000-0000-0000-0001")]),
        record(
            "w",
            Source.OPENALEX,
            **DOI,
            authors=[author("Wei Wang", orcid="0000-0000-0000-0002", openalex="A1")],
        ),
    )
    assert site.work().authors[0].openalex == ""


def test_and_others_belongs_to_the_list_of_authors() -> None:
    site = Site(
        record("a", **DOI, authors=["Ada Lovelace", "Luigi Menabrea"]),
        record("w", Source.DBLP, **DOI, authors=["Ada Lovelace"], others=True),
    )
    assert site.work().others is False


def test_a_published_version_takes_nothing_of_its_own_kind_from_the_preprint() -> None:
    site = Site(
        record(
            "pre",
            title=TITLE,
            authors=["Ada Lovelace"],
            year=1842,
            type="preprint",
            venue="arXiv",
            arxiv="2001.00001",
            number="2001.00001",
            abstract="An abstract.",
            selected=True,
        ),
        record(
            "W1",
            Source.CROSSREF,
            title=TITLE,
            authors=["Ada Lovelace"],
            year=1843,
            type="article-journal",
            venue="Scientific Memoirs",
            doi="10.1000/x",
        ),
    )
    work = site.work()
    assert work.keys == ("pre", "W1")
    assert (work.type, work.venue.source, work.date.year, work.number) == (
        "article-journal",
        "Scientific Memoirs",
        1843,
        "",
    )
    assert (work.arxiv, work.abstract.source, work.selected) == ("2001.00001", "An abstract.", True)


@pytest.mark.parametrize("place", ["arXiv", "CoRR", "arXiv preprint arXiv:2001.00001", "bioRxiv"])
def test_a_repository_is_never_the_venue_of_a_published_work(place: str) -> None:
    site = Site(
        record("a", **DOI, type="article-journal", venue=place),
        record("w", Source.CROSSREF, **DOI, type="article-journal", venue="Scientific Memoirs"),
    )
    assert site.work().venue.source == "Scientific Memoirs"
    alone = Site(record("a", **DOI, type="article-journal", venue=place)).work()
    assert (alone.venue.source, alone.venue_id, alone.type) == ("", "", "article-journal")


def test_an_article_in_a_repository_is_a_preprint() -> None:
    work = Site(record("a", title=TITLE, type="article-journal", venue="CoRR")).work()
    assert (work.type, work.venue_id) == ("preprint", "arxiv")


def test_a_hand_written_addition_wins_over_every_version() -> None:
    site = Site(
        record("a", title=TITLE, authors=["A. Lovelace"], year=1843, type="preprint", arxiv="1.1"),
        record("b", title=TITLE, authors=["A. Lovelace"], year=1843, type="article-journal"),
        record("a", Source.YAML, venue="Festschrift"),
    )
    assert site.work().venue.source == "Festschrift"
