"""`Name`: a person's or a group's name, and the key under which equal names are found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# "Jun" and "Sen" are also given and family names: only with a full stop are they a suffix.
_JUNIOR = re.compile(r"(?:(?:jr|sr|ii|iii|iv|2nd|3rd)\.?|(?:jun|sen)\.)\Z", re.IGNORECASE)
_HOMONYM = re.compile(r"\d{4}\Z")  # DBLP numbers the people who share a name: "Wei Wang 0003"
# "Ruth “Bunny” Jane", "Augusta (Ada)", "Florian ‘Floyd’"; but "Muhammad ‘Abd".
_NICKNAME = re.compile(r"[“\"„«(]|[‘'`].*[’']\Z")
# A letter with what may stand before it: "ʿAbd", "‘Abd".
_SIGNED = re.compile(r"\A([ʿʾʻʼ‘’']*.).*", re.DOTALL)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, as Unicode text.

    `family` is the whole name of a group (`corporate`) and of somebody with one name; `particle`
    is "von", "van der"; `suffix` is "Jr.", "III" or DBLP's homonym number "0003", which is not
    part of the name but tells people apart.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False

    def __str__(self) -> str:
        """The name as it is printed: "Given von Family, Jr."; CJK names in their own order."""
        if not self.family.isascii() and self.is_cjk:
            return self.family + self.given
        name = f"{self.particle} {self.family}" if self.particle else self.family
        if self.given:
            name = f"{self.given} {name}" if self.family else self.given
        return f"{name}, {self.suffix}" if self.suffix and not self.homonym else name

    @property
    def homonym(self) -> str:
        """DBLP's homonym number, or ""."""
        return self.suffix if _HOMONYM.match(self.suffix) else ""

    @property
    def is_cjk(self) -> bool:
        """Whether the name is written in Chinese, Japanese or Korean letters."""
        return bool(_CJK.search(self.family)) and not self.corporate

    @property
    def last_first(self) -> str:
        """The name for sorting and for BibTeX: "von Family, Jr., Given"."""
        family = " ".join(part for part in (self.particle, self.family) if part)
        parts = [family]
        if self.suffix and not self.homonym:
            parts.append(self.suffix)
        if self.given:
            parts.append(self.given)
        return ", ".join(parts)

    @property
    def initials(self) -> str:
        """The initials of the given names: "J.-P. B."; hyphens are kept."""
        return initials(self.given)

    @property
    def key(self) -> str:
        """The name key: equal keys are one name as far as a machine may say (FORMAT's rule).

        NFKC, case-folded, punctuation and blanks normalised, accents kept, suffix included, in
        the order given, particle, family.
        """
        parts = (self.given, self.particle, self.family, self.suffix)
        return name_key(" ".join(part for part in parts if part))

    @property
    def has_initials(self) -> bool:
        """Whether a given name is only an initial ("J. Smith", "J Smith", "JP Smith")."""
        words = [word for word in re.split(r"[\s.\-‐]+", self.given) if word]
        return any(len(word) == 1 or (len(word) <= 3 and word.isupper()) for word in words)

    @classmethod
    def parse(cls, text: str) -> Name:
        """The name that a plain text states.

        "Family, Given", "von Family, Jr., Given", "Given von Family", "Family", "Given Family
        0003". A double surname is never guessed: only a lower-case particle opens a family name
        of several words. CJK names are kept whole unless a comma divides them.
        """
        text = " ".join(unicodedata.normalize("NFC", text).split()).strip(" ,")
        suffix = ""
        if (cut := text.rsplit(" ", 1)) and len(cut) == 2 and _HOMONYM.match(cut[1]):
            text, suffix = cut[0].rstrip(" ,"), cut[1]
        parts = [part.strip() for part in text.split(",")]
        parts = [part for part in parts if part]
        if not parts:
            return cls("", suffix=suffix)
        if len(parts) == 1:
            return _parse_in_order(parts[0], suffix)
        if len(parts) == 2 and _JUNIOR.match(parts[1]):
            return _parse_in_order(parts[0], parts[1])
        particle, family = _split_particle(parts[0].split(" "))
        if len(parts) == 2:
            return cls(family, parts[1], particle, suffix)
        if _JUNIOR.match(parts[-1]):
            return cls(family, " ".join(parts[1:-1]), particle, parts[-1])
        return cls(family, " ".join(parts[2:]), particle, parts[1])


def _split_particle(words: list[str]) -> tuple[str, str]:
    """Leading lower-case words of a family name (at least one word stays the family)."""
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _parse_in_order(text: str, suffix: str) -> Name:
    words = text.split(" ")
    if not suffix and len(words) > 2 and _JUNIOR.match(words[-1]):
        suffix = words.pop()
    if len(words) == 1 or _CJK.search(text):
        return Name(" ".join(words), suffix=suffix)
    for index in range(1, len(words) - 1):
        if words[index][:1].islower():
            particle, family = _split_particle(words[index:])
            return Name(family, " ".join(words[:index]), particle, suffix)
    if words[0][:1].islower() and len(words) > 1:
        particle, family = _split_particle(words)
        return Name(family, "", particle, suffix)
    return Name(words[-1], " ".join(words[:-1]), "", suffix)


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """A printed name folded for comparison: NFKC, case-folded, punctuation and blanks as one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = folded.replace("'", "").replace("’", "").replace("‘", "").replace("`", "")
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", folded)))


@lru_cache(maxsize=65536)
def initials(given: str) -> str:
    """The initials of given names: "Jean-Pierre Boris" -> "J.-P. B."; a nickname has none."""
    words: list[str] = []
    for word in given.replace(".", ". ").split():
        if words and _NICKNAME.match(word):
            continue
        pieces = [piece for piece in re.split(r"[-‐‑]", word) if piece.strip(".")]
        words.append("-".join(_SIGNED.sub(r"\1.", piece) for piece in pieces))
    return " ".join(word for word in words if word)


# Letters that have no accent to take off, and where readers look for them.
_AS_READ = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=65536)
def reading_order(label: str) -> tuple[str, str]:
    """Where a name or title stands in a list for readers: "Öhm" between "Ohm" and "Olsen".

    Accents tell only labels apart that are else the same. It is one order for every language.
    """
    folded = label.casefold()
    if folded.isascii():
        return folded, folded
    return without_accents(folded.translate(_AS_READ)), folded


@lru_cache(maxsize=65536)
def without_accents(key: str) -> str:
    """A name key with its accents gone: never for tying a person, only for looking one up."""
    if key.isascii():
        return key
    letters = unicodedata.normalize("NFD", key)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
