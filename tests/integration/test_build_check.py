"""`check` meets a site as its readers would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.build.build import build_site
from sitegen.build.check import check_site
from sitegen.build.settings import Settings

BIB = """\
@article{turing1936,
  author = {Turing, Alan M.},
  title = {On Computable Numbers},
  year = {1936}
}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "content/works").mkdir(parents=True)
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/works/papers.bib").write_text(BIB)
    return tmp_path


def check(source: Path) -> list[tuple[str, str | None, int | None, str]]:
    report = check_site(Settings(str(source), url=""))
    assert not (source / "public").exists()
    return [
        (p["code"], p["path"], p["line"], p["message"])
        for p in report.problems
        if p["code"].startswith("check-")
    ]


def page(source: Path, body: str) -> None:
    (source / "content/pages/about.md").write_text(f"---\ntitle: About\nnav: true\n---\n{body}\n")


def test_a_good_site_has_no_problems(source: Path) -> None:
    page(source, "See [the list](/publications/) and [below](#end).\n\n## End\n")
    assert [found for found in check(source) if found[0] != "check-orphan"] == []


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (
            "[x](/nowhere/)",
            "check-link",
            "the link to /nowhere/ leads nowhere (on /about/)",
        ),
        (
            "[x](/publications/#no-such-key)",
            "check-anchor",
            "the page /publications/ has no anchor #no-such-key (on /about/)",
        ),
        (
            "![x](/assets/photo.jpg)",
            "check-asset",
            "the file /assets/photo.jpg is missing (on /about/)",
        ),
    ],
)
def test_what_leads_nowhere_is_told_with_its_file(
    source: Path, body: str, code: str, message: str
) -> None:
    page(source, body)
    found = [(c, path, text) for c, path, _, text in check(source) if c == code]
    assert found == [(code, "content/pages/about.md", message)]


def test_a_work_without_year_or_title_is_told_with_its_line(source: Path) -> None:
    (source / "content/works/bad.bib").write_text("\n@misc{bare, author={Alonzo Church}}\n")
    found = [entry for entry in check(source) if entry[0] in ("check-no-title", "check-no-year")]
    assert [(code, path, line) for code, path, line, _ in found] == [
        ("check-no-title", "content/works/bad.bib", 2),
        ("check-no-year", "content/works/bad.bib", 2),
    ]


def test_links_to_the_sites_own_url_are_followed(source: Path) -> None:
    (source / "content/site.yaml").write_text("url: https://example.org/repo\n")
    page(
        source,
        "[a](https://example.org/repo/publications/) [b](https://example.org/repo/gone/)"
        " [c](https://example.org/repository/)",
    )
    found = [text for code, _, _, text in check(source) if code == "check-link"]
    assert found == ["the link to /gone/ leads nowhere (on /about/)"]


def test_a_failing_template_is_an_error(source: Path) -> None:
    (source / "theme/templates").mkdir(parents=True)
    (source / "theme/templates/404.html").write_text("{{ view.nothing }}")
    report = check_site(Settings(str(source), url=""))
    assert [p["code"] for p in report.problems if p["severity"] == "error"] == ["render-failed"]


def test_what_content_names_and_the_site_has_not_is_reported(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "works").mkdir(parents=True)
    (content / "news").mkdir()
    (content / "works/a.bib").write_text("@misc{a, title = {A}, year = 1921, pdf = {gone.pdf}}\n")
    (content / "news/n.md").write_text(
        "---\ntitle: N\ndate: 2020\npeople: [nobody]\n---\n"
        "See [@unknown], [@a], @handle and [a file](none.pdf).\n"
    )
    report = check_site(Settings(source=str(tmp_path)))
    said = {str(problem["message"]) for problem in report.problems}
    assert {
        "the work a names the file gone.pdf, which is missing; it is left out",
        "news/n names the file none.pdf, which is missing; it is left out",
        "news/n names the work “unknown”, which the site does not have",
        "news/n names the person “nobody”, which the site does not have",
    } <= said
    assert not any("handle" in text for text in said)


def test_a_problem_in_a_field_has_its_line_and_column(source: Path) -> None:
    (source / "content/works/c.bib").write_text(
        "@book{church1941,\n  title = {The Calculi of\n    $Conversion},\n  year = 1941\n}\n"
    )
    found = check_site(Settings(str(source), url="")).problems
    assert [(p["line"], p["column"]) for p in found if p["code"] == "text-lone-dollar"] == [(3, 5)]


def test_problems_of_a_note_have_the_place_of_what_they_are_about(source: Path) -> None:
    (source / "content/pages/x.md").write_text(
        "---\ntitle: X\nnav: true\nworks: [nope]\npeople: nobody\n---\n\n"
        "Text [@gone] and $\\frac{$ here.\n\n"
        "{{ works typ=book max=3 }}\n\n"
        "- item\n\n  {{ works type=boook }}\n\n"
        "{{ works type=book year=1500 }}\n\n"
        "[bad](javascript:x) ![img](no.png)\n"
    )
    (source / "content/works/b.bib").write_text("@book{b1, title = {B}, year = 1921}\n")
    lines = [
        (p["line"], p["column"], p["code"], p["message"], p["hint"])
        for p in check_site(Settings(str(source), url="")).problems
        if p["path"] == "content/pages/x.md"
    ]
    lost, key = "which the site does not have", "correct the key, or add what it names"
    assert lines == [
        (4, 1, "check-unknown-id", f"pages/x names the work “nope”, {lost}", key),
        (5, 1, "check-unknown-id", f"pages/x names the person “nobody”, {lost}", key),
        (
            8, 1, "text-formula-unreadable",
            "the formula “\\frac{” cannot be set; its source is shown",
            "use macros of plain LaTeX and close every brace",
        ),
        (8, 7, "check-unknown-id", f"pages/x names the work “gone”, {lost}", key),
        (
            10, 1, "text-works-query", "a list of works cannot be chosen by “typ=book”",
            "did you mean type=?",
        ),
        (
            14, 3, "check-unknown-id", f"a list of works asks for the type “boook”, {lost}",
            "did you mean “book”?",
        ),
        (
            16, 1, "check-empty-list",
            "no work fits all conditions of this list, so nothing stands here",
            "take one of the conditions out",
        ),
        (
            18, 1, "text-unsafe-link", "“javascript:x” is no address that may be linked",
            "use http, https, mailto or a path",
        ),
        (
            18, 28, "check-asset",
            "pages/x names the file no.png, which is missing; it is left out",
            "put the file into content/assets/, or correct its name",
        ),
    ]  # fmt: skip


def test_missing_files_of_people_and_notes_are_told_with_their_place(source: Path) -> None:
    for folder in ("people", "talks", "assets"):
        (source / "content" / folder).mkdir()
    (source / "content/assets/here.pdf").touch()
    (source / "content/people/ada.yaml").write_text(
        "name: Ada Lovelace\nphoto: ada.jpg\nlinks: [{label: CV, url: cv.pdf}, here.pdf]\n"
        "education:\n  - {title: Lessons, url: lessons.pdf}\n"
    )
    (source / "content/talks/t.md").write_text(
        "---\ntitle: T\nslides: gone.pdf\nposter: here.pdf\nurl: https://example.org\n"
        "links: [{label: Notes, url: notes.txt}]\n---\nText.\n"
    )
    found = [entry for entry in check(source) if entry[0] == "check-asset"]
    who, lost = "people/ada names the file", "which is missing; it is left out"
    assert found == [
        ("check-asset", "content/people/ada.yaml", 3, f"{who} cv.pdf, {lost}"),
        ("check-asset", "content/people/ada.yaml", 4, f"{who} lessons.pdf, {lost}"),
        ("check-asset", "content/talks/t.md", 3, f"talks/t names the file gone.pdf, {lost}"),
        ("check-asset", "content/talks/t.md", 6, f"talks/t names the file notes.txt, {lost}"),
    ]
    built = build_site(Settings(str(source), url="", output=str(source / "out"))).problems
    warned = [p for p in built if p["severity"] == "warning"]
    told = [(p["code"], p["path"], p["line"], p["message"]) for p in warned]
    assert [entry for entry in told if entry[0] == "check-asset"] == found
    assert [entry for entry in told if entry[0] != "check-asset"] == [
        (
            "picture-missing",
            "content/people/ada.yaml",
            2,
            "the photo ada.jpg is missing; the profile is shown without one",
        )
    ]


def test_what_site_yaml_says_wrong_is_told_in_its_line(source: Path) -> None:
    page(source, "Text.")
    (source / "content/site.yaml").write_text(
        "title: T\nnav:\n  - /publications/\n  - /nowhere/\n  - {label: X, url: '/about/#gone'}\n"
        "options:\n  logo: /assets/no.png\n"
    )
    found = {(code, path, line) for code, path, line, _ in check(source)}
    assert {
        ("check-link", "content/site.yaml", 4),
        ("check-anchor", "content/site.yaml", 5),
        ("check-asset", "content/site.yaml", 7),
    } <= found


def test_an_unknown_citation_in_a_title_is_told(source: Path) -> None:
    (source / "content/pages/x.md").write_text(
        "---\nnav: true\ntitle: On [@nothing], [@turing1936] and @handle\n---\nText.\n"
    )
    found = [entry for entry in check(source) if entry[0] == "check-unknown-id"]
    message = "pages/x names the work “nothing”, which the site does not have"
    assert found == [("check-unknown-id", "content/pages/x.md", 3, message)]


def test_a_dated_file_is_told_by_its_own_name(source: Path) -> None:
    (source / "content/news").mkdir()
    (source / "content/news/1936-11-12-prize.md").write_text(
        "---\ntitle: T\n---\n\nA\n\n[x](/gone/)\n"
    )
    (found,) = [entry for entry in check(source) if entry[0] == "check-link"]
    told = "the link to /gone/ leads nowhere (on /news/prize/)"
    assert found == ("check-link", "content/news/1936-11-12-prize.md", 7, told)


def test_a_page_with_a_taken_name_is_told_by_its_file(source: Path) -> None:
    (source / "content/pages/1936-11-12-people.md").write_text("---\ntitle: T\n---\n")
    (problem,) = build_site(Settings(str(source), url="https://x.example")).problems
    assert (problem["code"], problem["path"]) == (
        "page-reserved",
        "content/pages/1936-11-12-people.md",
    )


def test_links_to_files_of_any_name_lead_there(source: Path) -> None:
    (source / "content/assets").mkdir()
    for name in ("my talk.pdf", "what? #2.txt", "50%.txt", "turing1936.PDF"):
        (source / "content/assets" / name).write_bytes(b"%PDF-1.4")
    page(
        source,
        "[a](my%20talk.pdf#page=3) [b](<my talk.pdf>) [c](/assets/my%20talk.pdf)"
        " [d](what%3F%20%232.txt) [e](50%25.txt)",
    )
    assert [entry for entry in check(source) if entry[0] in ("check-asset", "check-link")] == []
    build_site(Settings(str(source), url=""), processes=1)
    text = (source / "public/about/index.html").read_text()
    assert re.findall(r'"(../assets/[^"]*)"', text) == [
        "../assets/my%20talk.pdf#page=3",
        "../assets/my%20talk.pdf",
        "../assets/my%20talk.pdf",
        "../assets/what%3F%20%232.txt",
        "../assets/50%25.txt",
    ]
    assert (source / "public/publications/turing1936/turing1936.pdf").exists()


def test_an_address_of_the_web_without_its_scheme_is_told(source: Path) -> None:
    (source / "content/works/a.yaml").write_text("id: a\ntitle: T\ncode: example.org/ann/code\n")
    report = check_site(Settings(str(source), url=""))
    (found,) = [problem for problem in report.problems if problem["code"] == "check-asset"]
    assert found["message"] == (
        "the work a names the file example.org/ann/code, which is missing; it is left out"
    )
    assert found["hint"] == (
        "write https://example.org/ann/code if it is on the web, else put it into content/assets/"
    )
