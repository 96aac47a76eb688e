"""What each source's reader makes of an answer, beyond the whole fetches of tests/integration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sitegen.fetch import arxiv, crossref, dblp
from sitegen.fetch.openalex_work import Facts, abstract, read_work
from sitegen.fetch.reader import Damage, Json, parse_xml

DATA = Path(__file__).parents[2] / "data" / "fetch"


def openalex(index: int = 0, **changes: Any) -> Facts:
    work = json.loads((DATA / "openalex_works.json").read_text())[index]
    facts = read_work(Json({**work, **changes}, Damage()))
    assert facts is not None
    return facts


def message(doi: str = "10.5555/tide.1", **changes: Any) -> dict[str, Any]:
    works = json.loads((DATA / "crossref_works.json").read_text())
    record = crossref.read_work(Json({**works[doi]["message"], **changes}, Damage()), doi)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        ({"tides": [0, 2], "and": [1]}, "tides and tides"),
        ({"b": [7], "a": [0]}, "a b"),
        ({"a": [0, None, "x", -1, 10**9], "b": ["1"]}, "a b"),
        ({"a": 3, "b": [1]}, "b"),
        ("prose", ""),
        (None, ""),
    ],
)
def test_abstracts_are_put_together_gaps_and_damage_and_all(index: Any, expected: str) -> None:
    assert abstract(Json(index, Damage())) == expected


def test_a_repository_is_never_the_venue_of_a_published_work() -> None:
    record = openalex(4).record
    assert record["venue"] == "Journal of Tidal Computation"
    preprint = openalex(2).record
    assert preprint["type"] == "preprint"
    assert "venue" not in preprint
    assert preprint["publisher"] == "arXiv"


def test_a_harvested_copy_that_claims_to_be_a_journal_is_no_venue() -> None:
    place = {
        "id": "pmh:oai:eprints:1",
        "source": {
            "id": "https://openalex.org/S4399000003",
            "display_name": "J",
            "type": "journal",
        },
        "version": "acceptedVersion",
        "license": None,
    }
    record = openalex(0, primary_location=place, locations=[place]).record
    assert "venue" not in record
    assert record["type"] == "preprint"


def test_the_publishers_word_for_the_type_goes_before_the_guess() -> None:
    assert openalex(0, type="book-chapter").record["type"] == "article-journal"
    assert openalex(1).record["type"] == "paper-conference"


def test_the_format_of_mid_2025_is_read_too() -> None:
    place = {
        "is_oa": True,
        "landing_page_url": "https://doi.org/10.5555/old",
        "source": {"id": "https://openalex.org/S1", "display_name": "Old J", "type": "journal"},
        "license": "cc-by",
        "version": "publishedVersion",
        "is_published": True,
    }
    record = openalex(
        0, type="article", type_crossref="proceedings-article", primary_location=place, locations=[]
    ).record
    assert record["type"] == "paper-conference"
    assert record["venue"] == "Old J"


def test_a_work_of_many_authors_keeps_names_and_ids_but_no_affiliations() -> None:
    one = json.loads((DATA / "openalex_works.json").read_text())[0]["authorships"][0]
    facts = openalex(0, authorships=[one] * 101)
    assert facts.cut
    assert (
        facts.record["authors"]
        == [
            {
                "name": "Mira Tannhaus",
                "orcid": "0000-0002-9999-0010",
                "openalex": "A5099000001",
                "corresponding": True,
            }
        ]
        * 101
    )


def test_crossref_reads_groups_editors_and_suffixes() -> None:
    record = message(
        author=[
            {"given": "Jon", "family": "van Dam", "suffix": "Jr."},
            {"name": "Tide Group"},
            {"given": "Plato"},
            {},
        ],
        editor=[{"given": "Edda", "family": "Ros"}],
    )
    assert record["authors"] == [
        {"name": "van Dam, Jr., Jon"},
        {"name": "{Tide Group}"},
        {"name": "Plato"},
        {"name": "Ros, Edda", "role": "editor"},
    ]


NOTICE = {"type": "retraction", "DOI": "10.5555/notice", "updated": {"date-parts": [[2023, 2, 3]]}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"updated-by": [NOTICE]}, "retraction notice https://doi.org/10.5555/notice (2023-02-03)"),
        ({"updated-by": [{**NOTICE, "type": "correction"}]}, None),
        ({"updated-by": [{**NOTICE, "type": "expression_of_concern"}]}, None),
        # This record is the notice: what it retracts is another work.
        ({"update-to": [{**NOTICE, "DOI": "10.5555/other"}]}, None),
        (
            {"update-to": [{**NOTICE, "DOI": "10.5555/TIDE.1"}]},
            "retraction notice https://doi.org/10.5555/tide.1 (2023-02-03)",
        ),
    ],
)
def test_only_a_notice_about_the_work_itself_retracts_it(changes: Any, expected: Any) -> None:
    assert message(**changes).get("retracted") == expected


def test_a_preprint_names_its_published_version() -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/TIDE.9", "asserted-by": "x"}]}
    record = message(
        type="posted-content",
        subtype="preprint",
        institution=[{"name": "tideRxiv"}],
        relation=relation,
    )
    assert record["type"] == "preprint"
    assert record["publisher"] == "tideRxiv"
    assert record["same_as"] == ["10.5555/tide.9"]
    assert "venue" not in record


def test_arxivs_old_ids_and_errors() -> None:
    entry = "<entry><id>http://arxiv.org/abs/{}</id><title>T</title></entry>"
    record = arxiv.read_entry(parse_xml(entry.format("math.AG/0309136v1").encode()))
    assert record is not None
    assert record["id"] == "arXiv:math/0309136"
    assert (
        arxiv.read_entry(parse_xml(b"<entry><id>http://arxiv.org/api/errors#x</id></entry>"))
        is None
    )


@pytest.mark.parametrize(
    ("text", "pid"),
    [
        ("65/9612", "65/9612"),
        ("https://dblp.org/pid/h/GraceMurrayHopper.html", "h/GraceMurrayHopper"),
        ("w/WeiWang-3", "w/WeiWang-3"),
        ("../../etc", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_pids(text: str, pid: str) -> None:
    assert dblp.pid_of(text) == pid


def test_dblp_keeps_homonym_numbers_and_marks_up_titles() -> None:
    element = parse_xml(
        b'<inproceedings key="conf/x/1"><author pid="1/2-3">Wei Wang 0003</author>'
        b"<title>A &amp; B<sub>2</sub> at <i>x</i>.</title><year>2001</year></inproceedings>"
    )
    record = dblp.read_work(element)
    assert record is not None
    assert record["title"] == {"html": "A &amp; B<sub>2</sub> at <i>x</i>"}
    assert record["authors"] == [{"name": "Wei Wang 0003", "dblp": "1/2-3"}]
