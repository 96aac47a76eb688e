"""An entry of a .bib file as a record of a work."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.bibtex_works import record
from sitegen.digest import digest
from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex
from sitegen.model.authorship import Role
from sitegen.model.date import PartialDate
from sitegen.model.work import Link, Source, Work
from sitegen.text.text import Markup, Text

DATA = Path(__file__).parents[2] / "data"
WORK_FIELDS = {field.name for field in dataclasses.fields(Work)}


def read(source):
    data = source if isinstance(source, bytes) else source.encode()
    entry = read_bibtex(data, "works/a.bib", Problems()).entries[0]
    made, problems = record(entry)
    return made, [str(problem) for problem in problems]


def fields(source):
    return read(source)[0].fields


def one(name, value, kind="article", rest=""):
    return fields(f"@{kind}{{k, {name} = {{{value}}}, {rest}}}").get(name)


def test_every_field_of_al_folio():
    made, problems = read((DATA / "fields.bib").read_bytes())
    found = dict(made.fields)
    people = found.pop("authorships")
    assert (made.id, made.uid, made.path, made.source, made.made_key) == (
        "lovelace2031",
        "works/a.bib#lovelace2031",
        "works/a.bib",
        Source.BIB,
        False,
    )
    assert [(str(p.name), p.role, p.marks, p.equal, p.name.corporate) for p in people] == [
        ("Ada Lovelace", Role.AUTHOR, "*", True, False),
        ("Cas van der Berg", Role.AUTHOR, "*", True, False),
        ("Engine Group", Role.AUTHOR, "", False, True),
        ("Charles Babbage", Role.EDITOR, "", False, False),
    ]
    assert found == {
        "type": "paper-conference",
        "bibtex_type": "inproceedings",
        "others": True,
        "title": Text("A Note on $O(n)$ Engines", Markup.TEX),
        "venue": Text("Proceedings of the Imaginary Conference", Markup.TEX),
        "award": Text("Best paper, see [the list](https://example.org/awards)", Markup.MARKDOWN),
        "annotation": Text("* equal <b>contribution</b>", Markup.HTML),
        "additional_info": Text("*Oral*", Markup.MARKDOWN),
        "abbr": "ICE",
        "series": "ICE '31",
        "location": "London",
        "publisher": "Taylor & Francis",
        "category": "cs.LO",
        "award_name": "Best Paper",
        "pages": "1097–1105",
        "date": PartialDate(2031, 3, 4),
        "doi": "10.1234/abc_7",
        "arxiv": "2101.00001",
        "isbn": "978-3-16-148410-0",
        "issn": "1234-567X",
        "pmid": "123456",
        "hal": "hal-01234567",
        "keywords": ("engines", "analysis", "notes, early"),
        "selected": True,
        "preview": "engine.png",
        "links": (
            Link("PDF", "engine.pdf", "pdf"),
            Link("HTML", "https://example.org/engine", "html"),
            Link("Slides", "https://example.org/a_b%20c.pdf", "slides"),
            Link("OpenReview", "https://openreview.net/forum?id=q9TqTSk9cy", "openreview"),
            Link("Code", "https://example.org/code", "code"),
            Link("Playground", "https://example.org/play", "playground"),
        ),
        "extra": (
            ("altmetric", "true"),
            ("quartile", "Q1"),
            ("playground", "https://example.org/play"),
        ),
    }
    assert not problems


def test_records_hold_only_fields_of_a_work_and_have_a_digest():
    for path in ("fields.bib", "damaged.bib"):
        for entry in read_bibtex((DATA / path).read_bytes(), path, Problems()).entries:
            made, _ = record(entry)
            assert set(made.fields) <= WORK_FIELDS
            assert digest(dict(made.fields))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("@article{k, journal={Mind}}", "article-journal"),
        ("@article{k, entrysubtype={magazine}}", "article-magazine"),
        ("@Conference{k, booktitle={C}}", "paper-conference"),
        ("@inbook{k}", "chapter"),
        ("@incollection{k}", "chapter"),
        ("@mvbook{k}", "book"),
        ("@proceedings{k}", "book"),
        ("@phdthesis{k}", "thesis"),
        ("@thesis{k, type={mathesis}}", "thesis"),
        ("@techreport{k, institution={I}}", "report"),
        ("@unpublished{k}", "manuscript"),
        ("@patent{k}", "patent"),
        ("@dataset{k}", "dataset"),
        ("@software{k}", "software"),
        ("@online{k}", "webpage"),
        ("@inreference{k}", "entry-encyclopedia"),
        ("@booklet{k}", "pamphlet"),
        ("@misc{k}", "article"),
        ("@misc{k, eprint={1706.03762}, archiveprefix={arXiv}}", "preprint"),
        ("@online{k, eprint={math/0309136}, eprinttype={arxiv}}", "preprint"),
        ("@article{k, journal={arXiv preprint arXiv:1706.03762}}", "preprint"),
        ("@article{k, journal={CoRR}, volume={abs/1706.03762}}", "preprint"),
        ("@article{k, journal={bioRxiv}}", "preprint"),
        ("@article{k, journal={Mind}, eprint={1706.03762}}", "article-journal"),
        ("@inproceedings{k, booktitle={C}, arxiv={1706.03762}}", "paper-conference"),
        ("@sculpture{k}", "article"),
    ],
)
def test_types(source, kind):
    assert fields(source)["type"] == kind


def test_an_unknown_type_is_an_info():
    _, problems = read("@sculpture{k, title={x}}")
    assert problems == [
        (
            "works/a.bib:1:1: info[bibtex-type]: @sculpture is no entry type of BibTeX or "
            "biblatex; shown as an article\n    hint: use @misc with a `type` field, or a type of "
            "biblatex's manual"
        )
    ]


def test_a_preprint_has_its_arxiv_id_and_no_venue():
    for source in (
        "@article{k, journal={arXiv preprint arXiv:1706.03762v5}}",
        "@article{k, journal={CoRR}, volume={abs/1706.03762}}",
        "@misc{k, howpublished={arXiv:1706.03762}}",
        "@misc{k, eprint={1706.03762}, archiveprefix={arXiv}, url={https://arxiv.org/abs/1706.03762}}",
        "@misc{k, url={https://arxiv.org/pdf/1706.03762v2.pdf}}",
        "@article{k, doi={10.48550/arXiv.1706.03762}, journal={ArXiv}}",
    ):
        found = fields(source)
        assert (found["type"], found["arxiv"]) == ("preprint", "1706.03762")
        assert "venue" not in found
        assert "volume" not in found
        assert not [link for link in found.get("links", ()) if "/abs/" in link.url]
    assert fields("@article{k, journal={bioRxiv}}")["venue"] == Text("bioRxiv", Markup.TEX)


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("10.1093/mind/LIX.236.433", "10.1093/mind/lix.236.433"),
        ("https://doi.org/10.1000/A", "10.1000/a"),
        ("http://dx.doi.org/10.1000/a", "10.1000/a"),
        ("doi:10.1000/a", "10.1000/a"),
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
        (r"\url{https://doi.org/10.1000/a}", "10.1000/a"),
        ("https://proxy.example.org/10.1000/a", "10.1000/a"),
    ],
)
def test_dois(value, doi):
    assert one("doi", value) == doi


def test_what_is_no_doi():
    made, problems = read("@article{k, doi={forthcoming}}")
    assert "doi" not in made.fields
    assert problems == [
        (
            "works/a.bib:1:18: warning[bibtex-doi]: “forthcoming” is no DOI; it is left out\n"
            "    hint: a DOI starts with 10. and has a slash: 10.1093/mind/LIX.236.433"
        )
    ]


def test_a_url_that_resolves_a_doi_states_it():
    source = '@article{k, url={doi:<a href="https://doi.org/10.1000/x-8">10.1000/x-8</a>}}'
    found = fields(source)
    assert found["doi"] == "10.1000/x-8"
    assert "links" not in found
    source = "@article{k, url={https://doi.org/10.1000/x, https://example.org/y}}"
    assert fields(source)["links"] == (Link("Link", "https://example.org/y", "url"),)


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("year = 1936", PartialDate(1936)),
        ("year = {1936}, month = nov", PartialDate(1936, 11)),
        ("year = 1936, month = {11}, day = {12}", PartialDate(1936, 11, 12)),
        ("year = 1936, month = nov # {~12}", PartialDate(1936, 11, 12)),
        ("year = 2023, month = {2023-06-03T00:00:00}", PartialDate(2023, 6, 3)),
        ("year = 1936, month = {Spring}", PartialDate(1936, season="spring")),
        ("date = {1936-11-12/1936-11-14}", PartialDate(1936, 11, 12)),
        ("date = {1936-21}", PartialDate(1936, season="spring")),
        ("date = {1936~}, year = {1}", PartialDate(1936)),
        ("year = {in press}", PartialDate(status="in press")),
        ("year = {2024, im Druck}", PartialDate(2024, status="in press", text="2024, im Druck")),
        ("year = {to appear 2024}", PartialDate(2024, status="to appear", text="to appear 2024")),
        ("year = {2019a}", PartialDate(2019, text="2019a")),
    ],
)
def test_dates(stated, date):
    made, problems = read(f"@article{{k, {stated}}}")
    assert made.fields["date"] == date
    assert not problems


@pytest.mark.parametrize(
    ("stated", "date", "message"),
    [
        ("year=2023, month=feb, day={30}", PartialDate(2023, 2), "February 2023 has no day 30"),
        ("date={2023-02-30}", PartialDate(2023, 2), "February 2023 has no day 30"),
        ("year=2023, month={13}", PartialDate(2023), "“13” is no month; it is left out"),
        ("year=2023, month={soon}", PartialDate(2023), "“soon” is no month; it is left out"),
    ],
)
def test_impossible_dates(stated, date, message):
    made, problems = read(f"@article{{k, {stated}}}")
    assert made.fields["date"] == date
    assert len(problems) == 1
    assert message in problems[0]


def test_status():
    assert fields("@article{k, pubstate={inpress}, year=2030}")["status"] == "in press"
    assert fields("@article{k, year={forthcoming}}")["status"] == "forthcoming"
    assert fields("@article{k, pubstate={eingereicht}, year=2030}")["status"] == "submitted"


@pytest.mark.parametrize(
    ("word", "selected"),
    [
        ("{true}", True),
        ("true", True),
        ("{True}", True),
        ('"yes"', True),
        ("{1}", True),
        ("{false}", False),
        ("false", False),
        ("{}", None),
    ],
)
def test_selected_in_every_spelling(word, selected):
    made, problems = read(f"@article{{k, title={{x}}, selected = {word}}}")
    assert made.fields.get("selected") is selected
    assert not problems


def test_selected_that_is_neither():
    made, problems = read("@article{k, selected = {maybe}}")
    assert made.fields["selected"] is False
    assert "`selected` holds “maybe”, which is neither true nor false" in problems[0]


@pytest.mark.parametrize(
    ("value", "pages"),
    [
        ("1--10", "1–10"),
        ("105911 - 105951", "105911–105951"),
        ("i-xi", "i–xi"),
        ("1-3, 7--9", "1–3, 7–9"),
        ("S1–S12", "S1–S12"),
        ("041008", "041008"),
        ("12-1--12-9", "12-1–12-9"),
    ],
)
def test_pages(value, pages):
    assert one("pages", value) == pages


def test_an_article_number_stands_for_pages():
    assert fields("@article{k, eid={e12}}")["pages"] == "e12"
    assert fields("@article{k, articleno={318}, numpages={18}}")["pages"] == "318"


def test_number_is_an_issue_of_an_article_only():
    assert fields("@article{k, number={4}}")["issue"] == "4"
    assert fields("@techreport{k, number={4}}")["number"] == "4"


def test_genre():
    assert fields("@phdthesis{k}")["genre"] == "PhD thesis"
    assert fields("@thesis{k, type={mathesis}}")["genre"] == "Master's thesis"
    assert fields("@thesis{k, type={Habilitation}}")["genre"] == "Habilitation"
    assert "genre" not in fields("@thesis{k}")


def test_who_publishes():
    found = fields("@inproceedings{k, organization={ACM}}")
    assert found["publisher"] == "ACM"
    found = fields("@manual{k, organization={ACM}, address={New York}}")
    assert (found["institution"], found["location"]) == ("ACM", "New York")
    assert fields("@phdthesis{k, school={Princeton}}")["institution"] == "Princeton"


def test_text_keeps_its_lines_only_where_they_matter():
    found = fields("@misc{k, title={A\n  B}, abstract={One.\n\nTwo.}, additional_info={- a\n- b}}")
    assert found["title"].source == "A B"
    assert found["abstract"].source == "One.\n\nTwo."
    assert found["additional_info"].source == "- a\n- b"


def test_a_volume_without_title_is_called_by_its_booktitle():
    assert fields("@proceedings{k, booktitle={Volume}}")["title"] == Text("Volume", Markup.TEX)


def test_private_fields_and_paths_are_nowhere():
    made, problems = read(
        "@misc{k, file={:/home/ada/x.pdf:PDF}, owner={ada}, timestamp={2020}, date-added={x},"
        " mendeley-groups={g}, annote={rubbish}, bdsk-file-1={YnBsaXN0}, localnote={/Users/ada/x},"
        " pdf={/Users/ada/x.pdf}, preview={C:\\ada\\x.png}, slides={file:///home/ada/s.pdf}}"
    )
    assert set(made.fields) == {"type", "bibtex_type"}
    assert [p.split("]: ")[1].splitlines()[0] for p in problems] == [
        "`pdf` is a path on one machine; it is left out",
        "`slides` is a path on one machine; it is left out",
    ]


def test_addresses_that_no_page_may_link_to():
    made, problems = read("@misc{k, html={javascript:alert(1)}, url={data:text/html,x}}")
    assert "links" not in made.fields
    assert len(problems) == 2
    assert "which is no address of the web; it is left out" in problems[0]


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        (r"howpublished={\url{https://example.org/a\_b}}", ("Link", "https://example.org/a_b")),
        (r"howpublished={\href{https://example.org}{here}}", ("Link", "https://example.org")),
        (r"url={https://example.org/\~{}ada}", ("Link", "https://example.org/~ada")),
        (r"url={https://example.org/{\textasciitilde}ada}", ("Link", "https://example.org/~ada")),
        ("url={www.example.org}", ("Link", "https://www.example.org")),
        ("ee={https://example.org}", ("Link", "https://example.org")),
        ("bdsk-url-1={https://example.org}", ("Link", "https://example.org")),
        ("paper={https://example.org}", ("Paper", "https://example.org")),
        ("supplementary={https://example.org}", ("Supplementary", "https://example.org")),
        ("eprint={12345}, eprinttype={jstor}", ("JSTOR", "https://www.jstor.org/stable/12345")),
        ("press_release={https://example.org}", ("Press release", "https://example.org")),
        ("video={talk.mp4}", ("Video", "talk.mp4")),
        ("pdf={/assets/pdf/x y.pdf}", None),
        ("code={true}", None),
        ("press={see https://example.org for more}", None),
    ],
)
def test_links(stated, link):
    found = fields(f"@misc{{k, {stated}}}").get("links", ())
    assert [(made.label, made.url) for made in found] == ([link] if link else [])


def test_each_address_is_linked_once():
    found = fields("@misc{k, html={https://example.org}, url={https://example.org}}")
    assert found["links"] == (Link("HTML", "https://example.org", "html"),)


def test_keywords():
    assert one("keywords", r"logic; sets, \'Etale, {a, b}, sets.,") == (
        "logic",
        "sets",
        "Étale",
        "a, b",
    )


def test_inherited_unknown_fields_are_not_a_papers_own():
    found = fields(
        "@inproceedings{p, title={P}, crossref={v}}\n"
        "@proceedings{v, title={V}, year=2024, conference_url={https://example.org}}"
    )
    assert found["venue"].source == "V"
    assert found["date"] == PartialDate(2024)
    assert "extra" not in found
    assert "links" not in found


def test_name_problems_have_a_place():
    _, problems = read("@misc{k,\n  author = {A and and B}}")
    assert problems == [
        (
            "works/a.bib:2:13: warning[bibtex-names]: a name is missing beside an “and”\n"
            "    hint: remove the “and”, or add the name"
        )
    ]


NAMES = st.sampled_from(
    "title author year month day date doi url eprint journal pages keywords selected pdf note "
    "preview howpublished isbn pmid hal abstract foo file type number crossref".split()
)
VALUES = st.text(alphabet="aZ1 ,;.:/\\{}$&~^_%#@'\"-é<>\n", max_size=20) | st.sampled_from(
    ["10.1/", "https://", "arXiv:1706.03762", "\\url{", "2024-02-31", "true", "and"]
)


@given(st.dictionaries(NAMES, VALUES, max_size=6), st.sampled_from(["misc", "article", "book"]))
def test_nothing_raises(stated, kind):
    body = "".join(f"{name} = {{{value}}},\n" for name, value in stated.items())
    bib = read_bibtex(f"@{kind}{{k,\n{body}}}".encode(), "a.bib", Problems())
    for entry in bib.entries:
        made, _ = record(entry)
        assert set(made.fields) <= WORK_FIELDS


def test_an_annotation_of_biblatex_is_tex():
    assert one("annotation", r"A \texttt{book} by Ren\'e").markup is Markup.TEX
    assert one("annotation", "* <a href='x'>equal</a>").markup is Markup.HTML


def test_keywords_one_a_line():
    lines = "Rats, Sprague-Dawley\nFeeding Behavior\nMale"
    assert one("keywords", lines) == ("Rats, Sprague-Dawley", "Feeding Behavior", "Male")
    assert one("keywords", "engines, analytical\nmachines, cards") == (
        "engines",
        "analytical machines",
        "cards",
    )


def test_the_types_of_mendeley_are_known():
    made, problems = read("@book_section{k, title = {Notes}}")
    assert (made.fields["type"], problems) == ("chapter", [])


@pytest.mark.parametrize(
    "note",
    [
        "arXiv:1705.07088",
        "arXiv preprint arXiv:1705.07088v2 [math.CT].",
        r"\href{http://arxiv.org/abs/1705.07088/}{arXiv:1705.07088}",
    ],
)
def test_a_note_that_is_an_arxiv_id_is_not_said_twice(note):
    found = fields(f"@misc{{k, title = {{Notes}}, note = {{{note}}}}}")
    assert (found["type"], found["arxiv"], found.get("note")) == ("preprint", "1705.07088", None)
    assert one("note", f"Talk; {note}") is not None
