from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table, Values, markdown_table, read_fields
from sitegen.files.yaml_file import YamlMap, read_yaml, write_yaml
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Link
from sitegen.text.text import Markup, Text

INNER = Table(
    "a place", (Field("name", Kind.TEXT, "Its name."), Field("since", Kind.DATE, "")), "name"
)
THING = Table(
    "a thing",
    (
        Field("title", Kind.WRITING, "What it is | or was.", also=("heading",)),
        Field("bio", Kind.WRITING, "", markup=Markup.MARKDOWN),
        Field("text", Kind.TEXT, "A text."),
        Field("texts", Kind.TEXT, "Texts.", many=True),
        Field("keywords", Kind.KEYWORDS, ""),
        Field("count", Kind.INTEGER, ""),
        Field("on", Kind.BOOLEAN, ""),
        Field("date", Kind.DATE, ""),
        Field("url", Kind.URL, ""),
        Field("file", Kind.LINK, ""),
        Field("links", Kind.LINKS, ""),
        Field("email", Kind.EMAIL, ""),
        Field("orcid", Kind.ORCID, ""),
        Field("ror", Kind.ROR, ""),
        Field("doi", Kind.DOI, ""),
        Field("arxiv", Kind.ARXIV, ""),
        Field("openalex", Kind.OPENALEX, ""),
        Field("size", Kind.CHOICE, "How big.", choices=("small", "large")),
        Field("name", Kind.NAME, ""),
        Field("pairs", Kind.PAIRS, ""),
        Field("sizes", Kind.CHOICES, "", choices=("small", "large")),
        Field("place", Kind.MAPPING, "Where.", of=INNER),
        Field("places", Kind.MAPPING, "", of=INNER, many=True),
    ),
    ignored=frozenset(("layout",)),
)


def read(text: str, table: Table = THING) -> tuple[Values, list[str]]:
    problems = Problems()
    node = read_yaml(text.encode(), "a.yaml", problems)
    assert isinstance(node, YamlMap)
    values = read_fields(node, table, problems)
    return values, [str(problem) for problem in problems]


GOOD: list[tuple[str, Any]] = [
    ("text: ' 0003 '", "0003"),
    ("text: NO", "NO"),
    ("sizes: {a: small, b: [Large, small, large]}", (("a", ("small",)), ("b", ("large", "small")))),
    ("sizes: {a: []}", ()),
    ("texts: one", ("one",)),
    ("texts: [one, 2, null]", ("one", "2")),
    ("title: A $x$", Text("A $x$")),
    ("title: {html: A <i>b</i>}", Text("A <i>b</i>", Markup.HTML)),
    ("bio: A *b*", Text("A *b*", Markup.MARKDOWN)),
    ("keywords: logic, computing", ("logic", "computing")),
    ("keywords: 'a, b; c'", ("a, b", "c")),
    ("keywords: ['a, b', c]", ("a, b", "c")),
    ("count: -12", -12),
    ("on: Yes", True),
    ("on: off", False),
    ("date: 1936-11-12", PartialDate(1936, 11, 12)),
    ("date: 1936", PartialDate(1936)),
    ("date: in press", PartialDate(status="in press")),
    ("url: https://example.org/a?b#c", "https://example.org/a?b#c"),
    ("file: paper.pdf", "paper.pdf"),
    ("file: /img/a b.png", "/img/a b.png"),
    ("file: www.example.org", "https://www.example.org"),
    ("links: https://www.example.org/a/", (Link("example.org/a", "https://www.example.org/a/"),)),
    ("links: {Code: https://example.org}", (Link("Code", "https://example.org"),)),
    (
        "links: [{label: Code, url: https://example.org, kind: code}, {Data: d.csv}, a.pdf]",
        (
            Link("Code", "https://example.org", "code"),
            Link("Data", "d.csv"),
            Link("a.pdf", "a.pdf"),
        ),
    ),
    ("email: mailto:ada@example.org", "ada@example.org"),
    ("orcid: https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("ror: 03yrm5c26", "https://ror.org/03yrm5c26"),
    ("doi: https://doi.org/10.1000/ABC", "10.1000/abc"),
    ("arxiv: arXiv:2101.00001v2", "2101.00001"),
    ("openalex: https://openalex.org/A5023888391", "A5023888391"),
    ("size: Large", "large"),
    ("name: Lovelace, Ada", Name("Lovelace", "Ada")),
    ("name: {family: Lovelace, given: Ada}", Name("Lovelace", "Ada")),
    ("name: '{Bourbaki Group}'", Name("Bourbaki Group", corporate=True)),
    ("name: {family: Bourbaki Group, corporate: yes}", Name("Bourbaki Group", corporate=True)),
    ("pairs: {a: 1, b: NO}", (("a", "1"), ("b", "NO"))),
]


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_a_value_is_read_as_its_field_says(text: str, expected: Any) -> None:
    values, problems = read(text)
    assert problems == []
    assert values.found == {text.partition(":")[0]: expected}


BAD = [
    ("text: [a]", "1:7", "field-type", "“text” is a list; a text is expected"),
    ("texts: [{a: b}]", "1:9", "field-type", "“texts” is a mapping; a text is expected"),
    (
        "keywords: {a: b}",
        "1:11",
        "field-type",
        "“keywords” is a mapping; a list of texts is expected",
    ),
    ("count: many", "1:8", "field-type", "“count” is “many”; a whole number is expected"),
    ("count: 99999999999", "1:8", "field-type", "“count” is “99999999999”; a whole number is"),
    ("on: maybe", "1:5", "field-type", "“on” is “maybe”; true or false is expected"),
    (
        "url: ftp://example.org",
        "1:6",
        "field-value",
        "“url”: “ftp://example.org” is no http(s) address",
    ),
    ("url: 'javascript:alert(1)'", "1:6", "field-value", "“url”: “javascript:alert(1)” is no"),
    ("file: 'javascript:alert(1)'", "1:7", "field-value", "“file”: “javascript:alert(1)” is no"),
    ('file: "java\\nscript:x"', "1:7", "field-value", "“file”: “java script:x” is no address"),
    ("file: //evil.example", "1:7", "field-value", "“file”: “//evil.example” is no address"),
    ("links: [[a]]", "1:9", "field-type", "“links” is a list; a link is expected"),
    (
        "links: [{label: a, href: b}]",
        "1:9",
        "field-type",
        "“links” is a mapping; a link with a url",
    ),
    ("email: ada", "1:8", "field-value", "“email”: “ada” is no e-mail address"),
    ("orcid: 12", "1:8", "field-value", "“orcid”: “12” is no ORCID iD"),
    ("orcid: 0000-0002-1825-0098", "1:8", "field-value", "“orcid”: the check digit of"),
    ("ror: 03yrm5c27", "1:6", "field-value", "“ror”: “03yrm5c27” is no ROR id"),
    ("doi: here", "1:6", "field-value", "“doi”: “here” is no DOI"),
    ("arxiv: here", "1:8", "field-value", "“arxiv”: “here” is no arXiv id"),
    ("size: huge", "1:7", "field-value", "“size”: “huge” is none of small, large"),
    ("name: [a]", "1:7", "field-type", "“name” is a list; a name is expected"),
    ("name: {famly: a}", "1:7", "field-type", "“name” is a mapping; a name is expected"),
    ("name: A.", "1:7", "field-value", "“name”: “A.” is only initials"),
    ("pairs: x", "1:8", "field-type", "“pairs” is “x”; a mapping is expected"),
    ("place: [a]", "1:8", "field-type", "“place” is a list; a mapping is expected"),
]


@pytest.mark.parametrize(("text", "place", "code", "message"), BAD)
def test_a_wrong_value_is_a_problem_and_left_out(
    text: str, place: str, code: str, message: str
) -> None:
    values, problems = read(text)
    assert not any(values.found.values())
    assert len(problems) == 1
    assert problems[0].startswith(f"a.yaml:{place}: warning[{code}]: {message}")
    assert "\n    hint: " in problems[0]


def test_an_impossible_date_keeps_its_year() -> None:
    values, problems = read("date: 2024-02-30")
    assert values.date("date") == PartialDate(2024)
    assert problems == [
        (
            "a.yaml:1:7: warning[field-date]: “date” is “2024-02-30”, a date that is on no "
            "calendar: "
            "February 2024 has no day 30\n"
            "    hint: write YYYY, YYYY-MM, YYYY-MM-DD, or a word such as in press"
        )
    ]


def test_a_text_that_is_no_date_is_kept_and_told() -> None:
    values, problems = read("date: yesterday")
    assert values.date("date") == PartialDate(text="yesterday")
    assert problems == [
        (
            "a.yaml:1:7: warning[field-no-date]: “date” is “yesterday”, which is no date; it is "
            "kept as text\n    hint: write YYYY, YYYY-MM, YYYY-MM-DD, or a word such as in press"
        )
    ]


@pytest.mark.parametrize(
    "text", ["in press", "Submitted to Mind", "present", "now", "Summer term", "about 1840", "n.d."]
)
def test_words_that_stand_for_dates_are_fine(text: str) -> None:
    assert read(f"date: {text}")[1] == []


PERIOD = Table(
    "a period",
    (
        Field("title", Kind.TEXT, "", also=("degree",)),
        Field("start", Kind.DATE, ""),
        Field("date", Kind.DATE, ""),
        Field("end", Kind.DATE, ""),
    ),
)


def test_an_end_before_the_start_is_told_with_both() -> None:
    assert read("start: 2023-05\nend: 2019\n", PERIOD)[1] == [
        (
            "a.yaml:2:1: warning[field-period]: “end” is 2019, which is before “start”, 2023-05\n"
            "    hint: correct one of the two"
        )
    ]
    assert "before “date”, 2020-02" in read("date: 2020-02\nend: 2020-01\n", PERIOD)[1][0]


@pytest.mark.parametrize("end", ["2023", "2023-05-01", "present", "about 2024", "in press"])
def test_an_end_that_may_be_after_the_start_is_fine(end: str) -> None:
    assert read(f"start: 2023-05-01\nend: {end}\n", PERIOD)[1] == []


def test_an_end_that_says_present_is_none() -> None:
    assert not read("end: Present", PERIOD)[0].date("end")


def test_the_nearest_name_may_be_an_alias() -> None:
    assert read("degre: PhD", PERIOD)[1][0].endswith("hint: did you mean “degree”?")


def test_a_value_that_a_comma_divides_is_told_to_be_quoted() -> None:
    problems = read("{title: £3,200,001}", PERIOD)[1]
    hint = 'hint: in {...} a value that holds a comma is quoted: title: "..."'
    assert [problem.partition("\n")[2].strip() for problem in problems] == [hint, hint]


def test_a_bare_host_is_mended_and_said() -> None:
    values, problems = read("url: example.org/~ada")
    assert values.text("url") == "https://example.org/~ada"
    assert "“example.org/~ada” is read as “https://example.org/~ada”" in problems[0]


def test_an_unknown_field_is_kept_and_the_nearest_name_told() -> None:
    values, problems = read("titel: A\nzzz: {a: b}\nlayout: post\n")
    assert [item.key for item in values.extras] == ["titel", "zzz"]
    assert problems == [
        (
            "a.yaml:1:1: warning[field-unknown]: “titel” is no field of a thing; it is kept as it "
            "stands\n    hint: did you mean “title”?"
        ),
        (
            "a.yaml:2:1: warning[field-unknown]: “zzz” is no field of a thing; it is kept as it "
            "stands\n    hint: is it misspelt?"
        ),
    ]


def test_other_spellings_of_a_name_are_taken() -> None:
    table = Table("x", (Field("same_as", Kind.TEXT, "", also=("twin",)),))
    for text in ("same_as: a", "same-as: a", "Same As: a", "twin: a"):
        values, problems = read(text, table)
        assert (values.found, problems) == ({"same_as": "a"}, [])
    values, problems = read("twin: a\nsame-as: b", table)
    assert values.found == {"same_as": "a"}
    assert "“same-as” says again what stands in line 1; the first counts" in problems[0]


def test_an_explicit_null_is_none_and_reads_as_missing() -> None:
    values, problems = read("text: null\nlinks:\non: ~\n")
    assert values.found == {"text": None, "links": None, "on": None}
    assert (values.text("text"), values.links("links"), values.flag("on", True)) == ("", (), True)
    assert problems == []


def test_mappings_nest_and_a_text_fills_the_short_field() -> None:
    values, problems = read("place: Bletchley\nplaces: [Cambridge, {name: Princeton, since: 1936}]")
    assert problems == []
    assert values.get("place").text("name") == "Bletchley"
    first, second = values.mappings("places")
    assert (first.text("name"), second.text("name")) == ("Cambridge", "Princeton")
    assert second.date("since") == PartialDate(1936)
    assert second.places["since"] == Place("a.yaml", 2, 39)


def test_one_mapping_is_a_list_of_one() -> None:
    values, _ = read("places: {name: Princeton}")
    assert [place.text("name") for place in values.mappings("places")] == ["Princeton"]


def test_the_markdown_table_names_value_meaning_and_other_names() -> None:
    rows = markdown_table(THING).splitlines()
    assert rows[2] == ("| `title` | text with `$..$` | What it is \\| or was. Also: `heading`. |")
    assert "| `texts` | one or a list: text | Texts. |" in rows
    assert "| `size` | one of `small`, `large` | How big. |" in rows
    assert "| `place` | `{name, since}` | Where. |" in rows


LEAVES = st.text(max_size=20) | st.none() | st.booleans() | st.integers(-(10**12), 10**12)
NODES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([field.name for field in THING.fields]), NODES, max_size=6))
def test_any_value_of_any_field_is_read_without_an_exception(fields: dict[str, Any]) -> None:
    problems = Problems()
    node = read_yaml(write_yaml(fields).encode(), "a.yaml", problems)
    if isinstance(node, YamlMap):
        values = read_fields(node, THING, problems)
        assert set(values.found) <= set(fields)


def test_words_by_name_that_are_none_of_the_choices_are_a_problem() -> None:
    values, problems = read("sizes: {a: [smal, large]}")
    assert values.found == {"sizes": (("a", ("large",)),)}
    assert "did you mean “small”?" in problems[0]
    values, problems = read("sizes: small")
    assert values.found == {}
    assert "write sizes: {name: [small]}" in problems[0]
