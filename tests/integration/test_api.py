"""/api/v1/: documents that keep to their schemas, and what pages say to machines."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from conftest import SiteFolder
from test_profile import EQUAL, THESIS, WORKS

from sitegen.pages import api_schema

ALAN = """
name: Alan M. Turing
former_names: [Alanus Secundus]
names: [A. M. Turing]
role: Reader
email: alan@secret.example
photo: alan.png
orcid: 0000-0002-1825-0097
homepage: https://alan.example
interests: [logic]
affiliations: [{name: University of Manchester, start: 1948}]
links: [{label: Write, url: "mailto:other@secret.example"}]
open_to: [{what: visits, email: third@secret.example}]
"""


@pytest.fixture
def lab(site: SiteFolder) -> SiteFolder:
    site.write("content/site.yaml", "title: Computing Laboratory\nkind: lab\n")
    site.write("content/works/all.bib", WORKS).write("content/works/thesis.yaml", THESIS)
    site.write("content/works/eq.yaml", EQUAL)
    site.write("content/people/alan.yaml", ALAN).write("content/assets/alan.png", b"png")
    site.write("content/people/robin.yaml", "name: Robin Gandy\nend: 1952\n")
    return site


def document(site: SiteFolder, name: str) -> Any:
    """A document, which its schema accepts."""
    value = json.loads(site.text(f"/api/v1/{name}.json"))
    jsonschema.validate(
        value,
        api_schema.schemas()[f"api-{name}"],
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    return value


def test_the_index_names_what_there_is(lab: SiteFolder) -> None:
    index = document(lab, "index")
    assert index["version"] == 1
    found = {entry["address"] for entry in index["documents"]}
    assert found == {a for a in lab.addresses if a.startswith("/api/")} - {"/api/v1/index.json"}
    for entry in index["documents"]:
        document(lab, entry["name"])


def test_names_keep_to_their_schema(lab: SiteFolder) -> None:
    lab.write("content/site.yaml", "kind: anthology\nowner: alan\nnames: {groups: published}\n")
    assert {entry["name"] for entry in document(lab, "index")["documents"]} >= {"names", "works"}
    assert [name for name in document(lab, "names") if name["groups"]]


def test_works_carry_every_key(lab: SiteFolder) -> None:
    works = {work["id"]: work for work in document(lab, "works")["works"]}
    assert works["eq"]["keys"] == ["eq", "pre"]
    assert [version["type"] for version in works["eq"]["versions"]] == [
        "article-journal",
        "preprint",
    ]
    assert works["eq"]["authors"][1] == {
        "name": "Alan M. Turing",
        "person": "alan",
        "orcid": "0000-0002-1825-0097",
        "equal": True,
        "corresponding": True,
    }
    assert works["turing1936"]["date"] == "1936-11"
    assert works["gandy1953"]["authors"][1]["role"] == "advisor"
    keys = "turing1936 turing1939 turing1949 turing1950 late gandy1953 eq err"
    assert set(works) == set(keys.split())


def test_people_have_their_works_as_on_their_profile(lab: SiteFolder) -> None:
    people = {person["id"]: person for person in document(lab, "people")["people"]}
    alan = people["alan"]
    assert alan["supervised"] == ["gandy1953"]
    assert f"{len(alan['works'])} works" in lab.main("/people/alan/")
    assert alan["collaborators"][0]["works"] == 2
    assert people["robin"]["alumni"] is True


def test_no_mail_no_portrait_no_former_name(lab: SiteFolder) -> None:
    for address in lab.addresses:
        if address.startswith("/api/"):
            text = lab.text(address)
            for secret in ("secret.example", "alan.png", "Alanus", "Secundus"):
                assert secret not in text, (address, secret)


def test_ids_of_one_document_are_those_of_another(lab: SiteFolder) -> None:
    works = {work["id"] for work in document(lab, "works")["works"]}
    topics = {topic["id"] for topic in document(lab, "topics")["topics"]}
    venues = {venue["id"] for venue in document(lab, "venues")["venues"]}
    people = {person["id"] for person in document(lab, "people")["people"]}
    for name in ("people", "topics", "venues"):
        for record in document(lab, name)[name]:
            assert set(record["works"]) <= works
            assert set(record.get("people", ())) <= people
    for work in document(lab, "works")["works"]:
        assert set(work.get("topics", ())) <= topics
        assert {work.get("venue_id")} <= {*venues, None}
        assert {a["person"] for a in work["authors"] if "person" in a} <= people
        assert work["address"] in lab.addresses
    known = {"people": people, "works": works, "topics": topics, "venues": venues}
    nodes = document(lab, "graph")["nodes"]
    for node in nodes:
        assert node["id"] in known.get(node["kind"], {node["id"]})
        assert all(tie < node["number"] for tie in node.get("ties", ()))


def test_a_site_of_nothing_has_an_index_only(site: SiteFolder) -> None:
    site.write("content/site.yaml", "title: Empty\n")
    assert [a for a in site.addresses if a.startswith("/api/")] == ["/api/v1/index.json"]
    assert document(site, "index")["documents"] == []


# What pages say


def jsonld(site: SiteFolder, address: str) -> Any:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', site.text(address))
    assert match
    return json.loads(match[1])


def test_signposts_of_a_work(lab: SiteFolder) -> None:
    lab.write("content/assets/eq.pdf", b"%PDF-1.4")
    html = lab.text("/publications/eq/")
    for link in (
        '<link rel="type" href="https://schema.org/AboutPage">',
        '<link rel="type" href="https://schema.org/ScholarlyArticle">',
        '<link rel="author" href="https://orcid.org/0000-0002-1825-0097">',
        '<link rel="item" href="../../publications/eq/eq.pdf" type="application/pdf">',
        '<link rel="describedby" href="../../publications/eq/eq.bib" type="application/x-bibtex">',
        'eq.json" type="application/vnd.citationstyles.csl+json">',
        '<link rel="license" href="https://spdx.org/licenses/CC-BY-4.0">',
        '<link rel="related" href="https://doi.org/10.1000/eq">',
    ):
        assert link in html, link
    assert "cite-as" not in html


def test_a_profile_is_a_person(lab: SiteFolder) -> None:
    lab.url = "https://lab.example"
    page = jsonld(lab, "/people/alan/")
    assert page["@type"] == "ProfilePage"
    person = page["mainEntity"]
    assert person["@type"] == "Person"
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097", "https://alan.example"]
    assert person["affiliation"]["name"] == "University of Manchester"
    assert person["knowsAbout"] == "logic"
    assert "secret" not in json.dumps(page)


def test_authors_of_a_work_lead_to_their_profiles(lab: SiteFolder) -> None:
    lab.url = "https://lab.example"
    author = jsonld(lab, "/publications/turing1936/")["author"]
    assert author["@id"] == "https://orcid.org/0000-0002-1825-0097"
    assert author["url"] == "https://lab.example/people/alan/"


def test_coins_stand_on_lists_only(lab: SiteFolder) -> None:
    assert 'class="Z3988"' in lab.text("/publications/")
    assert 'class="Z3988"' not in lab.text("/publications/eq/")
