"""`Career`: what a CV says of somebody: lines of their own, notes that name them, their works."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitegen.insight.numbering import Numbered, numbered
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import without_accents
from sitegen.model.note import Note
from sitegen.model.person import SECTIONS, Entry, Person
from sitegen.model.work import Work
from sitegen.text.printing import plain

LINES = tuple(name for name in SECTIONS if name not in ("projects", "works"))
COLLECTIONS = ("talks", "teaching", "projects")  # the sections that notes belong to, by their ids

_FAR = ((9999, 12, 31), (9999, 12, 31))


@dataclass(frozen=True, slots=True)
class CareerSection:
    """A section of a CV; `key` is one of `SECTIONS` and of the theme's words ("cv.<key>").

    `entries` are the person's own lines and `notes` the items of a collection, newest first.
    `works` are the person's by type with CV numbers ("J12"); under "supervision" the theses that
    the person advised, as one group numbered A1, A2, ...
    """

    key: str
    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    works: tuple[Numbered, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.notes or self.works)


@dataclass(frozen=True, slots=True)
class Career:
    """A person's CV: the sections that hold something, in the order shown."""

    person: Person
    sections: tuple[CareerSection, ...]

    def section(self, key: str) -> CareerSection:
        """One section, empty if the CV has none of that key."""
        return next((s for s in self.sections if s.key == key), CareerSection(key))


def career(library: Library, person: Person) -> Career:
    """Everything that belongs to somebody's CV, in the order that `cv:` of their file gives."""
    own = oeuvre(library.works_by_person.get(person.id, ()), person.id)
    order = person.cv if isinstance(person.cv, tuple) else SECTIONS
    sections = []
    for key in dict.fromkeys(order):
        notes = _notes(library, person, key)
        lines = (line for line in _lines(person, key) if not _is_told(line, notes))
        works = _works(key, own.works, own.supervised)
        sections.append(CareerSection(key, newest_first(lines), notes, works))
    return Career(person, tuple(section for section in sections if section))


def has_cv(person: Person) -> bool:
    """Whether somebody has a CV of their own: lines in their file, or a word for it (`cv:`)."""
    if person.cv is None:
        return any(getattr(person, name) for name in LINES)
    return bool(person.cv)


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Lines of a CV: what goes on, then by end and start, latest first; undated last."""
    return tuple(sorted(entries, key=_age))


def as_entry(note: Note, url: str = "") -> Entry:
    """A talk, course or project as a line of a CV; `url` is where it is told in full."""
    facts = dict(note.facts)
    return Entry(
        plain(note.title),
        note.place or facts.get("institution", ""),
        note.date,
        note.end or note.date,
        url=url,
        detail=note.event or facts.get("role", "") or facts.get("term", ""),
    )


def _age(entry: Entry) -> tuple[bool, tuple[int, int, int], tuple[int, int, int]]:
    end = entry.end.newest_first
    if entry.start and not entry.end:
        end = (-9999, 0, 0)
    return not (entry.start or entry.end), end, entry.start.newest_first


def _lines(person: Person, key: str) -> tuple[Entry, ...]:
    """The person's own lines; where no position is stated, the affiliations that have dates."""
    lines: tuple[Entry, ...] = getattr(person, key) if key in LINES else ()
    if key == "positions" and not lines:
        lines = tuple(
            Entry(a.department or a.name, a.name if a.department else "", a.start, a.end, url=a.url)
            for a in person.affiliations
            if a.start or a.end
        )
    return tuple(line for line in lines if line.title)


def _notes(library: Library, person: Person, key: str) -> tuple[Note, ...]:
    """The notes of a section's collection that name the person, newest first.

    On a site with one profile those that name nobody are that person's too.
    """
    if key not in COLLECTIONS:
        return ()
    alone = len(library.people) == 1
    notes = (
        note
        for note in library.notes_by_collection.get(key, ())
        if person.id in note.people or (alone and not note.people)
    )
    return tuple(sorted(notes, key=lambda note: note.date.newest_first))


def _is_told(line: Entry, notes: tuple[Note, ...]) -> bool:
    """Whether a note says the same as a line: one title, and dates that do not differ."""
    return any(
        _same_day(line.start or line.end, note.date)
        and _folded(line.title) == _folded(plain(note.title))
        for note in notes
    )


def _same_day(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates have one year and, as far as both state them, month and day."""
    return one.year == other.year and all(
        not a or not b or a == b for a, b in ((one.month, other.month), (one.day, other.day))
    )


def _folded(title: str) -> str:
    """A title without case, accents and punctuation."""
    return " ".join(re.findall(r"\w+", without_accents(title.casefold())))


def _works(key: str, own: tuple[Work, ...], supervised: tuple[Work, ...]) -> tuple[Numbered, ...]:
    if key == "works":
        return numbered(own)
    if key == "supervision" and supervised:
        rows = sorted(supervised, key=lambda work: work.date.newest_first)
        count = len(rows)
        return (Numbered("supervised", tuple((f"A{count - n}", w) for n, w in enumerate(rows))),)
    return ()


def within(career: Career, since: PartialDate, until: PartialDate) -> Career:
    """What of a career touches a period, both ends included; the works keep their numbers.

    A date counts as every day that it may mean, so "1936" touches a period that begins in May
    1936. What goes on touches every period after its start; what has no year touches none.
    Without `since` or `until` the period is open on that side; without both nothing is left out.
    """
    if not (since or until):
        return career
    first = days[0] if (days := since.days) else (0, 0, 0)
    last = days[1] if (days := until.days) else _FAR[1]

    def touches(start: PartialDate, end: PartialDate, open_end: bool = False) -> bool:
        from_, to = start.days or end.days, end.days or start.days
        if from_ is None or to is None:
            return False
        latest = _FAR[1] if open_end and not end else to[1]
        return from_[0] <= last and latest >= first

    sections = []
    for section in career.sections:
        groups = (
            replace(group, rows=tuple(r for r in group.rows if touches(r[1].date, r[1].date)))
            for group in section.works
        )
        kept = CareerSection(
            section.key,
            tuple(e for e in section.entries if touches(e.start, e.end, open_end=True)),
            tuple(note for note in section.notes if touches(note.date, note.end)),
            tuple(group for group in groups if group.rows),
        )
        if kept:
            sections.append(kept)
    return Career(career.person, tuple(sections))
