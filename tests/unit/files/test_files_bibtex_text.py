"""Bytes of .bib files in every encoding that was met."""

import pytest

from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex
from sitegen.files.bibtex_text import decode

ENTRY = "@article{k,\n  author = {Gödel, Kurt},\n  year = 1931\n}\n"


def read(data):
    problems = Problems()
    bib = read_bibtex(data, "a.bib", problems)
    return [dict(entry.fields).get("author") for entry in bib.entries], [str(p) for p in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(encoding):
    assert read(ENTRY.encode(encoding)) == (["Gödel, Kurt"], [])


def test_declared_encoding():
    for head in ("% Encoding: ISO8859_1\n", "% -*- coding: latin-1 -*-\n"):
        assert read((head + ENTRY).encode("latin-1")) == (["Gödel, Kurt"], [])


def test_guessed_encoding_is_a_warning_and_spoils_no_other_line():
    data = ENTRY.encode("cp1252") + ENTRY.replace("Gödel", "Łoś").replace("k,", "l,").encode()
    assert read(data) == (
        ["Gödel, Kurt", "Łoś, Kurt"],
        [
            (
                "a.bib:2: warning[bibtex-encoding]: this line is not UTF-8; read as Windows-1252\n"
                "    hint: save the file as UTF-8, or declare its encoding in a first line "
                "`% Encoding: ...`"
            )
        ],
    )


def test_a_declared_encoding_that_is_none():
    assert read(b"% Encoding: zip\n" + ENTRY.encode("cp1252"))[0] == ["Gödel, Kurt"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_lines_of_any_end(end):
    source = f"---{end}---{end}% note{end}@misc{{k,{end}  title = {{A{end}b}},{end} year = 1}}"
    bib = read_bibtex(source.encode(), "a.bib", Problems())
    (entry,) = bib.entries
    assert (entry.place.line, entry.place.column) == (4, 1)
    assert str(entry.places["title"]) == "a.bib:5:12"
    assert str(entry.places["year"]) == "a.bib:7:9"
    assert dict(entry.fields)["title"] == "A\nb"


def test_front_matter_is_passed_over_even_with_content():
    text = decode(b"---\ntitle: x\n---\n@misc{k}", "a.bib", Problems())
    assert text.text[text.begin :] == "@misc{k}"


def test_a_rule_of_dashes_is_no_front_matter():
    text = decode(b"----\n@misc{k}\n---\n", "a.bib", Problems())
    assert text.begin == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_letters_and_their_accents_are_one(encoding):
    parted = ENTRY.replace("ö", "o\u0308")
    assert read(parted.encode(encoding)) == (["Gödel, Kurt"], [])


def test_variants_of_han_characters_stay():
    assert read(ENTRY.replace("Gödel", "\ufa19o\u0308").encode())[0] == ["\ufa19ö, Kurt"]
