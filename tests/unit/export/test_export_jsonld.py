from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import export_pioneers as p
import pytest

from sitegen.export.jsonld import script_json
from sitegen.export.jsonld_person import person_jsonld
from sitegen.export.jsonld_work import work_jsonld
from sitegen.model.affiliation import Affiliation
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import OpenTo, Person
from sitegen.model.work import Link, Work
from sitegen.text.text import Text

HOPPER = Person(
    id="hopper",
    name=Name("Hopper", "Grace"),
    variants=(Name("Murray", "Grace Brewster"),),
    former_names=(Name("Secret", "Former"),),
    role="Rear Admiral",
    affiliations=(
        Affiliation("Navy", ror="https://ror.org/02h99vy62"),
        Affiliation("Vassar", end=PartialDate(1943)),
    ),
    orcid="0000-0002-1825-0097",
    dblp="h/GraceHopper",
    github="hopper",
    homepage="https://hopper.example/",
    email="grace@navy.example",
    open_to=(OpenTo("talks", email="talks@navy.example"),),
    links=(Link("Mail", "mailto:grace@navy.example"), Link("Bio", "https://bio.example/")),
    interests=("compilers", "COBOL"),
    bio=Text("Wrote a compiler."),
)


def test_an_article() -> None:
    work = replace(p.COMPUTABLE, issn="0024-6115", abstract=Text("Numbers."), license="CC-BY-4.0")
    found = json.loads(
        work_jsonld(
            work,
            page_url="https://t.example/t/",
            pdf_url="https://t.example/t.pdf",
        )
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": "https://t.example/t/",
        "url": "https://t.example/t/",
        "name": work.title.source,
        "headline": work.title.source,
        "author": {
            "@type": "Person",
            "name": "Alan M. Turing",
            "givenName": "Alan M.",
            "familyName": "Turing",
        },
        "datePublished": "1936-11-12",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "1",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "s2-42",
                "isPartOf": {
                    "@type": "Periodical",
                    "name": "Proceedings of the London Mathematical Society",
                    "issn": "0024-6115",
                },
            },
        },
        "pageStart": "230",
        "pageEnd": "265",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "DOI",
            "value": "10.1112/plms/s2-42.1.230",
        },
        "sameAs": "https://doi.org/10.1112/plms/s2-42.1.230",
        "abstract": "Numbers.",
        "license": "https://spdx.org/licenses/CC-BY-4.0",
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": "https://t.example/t.pdf",
            "encodingFormat": "application/pdf",
        },
        "isAccessibleForFree": True,
    }


@pytest.mark.parametrize(
    ("work", "type_", "facts"),
    [
        (p.COMMUNICATION, "Book", {"publisher": "University of Illinois Press"}),
        (p.NERVE_NETS, "Chapter", {"isPartOf": "Automata Studies"}),
        (p.RELAYS, "Thesis", {"publisher": "Massachusetts Institute of Technology"}),
        (p.EDVAC, "Report", {"publisher": "Moore School of Electrical Engineering"}),
        (p.IRIS, "Dataset", {"publisher": "UCI Machine Learning Repository"}),
        (p.TEX, "SoftwareSourceCode", {}),
        (p.DEMO, "PresentationDigitalDocument", {"isPartOf": "Fall Joint Computer Conference"}),
        (p.HOPPING, "CreativeWork", {}),
    ],
)
def test_each_type(work: Work, type_: str, facts: dict[str, str]) -> None:
    found: dict[str, Any] = json.loads(work_jsonld(work))
    assert found["@type"] == type_
    assert {name: found[name]["name"] for name in facts} == facts


def test_authors_are_known_by_orcid_and_profile() -> None:
    work = replace(
        p.EDVAC,
        authorships=(
            Authorship(Name("Hopper", "Grace"), person="hopper", affiliations=("Navy",)),
            Authorship(Name("Moore School", corporate=True)),
        ),
    )
    text = work_jsonld(
        work,
        orcids={"hopper": HOPPER.orcid},
        person_urls={"hopper": "https://t.example/people/hopper/"},
    )
    assert json.loads(text)["author"] == [
        {
            "@type": "Person",
            "@id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Grace Hopper",
            "givenName": "Grace",
            "familyName": "Hopper",
            "url": "https://t.example/people/hopper/",
            "affiliation": [{"@type": "Organization", "name": "Navy"}],
        },
        {"@type": "Organization", "name": "Moore School"},
    ]


def test_without_a_site_url_no_address_of_the_site() -> None:
    found = json.loads(work_jsonld(p.RELAYS))
    assert "@id" not in found
    assert "url" not in found
    assert "encoding" not in found
    page = json.loads(person_jsonld(replace(HOPPER, orcid="")))
    assert "url" not in page
    assert "@id" not in page["mainEntity"]


def test_a_profile() -> None:
    text = person_jsonld(HOPPER, page_url="https://t.example/", modified="1992-01-01")
    assert json.loads(text) == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": "https://t.example/",
        "url": "https://t.example/",
        "dateModified": "1992-01-01",
        "mainEntity": {
            "@type": "Person",
            "@id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Grace Hopper",
            "givenName": "Grace",
            "familyName": "Hopper",
            "alternateName": "Grace Brewster Murray",
            "url": "https://t.example/",
            "description": "Wrote a compiler.",
            "jobTitle": "Rear Admiral",
            "affiliation": {
                "@type": "Organization",
                "@id": "https://ror.org/02h99vy62",
                "name": "Navy",
            },
            "knowsAbout": ["compilers", "COBOL"],
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "ORCID",
                "value": "0000-0002-1825-0097",
            },
            "sameAs": [
                "https://orcid.org/0000-0002-1825-0097",
                "https://hopper.example/",
                "https://dblp.org/pid/h/GraceHopper",
                "https://github.com/hopper",
                "https://bio.example/",
            ],
        },
    }


def test_profile_never_tells_mail_or_former_names() -> None:
    text = person_jsonld(HOPPER, page_url="https://t.example/")
    assert "navy.example" not in text
    assert "Secret" not in text


def test_json_cannot_leave_its_script() -> None:
    hostile = "</script><!--<script>\u2028\u2029</SCRIPT>"
    text = script_json({"name": hostile})
    assert json.loads(text) == {"name": hostile}
    for forbidden in ("</", "<!", "\u2028", "\u2029"):
        assert forbidden not in text
