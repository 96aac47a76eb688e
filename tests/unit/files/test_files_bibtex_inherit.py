"""What entries inherit, and from whom."""

from sitegen.errors import Problems
from sitegen.files.bibtex_file import read_bibtex
from sitegen.files.bibtex_inherit import inherit


def read(source, **options):
    problems = Problems()
    bib = read_bibtex(source.encode(), "a.bib", problems, **options)
    return {entry.key: dict(entry.fields) for entry in bib.entries}, [str(p) for p in problems], bib


def test_a_paper_inherits_what_describes_the_volume():
    works, problems, bib = read(
        "@inproceedings{p, title = {Paper}, crossref = {V}}\n"
        "@proceedings{v, title = {Volume}, year = 1950, editor = {Babbage, C.}, doi = {10.1/v}, "
        "url = {https://example.org}, publisher = {P}}"
    )
    assert works["p"] == {
        "title": "Paper",
        "crossref": "V",
        "booktitle": "Volume",
        "year": "1950",
        "editor": "Babbage, C.",
        "publisher": "P",
    }
    assert bib.entries[0].own == {"title", "crossref"}
    assert bib.entries[0].place_of("year") == bib.entries[0].places["crossref"]
    assert list(works) == ["p", "v"]
    assert not problems


def test_own_fields_win_unless_they_are_empty():
    works, _, _ = read(
        "@inproceedings{p, title = {P}, year = 1951, publisher = {}, crossref = {v}}\n"
        "@proceedings{v, title = {T}, booktitle = {B}, year = 1950, publisher = {House}}"
    )
    assert works["p"]["year"] == "1951"
    assert works["p"]["publisher"] == "House"
    assert works["p"]["booktitle"] == "B"


def test_titles_of_other_parents():
    works, _, _ = read(
        "@article{a, title={A}, crossref={j}}\n@periodical{j, title={Mind}, year=1950}\n"
        "@inbook{i, title={I}, crossref={b}}\n@book{b, title={B}, author={Ray, Ada}}\n"
        "@book{v, title={Vol}, crossref={m}}\n@mvbook{m, title={Main}, publisher={P}}"
    )
    assert works["a"]["journaltitle"] == "Mind"
    assert (works["i"]["booktitle"], works["i"]["author"]) == ("B", "Ray, Ada")
    assert (works["v"]["maintitle"], works["v"]["title"]) == ("Main", "Vol")


def test_xdata_gives_its_fields_as_they_are_and_is_no_work():
    works, problems, bib = read(
        "@book{k, title={K}, xdata={one, two}}\n@xdata{one, publisher={P}, title={no}}\n"
        "@xdata{two, location={L}, xdata={three}}\n@xdata{three, doi={10.1/x}}"
    )
    assert works == {
        "k": {
            "title": "K",
            "xdata": "one, two",
            "publisher": "P",
            "location": "L",
            "doi": "10.1/x",
        }
    }
    assert [entry.key for entry in bib.parts] == ["one", "two", "three"]
    assert not problems


def test_a_missing_parent_and_a_circle_are_warnings():
    _, problems, _ = read(
        "@inproceedings{a, crossref = {nobody}}\n"
        "@book{b, crossref = {c}, title={B}}\n@book{c, crossref = {b}, title={C}}"
    )
    assert [p.splitlines()[0] for p in problems] == [
        (
            "a.bib:1:31: warning[bibtex-missing-parent]: “a” inherits from “nobody” (`crossref`), "
            "which the file does not have"
        ),
        (
            "a.bib:3:22: warning[bibtex-parent-cycle]: “c” inherits from itself through "
            "`crossref = {b}`"
        ),
        (
            "a.bib:2:22: warning[bibtex-parent-cycle]: “b” inherits from itself through "
            "`crossref = {c}`"
        ),
    ]


def test_inheritance_is_bounded():
    fan = "".join(
        f"@xdata{{k{i}, f{i}={{x}}, xdata={{{','.join(f'k{j}' for j in range(i + 1, i + 9))}}}}}\n"
        for i in range(300)
    )
    works, _, _ = read("@misc{a, xdata={k0}}\n" + fan)
    assert len(works["a"]) < 40


def test_the_papers_of_one_volume_inherit_from_it_unasked():
    volume = "@Proceedings{v, booktitle={Volume}, year={2024}}\n"
    paper = "@InProceedings{{p{0}, title={{P{0}}}, pages={{{0}}}}}\n"
    works, problems, _ = read(volume + paper.format(1) + paper.format(2))
    assert works["p2"]["booktitle"] == "Volume"
    assert works["p2"]["year"] == "2024"
    assert not problems
    works, _, _ = read(volume + paper.format(1) + "@inproceedings{q, title={Q}, year={2000}}")
    assert "booktitle" not in works["p1"]


def test_parents_in_another_file():
    child = read("@inproceedings{p, title={P}, crossref={v}}", inheriting=False)[2]
    parent = read("@proceedings{v, title={V}, year=1950}")[2]
    problems = Problems()
    whole = inherit((*child.entries, *parent.entries), problems)
    assert dict(whole[0].fields)["booktitle"] == "V"
    assert not len(problems)
