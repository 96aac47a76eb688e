"""`SearchIndex`: which words stand in which entries, cut into files that a reader loads on need.

Entries have numbers. A word's entries are written as differences in base 36, in three lists:
where it stands in a title or name, among the other facts, in running text. Words are in the order
of UTF-16, as JavaScript compares them, and cut into ranges of about the same size, so that a word
and all that it is a prefix of lie side by side. A list of all the words alone is there for words
that nobody wrote: the nearest is found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sitegen.digest import digest
from sitegen.pages.search_words import words_of

COMMON = "*"  # the entries of a word that stands nearly everywhere
_COMMON_FROM = 1_000  # entries; a word in fewer is never common
_COMMON_SHARE = 5  # a word is common in more than a fifth of all entries

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its texts are (title or names, other facts, running text)."""

    kind: int
    texts: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A range of words as a file holds it, and its first word."""

    first: str
    data: str


class SearchIndex:
    """The words of numbered entries, in `words` ranges and a vocabulary of `vocabulary` ranges."""

    def __init__(self, entries: Sequence[Entry], words: int, vocabulary: int) -> None:
        self._entries = entries
        self._words = words
        self._vocabulary = vocabulary

    @cached_property
    def _places(self) -> dict[str, tuple[list[int], list[int], list[int]]]:
        """The entries of each word by the kind of text, ascending; each entry once, in the best."""
        found: dict[str, tuple[list[int], list[int], list[int]]] = {}
        for number, entry in enumerate(self._entries):
            seen: set[str] = set()
            for place, text in enumerate(entry.texts):
                if not text:
                    continue
                own = set(words_of(text))
                own -= seen
                seen |= own
                for word in own:
                    if (lists := found.get(word)) is None:
                        lists = found[word] = ([], [], [])
                    lists[place].append(number)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        words = sorted(self._places)
        if words and max(map(max, words)) > "\uffff":
            words.sort(key=lambda word: word.encode("utf-16-be"))
        return words

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The words with their entries."""
        total = len(self._entries)
        digits = [_base36(number) for number in range(total + 1)]
        most = max(_COMMON_FROM, total // _COMMON_SHARE)
        rows = [self._row(self._places[word], digits, most) for word in self._sorted]
        return _cut(self._sorted, rows, self._words)

    @cached_property
    def vocabulary(self) -> tuple[Part, ...]:
        """The words alone."""
        return _cut(self._sorted, [""] * len(self._sorted), self._vocabulary)

    @cached_property
    def version(self) -> str:
        """Changes with every word and entry."""
        return digest([part.data for part in self.parts])[:8]

    @staticmethod
    def _row(lists: tuple[list[int], list[int], list[int]], digits: list[str], most: int) -> str:
        if len(lists[0]) + len(lists[1]) + len(lists[2]) > most:
            return COMMON
        texts = []
        for numbers in lists:
            if len(numbers) > 1:
                rest = [digits[b - a] for a, b in pairwise(numbers)]
                texts.append(f"{digits[numbers[0]]}.{'.'.join(rest)}")
            else:
                texts.append(digits[numbers[0]] if numbers else "")
        return ",".join(texts).rstrip(",")


def _base36(number: int) -> str:
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
        if not number:
            return text


def _cut(words: list[str], rows: list[str], number: int) -> tuple[Part, ...]:
    """The words in so many ranges of about one size, each word with its row.

    A word is written as a capital, which says how many letters it shares with the word before (A
    none, Z 25), and its rest; words are folded and so hold no capital of their own.
    """
    sizes = [len(word) // 2 + 2 + len(row) for word, row in zip(words, rows, strict=True)]
    whole = sum(sizes)
    groups: list[list[int]] = [[] for _ in range(number)]
    before = 0
    for index, size in enumerate(sizes):
        groups[min(number - 1, before * number // whole)].append(index)
        before += size
    return tuple(
        Part(words[group[0]] if group else "", "".join(_front_coded(words, rows, group)))
        for group in groups
    )


def _front_coded(words: list[str], rows: list[str], group: list[int]) -> Iterable[str]:
    last = ""
    for index in group:
        word, row = words[index], rows[index]
        shared = 0
        for a, b in zip(word[:25], last, strict=False):
            if a != b:
                break
            shared += 1
        yield f"{chr(65 + shared)}{word[shared:]}{' ' if row else ''}{row}"
        last = word
