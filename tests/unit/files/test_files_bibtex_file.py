"""A .bib file is read whole, whatever is wrong with parts of it."""

from pathlib import Path

import pytest

from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex

DATA = Path(__file__).parents[2] / "data"


def read(source, **options):
    problems = Problems()
    data = source.encode() if isinstance(source, str) else source
    return read_bibtex(data, "works/a.bib", problems, **options), [str(p) for p in problems]


def fields(source):
    bib, _ = read(source)
    return [dict(entry.fields) for entry in bib.entries]


def codes(source):
    problems = Problems()
    read_bibtex(source.encode(), "a.bib", problems)
    return [problem.code for problem in problems]


def test_clean_file():
    bib, problems = read(
        '@string{acm = "ACM Press"}\n@preamble{"\\newcommand{\\x}{}"}\n@comment{nothing}\n'
        "@Article{turing1936,\n  Title = {On {C}omputable Numbers},\n  year = 1936,\n"
        '  publisher = acm, month = nov # "~12"\n}\n'
    )
    (entry,) = bib.entries
    assert not problems
    assert (entry.type, entry.key, entry.id) == ("article", "turing1936", "turing1936")
    assert entry.fields == (
        ("title", "On {C}omputable Numbers"),
        ("year", "1936"),
        ("publisher", "ACM Press"),
        ("month", "November~12"),
    )
    assert str(entry.place) == "works/a.bib:4:1"
    assert str(entry.places["title"]) == "works/a.bib:5:12"
    assert entry.raw.startswith("@Article{turing1936")
    assert entry.raw.endswith("}")
    assert bib.preamble == "\\newcommand{\\x}{}"
    assert bib.macros == {"acm": "ACM Press"}


def test_a_damaged_file_keeps_everything():
    bib, problems = read((DATA / "damaged.bib").read_bytes())
    assert [(entry.key, entry.id) for entry in bib.entries] == [
        ("noether1918", "noether1918"),
        ("ramanujan1927", "ramanujan1927"),
        ("kovalevskaya1889", "kovalevskaya1889"),
        ("germain1826", "germain1826"),
        ("cantor1874uber", "cantor1874uber"),
        ("noether1918", "noether1918-2"),
        ("weil1940", "weil1940"),
    ]
    assert [dict(entry.fields)["year"] for entry in bib.entries] == [
        "1918",
        "1927",
        "1889",
        "1831",
        "1874",
        "1971",
        "1940",
    ]
    assert [entry.made_key for entry in bib.entries] == [False] * 4 + [True] + [False] * 2
    assert dict(bib.entries[1].fields)["publisher"] == "American Mathematical Society, Providence"
    assert problems == [
        (
            "works/a.bib:10:3: warning[bibtex-missing-comma]: no comma behind the value of "
            "“title”\n    hint: add the comma"
        ),
        (
            "works/a.bib:22:13: warning[bibtex-unclosed-value]: the value of “author” has no "
            "closing brace\n    hint: add the missing `}`"
        ),
        (
            "works/a.bib:29:41: warning[bibtex-early-close]: this `}` closes the entry, but more "
            "fields follow; they are read as part of it\n"
            "    hint: remove the `}`, or add the brace that it should close"
        ),
        (
            "works/a.bib:39:1: warning[bibtex-unclosed-entry]: the entry “noether1918” is never "
            "closed: no `}` before the next entry or the end\n"
            "    hint: add a `}` behind its last field"
        ),
        (
            "works/a.bib:33:1: warning[bibtex-empty-key]: this @article has no citation key; it is "
            "called “cantor1874uber”\n    hint: write `@article{cantor1874uber,`"
        ),
        (
            "works/a.bib:39:1: warning[bibtex-repeated-key]: the key “noether1918” stands on line "
            "7 already; both entries are kept, this one as “noether1918-2”\n"
            "    hint: give one of them another key"
        ),
    ]


@pytest.mark.parametrize(
    ("damaged", "expected", "code"),
    [
        ("@a{k\n title = {T}, year = 1}", {"title": "T", "year": "1"}, "missing-comma"),
        (
            "@a{k, title = {T, year = {1},\n note = {n}}",
            {"title": "T", "year": "1", "note": "n"},
            "unclosed-value",
        ),
        (
            '@a{k,\n title = "T,\n author = "A",\n year = 1}',
            {"title": "T", "author": "A", "year": "1"},
            "unclosed-value",
        ),
        ('@a{k, title = "A "B" C", year = 1}', {"title": 'A "B" C', "year": "1"}, "inner-quote"),
        ("@a{k, title = Some words, year = 1}", {"title": "Some words", "year": "1"}, "bare-text"),
        ("@a{k, title {T}, year = 1}", {"title": "T", "year": "1"}, "missing-equals"),
        ("@a{k, title = {A} B, year = 1}", {"title": "A B", "year": "1"}, "stray-text"),
        ("@a{k, ??, title = {T}}", {"title": "T"}, "stray-text"),
        ("@a{k, title = {T}, year = {1", {"title": "T", "year": "1"}, "unclosed-value"),
        ("@a{k, título = {T}}", {"título": "T"}, None),
        ("@misc(k, title = {T}, year = 1)", {"title": "T", "year": "1"}, None),
        ("@a{k,, title = {T},, year = 1,,}", {"title": "T", "year": "1"}, None),
    ],
)
def test_one_damage(damaged, expected, code):
    sound = "\n@book{next, title = {N}}\n"
    assert fields(damaged + sound) == [expected, {"title": "N"}]
    found = codes(damaged + sound)
    if code is None:
        assert not found
    else:
        assert f"bibtex-{code}" in found


def test_entries_in_one_line_and_behind_each_other():
    assert len(fields("@a{k, t={x}} @article{l, t={y}}@book{m, t={z}}")) == 3
    assert codes("@a{k, t={x}} @article{l, t={y}}") == []


def test_an_entry_that_lost_its_at_or_brace():
    source = "@a{k, t={x}}\narticle{l,\n t = {y}\n}\n@bookm,\n t = {z}\n}\n"
    bib, problems = read(source)
    assert [(e.type, e.key) for e in bib.entries] == [("a", "k"), ("article", "l"), ("book", "m")]
    assert problems[0].startswith(
        "works/a.bib:2:1: warning[bibtex-entry-start]: “article” looks like the start of an entry "
        "without its `@`; read as if it were there"
    )


def test_text_between_entries_is_ignored_unless_it_seems_lost():
    assert codes("Anything, an e-mail a@b.org\n% @article{old, t={x}}\n@a{k, t={x}}\n----\n") == []
    _, problems = read("@a{k, t={x}}\nnothing\ntitle = {Lost},\n")
    assert problems == [
        (
            "works/a.bib:3:1: warning[bibtex-lost-text]: “title = {Lost},” stands outside of every "
            "entry and is passed over\n    hint: if it belongs to an entry, look for a brace too "
            "many or a missing `@type{key,` above"
        )
    ]


def test_a_comment_hides_what_its_braces_hold():
    source = "@comment{\n@article{old, t={x}}\n}\n@Comment{jabref-meta: a:1;}\n@a{k, t={x}}"
    assert [e.key for e in read(source)[0].entries] == ["k"]
    unclosed = "@comment{ oops\n@a{k, t={x}}\n@comment plain words\n@b{l, t={y}}"
    bib, problems = read(unclosed)
    assert [e.key for e in bib.entries] == ["k", "l"]
    assert not problems


def test_a_value_may_hold_lines_that_look_like_entries():
    value = "We\n@alice (London) and\n@media{screen} and\n@article{x, title={y}}\nend"
    source = f"@a{{k, abstract = {{{value}}}}}\n@b{{l, t={{x}}}}"
    assert fields(source) == [{"abstract": value}, {"t": "x"}]
    assert codes(source) == []


def test_repeated_keys_keep_both_and_get_ids_nobody_has():
    bib, _ = read("@a{k, t={1}}\n@a{k, t={2}}\n@a{k-2, t={3}}\n@a{K, t={4}}\n@a{k, t={5}}")
    assert [(e.key, e.id) for e in bib.entries] == [
        ("k", "k"),
        ("k", "k-3"),
        ("k-2", "k-2"),
        ("K", "K"),
        ("k", "k-4"),
    ]


def test_made_keys_do_not_depend_on_the_order():
    one = "@article{,author={Noether, Emmy}, title={The Ideals}, year=1921}\n"
    two = "@article{,title={A {L}etter}, date={1940-03}}\n"
    keys = {e.key for e in read(one + two)[0].entries}
    assert (
        keys == {e.key for e in read(two + one)[0].entries} == {"noether1921ideals", "1940letter"}
    )


def test_repeated_field_keeps_the_first_that_says_something():
    bib, problems = read("@a{k,\n t = {},\n t = {x},\n t = {y}}")
    assert dict(bib.entries[0].fields) == {"t": "x"}
    assert [p.splitlines()[0] for p in problems] == [
        (
            "works/a.bib:3:7: warning[bibtex-repeated-field]: “t” stands twice in the entry “k”, "
            "first on line 2; the second, as the first is empty, counts"
        ),
        (
            "works/a.bib:4:7: warning[bibtex-repeated-field]: “t” stands twice in the entry “k”, "
            "first on line 3; the first counts"
        ),
    ]


def test_blanks_in_a_key():
    bib, problems = read("@a{Smith et al, t={x}}")
    assert bib.entries[0].key == "Smith-et-al"
    assert "“Smith et al” has blanks" in problems[0]


def test_an_empty_entry_is_passed_over_and_a_bare_key_kept():
    bib, problems = read("@article{}\n@misc{k}\n@misc{l,}")
    assert [e.key for e in bib.entries] == ["k", "l"]
    assert len(problems) == 1


def test_macros():
    bib, problems = read(
        "@string{ab = {A}}\n@string{Cd = ab # {B}}\n"
        "@a{k, t = CD # ab, u = xyz, selected = true, v = ab # true}"
    )
    assert dict(bib.entries[0].fields) == {"t": "ABA", "u": "xyz", "selected": "true", "v": "Atrue"}
    assert [p.split(":")[2] for p in problems] == ["24", "50"]
    assert "“xyz” is no @string of this file; it is read as the text “xyz”" in problems[0]


def test_macros_of_other_files():
    bib, problems = read("@a{k, t = ab}", macros={"AB": "x"})
    assert bib.entries[0].fields == (("t", "x"),)
    assert not problems


def test_doubling_strings_are_bounded():
    doubling = "".join(f"@string{{s{i + 1} = s{i} # s{i}}}\n" for i in range(40))
    bib, problems = read("@string{s0 = {xxxxxxxxxx}}\n" + doubling + "@a{k, t = s40, u = s3}")
    assert len(dict(bib.entries[0].fields)["t"]) <= 65_536
    assert dict(bib.entries[0].fields)["u"] == "x" * 80
    assert any("bibtex-long-macro" in p for p in problems)


def test_the_memo_changes_nothing_and_saves_parsing():
    source = (DATA / "damaged.bib").read_bytes()
    memo = {}
    first = read(source, memo=memo)
    assert memo
    known = len(memo)
    assert read(source, memo=memo) == first == read(source)
    assert len(memo) == known
    moved = read(b"% a new line\n" + source.removeprefix(b"---\n---\n"), memo=memo)
    assert [e.fields for e in moved[0].entries] == [e.fields for e in first[0].entries]
    assert len(memo) == known


def test_clean_files_never_import_pybtex():
    import subprocess
    import sys

    program = (
        "import sys; from sitegen.errors import Problems\n"
        "from sitegen.files.bibtex_file import read_bibtex\n"
        "read_bibtex(b'@a{k, t = {x}, author = {A, B}}', 'a', Problems())\n"
        "assert not [m for m in sys.modules if m.startswith('pybtex')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
