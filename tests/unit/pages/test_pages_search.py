from __future__ import annotations

import json
import re
import unicodedata
from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.pages.search import shelf_of
from sitegen.pages.search_index import COMMON, Entry, SearchIndex
from sitegen.pages.search_words import LETTERS, LONGEST, fold, words_of
from sitegen.theme import themes_folder

SCRIPTS = themes_folder() / "plain" / "static"
TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)


def entry(title: str = "", facts: str = "", long: str = "") -> Entry:
    return Entry(0, (title, facts, long))


def read(data: str) -> dict[str, list[list[int]]]:
    """The words of a file with their entries, as search.js reads them."""
    before = ""
    found = {}
    for shared, rest, row in re.findall(r"([A-Z])([^A-Z ]*)(?: ([^A-Z]*))?", data):
        before = before[: ord(shared) - 65] + rest
        lists = [] if row in ("", COMMON) else row.split(",")
        found[before] = [
            list(accumulate(int(step, 36) for step in numbers.split("."))) if numbers else []
            for numbers in lists
        ]
    return found


def words_in(index: SearchIndex) -> dict[str, list[list[int]]]:
    return {word: row for part in index.parts for word, row in read(part.data).items()}


def test_words_are_folded() -> None:
    assert fold("Gödel’s Straße") == "godels strasse"
    assert fold("O'Brien") == "obrien"
    assert words_of("Łukasiewicz, Ångström & Søren-Æsir") == [
        "lukasiewicz",
        "angstrom",
        "soren",
        "aesir",
    ]
    assert words_of("ﬁnite ２０２４ ΛΌΓΟΣ") == ["finite", "2024", "λογοσ"]
    assert words_of("x" * 100) == ["x" * LONGEST]


def test_every_part_of_a_run_of_chinese_can_be_found() -> None:
    assert words_of("图灵机与AI") == ["图灵", "灵机", "机与", "与", "ai"]
    assert words_of("a王b") == ["a", "王", "b"]


def test_the_script_folds_the_same_letters() -> None:
    script = (SCRIPTS / "search.js").read_text()
    table = re.search(r"var LETTERS = (\{.*?\});", script)
    assert table is not None
    assert json.loads(table.group(1)) == LETTERS
    pattern = re.search(r"replace\(/\[(.*?)\]/g", script)
    assert pattern is not None
    assert set(pattern.group(1)) == set(LETTERS)


@given(TEXT)
@example("ΑΣ ς")
@example("İstanbul ŉ ǰ")
def test_folding_is_final_and_has_no_capitals(text: str) -> None:
    for word in words_of(text):
        assert not re.search(r"[A-Z ]", word)
        assert not any(unicodedata.combining(letter) for letter in word)
    assert all(words_of(word) for word in words_of(text))


def test_a_word_counts_where_it_matters_most() -> None:
    index = SearchIndex([entry("Logic", "logic Ada", "ada logic"), entry("", "logic")], 1, 1)
    assert words_in(index) == {"ada": [[], [0]], "logic": [[0], [1]]}


def test_ranges_are_in_order_and_hold_every_word_once() -> None:
    entries = [entry(f"word{number:03} shared") for number in range(200)]
    index = SearchIndex(entries, 4, 2)
    assert len(index.parts) == 4
    assert len(index.vocabulary) == 2
    sizes = [len(part.data) for part in index.parts]
    assert max(sizes) < 2 * min(sizes)
    words = [word for part in index.parts for word in read(part.data)]
    assert words == sorted({*words})
    assert [word for part in index.vocabulary for word in read(part.data)] == words
    assert all(part.first == next(iter(read(part.data))) for part in index.parts)


def test_more_ranges_than_words_leaves_some_empty() -> None:
    index = SearchIndex([entry("one")], 3, 1)
    assert [part.first for part in index.parts] == ["one", "", ""]
    assert SearchIndex([], 2, 1).parts[1].data == ""


def test_a_word_of_nearly_all_entries_is_common() -> None:
    entries = [entry("the") for _ in range(1001)]
    assert SearchIndex(entries, 1, 1).parts[0].data == "Athe *"


def test_words_are_in_the_order_of_javascript() -> None:
    astral, late = "\U00020000", "\uff66"
    assert astral > fold(late)
    words = list(words_in(SearchIndex([entry(f"{astral} ﹏ \ue000 ꯍ a")], 1, 1)))
    assert words == sorted(words, key=lambda word: word.encode("utf-16-be"))


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8), st.integers(1, 5))
def test_every_word_of_every_text_is_found(texts: list[tuple[str, str, str]], parts: int) -> None:
    index = SearchIndex([Entry(0, text) for text in texts], parts, 1)
    found = words_in(index)
    for number, three in enumerate(texts):
        for text in three:
            for word in words_of(text):
                assert sum(numbers.count(number) for numbers in found[word]) == 1
    assert list(read(index.vocabulary[0].data)) == list(found)


def test_the_version_follows_the_words() -> None:
    one, other = (SearchIndex([entry(title)], 1, 1).version for title in ("one", "other"))
    assert one != other
    assert SearchIndex([entry("one")], 1, 1).version == one


def test_a_work_has_one_shelf() -> None:
    assert [shelf_of(slug, 16) for slug in ("turing1936", "müller2020", "王2019", "")] == [
        shelf("turing1936"),
        shelf("müller2020"),
        shelf("王2019"),
        0,
    ]


def shelf(slug: str) -> int:
    number = 0
    for letter in slug:
        number = (number * 31 + ord(letter)) % 65521
    return number % 16
