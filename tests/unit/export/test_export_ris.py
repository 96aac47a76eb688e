from __future__ import annotations

from dataclasses import replace

import export_pioneers as p
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.ris import ris
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.text.text import Text


def test_a_record_to_the_letter() -> None:
    work = replace(p.COMPUTABLE, keywords=("logic", "computability"), abstract=Text("Numbers."))
    assert ris(work).split("\r\n") == [
        "TY  - JOUR",
        "AU  - Turing, Alan M.",
        "TI  - On Computable Numbers, with an Application to the Entscheidungsproblem",
        "T2  - Proceedings of the London Mathematical Society",
        "JO  - Proceedings of the London Mathematical Society",
        "PY  - 1936",
        "DA  - 1936/11/12/",
        "VL  - s2-42",
        "IS  - 1",
        "SP  - 230",
        "EP  - 265",
        "DO  - 10.1112/plms/s2-42.1.230",
        "UR  - https://doi.org/10.1112/plms/s2-42.1.230",
        "KW  - logic",
        "KW  - computability",
        "AB  - Numbers.",
        "ER  - ",
        "",
    ]


def test_types() -> None:
    assert [ris(work)[6:].split("\r\n")[0] for work in p.ALL] == [
        "JOUR", "CPAPER", "BOOK", "BOOK", "BOOK", "CHAP", "THES", "THES", "UNPB", "RPRT", "DATA",
        "COMP", "SLIDE", "ELEC", "MGZN", "PAT", "STAND",
    ]  # fmt: skip
    assert ris(replace(p.AUTOMATA, bibtex_type="proceedings")).startswith("TY  - CONF\r\n")
    assert ris(replace(p.AUTOMATA, type="article")).startswith("TY  - GEN\r\n")


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        (PartialDate(1936), ["PY  - 1936"]),
        (PartialDate(1936, 11), ["PY  - 1936", "DA  - 1936/11//"]),
        (PartialDate(1936, season="winter"), ["PY  - 1936", "DA  - 1936///winter"]),
        (PartialDate(status="in press"), ["PY  - in press"]),
        (PartialDate(), []),
    ],
)
def test_dates(date: PartialDate, lines: list[str]) -> None:
    text = ris(replace(p.IRIS, date=date))
    assert [line for line in text.split("\r\n") if line[:2] in ("PY", "DA")] == lines


def test_names_and_editors() -> None:
    text = ris(p.ATTENTION)
    assert "ED  - von Luxburg, Ulrike\r\n" in text
    jr = Authorship(Name("King", "Martin Luther", suffix="Jr."))
    assert "AU  - King, Martin Luther, Jr.\r\n" in ris(replace(p.IRIS, authorships=(jr,)))
    assert "AU  - IEEE\r\n" in ris(p.FLOATING)


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_value_can_open_a_line(text: str, name: str) -> None:
    work = Work(
        id="k",
        keys=("k",),
        title=Text(text),
        venue=Text(text),
        authorships=(Authorship(Name(name)), Authorship(Name("N", name, suffix=text))),
        volume=text,
        pages=name,
        keywords=(text, name),
        series=f"x\r\nER  - {text}",
    )
    lines = ris(work).split("\r\n")
    assert lines[0] == "TY  - GEN"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert not any("\n" in line or "\r" in line for line in lines)
