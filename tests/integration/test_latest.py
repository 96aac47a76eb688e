"""What is new, and the history of what came when."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from conftest import SiteFolder
from fetch_services import ORCID, Services

from sitegen.commands.group import group
from sitegen.commands.record import record

ATOM = {"a": "http://www.w3.org/2005/Atom"}
WORKS = """
- {id: ideals, title: On ideals, authors: [Emmy Noether], date: 1921-03, keywords: [Algebra]}
- {id: rings, title: On rings, authors: [Emmy Noether], date: 1927-05-02, keywords: [Algebra]}
- {id: letters, title: Old letters, authors: [Grace Hopper], year: 1900, added: 1927-05-20}
- {id: soon, title: Soon out, authors: [Grace Hopper], date: in press}
"""


@pytest.fixture
def lab(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Institute\nkind: lab\n")
    site.write("content/people/emmy.yaml", "name: Emmy Noether\n")
    site.write("content/people/grace.yaml", "name: Grace Hopper\n")
    return site.write("content/works/all.yaml", WORKS)


def run(site: SiteFolder, *options: str) -> Result:
    result = CliRunner().invoke(
        record, ["--source", str(site.folder), *options], standalone_mode=False
    )
    site.write("content/.touched", "")  # the site is read anew
    return result


def history(site: SiteFolder) -> Path:
    return site.folder / "content/history.yaml"


def headings(html: str) -> list[str]:
    return re.findall(r"<h2>([^<]+)</h2>", html[html.index('<section class="month">') :])


def test_works_stand_by_the_month_in_which_they_were_added_or_came_out(lab: SiteFolder) -> None:
    assert headings(lab.text("/latest/")) == ["In press", "May 1927", "March 1921"]
    words = lab.main("/latest/")
    titles = ("Soon out", "Old letters", "On rings", "On ideals")
    places = [words.index(title) for title in titles]
    assert places == sorted(places)


def test_each_person_and_topic_has_its_news(lab: SiteFolder) -> None:
    words = lab.main("/people/emmy/latest/")
    assert "On rings" in words
    assert "Old letters" not in words
    assert "On ideals" in lab.main("/topics/algebra/latest/")
    assert "../../../people/emmy/feed.atom" in lab.links("/people/emmy/latest/")
    assert "../../people/emmy/latest/" in lab.links("/people/emmy/")
    assert "../../topics/algebra/latest/" in lab.links("/topics/algebra/")
    assert lab.broken_links() == []


def test_the_feed_follows_the_day_of_addition(lab: SiteFolder) -> None:
    root = ET.fromstring(lab.text("/latest/feed.atom"))  # noqa: S314 - our own file
    assert [entry.text for entry in root.findall("a:entry/a:title", ATOM)] == [
        "Old letters",
        "On rings",
        "On ideals",
    ]


def test_without_feeds_there_are_none(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "kind: lab\nfeeds: no\n")
    assert not [address for address in lab.addresses if "feed" in address]
    assert "feed.atom" not in lab.text("/latest/")


def test_a_newsletter_is_offered(lab: SiteFolder) -> None:
    assert "Newsletter" not in lab.main("/latest/")
    lab.write("content/site.yaml", "kind: lab\nnewsletter: https://example.org/news\n")
    assert "https://example.org/news" in lab.links("/latest/")
    assert "https://example.org/news" in lab.links("/people/emmy/")


def test_a_first_fetch_does_not_flood(lab: SiteFolder) -> None:
    rows = [
        f"- {{id: w{n}, title: Work {n}, authors: [Emmy Noether], year: {1800 + n % 90}, "
        "added: 1930-01-05}\n"
        for n in range(200)
    ]
    lab.write("content/works/fetched.yaml", "".join(rows))
    assert headings(lab.text("/latest/"))[:3] == ["In press", "January 1930", "May 1927"]
    words = lab.main("/latest/")
    assert "5 January 1930: 200 works were added together" in words
    assert "Work 89" in words
    run(lab, "--date", "1930-01-06")
    assert lab.main("/changes/").count("On rings") == 0
    assert "6 January 1930 : 204 works were added together" in lab.main("/changes/")
    assert len(json.loads(lab.text("/changes/feed.json"))["items"]) == 1


# Following: a script of the site's own, its data in a script, nothing inline


def data(site: SiteFolder) -> dict[str, Any]:
    name, _, value = site.text("/latest/data.js").partition("=")
    assert name == "window.sitegenLatest"
    return json.loads(value.rstrip(";\n"))


def test_the_data_are_a_classic_script(lab: SiteFolder) -> None:
    found = data(lab)
    name, numbers = found["subjects"]["people/grace/"]
    assert name == "Grace Hopper"
    assert [found["works"][n][1] for n in numbers] == [
        "publications/soon/",
        "publications/letters/",
    ]
    assert [title for title, _, _ in found["works"]] == [
        "Soon out",
        "Old letters",
        "On rings",
        "On ideals",
    ]
    for works in found["works"]:
        assert f"/{works[1]}" in lab.addresses


def test_pages_hold_no_inline_script_and_load_none_from_elsewhere(lab: SiteFolder) -> None:
    for address in ("/latest/", "/people/emmy/", "/people/emmy/latest/", "/changes/"):
        if address not in lab.addresses:
            continue
        html = lab.text(address)
        for tag, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
            assert "application/ld+json" in tag or (not body and 'src="../' in tag), address
        assert not re.search(r'<[^>]+\son\w+="', html), address


def test_without_a_script_the_feeds_of_all_are_listed(lab: SiteFolder) -> None:
    links = lab.links("/latest/")
    for address in ("people/emmy", "people/grace", "topics/algebra"):
        assert f"../{address}/feed.atom" in links
        assert f"../{address}/latest/" in links
    assert all(
        "hidden" in tag for tag in re.findall(r"<button[^>]*follow[^>]*>", lab.text("/latest/"))
    )


# The history


def test_recording_is_idempotent_and_appends(lab: SiteFolder) -> None:
    assert run(lab, "--date", "1930-01-01").output.startswith("4 works added -> ")
    first = history(lab).read_bytes()
    assert run(lab, "--date", "1930-01-02").output == "nothing new to record\n"
    assert history(lab).read_bytes() == first
    lab.write("content/works/new.yaml", "{id: new, title: Brand new, year: 1930}")
    assert run(lab, "--date", "1930-02-01").return_value == 0
    assert history(lab).read_bytes().startswith(first)
    assert history(lab).read_text("utf-8").endswith("- date: '1930-02-01'\n  added:\n    - new\n")


def test_a_published_preprint_is_news_and_old_keys_are_not(lab: SiteFolder) -> None:
    preprint = "{id: pre, type: preprint, title: A preprint of some length, authors: [Emmy Noether]"
    lab.write("content/works/pre.yaml", f"{preprint}, year: 1929, arxiv: '2901.00001'}}")
    run(lab, "--date", "1930-01-01")
    lab.write(
        "content/works/pre.yaml",
        f"- {preprint}, year: 1929, arxiv: '2901.00001'}}\n"
        "- {id: final, type: article-journal, title: A preprint of some length, "
        "authors: [Emmy Noether], year: 1930, venue: Annalen, same_as: pre}\n",
    )
    assert "1 preprint published" in run(lab, "--date", "1930-02-01").output
    assert "1 February 1930 : Published A preprint of some length , Annalen" in lab.main(
        "/changes/"
    )
    assert lab.broken_links() == []
    titles = [item["title"] for item in json.loads(lab.text("/changes/feed.json"))["items"]]
    assert titles[0] == "Published: A preprint of some length"
    ids = [item["id"] for item in json.loads(lab.text("/changes/feed.json"))["items"]]
    assert len(set(ids)) == len(ids)


def test_removals_and_names_to_keep_out_are_never_published(lab: SiteFolder) -> None:
    lab.write("content/works/k.yaml", "{id: quillby1929, title: A note, authors: [Ann Quillby]}")
    run(lab, "--date", "1930-01-01")
    lab.write("content/works/all.yaml", WORKS.replace("- {id: rings", "- {hide: true, id: rings"))
    lab.write("content/site.yaml", "kind: lab\nsuppress: {names: [Ann Quillby]}\n")
    assert run(lab, "--date", "1930-02-01").output == "nothing new to record\n"
    assert "rings" in history(lab).read_text("utf-8")
    for address in ("/changes/", "/changes/feed.atom", "/changes/feed.json", "/latest/data.js"):
        assert "rings" not in lab.text(address)
        assert "quillby" not in lab.text(address).lower()


def test_a_history_that_cannot_be_read_is_not_touched(lab: SiteFolder) -> None:
    for text in ("- date: soon\n", "added: [a]\n", "[{date: 1930-01-01, added: [ideals]}]\n"):
        lab.write("content/history.yaml", text)
        result = run(lab, "--date", "1930-01-01")
        assert result.return_value == 1
        assert history(lab).read_text("utf-8") == text


def test_a_folder_of_bib_files_has_no_history(site: SiteFolder) -> None:
    site.write("a.bib", "@misc{a, title = {A}}")
    result = CliRunner().invoke(record, ["--source", str(site.folder)], standalone_mode=False)
    assert result.return_value == 1
    assert not (site.folder / "content").exists()


def test_a_wrong_date_is_misuse(lab: SiteFolder) -> None:
    for text in ("1930", "1930-02-30", "today"):
        assert isinstance(run(lab, "--date", text).exception, click.BadParameter)


def test_without_a_history_there_is_no_page_of_changes(lab: SiteFolder) -> None:
    assert "/changes/" not in lab.addresses
    lab.write("content/history.yaml", "- {date: 1930-01-01, added: [gone]}\n")
    assert "/changes/" not in lab.addresses


def test_a_fetch_records_what_it_brought(site: SiteFolder) -> None:
    site.write("content/people/mira.yaml", f"name: Mira Tannhaus\norcid: {ORCID}\n")
    services = Services()
    try:
        runner = CliRunner(env=services.environ)
        fetched = ["fetch", "--source", str(site.folder)]
        dry = runner.invoke(group, [*fetched, "--dry-run"], standalone_mode=False)
        assert "works added" not in dry.output
        assert not history(site).exists()
        assert "works added" in runner.invoke(group, fetched, standalone_mode=False).output
        first = history(site).read_bytes()
        runner.invoke(group, fetched, standalone_mode=False)
    finally:
        services.close()
    assert history(site).read_bytes() == first
    site.write("content/.touched", "")
    assert "Added" in site.main("/changes/")
