from __future__ import annotations

from typing import Any

import pytest

from sitegen.config import Config
from sitegen.insight.doctor import Finding, examine, idle_repairs
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.work import Link, Repair, Source, Work, WorkRecord
from sitegen.text.text import Markup, Text

PATH = "content/works/a.bib"


def findings(config: Config | None = None, **fields: Any) -> list[Finding]:
    for name in ("title", "abstract"):
        if isinstance(fields.get(name), str):
            fields[name] = Text(fields[name])
    fields.setdefault("date", PartialDate(2020))
    work = Work("w", ("w",), sources=(("abstract", PATH),), **fields)
    people = {"ada": Person("ada", Name("Lovelace"))}
    found = Library(people, (work,), {}, {}, {}, (), ())
    return list(examine(found, config or Config(kind="lab")))


def codes(config: Config | None = None, **fields: Any) -> list[str]:
    return [finding.code for finding in findings(config, **fields)]


def test_a_sound_work_has_nothing() -> None:
    assert codes(title="On rings", abstract="Every ideal costs $5, or 10^-3 of $n^2$.") == []


def test_a_repair_is_told() -> None:
    repair = Repair("abstract", ("dropped-tex",), Text("2.2times"), PATH)
    found = findings(abstract="2.2 × at alpha", repairs=(repair,))
    assert [(f.code, f.message) for f in found] == [
        ("check-repaired", "the abstract of w is repaired by dropped-tex"),
        (
            "check-lone-name",
            "in the abstract of w stands alpha: a word, or a sign that lost its backslash",
        ),
    ]


def test_damage_comes_with_the_line_that_repairs_it() -> None:
    (found,) = findings(abstract="See https: //x. github. io")
    assert found.code == "check-damaged"
    assert found.hint.endswith("repairs: {content/works/a.bib: [spaced-punctuation]}")
    work = Work(
        "w",
        ("w",),
        date=PartialDate(2020),
        abstract=Text("2.2times"),
        sources=(("abstract", "content/fetched/openalex/ada.yaml"),),
    )
    (found,) = examine(Library({}, (work,), {}, {}, {}, (), ()), Config())
    assert found.hint.endswith("repairs: {openalex: [dropped-tex]}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (Text(r"A \textbf{bold} claim"), "check-raw-command"),
        (Text("A stray$ here"), "check-stray-dollar"),
        (Text(r"A \foobar{x} claim", Markup.TEX), "text-unknown-macro"),
    ],
)
def test_raw_commands_and_stray_dollars_are_told(text: Text, code: str) -> None:
    assert code in codes(abstract=text)


@pytest.mark.parametrize("text", ["It costs US$ 5 or $7.", r"The set $\mathbb{R}$", "An A$AP fund"])
def test_prices_and_formulas_are_no_stray_dollars(text: str) -> None:
    assert codes(abstract=text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our code is available at https://github.com/a/b.",
        "The source code will be made publicly available.",
        "We release our code and data.",
        "Code: https://github.com/a/b",
    ],
)
def test_promised_code_without_a_link_is_told(text: str) -> None:
    (found,) = findings(abstract=text)
    assert found.code == "check-promised-code"
    assert found.hint == f"add code: {'https://github.com/a/b' if '://' in text else 'https://...'}"
    assert codes(abstract=text, links=(Link("Code", "https://x.org", "code"),)) == []
    assert codes(abstract=text, links=(Link("", "https://github.com/a/b"),)) == []


@pytest.mark.parametrize("text", ["The genetic code is universal.", "An open-source code we use"])
def test_code_that_nobody_promised(text: str) -> None:
    assert codes(abstract=text) == []


def test_a_date_without_year() -> None:
    (found,) = findings(date=PartialDate(text="12 May"))
    assert found.message == "the date of w has no year: “12 May”"
    assert codes(date=PartialDate(status="in press")) == []


def test_an_owner_cut_away() -> None:
    config = Config(kind="person", owner="ada")
    first = Authorship(Name("King"))
    assert codes(config, others=True, authorships=(first,)) == ["check-owner-cut"]
    assert codes(config, others=False, authorships=(first,)) == []
    tied = Authorship(Name("Lovelace"), person="ada")
    assert codes(config, others=True, authorships=(first, tied)) == []
    assert codes(Config(kind="anthology"), others=True, authorships=(first,)) == []
    assert codes(Config(kind="lab"), others=True, authorships=(first,)) == ["check-owner-cut"]


def test_repairs_of_nothing() -> None:
    record = WorkRecord("a", "a", Source.BIB, PATH, {})
    config = Config(repairs={PATH: ("dropped-tex",), "bib": (), "openalex": ("dropped-tex",)})
    assert idle_repairs(config, [record]) == ("openalex",)
