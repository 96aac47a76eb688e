"""Damage to one entry leaves every other entry as it was."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex

WORDS = st.sampled_from(
    ["Ada", "engine", "{N}ote", "$x^2$", '{\\"o}', "a--b", "50\\%", "{A {B} c}", "(c)", "#1"]
)
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
FIELD = st.tuples(
    st.sampled_from(["title", "author", "journal", "year", "note", "abstract"]),
    TEXT,
    st.sampled_from(["{}", '""']),
)


@st.composite
def files(draw):
    sources = []
    for number in range(draw(st.integers(2, 5))):
        seen = {}
        for name, value, (opening, closing) in draw(st.lists(FIELD, min_size=1, max_size=5)):
            if opening == '"':
                value = value.replace('{\\"o}', "o")
            seen[name] = f"  {name} = {opening}{value}{closing},\n"
        sources.append(f"@article{{key{number},\n{''.join(seen.values())}}}\n")
    return sources


def entries(source):
    data = source if isinstance(source, bytes) else source.encode()
    problems = Problems()
    bib = read_bibtex(data, "a.bib", problems)
    for problem in problems:
        assert problem.message
        assert problem.hint
    return [(entry.type, entry.key, entry.fields, entry.raw.strip()) for entry in bib.entries]


@given(files(), st.data())
def test_one_changed_character_costs_one_entry_at_most(sources, data):
    expected = [entries(source)[0] for source in sources]
    damaged = data.draw(st.integers(0, len(sources) - 1))
    source = sources[damaged]
    at = data.draw(st.integers(0, len(source) - 2))
    new = data.draw(st.sampled_from(["", "{", "}", '"', ",", "@", "=", "\n", "#", "%", "\\"]))
    changed = source[:at] + new + source[at + 1 :]
    found = entries("".join((*sources[:damaged], changed, *sources[damaged + 1 :])))
    for number, entry in enumerate(expected):
        if number != damaged:
            assert entry in found


@given(files(), st.data())
def test_a_cut_file_keeps_the_entries_before_the_cut(sources, data):
    whole = "".join(sources).replace("Ada", "Adé").encode()
    at = data.draw(st.integers(0, len(whole)))
    complete = [source.replace("Ada", "Adé") for source in sources]
    found = entries(whole[:at])
    position = 0
    for source in complete:
        position += len(source.encode())
        if position <= at:
            assert entries(source)[0] in found


@given(st.text(alphabet='@{}()",=# \n\\%artickley1é', max_size=80))
def test_nothing_raises(source):
    entries(source)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data):
    entries(data)


def test_a_key_without_comma_is_told_wherever_the_fields_start():
    for gap in (" ", "\n  "):
        problems = Problems()
        source = f"@article{{turing1936{gap}title = {{On Numbers}}, year = 1936}}"
        (entry,) = read_bibtex(source.encode(), "a.bib", problems).entries
        assert (entry.key, dict(entry.fields)["title"]) == ("turing1936", "On Numbers")
        (problem,) = problems
        assert str(problem) == (
            "a.bib:1:20: warning[bibtex-missing-comma]: no comma behind the citation key "
            "“turing1936”\n    hint: add the comma"
        )
