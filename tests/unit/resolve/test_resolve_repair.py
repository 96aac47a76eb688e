from __future__ import annotations

from resolve_cases import PATHS, Site, person, record

from sitegen.config.table import REPAIRS
from sitegen.model.work import Repair, Source
from sitegen.resolve.repair import RULES, damage
from sitegen.text.text import Text

TORN = "We reach 2. 04 at https: //x. github. io"
WHOLE = "We reach 2.04 at https://x.github.io"


def site(repairs: dict[str, tuple[str, ...]], *records: object, **more: object) -> Site:
    config = {"repairs": repairs, "abstracts": "all", **more.pop("config", {})}  # type: ignore[dict-item]
    return Site(*records, config=config, **more)  # type: ignore[arg-type]


def test_the_rules_are_those_that_site_yaml_may_name() -> None:
    assert tuple(RULES) == REPAIRS


def test_nothing_is_mended_unasked() -> None:
    work = site({}, record("a", title="A torn text", abstract=TORN)).work()
    assert work.abstract == Text(TORN)
    assert work.repairs == ()


def test_a_rule_is_bound_to_a_file_or_a_source() -> None:
    papers = PATHS[Source.BIB]
    records = (
        record("a", title="A torn text", abstract=TORN),
        record("b", Source.OPENALEX, title="Another torn text", abstract=TORN),
    )
    by_file = site({papers: ("spaced-punctuation",)}, *records)
    assert [by_file.work(key).abstract.source for key in "ab"] == [WHOLE, TORN]
    by_source = site({"openalex": ("spaced-punctuation",)}, *records)
    assert [by_source.work(key).abstract.source for key in "ab"] == [TORN, WHOLE]


def test_a_repair_is_recorded_with_the_text_as_it_came() -> None:
    rules = ("dropped-tex", "spaced-punctuation")
    work = site({"bib": rules}, record("a", title="Nets", abstract=f"{TORN} 2. 2times")).work()
    original = Text(f"{TORN} 2. 2times")
    assert work.abstract.source == f"{WHOLE} 2.2 ×"
    assert work.repairs == (
        Repair("abstract", ("spaced-punctuation", "dropped-tex"), original, PATHS[Source.BIB]),
    )


def test_a_repair_of_a_text_that_is_not_shown_is_not_recorded() -> None:
    found = site(
        {"openalex": ("spaced-punctuation",)},
        record("a", title="The same four words", abstract="By hand.", doi="10.1234/a"),
        record("b", Source.OPENALEX, title="The same four words", abstract=TORN, doi="10.1234/a"),
    )
    assert found.work().abstract.source == "By hand."
    assert found.work().repairs == ()


def test_a_closed_abstract_takes_its_repair_with_it() -> None:
    closed = record("b", Source.OPENALEX, title="Nets", abstract=TORN)
    found = site({"openalex": ("spaced-punctuation",)}, closed, config={"abstracts": "open"})
    assert not found.work().abstract
    assert found.work().repairs == ()


def test_a_suppressed_name_is_taken_out_of_the_original_too() -> None:
    found = site(
        {"bib": ("spaced-punctuation",)},
        record("a", title="Nets", authors=["Ada King"], abstract=f"Ada Lovelace. {TORN}"),
        people=[person("ada", "Ada King", former_names=["Ada Lovelace"])],
    )
    assert "Lovelace" not in repr(found.work())
    assert found.work().repairs[0].original.source == f"Ada King. {TORN}"


def test_titles_are_mended_too() -> None:
    found = site({"bib": ("spaced-punctuation",)}, record("a", title="Web 3. 0: for all"))
    assert found.work().title.source == "Web 3.0: for all"


def test_damage_names_the_rules_that_would_help() -> None:
    assert damage(Text(TORN)) == ("spaced-punctuation",)
    assert damage(Text("2.2times")) == ("dropped-tex",)
    assert damage(Text("Nothing.")) == damage(Text("")) == ()
