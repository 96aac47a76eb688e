from collections.abc import Sequence

import pytest

from sitegen.insight.corroboration import Agreement, Company, Corroboration, Corroborator
from sitegen.model.affiliation import Affiliation
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.web_place import WebPlace
from sitegen.model.work import Link, Work

ADA = Name("Lovelace", "Ada")
MARY = Name("Somerville", "Mary")
AUGUSTUS = Name("De Morgan", "Augustus")


def author(name: Name = ADA, **facts: object) -> Authorship:
    person = "ada" if name.family == "Lovelace" else ""
    return Authorship(name, **{"person": person, **facts})  # type: ignore[arg-type]


def work(key: str, *others: Authorship, year: int | None = 1843, **facts: object) -> Work:
    date = PartialDate(year)
    return Work(key, (key,), authorships=(author(), *others), date=date, **facts)  # type: ignore[arg-type]


def ada(**facts: object) -> Person:
    return Person("ada", Name("Lovelace", "Ada"), **facts)  # type: ignore[arg-type]


def found(
    of: Work, works: Sequence[Work] = (), person: Person | None = None, **ranks: int
) -> dict[Agreement, Corroboration]:
    ranks = {of.id: 4, **{w.id: 0 for w in works}, **ranks}
    site = WebPlace.parse("https://ada.example")
    corroborator = Corroborator(person or ada(), (of, *works), ranks, Company(), site)
    return {one.kind: one for one in corroborator.of(of, of.authorships[:1])}


def test_coauthors_of_a_surer_work_agree() -> None:
    weak = work("weak", author(MARY), author(AUGUSTUS))
    sure = work("sure", author(MARY))
    assert found(weak, [sure]) == {
        Agreement.COAUTHORS: Corroboration(Agreement.COAUTHORS, ("Mary Somerville",))
    }


def test_coauthors_of_an_equally_weak_work_do_not() -> None:
    assert not found(work("weak", author(MARY)), [work("other", author(MARY))], other=4)


def test_a_coauthor_with_another_orcid_is_another() -> None:
    weak = work("weak", author(MARY, orcid="0000-0001"))
    assert not found(weak, [work("sure", author(MARY, orcid="0000-0002"))])
    assert found(weak, [work("sure", author(MARY))])
    assert found(weak, [work("sure", author(Name("S.", "M."), orcid="0000-0001"))])


def test_a_crowd_makes_no_coauthors() -> None:
    crowd = [author(Name(f"N{number}")) for number in range(60)]
    assert not found(work("weak", author(MARY)), [work("sure", author(MARY), *crowd)])
    assert not found(work("weak", author(MARY), *crowd), [work("sure", author(MARY))])


def test_groups_and_oneself_are_no_coauthors() -> None:
    group = author(Name("The Society", corporate=True))
    again = Authorship(Name("Lovelace", "Ada"))
    assert not found(work("weak", group, again), [work("sure", group, again)])


def test_only_some_coauthors_are_named() -> None:
    crowd = [author(Name(f"N{number}")) for number in range(7)]
    agreed = found(work("weak", *crowd), [work("sure", *crowd)])[Agreement.COAUTHORS]
    assert (agreed.names, agreed.more) == (("N0", "N1", "N2", "N3", "N4"), 2)


@pytest.mark.parametrize(
    ("start", "end", "year", "agrees"),
    [
        (1842, 1844, 1843, True),
        (1842, 1844, 1845, False),
        (1842, None, 1900, True),
        (None, 1844, 1800, True),
        (None, None, 1843, False),
        (1842, 1844, None, False),
    ],
)
def test_an_affiliation_agrees_in_its_years(
    start: int | None, end: int | None, year: int | None, agrees: bool
) -> None:
    own = Affiliation("Analytical Society", start=PartialDate(start), end=PartialDate(end))
    printed = Work(
        "w",
        ("w",),
        authorships=(author(affiliations=("The Analytical Society, Cambridge",)),),
        date=PartialDate(year),
    )
    assert bool(found(printed, person=ada(affiliations=(own,)))) is agrees


def test_an_affiliation_is_compared_word_for_word() -> None:
    own = Affiliation("MIT", start=PartialDate(1800))
    printed = Work(
        "w", ("w",), authorships=(author(affiliations=("Smithsonian",)),), date=PartialDate(1843)
    )
    assert not found(printed, person=ada(affiliations=(own,)))


@pytest.mark.parametrize(
    ("kind", "url", "agrees"),
    [
        ("code", "https://github.com/Ada/engine", True),
        ("code", "https://github.com/adalbert/engine", False),
        ("website", "https://ada.github.io/engine/", True),
        ("data", "https://lab.example/~ada/data", True),
        ("data", "https://lab.example/~bob/data", False),
        ("project", "https://ada.example/engine", False),
        ("pdf", "https://lab.example/~ada/paper.pdf", False),
        ("code", "https://zenodo.org/records/1", False),
    ],
)
def test_a_project_below_the_profiles_links_agrees(kind: str, url: str, agrees: bool) -> None:
    links = (
        Link("Lab", "https://lab.example/~ada"),
        Link("Zenodo", "https://zenodo.org/"),
        Link("GitHub", "https://github.com/"),
    )
    person = ada(github="ada", homepage="https://ada.example/", links=links)
    assert bool(found(work("w", links=(Link("", url, kind),)), person=person)) is agrees
