from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.fetch import store
from sitegen.fetch.begin import checked_orcid
from sitegen.fetch.review import Decision, decide, list_waiting

RECORD = {
    "title": {"html": "A <i>b</i>"},
    "authors": [{"name": "Mira Tannhaus"}, "others"],
    "date": "2021-03-04",
    "venue": "J",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    records = [
        {
            "id": "W1",
            **RECORD,
            "doi": "10.5555/a",
            "fetched": {"for": ["a"], "against": ["b", "c"]},
        },
        {"id": "W2", **RECORD, "fetched": {"for": ["a"], "against": []}},
        {"id": "W3", **RECORD},
    ]
    (tmp_path / "content/fetched/review").mkdir(parents=True)
    path = tmp_path / "content/fetched/review/mira.yaml"
    path.write_bytes(store.file_bytes({"source": "openalex"}, records))
    (tmp_path / "content/people").mkdir()
    (tmp_path / "content/people/mira.yaml").write_text("name: Mira Tannhaus\n")
    return tmp_path


def waiting(site: Path) -> list[str]:
    return [work.id for work in list_waiting(site)]


def test_the_likeliest_come_first_with_their_evidence(site: Path) -> None:
    first, *_, last = list_waiting(site, "mira")
    assert (first.id, first.pro, first.year, str(first.title.markup)) == (
        "W2",
        ("a",),
        "2021",
        "html",
    )
    assert (last.id, last.contra, last.authors) == ("W1", ("b", "c"), ("Mira Tannhaus", "others"))
    assert list_waiting(site, "nobody") == ()


def test_decisions_are_kept_in_a_small_file(site: Path) -> None:
    assert decide(site, "mira", ["W1"], Decision.ACCEPT) == "content/people/mira.review.yaml"
    decide(site, "mira", ["W2"], Decision.NOT_MINE)
    decide(site, "mira", ["W3"], Decision.SAME_AS, " tannhaus2021 ")
    assert waiting(site) == []
    assert (site / "content/people/mira.review.yaml").read_text() == (
        "# What the owner decided about fetched works; `sitegen review` adds to it.\n"
        "mine:\n  - W1\nnot_mine:\n  - W2\nsame_as:\n  W3: tannhaus2021\n"
    )


def test_what_a_person_wrote_into_the_file_stays(site: Path) -> None:
    path = site / "content/people/mira.review.yaml"
    path.write_text("# mine own\nnot_mine: W9\nother: [x]\n")
    decide(site, "mira", ["W1"], Decision.NOT_MINE)
    assert path.read_text() == "# mine own\nnot_mine:\n  - W9\n  - W1\nother:\n  - x\n"
    path.write_text("mine: [")
    with pytest.raises(ValueError, match="cannot be read"):
        decide(site, "mira", ["W2"], Decision.ACCEPT)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mine: [W1]", ["W2", "W3"]),
        ("mine: https://doi.org/10.5555/A", ["W2", "W3"]),
        ("not_mine: [W2, W3]", ["W1"]),
        ("accept: openalex", []),
    ],
)
def test_the_persons_own_file_counts(site: Path, text: str, left: list[str]) -> None:
    (site / "content/people/mira.yaml").write_text(f"name: Mira Tannhaus\n{text}\n")
    assert waiting(site) == left
    (site / "content/people/mira.yaml").unlink()
    (site / "content/people/mira.md").write_text(f"---\nname: Mira Tannhaus\n{text}\n---\nBio.\n")
    assert waiting(site) == left


def test_what_does_not_wait_cannot_be_decided(site: Path) -> None:
    with pytest.raises(LookupError, match="W9 does not wait"):
        decide(site, "mira", ["W9"], Decision.ACCEPT)
    with pytest.raises(LookupError):
        decide(site, "../mira", ["W1"], Decision.ACCEPT)
    with pytest.raises(ValueError, match="which work"):
        decide(site, "mira", ["W1"], Decision.SAME_AS)


@pytest.mark.parametrize("text", ["0000-0002-9999-0010", "https://orcid.org/0000-0002-9999-0010"])
def test_an_orcid_id_is_checked(text: str) -> None:
    assert checked_orcid(text) == "0000-0002-9999-0010"
    with pytest.raises(ValueError, match="last digit"):
        checked_orcid("0000-0002-9999-0011")
    with pytest.raises(ValueError, match="no ORCID iD"):
        checked_orcid("mira")
