"""Names of a BibTeX list, as people really write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.files.bibtex_names import name_complaints, parse_names
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text


def parts(value):
    names, _ = parse_names(value)
    return [(name.given, name.particle, name.family, name.suffix) for name, _ in names]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Turing, Alan M.", ("Alan M.", "", "Turing", "")),
        ("von Neumann, John", ("John", "von", "Neumann", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("King, Jr., Martin Luther", ("Martin Luther", "", "King", "Jr.")),
        ("Aristotle", ("", "", "Aristotle", "")),
        ("Wei Wang 0003", ("Wei", "", "Wang", "0003")),
        (r"G{\"o}del, Kurt", ("Kurt", "", "Gödel", "")),
        (r"{\'E}variste Galois", ("Évariste", "", "Galois", "")),
        (r"{\relax Ch}arles Babbage", ("Charles", "", "Babbage", "")),
        (r"{M{\"u}ller}, Anna", ("Anna", "", "Müller", "")),
        (r"Erd\H{o}s, P\'al", ("Pál", "", "Erdős", "")),
        (r"{\L}ukasiewicz, Jan", ("Jan", "", "Łukasiewicz", "")),
        ("Donald~E. Knuth", ("Donald E.", "", "Knuth", "")),
        (r"Jos{\'e} {de la Cruz}", ("José", "", "de la Cruz", "")),
        ("{Aijaz}, A.,", ("A.", "", "Aijaz", "")),
        ("Brinch Hansen, Per", ("Per", "", "Brinch Hansen", "")),
        ("Turing A.M.", ("A.M.", "", "Turing", "")),
        ("Smith, John, PhD", ("John", "", "Smith", "")),
        ("O'Brien, Conan", ("Conan", "", "O'Brien", "")),
    ],
)
def test_one_name(value, expected):
    assert parts(value) == [expected]


@pytest.mark.parametrize(
    ("value", "families"),
    [
        ("Lovelace, Ada and Babbage, Charles", ["Lovelace", "Babbage"]),
        ("Ada Lovelace AND Charles Babbage", ["Lovelace", "Babbage"]),
        ("Ada Lovelace\n  and\n  Charles Babbage", ["Lovelace", "Babbage"]),
        ("{Aijaz}, A., and {Khan}, A.", ["Aijaz", "Khan"]),
        ("{Barnes and Noble} and Bob Ray", ["Barnes and Noble", "Ray"]),
        ("Lovelace, A.; Babbage, C.", ["Lovelace", "Babbage"]),
        ("{Lovelace, Ada and Babbage, Charles}", ["Lovelace", "Babbage"]),
        ("Ada Lovelace, Charles Babbage, Mary Somerville", ["Lovelace", "Babbage", "Somerville"]),
        ("Lovelace, A., Babbage, C.", ["Lovelace", "Babbage"]),
        ("Rasmussen U., Wallis W.A.", ["Rasmussen", "Wallis"]),
        (r"Ada Lovelace \& Charles Babbage", ["Lovelace", "Babbage"]),
        ("and Ada Lovelace and and Bob Ray and", ["Lovelace", "Ray"]),
        ("Anderson, Candy and Sandy Brand", ["Anderson", "Brand"]),
    ],
)
def test_lists(value, families):
    names, others = parse_names(value)
    assert [name.family for name, _ in names] == families
    assert not others


@pytest.mark.parametrize(
    "value",
    [
        "A. Lovelace and others",
        "Lovelace, A. et al.",
        "Lovelace, A. and et~al.",
        "A. Lovelace and ...",
    ],
)
def test_others_are_nobody(value):
    names, others = parse_names(value)
    assert [name.family for name, _ in names] == ["Lovelace"]
    assert others


def test_corporate_names():
    for value in ("{Engine Group}", "{{Engine Group}}", r"{Engine \relax Group}"):
        ((name, _),), _ = parse_names(value)
        assert (name.family, name.corporate) == ("Engine Group", True)
    ((name, _),), _ = parse_names(r"Johnson \& Johnson")
    assert (name.family, name.corporate) == ("Johnson & Johnson", True)
    ((name, _),), _ = parse_names("{Lovelace}, Ada")
    assert not name.corporate


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        ("Lovelace*, Ada", "*"),
        ("Ada Lovelace†", "†"),
        ("Ada *Lovelace", "*"),
        ("Lovelace^, Ada", "^"),
        (r"Lovelace\&, Ada", "&"),
        ("Lovelace∗, Ada", "*"),
        (r"Lovelace$^{\dagger}$, Ada", "†"),
        (r"Lovelace$^*$, Ada", "*"),
        (r"Ada Lovelace\textsuperscript{*,\textdagger}", "*,†"),
        (r"Ada Lovelace\textsuperscript{1}", "1"),
        (r"{Lovelace}*, Ada", "*"),
        ("Ada Lovelace", ""),
    ],
)
def test_marks_beside_a_name(value, marks):
    ((name, found),), _ = parse_names(value)
    assert (name.given, name.family, found) == ("Ada", "Lovelace", marks)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("A and and B", "a name is missing beside an “and”"),
        ("Lovelace, A.; Babbage, C.", "names are divided by semicolons"),
        (
            "Ada Lovelace, Charles Babbage, Mary Somerville",
            "“Ada Lovelace, Charles Babbage, Mary Somerville” seems to be 3 names; read so",
        ),
        (
            "Smith, John, Paul, George",
            (
                "the name “Smith, John, Paul, George” has too many commas; read as “Smith, John "
                "Paul George”"
            ),
        ),
        ("Turing A.M.", "“Turing A.M.” ends with initials; read as “Turing, A.M.”"),
    ],
)
def test_complaints(value, message):
    assert [complaint.message for complaint in name_complaints(value)] == [message]
    assert all(complaint.hint for complaint in name_complaints(value))


def test_an_ordinary_list_has_no_complaints():
    assert (
        name_complaints(r"Lovelace, Ada and {Engine Group} and King, Jr., Martin and others") == ()
    )


def test_no_names():
    for value in ("", "{}", ",", "and", " and ", "{ }", "~"):
        assert parse_names(value) == ((), False)
    assert parse_names("others") == ((), True)


@given(st.text(alphabet="Aab ,.;&{}\\\"'$^*†~\n0d", max_size=40))
def test_nothing_raises_and_no_name_is_empty(value):
    names, _ = parse_names(value)
    assert all(name.family for name, _ in names)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ada", "J.", "Émilie"]), st.sampled_from(["Ray", "von Ro", "Du Bois"])
        ),
        min_size=1,
        max_size=5,
    )
)
def test_both_orders_are_one_name(people):
    turned = " and ".join(f"{family}, {given}" for given, family in people)
    names, _ = parse_names(turned)
    assert [(n.given, f"{n.particle} {n.family}".strip()) for n, _ in names] == people


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"G\&ouml;del, Kurt", ("Kurt", "", "Gödel", "")),
        ("B&eacute;la Bart&oacute;k", ("Béla", "", "Bartók", "")),
        (r"\ifmmode \check{C}\else \v{C}\fi{}apek, Karel", ("Karel", "", "Čapek", "")),
        (r"Pardyak, Przemys\textbackslash{}law", ("Przemysław", "", "Pardyak", "")),
        (r"Kova\{{\v{c}}\}i{\'c}, Ivan", ("Ivan", "", "Kovačić", "")),
        ("Babbage, {and} Charles", ("Charles", "", "Babbage", "")),
        ("family=Neumann, given=John, prefix=von", ("John", "von", "Neumann", "")),
        ("given={Martin Luther}, family=King, suffix={Jr.}", ("Martin Luther", "", "King", "Jr.")),
    ],
)
def test_names_that_programs_wrote(value, expected):
    assert parts(value) == [expected]


def test_options_in_the_place_of_a_name_are_no_name():
    assert parts("useprefix=true and Ada Lovelace") == [("Ada", "", "Lovelace", "")]


@pytest.mark.parametrize("rest", ["{al}, Et", r"Mary Somerville \lowercase{et al.}"])
def test_et_al_in_other_clothes(rest):
    names, others = parse_names(f"Ada Lovelace and {rest}")
    assert others
    assert {name.family for name, _ in names} <= {"Lovelace", "Somerville"}


def test_an_unclosed_brace_makes_no_one_name_of_a_list():
    assert [family for _, _, family, _ in parts(r"P\{'al Erdos and Paul Turan")] == [
        "Erdos",
        "Turan",
    ]


@pytest.mark.parametrize("accent", list("`'^\"~=.uvHcdbkr"))
def test_every_accent_is_part_of_a_name_as_of_a_title(accent):
    blank = " " if accent.isalpha() else ""
    for letter in "aeinosz":
        command = f"\\{accent}"
        ways = (
            f"{command}{blank}{letter}",
            f"{command}{{{letter}}}",
            f"{{{command}{blank}{letter}}}",
            f"{{{command}{{{letter}}}}}",
        )
        for way in ways:
            sign = plain(Text(way, Markup.TEX))
            for shape in (
                "B{}x, Ana",
                "{}x, Ana",
                "Bx{}, Ana",
                "Ana B{}x",
                "Box, {}da",
                "Box, A{}",
            ):
                assert parse_names(shape.format(way)) == parse_names(shape.format(sign)), way
