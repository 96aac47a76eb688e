"""`Facts`: what the joining of works compares of one record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.name import name_key
from sitegen.model.work import WorkRecord
from sitegen.resolve import titles
from sitegen.resolve.record_index import is_preprint_doi
from sitegen.resolve.repositories import repository
from sitegen.text.text import Text

_CLASSES = {
    "thesis": "thesis",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "speech": "talk",
    "article": "",  # BibTeX's misc: anything
    "": "",
}
_KINDS = {
    "paper-conference": "conference",
    "article-journal": "journal",
    "article-magazine": "journal",
}
# Types that a repository or a preprint server's DOI turns into a preprint.
_UNDECIDED = frozenset(("", "article", "article-journal", "paper-conference", "manuscript"))


@dataclass(slots=True, eq=False)
class Facts:
    """One record as the joining sees it.

    `title` is the plain title, `words` the folded words of title and subtitle, `key` the same
    run together; `sort` ("text", "thesis", ... or "" for anything) keeps unlike classes apart and
    `kind` ("conference", "journal" or "") the two versions that both count. `doi` and `arxiv` are
    canonical. `by_hand` says that a person wrote the record.
    """

    position: int
    record: WorkRecord
    title: str
    words: tuple[str, ...]
    key: str
    sort: str
    kind: str
    preprint: bool
    doi: str
    arxiv: str
    by_hand: bool

    @property
    def published_doi(self) -> str:
        """The DOI of the published work, or ""."""
        if not self.doi or is_preprint_doi(self.doi):
            return ""
        # A preprint that carries another DOI and an arXiv id names the published version's.
        return self.doi if self.arxiv or not self.preprint else ""

    @property
    def is_generic(self) -> bool:
        """Whether the title says nothing about the work."""
        return titles.is_generic(self.words)

    @property
    def numerals(self) -> frozenset[str]:
        """The numbers and part numbers of the title."""
        return titles.numerals(self.words)

    @property
    def notice(self) -> str:
        """The kind of notice (erratum, retraction, ...) that the title announces, or ""."""
        found = titles.notice(self.title)
        return found[0] if found else ""

    @property
    def date(self) -> PartialDate | None:
        """When the record says that the work came out."""
        return self.record.fields.get("date")

    @property
    def authors(self) -> tuple[Authorship, ...]:
        """The record's authors; of an edited book the editors."""
        everybody: tuple[Authorship, ...] = self.record.fields.get("authorships") or ()
        return tuple(a for a in everybody if a.role is Role.AUTHOR) or everybody


def facts_of(record: WorkRecord, position: int, doi: str, arxiv: str) -> Facts:
    """The facts of a record whose canonical identifiers are known."""
    get = record.fields.get
    type_: str = get("type") or ""
    title_text: Text | None = get("title")
    title = titles.plain_title(title_text) if title_text else ""
    words = titles.words(title)
    if title and (subtitle := get("subtitle")):
        words += titles.words(titles.plain_title(subtitle))
    sort = _CLASSES.get(type_, "text")
    preprint = type_ == "preprint"
    if not preprint and type_ in _UNDECIDED and not (doi and not is_preprint_doi(doi)):
        venue = venue_of(record)
        if repository(venue) if venue else (doi or (arxiv and type_ in ("", "article"))):
            preprint, sort = bool(title), "text"
    kind = "" if preprint else _KINDS.get(type_, "")
    by_hand = record.source.by_hand
    return Facts(
        position, record, title, words, "".join(words), sort, kind, preprint, doi, arxiv, by_hand
    )


def venue_of(record: WorkRecord) -> str:
    """The record's venue as plain text, or ""."""
    venue: Text | None = record.fields.get("venue")
    return titles.plain_title(venue) if venue else ""


@lru_cache(maxsize=65536)
def _loose(family: str, given: str) -> tuple[str, str]:
    words = titles.words(given)
    return "".join(titles.words(name_key(family))), words[0][:1] if words else ""


def loose_name(authorship: Authorship) -> tuple[str, str]:
    """Family name and first initial without accents: enough to agree on one work, no more."""
    return _loose(authorship.name.family, authorship.name.given)


def authors_agree(left: Facts, right: Facts) -> bool:
    """Whether the first author or at least half of the authors are the same by loose name.

    Half of the longer list, unless one of the sources cuts its list ("and others").
    """
    one = [loose_name(a) for a in left.authors[:100]]
    other = [loose_name(a) for a in right.authors[:100]]
    if not one or not other:
        return False
    if one[0] == other[0]:
        return True
    cut = left.record.fields.get("others") or right.record.fields.get("others")
    size = (min if cut else max)(len(one), len(other))
    return 2 * len(set(one) & set(other)) >= size


def titles_agree(left: Facts, right: Facts) -> bool:
    """FORMAT's rule: the Jaccard index of the titles' words is at least 0.6."""
    if not left.words or not right.words:
        return True
    if left.key == right.key or titles.similarity(left.words, right.words) >= 0.6:
        return True
    # One source may keep the subtitle in a field of its own and another leave it out.
    return "subtitle" in {**left.record.fields, **right.record.fields} and (
        titles.similarity(titles.words(left.title), titles.words(right.title)) >= 0.6
    )


def strangers(left: Facts, right: Facts) -> bool:
    """Whether titles, authors and year or volume all differ: then an equal DOI was pasted."""
    if left.key == right.key:
        return False
    one, other = left.record.fields, right.record.fields
    if not years_apart(left, right) and (one.get("volume") or "") == (other.get("volume") or ""):
        return False
    names, others = _name_words(left), _name_words(right)
    return bool(names and others) and names.isdisjoint(others)


def _name_words(facts: Facts) -> set[str]:
    return {
        word
        for authorship in facts.authors[:100]
        for word in titles.words(name_key(str(authorship.name)))
        if len(word) > 1
    }


def years_apart(left: Facts, right: Facts) -> int | None:
    """How many years lie between two records, 0 for one without a year but a status."""
    one, other = left.date, right.date
    if one is None or other is None:
        return None
    if one.year is None or other.year is None:
        waiting = (one.year is not None or one.status) and (other.year is not None or other.status)
        return 0 if waiting else None
    return abs(one.year - other.year)
