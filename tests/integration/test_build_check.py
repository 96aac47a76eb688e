"""`check` meets a site as its readers would."""

from __future__ import annotations

from pathlib import Path

import pytest

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
        "the work a names the file gone.pdf, which is missing; no page links to it",
        "news/n names the file none.pdf, which is missing; no page links to it",
        "news/n names the work “unknown”, which the site does not have",
        "news/n names the person “nobody”, which the site does not have",
    } <= said
    assert not any("handle" in text for text in said)
