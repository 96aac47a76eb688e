from __future__ import annotations

from dataclasses import replace

import export_pioneers as p
import pytest

from sitegen.export.highwire import highwire
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Work
from sitegen.text.text import NO_TEXT


def test_the_tags_of_an_article_to_the_letter() -> None:
    tags = highwire(
        replace(p.COMPUTABLE, issn="0024-6115", keywords=("logic", "numbers"), language="en"),
        pdf_url="https://t.example/turing1936.pdf",
        page_url="https://t.example/",
    )
    assert tags == (
        (
            "citation_title",
            "On Computable Numbers, with an Application to the Entscheidungsproblem",
        ),
        ("citation_author", "Turing, Alan M."),
        ("citation_publication_date", "1936/11/12"),
        ("citation_journal_title", "Proceedings of the London Mathematical Society"),
        ("citation_volume", "s2-42"),
        ("citation_issue", "1"),
        ("citation_firstpage", "230"),
        ("citation_lastpage", "265"),
        ("citation_issn", "0024-6115"),
        ("citation_doi", "10.1112/plms/s2-42.1.230"),
        ("citation_language", "en"),
        ("citation_keywords", "logic"),
        ("citation_keywords", "numbers"),
        ("citation_abstract_html_url", "https://t.example/"),
        ("citation_pdf_url", "https://t.example/turing1936.pdf"),
    )


def test_institution_and_orcid_follow_their_author() -> None:
    first = Authorship(
        Name("Hopper", "Grace"), orcid="0000-0002-1825-0097", affiliations=("Harvard", "Navy")
    )
    second = Authorship(Name("Aiken", "Howard"), person="aiken")
    aiken = Person("aiken", second.name, orcid="https://orcid.org/0000-0001-5109-3700")
    tags = highwire(replace(p.EDVAC, authorships=(first, second)), people={"aiken": aiken})
    assert [tag for tag in tags if "author" in tag[0]] == [
        ("citation_author", "Hopper, Grace"),
        ("citation_author_institution", "Harvard"),
        ("citation_author_institution", "Navy"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Aiken, Howard"),
        ("citation_author_orcid", "https://orcid.org/0000-0001-5109-3700"),
    ]


@pytest.mark.parametrize(
    ("work", "tag"),
    [
        (
            p.ATTENTION,
            ("citation_conference_title", "Advances in Neural Information Processing Systems"),
        ),
        (p.NERVE_NETS, ("citation_inbook_title", "Automata Studies")),
        (
            p.RELAYS,
            ("citation_dissertation_institution", "Massachusetts Institute of Technology"),
        ),
        (
            p.EDVAC,
            (
                "citation_technical_report_institution",
                "Moore School of Electrical Engineering",
            ),
        ),
        (p.COMMUNICATION, ("citation_publisher", "University of Illinois Press")),
        (p.AUTOMATA, ("citation_editor", "McCarthy, John")),
        (p.PREPRINT, ("citation_arxiv_id", "1706.03762")),
    ],
)
def test_container_of_each_type(work: Work, tag: tuple[str, str]) -> None:
    tags = highwire(work)
    assert tag in tags
    named = {name for name, _ in tags if name.endswith(("_title", "institution"))}
    assert len(named) <= 2  # citation_title and one container


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (PartialDate(1936, 11, 12), "1936/11/12"),
        (PartialDate(1936, 11), "1936"),
        (PartialDate(1936), "1936"),
        (PartialDate(status="in press"), None),
    ],
)
def test_dates(date: PartialDate, printed: str | None) -> None:
    tags = dict(highwire(replace(p.IRIS, date=date)))
    assert tags.get("citation_publication_date") == printed


def test_article_number_is_a_first_page() -> None:
    tags = dict(highwire(replace(p.COMPUTABLE, pages="e1003285")))
    assert tags["citation_firstpage"] == "e1003285"
    assert "citation_lastpage" not in tags


def test_no_title_no_tags() -> None:
    assert highwire(replace(p.IRIS, title=NO_TEXT)) == ()
