from __future__ import annotations

from sitegen.insight.coauthors import CROWD, Coauthor, coauthors
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Work

EMMY = Authorship(Name("Noether", "Emmy"), person="emmy")
RICHARD = Authorship(Name("Brauer", "Richard"))
HELMUT = Authorship(Name("Hasse", "Helmut"), person="helmut")
SOCIETY = Authorship(Name("A Society", corporate=True))


def work(year: int | None, *authorships: Authorship) -> Work:
    return Work(id=str(year), keys=(), date=PartialDate(year), authorships=authorships)


def test_most_works_first_with_the_years_together() -> None:
    works = [
        work(1932, EMMY, RICHARD, HELMUT),
        work(1927, RICHARD, EMMY),
        work(1921, EMMY),
    ]
    assert coauthors(works, "emmy") == (
        Coauthor(RICHARD.name, "", 2, 1927, 1932),
        Coauthor(HELMUT.name, "helmut", 1, 1932, 1932),
    )
    assert [c.span for c in coauthors(works, "emmy")] == ["1927–1932", "1932"]


def test_only_those_with_enough_works_together() -> None:
    works = [work(1932, EMMY, RICHARD, HELMUT), work(None, EMMY, RICHARD)]
    assert [c.name.family for c in coauthors(works, "emmy", at_least=2)] == ["Brauer"]


def test_a_crowd_ties_nobody_and_a_group_is_no_person() -> None:
    crowd = [Authorship(Name(f"Author{i}")) for i in range(CROWD)]
    assert coauthors([work(2000, EMMY, *crowd)], "emmy") == ()
    assert coauthors([work(2000, EMMY, SOCIETY)], "emmy") == ()


def test_a_name_printed_twice_on_a_work_counts_once() -> None:
    assert coauthors([work(1932, EMMY, RICHARD, RICHARD)], "emmy")[0].works == 1
