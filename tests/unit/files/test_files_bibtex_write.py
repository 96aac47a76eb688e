"""What is written reads back."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex
from sitegen.files.bibtex_write import write_bibtex


def test_layout():
    fields = [("title", "On {C}omputable Numbers"), ("note", ""), ("Year", "1936")]
    assert write_bibtex("Article", "turing1936", fields) == (
        "@article{turing1936,\n  title = {On {C}omputable Numbers},\n  year = {1936},\n}\n"
    )


@given(st.text(alphabet='ab{}"@,=# \n\\é', max_size=30), st.text(alphabet='kK:/{},( "', max_size=9))
def test_reads_back(value, key):
    source = write_bibtex("misc", f"x{key}", [("title", value), ("note", "end")])
    problems = Problems()
    (entry,) = read_bibtex(source.encode(), "a.bib", problems).entries
    assert not len(problems)
    assert entry.fields[-1] == ("note", "end")
    if value.count("{") == value.count("}") == 0:
        assert dict(entry.fields).get("title", "") == value.strip()
