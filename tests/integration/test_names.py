"""Name pages: an index of names that says what it is, and guesses only when it is told to."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from conftest import SiteFolder

from sitegen.commands.check import check

BIB = """
@article{orchids, title = {Orchids}, author = {Ash, Ann and Oak, Quirin}, year = 1990}
@article{ferns, title = {Ferns}, author = {Ann Ash and Quirin Oak}, year = 1995}
@article{steam, title = {Steam engines}, author = {Ann Ash}, year = 2001}
@article{moss, title = {Moss}, author = {A. Ash and {The Moss Team}}, year = 2002}
@article{notes, title = {Notes}, author = {Ada Lovelace and Ann Ash}, year = 1843}
"""


@pytest.fixture
def names(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Names\nkind: anthology\n")
    site.write("content/people/ada.yaml", "name: Ada Lovelace\nemail: ada@example.org\n")
    return site.write("content/works/all.bib", BIB)


@pytest.fixture
def published(names: SiteFolder) -> SiteFolder:
    text = "title: Names\nkind: anthology\nowner: ada\nnames: {groups: published}\n"
    return names.write("content/site.yaml", text)


def test_a_person_or_lab_has_no_name_pages(names: SiteFolder) -> None:
    names.write("content/site.yaml", "title: Lab\nkind: lab\n")
    assert not [address for address in names.addresses if "names" in address]


def test_a_name_page_lists_every_work_by_year_and_says_what_a_name_is(names: SiteFolder) -> None:
    words = names.main("/names/ann-ash/")
    assert "A name is not an identity." in words
    assert "Printed as Ann Ash 4" in words
    assert [words.index(t) for t in ("Steam engines", "Ferns", "Orchids", "Notes")] == sorted(
        words.index(t) for t in ("Steam engines", "Ferns", "Orchids", "Notes")
    )
    assert "Similar names A. Ash 1" in words
    assert "Probable person" not in words
    assert "noindex" not in names.text("/names/ann-ash/")


def test_names_on_cards_link_to_profiles_before_names(names: SiteFolder) -> None:
    links = names.links("/publications/")
    assert "../names/ann-ash/" in links
    assert "../people/ada/" in links
    assert "../names/ada-lovelace/" not in links
    assert "../../people/ada/" in names.links("/names/ada-lovelace/")


def test_groups_have_no_page(names: SiteFolder) -> None:
    assert not [address for address in names.addresses if "moss-team" in address]


def test_the_overview_has_every_name_under_its_letter(names: SiteFolder) -> None:
    words = names.main("/names/")
    assert "4 names" in words
    assert "A A. Ash 1 Ann Ash 4 L Ada Lovelace 1 O Quirin Oak 2" in words
    assert "names/" in " ".join(names.links("/"))


def test_no_link_leads_nowhere(names: SiteFolder, published: SiteFolder) -> None:
    assert published.broken_links() == []
    names.write("content/site.yaml", "title: Names\nkind: anthology\n")
    assert names.broken_links() == []


def test_published_groups_show_evidence_and_a_contact(published: SiteFolder) -> None:
    words = published.main("/names/ann-ash/")
    assert "A machine has grouped these works" in words
    assert "mailto:ada@example.org" in published.links("/names/ann-ash/")
    assert "Probable person 1 2" in words
    assert "Quirin Oak, a rare name here, is on 2 of these works" in words
    assert "Not grouped" in words
    assert published.codes == []


def test_published_groups_stay_out_of_search_engines(published: SiteFolder) -> None:
    published.url = "https://example.org"
    assert '<meta name="robots" content="noindex">' in published.text("/names/ann-ash/")
    assert "/names/ann-ash/" not in published.text("/sitemap.xml")
    assert "https://example.org/names/</loc>" in published.text("/sitemap.xml")


def test_a_contact_is_asked_for(published: SiteFolder) -> None:
    published.write("content/people/ada.yaml", "name: Ada Lovelace\n")
    assert published.codes == ["page-names-contact"]


def test_the_data_hold_groups_only_when_published(published: SiteFolder) -> None:
    data = {entry["name"]: entry for entry in json.loads(published.text("/api/v1/names.json"))}
    ann = data["Ann Ash"]
    assert ann["slug"] == "ann-ash"
    assert ann["works"] == ["steam", "ferns", "orchids", "notes"]
    assert [group["works"] for group in ann["groups"]] == [
        ["ferns", "orchids"],
        ["steam"],
        ["notes"],
    ]
    assert ann["groups"][0]["evidence"][0]["kind"] == "coauthor"
    published.write("content/site.yaml", "title: Names\nkind: anthology\n")
    assert all("groups" not in e for e in json.loads(published.text("/api/v1/names.json")))


def test_a_suppressed_name_has_no_page(published: SiteFolder) -> None:
    text = "title: N\nkind: anthology\nowner: ada\nnames: {groups: published}\n"
    published.write("content/site.yaml", text + "suppress: {names: [Quirin Oak]}\n")
    for address in published.addresses:
        assert "oak" not in address
        assert "Quirin" not in published.text(address)


def test_many_names_are_split_by_letter(site: SiteFolder) -> None:
    entries = [
        f"@misc{{w{i}, title = {{T}}, author = {{B{i:04d}x Zed and C{i:04d}x Yew}}, year = 2000}}"
        for i in range(505)
    ]
    site.write("content/site.yaml", "title: Names\nkind: anthology\n")
    site.write("content/works/a.bib", "\n".join(entries))
    assert {"/names/", "/names/letter/y/", "/names/letter/z/"} <= site.addresses
    assert "../names/letter/y/" in site.links("/names/")
    assert "C0504x Yew" in site.main("/names/letter/y/")
    assert "Zed" not in site.main("/names/letter/y/")


def test_the_local_report_is_printed(names: SiteFolder) -> None:
    result = CliRunner().invoke(check, ["--names", "Ann Ash", "--source", str(names.folder)])
    assert "because Quirin Oak, a rare name here, is on 2 of these works" in result.output
    result = CliRunner().invoke(check, ["--source", str(names.folder), "--names"])
    assert "4 names, 2 of them on two or more works, 1 of these perhaps" in result.output


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_hostile_names_are_only_ever_text(site: SiteFolder) -> None:
    text = json.dumps(HOSTILE)
    site.write("content/site.yaml", "title: N\nkind: anthology\nnames: {groups: published}\n")
    for i in range(2):
        site.write(
            f"content/works/x{i}.yaml",
            f"id: x{i}\ntitle: {text}\nauthors: [Ann Ash, {text}, Wei Li, Li Wang]\n"
            f"venue: {text}\nyear: 2020\n",
        )
    for address in site.addresses:
        if address.startswith("/names/"):
            assert "<script>alert" not in site.text(address)
            assert "<img src=x" not in site.text(address)
