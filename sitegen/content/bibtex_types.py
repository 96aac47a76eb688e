"""What kind of work an entry is: BibTeX's and biblatex's types as CSL's."""

from __future__ import annotations

import re
from collections.abc import Mapping

# CSL type by entry type (BibTeX's manual; biblatex's manual, sections 2.1.1 to 2.1.3; those with
# an underscore are Mendeley's and, with a hyphen there, Crossref's).
TYPES = {
    "article": "article-journal",
    "artwork": "article",
    "audio": "article",
    "bibnote": "article",
    "blog": "post-weblog",
    "book": "book",
    "bookinbook": "chapter",
    "book_section": "chapter",
    "bookchapter": "chapter",
    "book_chapter": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "article",
    "computer_program": "software",
    "conference": "paper-conference",
    "conference_paper": "paper-conference",
    "conference_proceedings": "paper-conference",
    "data": "dataset",
    "dataset": "dataset",
    "dissertation": "thesis",
    "electronic": "webpage",
    "encyclopedia_article": "entry-encyclopedia",
    "film": "article",
    "generic": "article",
    "image": "article",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "journal_article": "article-journal",
    "jurisdiction": "article",
    "legal": "article",
    "legislation": "article",
    "letter": "article",
    "magazine": "article-magazine",
    "magazine_article": "article-magazine",
    "manual": "book",
    "masterthesis": "thesis",
    "mastersthesis": "thesis",
    "misc": "article",
    "monograph": "book",
    "movie": "article",
    "music": "article",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "newspaper_article": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "article",
    "periodical": "book",
    "phdthesis": "thesis",
    "poster": "speech",
    "preprint": "preprint",
    "presentation": "speech",
    "proceedings": "book",
    "proceedings_article": "paper-conference",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "talk": "speech",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "article",
    "web_page": "webpage",
    "working_paper": "report",
    "www": "webpage",
}
_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "masterthesis": "Master's thesis",
    "techreport": "Technical report",
}
# biblatex's localisation keys of `type` (its manual, section 4.9.2.13).
_GENRE_KEYS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "bachelorsthesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "patent": "Patent",
    "patentus": "US patent",
    "patenteu": "European patent",
}
# "arXiv preprint arXiv:1234.5678", "ArXiv e-prints", "CoRR": a place of preprints, no journal.
ARXIV_VENUE = re.compile(r"\s*(?:ar[xχ]iv\b|corr\b|computing research repository)", re.IGNORECASE)
# bioRxiv, medRxiv, ChemRxiv, PsyArXiv, ... and the archives of other names.
_PREPRINT_VENUE = re.compile(
    r"\s*(?:\w{2,10}xiv\b|ssrn\b|research square|preprints?\b|osf preprints|(?:iacr )?cryptology"
    r" eprint|hal\b)",
    re.IGNORECASE,
)
_MAY_BE_PREPRINT = frozenset(
    "article misc online electronic www unpublished techreport report".split()
)


def csl_type(kind: str, fields: Mapping[str, str], is_arxiv: bool) -> str | None:
    """The CSL type of an entry ("preprint" besides), or None for a type that nobody knows.

    `is_arxiv` says that the entry has an arXiv id. An article in arXiv, CoRR, bioRxiv, SSRN, ...
    is a preprint, as is one that has an arXiv id and no venue at all.
    """
    subtype = fields.get("entrysubtype", "").lower()
    if subtype in ("magazine", "newspaper") and kind in ("article", "suppperiodical"):
        return f"article-{subtype}"
    if kind in _MAY_BE_PREPRINT:
        venue = _venue(fields)
        if ARXIV_VENUE.match(venue) or _PREPRINT_VENUE.match(venue):
            return "preprint"
        if is_arxiv and not venue and not fields.get("institution"):
            return "preprint"
    return TYPES.get(kind)


def genre(kind: str, stated: str) -> str:
    """What the work calls itself: "PhD thesis"; `stated` is the entry's own `type`, decoded."""
    if stated:
        return _GENRE_KEYS.get(stated.lower(), stated)
    return _GENRES.get(kind, "")


def _venue(fields: Mapping[str, str]) -> str:
    for name in ("journal", "journaltitle", "booktitle", "howpublished"):
        if value := fields.get(name, "").lstrip("{ "):
            if name == "howpublished" and "://" in value:
                continue
            return value
    return ""
