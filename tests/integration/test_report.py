"""`sitegen report` on a folder that is a site: what it finds, in which form, what it refuses."""

from __future__ import annotations

import builtins
import importlib.util
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from sitegen.commands.group import group

SITE = "title: Engine Lab\nkind: lab\n"
ADA = """
name: Ada Byron
former_names: [Ada Gordon]
start: 1840
positions: [{title: Analyst, place: Royal Institution, start: 1842-10}]
education: [{title: Studies, place: London, start: 1832, end: 1840}]
awards: [{title: Medal, date: 1843}]
grants:
  - {title: Engines, funder: The Crown, number: C/1, amount: "£ 1,700", role: analyst, start: 1842,
     end: 1843}
supervision: [{student: Augusta King, degree: Ph.D., start: 1850}]
cv: [education]
"""
LUIGI = """
name: Luigi Menabrea
start: 1843
service: [{title: Prime minister, start: 1867, end: 1869}]
"""
WORKS = r"""
@article{notes, title={Notes on \emph{the} Engine}, author={Byron, Ada and Menabrea, Luigi},
  journal={Scientific Memoirs}, volume=3, pages={666--731}, year=1843, doi={10.1000/notes}}
@article{sketch, title={Sketch of the Engine}, author={Menabrea, Luigi}, journal={Bibl.}, year=1842,
  month=oct}
@phdthesis{thesis, title={On Cards}, author={King, Augusta}, school={London}, year=1843,
  advisor={Byron, Ada}}
@article{late, title={Much later}, author={Byron, Ada}, journal={J}, year=1852}
"""
MEMOIRS = "*Scientific Memoirs*, *3*, 666–731. <https://doi.org/10.1000/notes>"
TALK = (
    "---\ntitle: On engines\ndate: 1833-06-05\nevent: Soirée\nplace: London\npeople: [ada]\n---\n"
)


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    write(
        tmp_path,
        {
            "content/site.yaml": SITE,
            "content/people/ada.yaml": ADA,
            "content/people/luigi.yaml": LUIGI,
            "content/works/a.bib": WORKS,
            "content/talks/engines.md": TALK,
        },
    )
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[Any, str, str]:
    """Exit code, standard output, standard error."""
    words = ["report", "--source", str(folder), *arguments]
    result = CliRunner().invoke(group, words, standalone_mode=False)
    if isinstance(result.exception, click.ClickException):
        return result.exception.exit_code, result.stdout, result.exception.format_message()
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.stdout, result.stderr


def report(folder: Path, *arguments: str) -> str:
    code, out, error = run(folder, *arguments)
    assert (code, error) == (0, "")
    return out


def test_a_report_on_all_times_has_what_has_no_date(lab: Path) -> None:
    book = "{id: b, type: book, title: B, authors: Ada Byron, date: in press}"
    write(lab, {"content/works/b.yaml": book})
    told = report(lab, "--person", "ada")
    assert "**Byron, A.** (in press). *B*.\n" in told
    assert "**Byron, A.** (in press)" not in report(lab, "--person", "ada", "--from", "1800")


def test_a_report_on_one_person(lab: Path) -> None:
    assert (
        report(lab, "--person", "ada", "--from", "1833", "--to", "1850")
        == f"""\
# Report: Ada Byron

1833 to 1850

## Publications (1)

### Journal articles (1)

1. **Byron, A.**, & Menabrea, L. (1843). Notes on *the* Engine. {MEMOIRS}

## Supervision (2)

2. King, A. (1843). *On Cards* \\[Doctoral dissertation, London\\].
- since 1850: Augusta King, Ph.D.

## Talks (1)

- 5 June 1833: On engines, Soirée, London

## Grants (1)

- 1842–1843: Engines, analyst, The Crown (C/1, £ 1,700)

## Awards and honours (1)

- 1843: Medal

## Positions (1)

- since October 1842: Analyst, Royal Institution

## Education (1)

- 1832–1840: Studies, London
"""
    )


def test_only_what_touches_the_period_counts_and_coarse_dates_are_told(lab: Path) -> None:
    out = report(lab, "--person", "ada", "--from", "1843-07", "--to", "1843-09-15")
    assert "July 1843 to 15 September 1843" in out
    assert "Notes on *the* Engine" in out
    assert (
        "<https://doi.org/10.1000/notes> [known only to the year]".replace("[", "\\[")[:-1] in out
    )
    assert "- 1843: Medal \\[known only to the year\\]\n" in out
    assert "- 1842–1843: Engines, analyst, The Crown (C/1, £ 1,700) \\[known only" in out
    assert "- since October 1842: Analyst, Royal Institution\n" in out
    assert "Talks" not in out
    assert "Much later" not in out


def test_a_lab_lists_each_work_once_and_then_its_members(lab: Path) -> None:
    assert (
        report(lab, "--from", "1842", "--to", "1843")
        == f"""\
# Report: Engine Lab

1842 to 1843

The names of the people reported on are set off.

## Publications (1)

### Journal articles (1)

1. **Byron, A.**, & **Menabrea, L.** (1843). Notes on *the* Engine. {MEMOIRS}

## Ada Byron

Publications: 1

### Supervision (1)

2. King, A. (1843). *On Cards* \\[Doctoral dissertation, London\\].

### Grants (1)

- 1842–1843: Engines, analyst, The Crown (C/1, £ 1,700)

### Awards and honours (1)

- 1843: Medal

### Positions (1)

- since October 1842: Analyst, Royal Institution

## Luigi Menabrea

Publications: 1
"""
    )


def test_people_asked_for_by_name_need_not_have_been_members(lab: Path) -> None:
    out = report(lab, "--person", "luigi", "--person", "ada", "--to", "1843", "--format", "text")
    assert out.startswith("Report: Luigi Menabrea, Ada Byron\n=====")
    assert "\nuntil 1843\n" in out
    assert "2. *Menabrea, L.* (1842). Sketch of the Engine. Bibl." in out
    assert "Luigi Menabrea\n==============\nPublications: 1, 2\n" in out


def test_a_thesis_of_a_member_is_told_once(lab: Path) -> None:
    write(lab, {"content/people/augusta.yaml": "name: Augusta King\nstart: 1842\n"})
    out = report(lab, "--from", "1843", "--to", "1843")
    assert out.count("*On Cards*") == 1
    assert "### Supervision (1)\n\n- 1843: On Cards \\[2\\]\n" in out


def test_the_styles_differ(lab: Path) -> None:
    out = report(lab, "--person", "luigi", "--to", "1842", "--style", "ieee")
    assert "1. **L. Menabrea**, “Sketch of the Engine,” *Bibl.*, Oct. 1842." in out


def test_headings_and_dates_are_in_the_sites_language(lab: Path) -> None:
    write(lab, {"content/site.yaml": SITE + "language: de\n"})
    out = report(lab, "--person", "ada", "--from", "1842-10", "--to", "1843")
    assert out.startswith("# Bericht: Ada Byron\n\nOktober 1842 bis 1843\n")
    assert "- seit Oktober 1842: Analyst" in out


def test_nothing_found_is_said_and_fine(lab: Path) -> None:
    assert report(lab, "--person", "ada", "--from", "1700", "--to", "1701") == (
        "# Report: Ada Byron\n\n1700 to 1701\n\nNothing is recorded for this period.\n"
    )


def test_a_former_and_a_suppressed_name_are_in_no_report(lab: Path) -> None:
    hidden = SITE + "suppress: {names: [Augusta King]}\n"
    write(lab, {"content/site.yaml": hidden})
    out = report(lab) + report(lab, "--person", "ada", "--format", "text")
    assert "Gordon" not in out
    assert "Augusta" not in out
    assert "King, A." not in out


def test_an_unknown_person_is_told_with_the_nearest_id(lab: Path) -> None:
    code, out, error = run(lab, "--person", "adda", "--person", "zz")
    assert (code, out) == (1, "")
    assert "there is no person “adda” [report-person]\n      did you mean “ada”?" in error
    assert "there is no person “zz” [report-person]\n      content/people has ada, luigi" in error


def test_a_site_without_people_has_nobody_to_report_on(tmp_path: Path) -> None:
    write(tmp_path, {"a.bib": WORKS})
    code, _, error = run(tmp_path)
    assert code == 1
    assert "the site has no profiles, and a report is on people [report-person]" in error


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--from", "1844", "--to", "1843"],
            "the period ends before it begins: 1844 is after 1843",
        ),
        (["--from", "spring"], "“spring” is no date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--to", "1843-13"], "there is no month 13"),
        (["--output", "x.pdf"], "“x.pdf” does not say what to write; end it in .md, .docx or .txt"),
        (["--style", "bluebook"], "'bluebook' is not one of"),
    ],
)
def test_misuse(lab: Path, arguments: Sequence[str], said: str) -> None:
    code, out, error = run(lab, *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(error.split())


@pytest.mark.parametrize(("name", "start"), [("r.md", "# Report"), ("r.txt", "Report: Ada")])
def test_the_ending_of_the_file_says_the_format(lab: Path, name: str, start: str) -> None:
    file = lab / "out" / name
    file.parent.mkdir()
    before = {path for path in lab.rglob("*") if path.is_file()}
    assert report(lab, "--person", "ada", "--output", str(file)) == (
        f"3 references, 6 other lines -> {file}\n"
    )
    assert file.read_text().startswith(start)
    assert {path for path in lab.rglob("*") if path.is_file()} - before == {file}


def test_docx_has_a_name_of_its_own(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docx = pytest.importorskip("docx")
    monkeypatch.chdir(lab)
    said = report(lab, "--person", "ada", "--from", "1842-10", "--to", "1843", "--format", "docx")
    assert said.endswith("-> report-ada-1842-10-1843.docx\n")
    first = (lab / "report-ada-1842-10-1843.docx").read_bytes()
    paragraphs = docx.Document(BytesIO(first)).paragraphs
    assert paragraphs[0].text == "Report: Ada Byron"
    assert any(
        p.style.name == "List Number" and "Notes on the Engine" in p.text for p in paragraphs
    )


def test_without_python_docx_the_problem_says_what_to_install(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *more: None if name == "docx" else real(name, *more),
    )
    code, out, error = run(lab, "--person", "ada", "--output", str(lab / "r.docx"))
    assert (code, out) == (1, "")
    assert "a report in docx needs python-docx, which is not installed [report-docx]" in error
    assert "install it: pip install 'sitegen[docx]'; or write --format markdown" in error
    assert not (lab / "r.docx").exists()


def test_markdown_and_text_need_no_extra(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.split(".")[0] in ("docx", "typst"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert report(lab, "--person", "ada")
    assert report(lab, "--format", "text")


def test_no_folder_is_made_for_a_report(lab: Path) -> None:
    code, _, error = run(lab, "--output", str(lab / "none" / "r.md"))
    assert (code, (lab / "none").exists()) == (2, False)
    assert f"Invalid value for --output: there is no folder {lab / 'none'}" in error


def test_a_file_that_cannot_be_written_is_told(lab: Path) -> None:
    code, _, error = run(lab, "--output", str(lab / f"{'r' * 300}.md"))
    assert code == 1
    assert "the report cannot be written: " in error
    assert "[report-failed]" in error


@pytest.mark.parametrize("style", ["mla", "ieee"])
def test_an_author_that_et_al_hides_is_named_with_the_place(lab: Path, style: str) -> None:
    others = " and ".join(f"Oak, {letter}." for letter in "ABCDEF")
    (lab / "content/works/b.bib").write_text(
        f"@article{{many, title={{Many}}, author={{{others} and Byron, Ada}}, year=1845}}", "utf-8"
    )
    said = report(lab, "--person", "ada", "--from", "1845", "--to", "1845", "--style", style)
    assert said.count("\\[author 7 of 7: **Ada Byron**\\]") == 1
    said = report(lab, "--person", "ada", "--from", "1843", "--to", "1843", "--style", style)
    assert "author 1" not in said
