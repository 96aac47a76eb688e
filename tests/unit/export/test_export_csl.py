from __future__ import annotations

import json
from dataclasses import replace

import export_pioneers as p
import pytest

from sitegen.export.csl import csl, csl_json
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.text.text import Text

# The type names of CSL 1.0.2's csl-data.json that works of ours may have.
CSL_TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter",
    "dataset", "document", "entry-dictionary", "entry-encyclopedia", "manuscript", "pamphlet",
    "paper-conference", "patent", "post-weblog", "report", "review", "software", "speech",
    "standard", "thesis", "webpage",
}  # fmt: skip


def test_an_item() -> None:
    assert csl(p.COMPUTABLE) == {
        "id": "turing1936",
        "type": "article-journal",
        "title": "On Computable Numbers, with an Application to the Entscheidungsproblem",
        "author": [{"family": "Turing", "given": "Alan M."}],
        "issued": {"date-parts": [[1936, 11, 12]]},
        "container-title": "Proceedings of the London Mathematical Society",
        "volume": "s2-42",
        "issue": "1",
        "page": "230-265",
        "DOI": "10.1112/plms/s2-42.1.230",
        "URL": "https://doi.org/10.1112/plms/s2-42.1.230",
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            Name("Neumann", "John", particle="von"),
            {"family": "Neumann", "given": "John", "non-dropping-particle": "von"},
        ),
        (
            Name("King", "Martin", suffix="Jr."),
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ),
        (Name("Wang", "Wei", suffix="0003"), {"family": "Wang", "given": "Wei"}),
        (Name("Bletchley Park", corporate=True), {"literal": "Bletchley Park"}),
        (Name("Avicenna"), {"literal": "Avicenna"}),
        (Name("祖", "冲之"), {"family": "祖", "given": "冲之"}),
    ],
)  # fmt: skip
def test_names(name: Name, parts: dict[str, str]) -> None:
    assert csl(replace(p.IRIS, authorships=(Authorship(name),)))["author"] == [parts]


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        (PartialDate(1936), {"date-parts": [[1936]]}),
        (PartialDate(1936, 11), {"date-parts": [[1936, 11]]}),
        (PartialDate(1936, season="autumn"), {"date-parts": [[1936]], "season": 3}),
        (PartialDate(text="c. 300 BC"), {"literal": "c. 300 BC"}),
        (PartialDate(status="in press"), None),
    ],
)
def test_dates(date: PartialDate, issued: object) -> None:
    assert csl(replace(p.IRIS, date=date)).get("issued") == issued


def test_status() -> None:
    assert csl(replace(p.IRIS, date=PartialDate(status="in press")))["status"] == "in press"
    assert "status" not in csl(replace(p.IRIS, status="published"))


def test_preprint_is_an_article_that_says_so() -> None:
    item = csl(p.PREPRINT)
    assert item["type"] == "article"
    assert item["genre"] == "Preprint"
    assert item["number"] == "arXiv:1706.03762"
    assert item["publisher"] == "arXiv"


@pytest.mark.parametrize("work", p.ALL, ids=lambda work: work.title.source)
def test_types_are_those_of_the_schema(work: Work) -> None:
    assert csl(work)["type"] in CSL_TYPES
    assert csl(replace(work, type="hologram"))["type"] == "document"


def test_json_is_an_array_of_the_item() -> None:
    work = replace(p.EDVAC, abstract=Text('"Quoted" \\ Ünïcode'))
    text = csl_json(work)
    assert json.loads(text) == [csl(work)]
    assert text.startswith('[{\n  "id": "key",\n  "type": "report",\n')
    assert text.endswith("\n}]\n")


def test_place_belongs_to_the_event_when_there_is_one() -> None:
    assert csl(p.DEMO)["event-place"] == "San Francisco"
    assert csl(p.COMMUNICATION)["publisher-place"] == "Urbana"
