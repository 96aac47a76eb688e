"""Damaged texts, from the file to the page and to `check`."""

from __future__ import annotations

import pytest
from conftest import SiteFolder

from sitegen.build.check import check_site
from sitegen.build.settings import Settings

BIB = r"""
@inproceedings{torn, author = {Ada King}, title = {Engines 2. 0}, year = 1843,
  abstract = {We reach 2. 04 (e. g. , here). Code is available at https: //x. github. io. <b>}}
@inproceedings{dropped, author = {Ada King}, title = {Notes}, year = 1844,
  abstract = {It is 2.2times faster, with 10^-3 errors at alpha.}}
@misc{clean, author = {Ada King}, title = {Clean: a title}, year = 1845,
  abstract = {Nothing 2.04 is wrong here, 3 times. In 1843. 5 notes.}}
"""


@pytest.fixture
def damaged(site: SiteFolder) -> SiteFolder:
    site.write("content/people/ada.yaml", "name: Ada King\n")
    site.write("content/site.yaml", "title: Engines\n")
    return site.write("content/works/a.bib", BIB)


def repaired(site: SiteFolder) -> SiteFolder:
    rules = "repairs: {content/works/a.bib: [spaced-punctuation, dropped-tex]}\n"
    return site.write("content/site.yaml", f"title: Engines\n{rules}")


def checked(site: SiteFolder) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    report = check_site(Settings(str(site.folder), output=str(site.folder / "public"), url=""))
    for problem in report.problems:
        found.setdefault(str(problem["code"]), []).append(str(problem["hint"]))
    return found


def test_nothing_is_repaired_unasked(damaged: SiteFolder) -> None:
    assert "https: //x. github. io" in damaged.main("/publications/torn/")
    assert "2.2times" in damaged.main("/publications/dropped/")
    assert 'class="repair"' not in damaged.text("/publications/torn/")


def test_what_was_asked_for_is_repaired_with_the_original_one_click_away(
    damaged: SiteFolder,
) -> None:
    page = repaired(damaged).text("/publications/torn/")
    assert "Engines 2.0</h1>" in page
    assert "We reach 2.04 (e.g., here)" in page
    assert '<a href="https://x.github.io"' in page
    original = page[page.index('<details class="repair">') :]
    assert "Abstract as its source has it" in original
    assert "We reach 2. 04 (e. g. , here)" in original
    assert "https: //x. github. io. &lt;b&gt;" in original
    assert "content/works/a.bib" in original
    assert "2.2 × faster, with 10⁻³ errors at alpha" in damaged.main("/publications/dropped/")


def test_every_page_and_export_has_the_repaired_text(damaged: SiteFolder) -> None:
    repaired(damaged)
    for address in damaged.addresses - {"/publications/torn/"}:
        if not address.startswith("/static/"):
            assert "https: //x" not in damaged.text(address), address


def test_clean_text_is_the_same_with_and_without_rules(damaged: SiteFolder) -> None:
    before = damaged.text("/publications/clean/")
    assert repaired(damaged).text("/publications/clean/") == before


def test_check_offers_the_rule_then_tells_what_it_did(damaged: SiteFolder) -> None:
    before = checked(damaged)
    assert len(before["check-damaged"]) == 3
    assert "repairs: {content/works/a.bib: [dropped-tex]}" in "".join(before["check-damaged"])
    after = checked(repaired(damaged))
    assert "check-damaged" not in after
    assert len(after["check-repaired"]) == 3
    assert len(after["check-lone-name"]) == 1
    assert after["check-promised-code"] == ["add code: https://x.github.io"]


def test_a_rule_of_nothing_and_a_wrong_rule_are_problems(damaged: SiteFolder) -> None:
    damaged.write("content/site.yaml", "repairs: {openalex: [dropped-tex]}\n")
    assert "check-repair-idle" in checked(damaged)
    damaged.write("content/site.yaml", "repairs: {openalex: [droped-tex], nowhere: dropped-tex}\n")
    codes = damaged.codes
    assert "field-value" in codes
    assert "config-value" in codes


def test_an_owner_whom_et_al_hides_is_told(damaged: SiteFolder) -> None:
    damaged.write("content/works/b.bib", "@misc{cut, author={Babbage, C. and others}, title={Cut}}")
    assert len(checked(damaged)["check-owner-cut"]) == 1
