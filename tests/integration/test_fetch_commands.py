"""`sitegen new --orcid`, `fetch`, `review` and `add`, from the command line to the built pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from fetch_services import ORCID, Services, files

from sitegen.build.build import build_site
from sitegen.build.settings import Settings
from sitegen.commands.group import group
from sitegen.config import read_config
from sitegen.content.load import load_content
from sitegen.errors import Problems
from sitegen.resolve.library import resolve

PERSON = "mira-tannhaus"
WAITING = ["W4100000004", "W4100000006"]


@pytest.fixture
def services() -> Iterator[Services]:
    services = Services()
    yield services
    services.close()


def sitegen(services: Services, *arguments: str, typed: str = "") -> tuple[Any, str]:
    """The exit code and everything that was printed."""
    result = CliRunner(env=services.environ).invoke(
        group, arguments, input=typed, standalone_mode=False
    )
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.output


@pytest.fixture
def site(tmp_path: Path, services: Services) -> Path:
    code, _ = sitegen(services, "new", str(tmp_path / "site"), "--orcid", ORCID)
    assert code == 0
    return tmp_path / "site"


def publications(site: Path) -> set[str]:
    """The works of a fresh build by id."""
    assert not build_site(Settings(str(site))).failed
    config = read_config(site, Problems())
    library = resolve(load_content(site, config, Problems()), config, Problems())
    return {work.id for work in library.works}


def test_a_site_from_an_orcid_id_alone(tmp_path: Path, services: Services) -> None:
    code, said = sitegen(services, "new", str(tmp_path / "site"), "--orcid", ORCID)
    assert code == 0
    assert f"2 works wait for a yes or no: sitegen review {PERSON} --source" in said
    assert "sitegen serve" in said
    site = tmp_path / "site"
    assert not (site / "content/works").exists()
    assert (
        (site / f"content/people/{PERSON}.yaml")
        .read_text()
        .startswith("name: Mira Tannhaus\nnames:\n  - Mira Tannhaus Lund\nrole: Professor\n")
    )
    assert publications(site) == {
        "W4100000001",
        "W4100000002",
        "W4100000003",
        "W4100000005",
        "orcid:7002",
        "orcid:7004",
    }
    page = (site / "public/people" / PERSON / "index.html").read_text()
    assert "Tides in" in page
    assert "Enamel imaging" not in page


@pytest.mark.parametrize(
    ("orcid", "code", "message"),
    [
        ("0000-0002-9999-0011", 2, "its last digit does not fit"),
        ("mira", 2, "is no ORCID iD"),
        (ORCID, 1, "ORCID fails (500)"),
    ],
)
def test_without_a_record_nothing_is_written(
    tmp_path: Path,
    services: Services,
    orcid: str,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    services.faults["/orcid"] = lambda handler: handler.reply(500, b"")
    try:
        found, said = sitegen(services, "new", str(tmp_path / "site"), "--orcid", orcid)
    except click.UsageError as error:
        found, said = error.exit_code, error.format_message()
    assert found == code
    assert message in said
    assert not (tmp_path / "site").exists()


def test_a_review_decides_what_is_published(site: Path, services: Services) -> None:
    code, said = sitegen(services, "review", "--source", str(site), "--list")
    assert code == 0
    assert "Enamel imaging at low dose\n  Mira Tannhaus, Otto Brandvold\n" in said
    assert "  - no co-author of any sure work\n" in said
    _, said = sitegen(services, "review", PERSON, "--source", str(site), typed="a\nn\n")
    assert "all decided" in said
    assert (
        (site / f"content/people/{PERSON}.review.yaml")
        .read_text()
        .endswith("mine:\n  - W4100000006\nnot_mine:\n  - W4100000004\n")
    )
    assert publications(site) & set(WAITING) == {"W4100000006"}
    # The next fetch moves the accepted work, and the refused one stays refused.
    _, said = sitegen(services, "fetch", "--source", str(site))
    assert "wait" not in said
    assert publications(site) & set(WAITING) == {"W4100000006"}
    assert sitegen(services, "review", "--source", str(site))[1] == "no work waits\n"


def test_the_same_work_can_be_said_and_questions_be_left(site: Path, services: Services) -> None:
    _, said = sitegen(services, "review", "--source", str(site), typed="s\nW4100000001\nl\n")
    assert "1 work still to decide" in said
    assert (
        "same_as:\n  W4100000006: W4100000001\n"
        in (site / f"content/people/{PERSON}.review.yaml").read_text()
    )


def test_accept_all_takes_the_rest(site: Path, services: Services) -> None:
    _, said = sitegen(services, "review", "--accept-all", "--source", str(site))
    assert said == f"2 works accepted in content/people/{PERSON}.review.yaml\n"
    assert publications(site) >= set(WAITING)


def test_accepting_openalex_publishes_at_once(site: Path, services: Services) -> None:
    path = site / f"content/people/{PERSON}.yaml"
    path.write_text(path.read_text() + "accept: openalex\n")
    assert publications(site) >= set(WAITING)


def test_hand_written_fields_and_decisions_win_for_ever(site: Path, services: Services) -> None:
    (site / "content/works").mkdir()
    (site / "content/works/mine.yaml").write_text(
        "- {id: W4100000001, title: My own title, pages: null}\n- {id: W4100000003, hide: true}\n"
    )
    before = publications(site)
    assert "W4100000003" not in before
    services.works[0]["display_name"] = "Tides in meadows: a faster solver"
    services.works[0]["biblio"]["volume"] = "77"
    sitegen(services, "fetch", "--source", str(site))
    assert publications(site) == before
    page = (site / "public/publications/w4100000001/index.html").read_text()
    assert "My own title" in page
    assert "faster solver" not in page


def test_a_dry_run_prints_the_diff_and_writes_nothing(site: Path, services: Services) -> None:
    services.works[0]["biblio"]["volume"] = "7"
    before = files(site)
    code, said = sitegen(services, "fetch", "--dry-run", "--source", str(site))
    assert code == 0
    assert "-    volume: '6'\n+    volume: '7'\n" in said
    assert "1 file would be written" in said
    assert files(site) == before


def test_exit_codes(site: Path, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(click.UsageError, match="there is no person “nobody”"):
        sitegen(services, "fetch", "nobody", "--source", str(site))
    code, _ = sitegen(services, "fetch", "--strict", "--source", str(site))
    assert code == 1  # the retraction without a notice
    services.faults["/"] = lambda handler: handler.reply(500, b"")
    code, said = sitegen(services, "fetch", "--source", str(site))
    assert (code, "no source answered" in said) == (1, True)


def test_nobody_with_an_id_is_no_fault(tmp_path: Path, services: Services) -> None:
    (tmp_path / "content/people").mkdir(parents=True)
    (tmp_path / "content/people/ada.yaml").write_text("name: Ada Lovelace\n")
    code, said = sitegen(services, "fetch", "--source", str(tmp_path))
    assert (code, "nothing to fetch" in said) == (0, True)
    code, said = sitegen(services, "fetch", "ada", "--source", str(tmp_path))
    assert "Ada Lovelace has no orcid:, openalex: or dblp: id" in said


def test_single_works_are_added_as_new_files(tmp_path: Path, services: Services) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: T\n")
    bib = tmp_path / "my list.bib"
    bib.write_text("@misc{a, title={A}}")
    found = sitegen(
        services, "add", "10.5555/TIDE.5", "arXiv:2103.01234v2", str(bib), "--source", str(tmp_path)
    )
    assert found == (
        0,
        (
            "content/works/ekdal2022salt.yaml written\n"
            "content/works/tannhaus2021note.yaml written\n"
            "content/works/my-list.bib written\n"
        ),
    )
    text = (tmp_path / "content/works/tannhaus2021note.yaml").read_text()
    assert text.startswith(
        "id: tannhaus2021note\ntype: preprint\ntitle: A note on $O(n)$ tide tables\n"
    )
    assert "fetched" not in text
    text = (tmp_path / "content/works/ekdal2022salt.yaml").read_text()
    assert "authors:\n  - Ekdal, Jonas\n  - Tannhaus, Mira\n  - '{Harbour Group}'\n" in text
    before = files(tmp_path)
    code, said = sitegen(
        services, "add", "10.5555/tide.5", "2103.01234", str(bib), "x", "--source", str(tmp_path)
    )
    assert code == 1
    assert said.count("[add-exists]") == 3
    assert "“x” is no DOI, no arXiv id and no .bib file" in said
    assert files(tmp_path) == before


def test_a_doi_that_nobody_knows(tmp_path: Path, services: Services) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: T\n")
    code, said = sitegen(services, "add", "10.5555/none", "--source", str(tmp_path))
    assert (code, "no source knows 10.5555/none" in said) == (1, True)


@pytest.mark.parametrize(
    ("setting", "shown"),
    [("", {"W4100000003"}), ("abstracts: all\n", {"W4100000002", "W4100000003"})],
)
def test_abstracts_are_shown_when_arxiv_or_a_licence_gives_them(
    site: Path, services: Services, setting: str, shown: set[str]
) -> None:
    services.works[1]["abstract_inverted_index"] = {"Closed": [0], "abstract.": [1]}
    sitegen(services, "fetch", "--source", str(site))
    path = site / "content/site.yaml"
    path.write_text(path.read_text() + setting)
    publications(site)
    texts = {"W4100000002": "Closed abstract.", "W4100000003": "We show that tide tables take"}
    found = {
        key
        for key, text in texts.items()
        if text in (site / f"public/publications/{key.lower()}/index.html").read_text()
    }
    assert found == shown
