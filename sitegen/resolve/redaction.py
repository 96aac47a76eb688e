"""`Redaction`: takes names out of texts, in every form that text, slugs and keys give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from sitegen.model.name import Name, name_key
from sitegen.resolve.name_fit import given_words
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

# What may stand between the parts of a name: blanks, hyphens, dots, markup, percent escapes.
_GAP = r"(?:[\W_]|%[0-9a-f]{2}){0,8}"
_LETTER = r"[^\W\d_]"
_SHORT = 100
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?/?[^\s/]*/\S*\Z|\S+\.[a-z0-9]{2,5}\Z", re.IGNORECASE)


def bare(text: str) -> str:
    """A text folded for the search of names: case-folded, without accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    )


def _words(text: str) -> list[str]:
    return bare(name_key(text)).split()


def _pattern(name: Name, with_initials: bool) -> str:
    """A pattern that finds the name in folded text: in either order, as a slug, run together.

    Middle names may be missing. `with_initials` finds "A. Lovelace" and "Lovelace, A." too.
    """
    family = _GAP.join(_words(f"{name.particle} {name.family}"))
    given = [word for word in map(bare, given_words(name)) if word]
    if not given or name.corporate or name.is_cjk:
        whole = _GAP.join((family, *given))
        return whole if name.is_cjk else rf"(?<!{_LETTER}){whole}(?!{_LETTER})"
    first, *middle = given
    between = "".join(rf"(?:{_GAP}{word})?" for word in middle)
    forms = [rf"{first}{between}{_GAP}{family}", rf"{family}{_GAP}{first}(?:{between})"]
    if len(first) == 1:
        # A name with initials only: "a lovelace" in a sentence is no name, "A. Lovelace" is.
        forms = []
        with_initials = True
    if with_initials:
        letters = "".join(rf"(?:[.\s_-]+{word[0]}|{word[0]})?" for word in middle)
        forms.append(rf"{first[0]}{letters}(?:\.|[-_+]){_GAP}{family}")
        forms.append(rf"{family},\s*{first[0]}(?:\.|(?=\s*(?:[,;&)]|and\b|\Z)))")
        forms.append(rf"{family}[-_+]{first[0]}")
        forms.append(rf"{family}\s+{first[0]}\.")
    return rf"(?<!{_LETTER})(?:{'|'.join(forms)})(?!{_LETTER})"


@dataclass(frozen=True)
class Redaction:
    """Names to take out of texts and what to print instead of each.

    `patterns` match folded text; `needles` are words one of which every match holds.
    """

    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    needles: tuple[str, ...] = ()
    _memo: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, names: Mapping[Name, tuple[str, bool]]) -> Redaction:
        """Names -> (what is printed instead, whether their initials are taken out too)."""
        patterns = []
        needles: dict[str, None] = {}
        for name, (instead, with_initials) in names.items():
            words = _words(f"{name.particle} {name.family}")
            if words:
                patterns.append((re.compile(_pattern(name, with_initials)), instead))
                needles[max(words, key=len)] = None
        return cls(tuple(patterns), tuple(needles))

    def hides(self, text: str) -> bool:
        """Whether a text, path, key or address holds one of the names."""
        if not self.needles or not text:
            return False
        if len(text) > _SHORT:
            return self._search(text)
        # Venues, publishers and co-authors come again and again.
        found = self._memo.get(text)
        if found is None:
            found = self._memo[text] = self._search(text)
        return found

    def _search(self, text: str) -> bool:
        folded = bare(text)
        if "%" in text:
            folded = f"{folded}\n{bare(unquote(text))}"
        for needle in self.needles:
            if needle in folded:
                return any(pattern.search(folded) for pattern, _ in self.patterns)
        return False

    def without(self, text: str) -> str:
        """The text with each name replaced; an address that holds one becomes ""."""
        if not self.hides(text):
            return text
        if _ADDRESS.match(text):
            return ""
        for pattern, instead in self.patterns:
            # Folding may change a text's length: the places are kept letter by letter.
            folded, origin = _aligned(text)
            pieces: list[str] = []
            end = 0
            for match in pattern.finditer(folded):
                pieces += (text[end : origin[match.start()]], instead)
                end = origin[match.end()]
            text = "".join((*pieces, text[end:]))
        return "" if self.hides(text) else text

    def text_without(self, text: Text) -> Text:
        """The same for a text with markup; it loses the markup if that is in the way."""
        source = text.source
        marked = text.markup is not Markup.PLAIN or "$" in source
        if not self.hides(source) and not (marked and self.hides(plain(text))):
            return text
        cleaned = Text(self.without(source) if self.hides(source) else source, text.markup)
        if not cleaned.source or self.hides(plain(cleaned)):
            return Text(self.without(plain(text)).replace("$", ""))
        return cleaned


def _aligned(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters (and its end) the place in the text."""
    if text.isascii():
        return text.casefold(), list(range(len(text) + 1))
    pieces: list[str] = []
    origin: list[int] = []
    for position, letter in enumerate(text):
        piece = bare(letter)
        pieces.append(piece)
        origin.extend([position] * len(piece))
    origin.append(len(text))
    return "".join(pieces), origin


def holds_word(key: str, words: Iterable[str]) -> bool:
    """Whether a citation key holds one of some folded words of a name ("lovelace1843notes").

    A word of four letters or more counts anywhere, a shorter one only between other signs or
    where the case changes.
    """
    folded = bare(key)
    split = bare(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", key))
    return any(
        (len(word) >= 4 and word in folded)
        or re.search(rf"(?<!{_LETTER}){re.escape(word)}(?!{_LETTER})", split)
        for word in words
    )
