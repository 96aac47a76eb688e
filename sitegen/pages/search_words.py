"""Words as the search compares them: folded, without accents. static/search.js folds alike."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40  # letters of a word that are kept

# What Unicode does not take apart; search.js holds the same table.
LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ς": "σ",
    "'": "",
    "’": "",
    "‘": "",
    "ʼ": "",
}
_TABLE = str.maketrans(LETTERS)
_WORD = re.compile(r"[^\W_]+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def fold(text: str) -> str:
    """The text in lower case without accents, apostrophes and ligatures: "Gödel’s" -> "godels"."""
    if text.isascii():
        return text.lower().replace("'", "")
    apart = unicodedata.normalize("NFKD", text)
    if not apart.isascii():
        apart = "".join([c for c in apart if c < "\u0300" or unicodedata.category(c)[0] != "M"])
    return apart.lower().translate(_TABLE)


def words_of(text: str) -> list[str]:
    """The words of a text, folded, with repetitions.

    Chinese and Japanese are written without blanks: a run of their letters gives each pair of
    neighbours, and its last letter, so that every part of it can be found.
    """
    folded = fold(text)
    if folded.isascii():
        return [word[:LONGEST] for word in _ASCII_WORD.findall(folded)]
    found: list[str] = []
    for word in _WORD.findall(folded):
        if _CJK.search(word):
            found += _cut(word)
        else:
            found.append(word[:LONGEST])
    return found


def _cut(word: str) -> list[str]:
    found = []
    place = 0
    for run in _CJK.finditer(word):
        if run.start() > place:
            found.append(word[place : run.start()][:LONGEST])
        letters = run.group()
        found += [letters[i : i + 2] for i in range(len(letters))]
        place = run.end()
    if place < len(word):
        found.append(word[place:][:LONGEST])
    return found
