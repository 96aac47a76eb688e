from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.errors import Problems
from sitegen.pages.address import SLUG_BYTES, Addresses, slug, slugs, stated_address

ILLEGAL_ON_WINDOWS = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt1"}


def digits(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:6]


@pytest.mark.parametrize("key", ["turing1936", "a_b.c-d", "logic", "0003"])
def test_a_legal_key_is_its_own_slug(key: str) -> None:
    assert slug(key) == key


def test_letters_of_every_script_stay_and_case_is_folded() -> None:
    assert slug("Müller2020") == "müller2020"
    assert slug("王2019") == "王2019"


@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("smith:2020", "smith-2020-"),
        ("DBLP:journals/corr/abs-1234", "dblp-journals-corr-abs-1234-"),
        ("a b", "a-b-"),
        ("..", ""),
        (".", ""),
        ("", ""),
        ("con", "con-"),
        ("con.txt", "con.txt-"),
        ("index.html", "index.html-"),
        ("publications.bib", "publications.bib-"),
        ("feed.atom", "feed.atom-"),
        ("ends.", "ends-"),
    ],
)
def test_what_was_dropped_or_is_reserved_adds_digits_of_the_key(key: str, start: str) -> None:
    assert slug(key) == start + digits(key)


@given(st.text())
@example("../../etc/passwd")
@example("a" * 300)
@example("é" * 80)
@example("CON")
def test_every_slug_is_a_legal_file_name_everywhere(key: str) -> None:
    found = slug(key)
    assert found
    assert len(found.encode("utf-8", "surrogatepass")) <= SLUG_BYTES
    assert not ILLEGAL_ON_WINDOWS & set(found)
    assert found == found.strip(". ")
    assert found.split(".")[0] not in DEVICES
    assert found == unicodedata.normalize("NFC", found)
    assert found == found.casefold() or any(c.casefold() != c for c in found.casefold())


@given(st.lists(st.text(), unique=True))
def test_slugs_of_one_section_never_meet(keys: list[str]) -> None:
    problems = Problems()
    found = slugs(keys, "publications", problems)
    assert set(found) == set(keys)
    assert len(set(found.values())) == len(keys)


def test_twins_all_carry_digits_and_are_reported() -> None:
    problems = Problems()
    found = slugs(["Smith2020", "smith2020", "other"], "publications", problems)
    assert found["Smith2020"] == "smith2020-" + digits("Smith2020")
    assert found["smith2020"] == "smith2020-" + digits("smith2020")
    assert found["other"] == "other"
    (problem,) = problems
    assert problem.code == "page-slug-twins"
    assert problem.message == (
        "“Smith2020”, “smith2020” would all stand at /publications/smith2020/; "
        "each address now ends in digits"
    )


def test_sections_can_be_renamed() -> None:
    addresses = Addresses(
        sections={"publications": "papers"},
        slugs_of={"publications": {"x": "x"}, "people": {"ada": "ada"}},
        notes={("news", "n"): "/news/n/"},
    )
    assert addresses.work("x") == "/papers/x/"
    assert addresses.year("2020") == "/papers/year/2020/"
    assert addresses.person("ada") == "/people/ada/"
    assert addresses.work("unknown") == ""
    assert addresses.note("news", "n") == "/news/n/"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("about", "/about/"),
        ("/about/us/", "/about/us/"),
        ("/a/b.html", "/a/b.html"),
        ("a/index.html", "/a/"),
        ("/index.html", "/"),
        ("/notindex.html", "/notindex.html"),
        ("//a/../b/./", "/a/b/"),
        ("", "/"),
    ],
)
def test_a_stated_address(path: str, address: str) -> None:
    assert stated_address(path) == address
