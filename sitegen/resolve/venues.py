"""Printed journal and conference names -> venues."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sitegen.model.venue import Venue
from sitegen.resolve.repositories import repository
from sitegen.resolve.titles import plain_title
from sitegen.text.text import Text

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    "|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth"
)
_ORDINAL = re.compile(
    rf"\b(?:\d{{1,3}}\s?(?:st|nd|rd|th)|(?:(?:{_TENS})[\s-]*)?(?:{_UNITS}))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w-])(?:(?:1[89]|20)\d\d|['’]\d\d)(?![\w-])")
_LEAD = re.compile(
    r"\A(?:(?:to appear|forthcoming|accepted)\W+)?(?:(?:in|at)\b:?\s+)?"
    r"(?:(?:conference\s+)?(?:proceedings|proc\.?)(?:\s+(?:of|from)\b)?\s*)?"
    r"(?:the\b\s*)?",
    re.IGNORECASE,
)
# Remarks on one paper, and the main volume of proceedings in several.
_REMARK = re.compile(
    r"\s*[(\[:,]\s*(?:oral|spotlight|poster|long paper|volume \d+: (?:long|main) papers"
    r"|long papers|main (?:conference|track|volume))\s*[)\]]?(?=\s*(?:\Z|[(\[,]))",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\s*(?:[(\[]\s*([A-Z][\w&/+-]{1,14})\W*[)\]]|\s[-–—]\s+([A-Z][A-Z0-9&/+]{1,9}))\s*\Z"
)
# "CHI '19: Proceedings of the ..." (the way of ACM's library).
_ACRONYM_AHEAD = re.compile(
    r"\A([A-Z][a-z]*[A-Z][\w&+/-]{0,10}?)(?:[\s'’]*(?:(?:19|20)\d\d|(?<=['’])\d\d)\s*[:–—-]?|\s*[:–—-])\s*"
    r"(?=(?i:(?:the\s+)?(?:(?:adjunct|companion)\s+)?(?:proceedings|proc\.)\s))"
)
_MEETING = re.compile(
    r"conference|symposium|workshop|proceedings|congress|meeting|colloquium|convention|seminar"
    r"|\bproc\.|tagung|kongress|congr[eè]s|colloque|conferen[zc]i?a|journ[ée]es",
    re.IGNORECASE,
)
# A name of these words alone says of no conference which one it is.
_ANY_MEETING = frozenset(
    "acm and annual conference congress ieee in international joint meeting of on proceedings "
    "symposium the workshop workshops".split()
)
_YEAR_WITHIN = re.compile(r"[-'’]?(?:1[89]|20)\d\d")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
_NUMBER_AT_END = re.compile(r"[\s,:]+(?:vol(?:ume|\.)?\s*)?\d{1,3}\s*\Z", re.IGNORECASE)
_EDGES = " \t,;:.-–—/"
# Words that make another venue of a conference's name; what holds one never folds into it.
_APART = re.compile(
    r"workshop|companion|findings|adjunct|extended abstract|poster|demo|doctoral|tutorial"
    r"|industry|short paper|late[- ]breaking|student|satellite|supplement|special|track|volume",
    re.IGNORECASE,
)
_TRAILING_YEAR = re.compile(r"[\s'’_-]*(?:(?:1[89]|20)\d\d|(?<=['’])\d\d)\s*\Z")
_WORD = re.compile(r"[^\W_]+")


def fold(name: str) -> str:
    """A venue's name for comparison: NFKC, case-folded, words only, "&" as "and"."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return " ".join(_WORD.findall(text))


def _series(bare: str) -> str:
    """What the editions of a conference share: some years it calls itself annual, some not."""
    return " ".join(word for word in fold(bare).split() if word != "annual")


def without_edition(name: str) -> tuple[str, str]:
    """A conference's name without what changes from year to year, and its acronym or "".

    "Proceedings of the 34th International Conference on Widgets (ICW 2019)" -> ("International
    Conference on Widgets", "ICW"). A tail after a comma goes if it says where and when, never if
    it says "workshops" or "companion".
    """
    text = _REMARK.sub("", name.strip())
    acronym = ""
    if ahead := _ACRONYM_AHEAD.match(text):
        acronym = ahead[1]
        text = text[ahead.end() :]
    text = _LEAD.sub("", text, count=1) or text
    head, comma, tail = text.partition(",")
    if comma and len(head.split()) >= 3 and re.search(r"\d", tail) and not _APART.search(tail):
        text = head
    text = _YEAR.sub(" ", _ORDINAL.sub(" ", text))
    text = _EMPTY.sub(" ", text)
    match = _ACRONYM.search(text.rstrip(_EDGES))
    if match and (match[1] or _MEETING.search(name, 0, len(name) - len(match[0]))):
        acronym = _YEAR_WITHIN.sub("", match[1] or match[2])
        text = text[: match.start()]
    text = _NUMBER_AT_END.sub("", " ".join(text.split()))
    text = _LEAD.sub("", text.strip(_EDGES), count=1).strip(_EDGES)
    if _ANY_MEETING.issuperset(fold(text).split()):
        return name.strip(), ""
    return text, acronym


class Venues:
    """The venues of a site: the declared ones, and those that works name."""

    def __init__(self, declared: Mapping[str, Venue]) -> None:
        self._declared = declared
        self._by_name: dict[str, str] = {}
        for venue in declared.values():
            for name in (venue.id, venue.short, venue.name, *venue.aliases):
                if folded := fold(name):
                    self._by_name.setdefault(folded, venue.id)
        # Those that venues.yaml calls by nothing but an acronym: acronyms are no names otherwise,
        # for many conferences share them.
        self._by_acronym = {
            fold(venue.id): venue.id
            for venue in declared.values()
            if fold(venue.name) in ("", fold(venue.id), fold(venue.short))
        }
        for venue in declared.values():
            for name in (venue.name, *venue.aliases):
                if series := _series(without_edition(name)[0]):
                    self._by_name.setdefault(series, venue.id)
        self._memo: dict[tuple[str, str, bool, bool], tuple[str, str, str]] = {}
        self._plain: dict[Text, str] = {}
        # Of each undeclared venue: how often which (name, short name, type, ISSN) occurs.
        self._seen: defaultdict[str, Counter[tuple[str, str, str, str]]] = defaultdict(Counter)

    def id_of(self, values: Mapping[str, Any]) -> str:
        """The venue of a work with these fields, or "". Undeclared venues are remembered."""
        text: Text | None = values.get("venue")
        abbr: str = values.get("abbr") or ""
        if not text and not abbr:
            return ""
        type_: str = values.get("type") or ""
        name = ""
        if text:
            found = self._plain.get(text)
            if found is None:
                found = self._plain[text] = " ".join(plain_title(text).split())
            name = found
        # A book's title has no editions: "Speech in the 20th Century" is that century's.
        kept = type_.startswith("article-") or (type_ == "chapter" and not _MEETING.search(name))
        place = (abbr, name, kept, type_ == "preprint")
        known = self._memo.get(place)
        if known is None:
            known = self._memo[place] = self._find(*place)
        venue, shown, short = known
        if venue and venue not in self._declared:
            self._seen[venue][shown, short, type_, values.get("issn") or ""] += 1
        return venue

    def _find(self, abbr: str, name: str, journal: bool, preprint: bool) -> tuple[str, str, str]:
        """The venue's id, and for an undeclared one its name and short name."""
        short = _TRAILING_YEAR.sub("", abbr).strip()
        if found := self._declared_as((abbr, short)):
            return found, "", ""
        if held := repository(name):
            if not preprint:
                return "", "", ""
            return self._declared_as((name, held)) or fold(held).replace(" ", "-"), held, ""
        bare, acronym = (name, "") if journal else without_edition(name)
        found = self._declared_as((name, bare if journal else _series(bare)))
        if not found and acronym and not _APART.search(name):
            found = self._by_acronym.get(fold(acronym), "")
        if found:
            return found, "", ""
        shown = bare or short
        short = short or acronym
        folded = fold(shown) if journal else _series(shown)
        if not folded and not any(map(str.isalnum, shown)):
            return "", "", ""
        return folded.replace(" ", "-") or shown, shown, "" if short == shown else short

    def _declared_as(self, names: Iterable[str]) -> str:
        return next((v for name in names if (v := self._by_name.get(fold(name)))), "")

    def all(self) -> dict[str, Venue]:
        """Every venue by id: the declared in their order, then those that works name by id.

        An undeclared venue takes its most frequent spelling, the smallest of several.
        """
        venues = {venue.id: replace(venue, declared=True) for venue in self._declared.values()}
        for venue, seen in sorted(self._seen.items()):
            name, short, type_, issn = (_most_frequent(seen, part) for part in range(4))
            venues[venue] = Venue(venue, name, short, issn=issn, type=type_)
        return venues


def _most_frequent(seen: Counter[tuple[str, str, str, str]], part: int) -> str:
    """The value of one part that occurs most often, empty ones aside."""
    counts: Counter[str] = Counter()
    for parts, count in seen.items():
        if parts[part]:
            counts[parts[part]] += count
    return min(counts, key=lambda value: (-counts[value], value), default="")
