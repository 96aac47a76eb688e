"""The scanner agrees with pybtex on whatever it reads, and refuses what is not clean."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser

from sitegen.files.bibtex_macros import MONTHS
from sitegen.files.bibtex_scan import scan

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_:.+/\-]{0,8}", fullmatch=True)
PLAIN = st.text(alphabet="abz \n\t,=@#%()é\\~$&-0'", max_size=12)
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner.map("{{{}}}".format) | PLAIN, max_size=3).map("".join),
    max_leaves=8,
)
BRACED = st.builds("{}{}".format, NESTED, st.sampled_from(["", '"'])).map("{{{}}}".format)
QUOTED = NESTED.map('"{}"'.format)
PARTS = BRACED | QUOTED | st.integers(0, 9999).map(str) | st.sampled_from(["jan", "dec", "mine"])
VALUES = st.lists(PARTS, min_size=1, max_size=3).map(" # ".join)
BLANKS = st.sampled_from(["", " ", "\n  ", "\t"])
FIELDS = st.lists(st.tuples(BLANKS, NAMES, BLANKS, VALUES, BLANKS), max_size=5)


@st.composite
def entries(draw):
    opening, closing = draw(st.sampled_from(["{}", "()"]))
    kind = draw(st.sampled_from(["article", "Book", "InProceedings", "misc"]))
    key = draw(st.from_regex(r"[A-Za-z0-9:/._\-]{1,9}", fullmatch=True))
    fields = "".join(f",{a}{name}{b}={b}{value}{c}" for a, name, b, value, c in draw(FIELDS))
    end = draw(st.sampled_from([",", "", ",\n"]))
    return f"@{kind}{opening}{key}{fields}{end if fields else ','}{closing}"


def flat(value):
    parts = (value,) if isinstance(value, str) else value
    return "".join(
        part if isinstance(part, str) else {**MONTHS, "mine": "Mine"}[part[0]] for part in parts
    )


@given(entries())
def test_reads_what_pybtex_reads(source):
    (expected,) = LowLevelParser(source, macros={**MONTHS, "mine": "Mine"})
    kind, (key, fields) = expected
    chunk = scan(source, 0, len(source))
    assert chunk is not None
    assert (chunk.type, chunk.key, chunk.end) == (kind.lower(), key, len(source))
    assert [(f.name, flat(f.value).strip()) for f in chunk.fields] == [
        (name.lower(), "".join(value).strip()) for name, value in fields
    ]


@given(entries())
def test_offsets_point_at_the_values(source):
    chunk = scan(source, 0, len(source))
    for field in chunk.fields:
        first = field.value if isinstance(field.value, str) else field.value[0]
        first = first if isinstance(first, str) else first[0]
        if first.strip() and isinstance(field.value, str) and "#" not in source:
            assert source.startswith(first[:1], field.offset)


@given(st.text(alphabet='@a{}(),="# \n\\b1', max_size=40))
def test_never_reads_differently(tail):
    source = "@article{k, a = " + tail
    chunk = scan(source, 0, len(source))
    if chunk is None:
        return
    parser = LowLevelParser(source, macros=_Names())
    _, (key, fields) = next(iter(parser))
    assert key == chunk.key
    assert [name.lower() for name, _ in fields] == [field.name for field in chunk.fields]
    assert parser.pos == chunk.end


class _Names(dict):
    def __missing__(self, name):
        return name


@pytest.mark.parametrize(
    "source",
    [
        "@article{a, title = {x",
        "@article{a, title = {x} year = 1}",
        '@article{a, title = "x "y" z"}',
        "@article{, title = {x}}",
        "@article{a title = {x}}",
        "@article{a, title = {x}}, year = 1}",
        "@article{a, title = {x})",
        "@article{a, year = 2000a}",
    ],
)
def test_refuses_what_is_not_clean(source):
    assert scan(source, 0, len(source)) is None


def test_stops_at_the_limit():
    source = "@a{k, t = {x\n@b{l, t = {y}}}}"
    assert scan(source, 0, source.index("@b")) is None


def test_deep_nesting_is_read_in_linear_time():
    source = "@a{k, t = " + "{" * 50_000 + "}" * 50_000 + "}"
    chunk = scan(source, 0, len(source))
    assert chunk is not None
    assert len(chunk.fields[0].value) == 99_998


def test_keeps_parts_apart_that_macros_join():
    chunk = scan("@a{k, t = {x } # jan # 7}", 0, 25)
    assert chunk.fields[0].value == ("x ", ("jan",), "7")
    assert re.fullmatch("x January7", flat(chunk.fields[0].value))
