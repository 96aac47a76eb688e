"""Inheritance between entries: `crossref` and `xdata`, after biblatex's manual, appendix B."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from sitegen.errors import Problems
from sitegen.files.bibtex_entry import BibEntry

# An entry inherits from at most this many others, directly or not.
_MOST_PARENTS = 16
# ... and at most this many fields: a bound for hostile files, far above any real one.
_MOST_FIELDS = 100

_STATED = frozenset(("booktitle", "year", "date", "crossref", "journal"))
_COLLECTIONS = frozenset(("book", "collection", "proceedings", "reference"))
_MULTI = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference "
    "inreference".split()
)
# What says something of the parent itself and nothing of its parts.
_NOT_INHERITED = frozenset(
    "abbr abstract additional_info annotation annote altmetric archiveprefix arxiv award "
    "award_name bibtex_show blog code crossref dimensions doi entryset entrysubtype eprint "
    "eprintclass eprinttype execute file google_scholar_id hal html ids inspirehep_id "
    "key keywords label note options pages pagetotal pdf pmid poster presort preview primaryclass "
    "related selected shorthand shorttitle slides sorttitle supp title subtitle titleaddon type "
    "url urldate video website xdata xref".split()
)


def inherit(entries: Iterable[BibEntry], problems: Problems) -> tuple[BibEntry, ...]:
    """The entries, those with `crossref` or `xdata` completed by what they inherit.

    A parent may stand before or after its children; its key is found whatever its case. `xdata`
    gives its fields as they are; `crossref` gives what describes the whole (publisher, year,
    editor, ...), its title as `booktitle`. A parent that is missing, and a circle, is a warning.
    """
    listed = _adopted(tuple(entries))
    if not any(_parents(entry) for entry in listed):
        return listed
    by_key: dict[str, BibEntry] = {}
    for entry in listed:
        by_key.setdefault(entry.key, entry)
    for entry in listed:
        by_key.setdefault(entry.key.lower(), entry)
    return tuple(
        _Heir(entry, by_key, problems).completed() if _parents(entry) else entry for entry in listed
    )


def _adopted(entries: tuple[BibEntry, ...]) -> tuple[BibEntry, ...]:
    """The entries of one volume, in which only its @proceedings states venue and year.

    So are the files of PMLR: one @proceedings, and none of at least two @inproceedings has
    `booktitle`, `year`, `date` or `crossref`. Each then gets the volume as its `crossref`.
    """
    volumes = [entry for entry in entries if entry.type == "proceedings"]
    papers = [entry for entry in entries if entry.type in ("inproceedings", "conference")]
    if (
        len(volumes) != 1
        or len(papers) < 2
        or not any(name in ("booktitle", "title") and value for name, value in volumes[0].fields)
    ):
        return entries
    if any(_STATED.intersection(entry.own) for entry in papers):
        return entries
    link = ("crossref", volumes[0].key)
    return tuple(
        replace(entry, fields=(*entry.fields, link), own=entry.own | {"crossref"})
        if entry.type in ("inproceedings", "conference")
        else entry
        for entry in entries
    )


def _parents(entry: BibEntry) -> list[tuple[str, str]]:
    """(field's name, key) of each parent, xdata before crossref."""
    found: list[tuple[str, str]] = []
    for name in ("xdata", "crossref"):
        for field, value in entry.fields:
            if field == name and field in entry.own:
                keys = value.split(",") if name == "xdata" else [value]
                found.extend((name, key.strip()) for key in keys if key.strip())
                break
    return found


class _Heir:
    """One entry collecting what it inherits."""

    def __init__(self, entry: BibEntry, by_key: Mapping[str, BibEntry], problems: Problems) -> None:
        self._entry = entry
        self._by_key = by_key
        self._problems = problems
        self._left = _MOST_PARENTS

    def completed(self) -> BibEntry:
        entry = self._entry
        fields = self._fields(entry, (entry.id or entry.key,))
        return replace(entry, fields=tuple(fields.items()))

    def _fields(self, entry: BibEntry, path: tuple[str, ...]) -> dict[str, str]:
        """An entry's own fields, then those of its parents, as they come to it."""
        fields = {name: value for name, value in entry.fields if name in entry.own}
        empty = {name for name, value in fields.items() if not value}
        for field, key in _parents(entry):
            parent = self._by_key.get(key) or self._by_key.get(key.lower())
            if parent is None:
                self._complain(entry, field, key)
                continue
            if (parent.id or parent.key) in path:
                self._problems.add(
                    "bibtex-parent-cycle",
                    entry.place_of(field),
                    f"“{entry.key}” inherits from itself through `{field} = {{{key}}}`",
                    "remove one of the cross-references of the circle",
                )
                continue
            if self._left == 0:
                continue
            self._left -= 1
            inherited = self._fields(parent, (*path, parent.id or parent.key))
            if field == "crossref":
                inherited = dict(_passed_on(parent.type, entry.type, inherited))
            for name, value in islice(inherited.items(), _MOST_FIELDS):
                if name not in fields or name in empty:
                    fields[name] = value
                    empty.discard(name)
        return fields

    def _complain(self, entry: BibEntry, field: str, key: str) -> None:
        if entry is not self._entry:
            return
        self._problems.add(
            "bibtex-missing-parent",
            entry.place_of(field),
            f"“{entry.key}” inherits from “{key}” (`{field}`), which the file does not have",
            "add the entry, or correct the key",
        )


def _passed_on(parent: str, child: str, fields: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The fields that a child of a type inherits from a parent of a type, renamed."""
    title = "maintitle" if parent in _MULTI and child not in _PARTS else "booktitle"
    subtitle = "mainsubtitle" if title == "maintitle" else "booksubtitle"
    if parent in ("periodical", "mvperiodical"):
        title, subtitle = "journaltitle", "journalsubtitle"
    for name, value in fields.items():
        if name == "title":
            if title not in fields:
                yield title, value
        elif name == "subtitle":
            if subtitle not in fields:
                yield subtitle, value
        elif name == "author" and parent in _COLLECTIONS | _MULTI:
            if child in ("inbook", "bookinbook", "suppbook"):
                yield "author", value
                yield "bookauthor", value
        elif name in ("crossref", "xdata") or name in _NOT_INHERITED:
            continue
        else:
            yield name, value
