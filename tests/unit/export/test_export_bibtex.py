from __future__ import annotations

from dataclasses import replace

import export_pioneers as p
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from sitegen.export.bibtex import bibtex, bibtex_file, entry_type
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Link, Work
from sitegen.text.text import Markup, Text


def _read(text: str) -> BibliographyData:
    """What pybtex reads in its strict mode: any error raises."""
    return parse_string(text, "bibtex")


def test_an_entry_to_the_letter() -> None:
    work = replace(
        p.COMPUTABLE,
        title=Text("On computable numbers and the {Entscheidungsproblem}", Markup.TEX),
        abstract=Text("The \"computable\" numbers & 100% more."),
        keywords=("computability", "R&D"),
        note=Text("Corrected in 1937"),
        extra=(("zbl", "0016.09701"), ("selected", "true"), ("pdf", "turing.pdf")),
        links=(Link("URL", "https://a.example/t_1", "url"), Link("PDF", "/t.pdf", "pdf")),
        award=Text("Prize"),
        abbr="PLMS",
        selected=True,
    )  # fmt: skip
    assert bibtex(work) == (
        "@article{turing1936,\n"
        "  author = {Turing, Alan M.},\n"
        "  title = {On computable numbers and the {Entscheidungsproblem}},\n"
        "  journal = {Proceedings of the London Mathematical Society},\n"
        "  volume = {s2-42},\n"
        "  number = {1},\n"
        "  pages = {230--265},\n"
        "  year = {1936},\n"
        "  month = nov,\n"
        "  day = {12},\n"
        "  note = {Corrected in 1937},\n"
        "  doi = {10.1112/plms/s2-42.1.230},\n"
        "  url = {https://a.example/t_1},\n"
        "  keywords = {computability, R\\&D},\n"
        '  abstract = {The "computable" numbers \\& 100\\% more.},\n'
        "  zbl = {0016.09701}\n"
        "}\n"
    )
    short = bibtex(work, full=False)
    assert "abstract" not in short
    assert "keywords" not in short
    assert "zbl" in short


@pytest.mark.parametrize(
    ("work", "fields"),
    [
        (p.ATTENTION, {"booktitle": "Advances in Neural Information Processing Systems"}),
        (p.NERVE_NETS, {"booktitle": "Automata Studies", "pages": "3--42"}),
        (p.PROGRAMMING, {"title": "The Art of Computer Programming: Fundamental Algorithms"}),
        (p.RELAYS, {"school": "Massachusetts Institute of Technology"}),
        (p.EDVAC, {"institution": "Moore School of Electrical Engineering"}),
        (p.PREPRINT, {"eprint": "1706.03762", "archiveprefix": "arXiv", "primaryclass": "cs.CL"}),
        (p.DEMO, {"howpublished": "Fall Joint Computer Conference"}),
        (p.FLOATING, {"author": "{IEEE}"}),
    ],
)
def test_fields_of_each_type(work: Work, fields: dict[str, str]) -> None:
    entry = _read(bibtex(work)).entries[work.id]
    author = " and ".join(map(str, entry.persons.get("author", [])))
    found = dict(entry.fields) | {"author": author}
    assert {name: found.get(name) for name in fields} == fields


def test_entry_types() -> None:
    assert [entry_type(work) for work in p.ALL] == [
        "article", "inproceedings", "book", "book", "book", "incollection", "mastersthesis",
        "phdthesis", "misc", "techreport", "misc", "misc", "misc", "misc", "article", "misc",
        "misc",
    ]  # fmt: skip
    assert entry_type(replace(p.IRIS, bibtex_type="Dataset")) == "dataset"
    assert entry_type(replace(p.COMPUTABLE, bibtex_type="misc")) == "article"
    assert entry_type(replace(p.COMPUTABLE, bibtex_type="blogentry")) == "article"


def test_names_editors_and_others() -> None:
    authorships = (
        Authorship(Name("Neumann", "John", particle="von")),
        Authorship(Name("Army and Navy", corporate=True)),
        Authorship(Name("Burks", "Arthur W."), Role.EDITOR),
        Authorship(Name("Hopper", "Grace"), Role.ADVISOR),
    )
    text = bibtex(replace(p.EDVAC, authorships=authorships, others=True))
    assert "  author = {von Neumann, John and {Army and Navy} and others},\n" in text
    assert "  editor = {Burks, Arthur W.},\n" in text
    assert "  advisor = {Hopper, Grace},\n" in text


def test_dates() -> None:
    def lines(date: PartialDate, status: str = "") -> str:
        text = bibtex(Work("k", ("k",), type="book", date=date, status=status))
        return text.removeprefix("@book{k").removesuffix("\n}\n").replace(",\n  ", "; ")

    assert lines(PartialDate()) == ""
    assert lines(PartialDate(1950, 10)) == "; year = {1950}; month = oct"
    assert lines(PartialDate(1950, season="autumn")) == "; year = {1950}; month = {Autumn}"
    assert lines(PartialDate(status="in press")) == "; year = {in press}"
    assert lines(PartialDate(text="c. 300 BC")) == "; year = {c. 300 BC}"
    assert lines(PartialDate(2030), "forthcoming") == "; year = {2030}; note = {Forthcoming}"


@pytest.mark.parametrize(
    "name",
    ["file", "abbr", "bibtex_show", "email", "altmetric", "html", "bad name", "1st", ""],
)
def test_display_and_impossible_fields_are_left_out(name: str) -> None:
    text = bibtex(replace(p.IRIS, extra=((name, "secret"),)))
    assert "secret" not in text


def test_no_mail_address_in_extra_fields() -> None:
    text = bibtex(
        replace(p.IRIS, extra=(("contact", "ask r.fisher@uni.example"), ("zbl", "a @ b")))
    )
    assert "fisher@" not in text
    assert "zbl = {a @ b}" in text


def test_unknown_field_never_repeats_a_standard_one() -> None:
    text = bibtex(replace(p.IRIS, extra=(("YEAR", "1900"), ("Custom", "x"), ("custom", "y"))))
    assert text.count("year = ") == 1
    assert text.count("custom = ") == 1


def test_file_keeps_order_and_every_work() -> None:
    same = [replace(p.IRIS, id=key) for key in ("Iris", "iris", "iris-2", "IRIS")]
    text = bibtex_file([p.COMPUTABLE, *same])
    keys = [line[line.index("{") + 1 : -1] for line in text.split("\n") if line.startswith("@")]
    assert keys == ["turing1936", "Iris", "iris-2", "iris-2-2", "IRIS-3"]
    assert len(_read(text).entries) == 5
    assert bibtex_file([]) == ""


@pytest.mark.parametrize("work", p.ALL, ids=lambda work: work.title.source)
def test_every_work_reads_back(work: Work) -> None:
    entry = _read(bibtex(work)).entries[work.id]
    assert entry.type == entry_type(work)
    names = [a.name for a in work.authors]
    assert [" ".join(person.last_names) for person in entry.persons.get("author", [])] == [
        f"{{{name.family}}}" if name.corporate else name.family for name in names
    ]


DAMAGED = st.text(alphabet='ab{}\\"@#,%$&=\n ~', max_size=12)


@given(DAMAGED, DAMAGED, DAMAGED, DAMAGED, st.sampled_from(sorted({w.type for w in p.ALL})))
def test_damaged_input_still_makes_a_valid_file(
    title: str, plain: str, name: str, key: str, type_: str
) -> None:
    work = Work(
        id=key,
        keys=(key,),
        type=type_,
        title=Text(title, Markup.TEX),
        venue=Text(title, Markup.TEX),
        authorships=(
            Authorship(Name(name or "A", plain)),
            Authorship(Name(plain or "B", corporate=True)),
        ),
        volume=plain,
        pages=plain,
        doi=plain,
        keywords=(plain,),
        abstract=Text(plain),
        extra=(("custom", title), (name, plain)),
    )
    found = _read(bibtex_file([work, p.COMPUTABLE]))
    assert len(found.entries) == 2
    assert found.entries["turing1936"].fields["volume"] == "s2-42"
