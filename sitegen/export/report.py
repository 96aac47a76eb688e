"""`Report`: what people did in a period, in headings and lines that any format can print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.export.citation import citation
from sitegen.export.inline import marked, piece_tree, plain_tree, text_tree
from sitegen.export.wording import Wording
from sitegen.insight.career import (
    Career,
    CareerSection,
    as_entry,
    career,
    newest_first,
    within,
)
from sitegen.insight.membership import lab_works
from sitegen.insight.numbering import Numbered, numbered
from sitegen.insight.oeuvre import oeuvre
from sitegen.insight.period import Period
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.note import Note
from sitegen.model.person import SECTIONS, Entry, Person
from sitegen.model.work import Work
from sitegen.text.tree import Node, Span, Str, Style, Tree

# What a report tells first: what was made, for whom, with whose money; then the rest of a CV.
_FIRST = ("works", "supervision", "talks", "teaching", "grants", "awards", "service", "positions")
ORDER = tuple(dict.fromkeys((*_FIRST, *SECTIONS)))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing. `number` is that of a reference, else 0; `when` its date, "" in a reference."""

    text: Tree
    when: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of level 1, 2 or 3, perhaps a sentence under it, and its lines."""

    heading: str
    level: int
    lines: tuple[Line, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `period` says its time; `remark` what a reader must know; `authors` whose it is.

    `paper` is "a4" or "us-letter", for formats that have pages.

    References are numbered through the whole report. Without parts nothing was found.
    """

    title: str
    period: str
    language: str
    authors: tuple[str, ...]
    remark: str
    parts: tuple[Part, ...]
    paper: str = "a4"

    @property
    def counts(self) -> tuple[int, int]:
        """The numbers of references and of other lines."""
        lines = [line for part in self.parts for line in part.lines]
        numbered_ = sum(bool(line.number) for line in lines)
        return numbered_, len(lines) - numbered_


class Reporter:
    """Writes reports on people of one library: in a style of `STYLES`, in a theme's words."""

    def __init__(
        self, library: Library, period: Period, style: str, wording: Wording, language: str
    ) -> None:
        self._library = library
        self._period = period
        self._style = style
        self._wording = wording
        self._language = language
        self._numbers: dict[str, int] = {}  # of the references, by work
        self._own: Collection[str] = ()

    def of_person(self, person: Person) -> Report:
        """The report on one person; their name is strong in every reference."""
        self._numbers, self._own = {}, (person.id,)
        found = self._career(person)
        parts = tuple(part for key in ORDER for part in self._section(found.section(key), level=1))
        return self._report(str(person.name), (person,), "", parts)

    def of_people(self, people: Sequence[Person], title: str, *, lab: bool) -> Report:
        """The report on several people: their works once, then what else each of them did.

        Their names are strong. `lab` takes them as the members of a lab: works count that they
        made while members, and those who were no members in the period are left out.
        """
        self._numbers, self._own = {}, frozenset(person.id for person in people)
        if lab:
            people = [person for person in people if self._was_member(person)]
            chosen = lab_works(self._library.works, {person.id: person for person in people})
            makers = {found.work.id: found.members for found in chosen}
        else:
            makers = self._makers(people)
        touching = numbered(
            work
            for work in self._library.works
            if work.id in makers and self._period.touches(work.date)
        )
        parts = list(self._section(CareerSection("works", works=touching), level=1))
        numbers = {work: n for work, n in self._numbers.items() if work in makers}
        for person in people:
            own = [number for work, number in numbers.items() if person.id in makers[work]]
            found = self._career(person)
            rest = [
                part for key in ORDER[1:] for part in self._section(found.section(key), level=2)
            ]
            if own or rest:
                said = self._wording.word("report.numbers", _ranges(own)) if own else ""
                parts += (Part(str(person.name), 1, remark=said), *rest)
        remark = self._wording.word("report.members") if touching else ""
        return self._report(title, people, remark, tuple(parts))

    def _report(
        self, title: str, people: Sequence[Person], remark: str, parts: tuple[Part, ...]
    ) -> Report:
        words = self._wording
        since, until = words.date(self._period.since), words.date(self._period.until)
        if since and until:
            time = since if since == until else words.word("report.period", since, until)
        else:
            time = words.word("report.since" if since else "report.until", since or until)
        return Report(
            title=words.word("report.title", title),
            period=time if since or until else "",
            language=self._language,
            authors=tuple(str(person.name) for person in people),
            remark=remark if parts else words.word("report.nothing"),
            parts=parts,
        )

    def _career(self, person: Person) -> Career:
        """What touches the period, whatever sections the person's CV shows."""
        whole = career(self._library, replace(person, cv=None))
        return within(whole, self._period.since, self._period.until)

    def _was_member(self, person: Person) -> bool:
        """Whether somebody was in the lab at any time of the period."""
        start, end = person.start.days, person.end.days
        return not (start and start[0] > self._period.last) and not (
            end and end[1] < self._period.first
        )

    def _makers(self, people: Sequence[Person]) -> dict[str, tuple[str, ...]]:
        """Who of some people made each of their works."""
        found: dict[str, list[str]] = {}
        for person in people:
            tied = self._library.works_by_person.get(person.id, ())
            for work in oeuvre(tied, person.id).works:
                found.setdefault(work.id, []).append(person.id)
        return {work: tuple(those) for work, those in found.items()}

    def _section(self, section: CareerSection, *, level: int) -> Iterator[Part]:
        """A section's parts: its heading with the number of what it holds, its lines."""
        if not section:
            return
        groups = [(group.name, self._group(group)) for group in section.works]
        notes = (as_entry(note, _page_of(note)) for note in section.notes)
        lines = tuple(map(self._entry, newest_first((*section.entries, *notes))))
        total = len(lines) + sum(len(group) for _, group in groups)
        heading = f"{self._wording.word(f'cv.{section.key}')} ({total})"
        if section.key != "works":
            references = tuple(line for _, group in groups for line in group)
            yield Part(heading, level, (*references, *lines))
            return
        yield Part(heading, level)
        for name, group in groups:
            yield Part(f"{self._wording.word(f'cv.{name}')} ({len(group)})", level + 1, group)

    def _group(self, group: Numbered) -> tuple[Line, ...]:
        """The references of a group; a work that has been told already is only named."""
        lines = []
        for _, work in group.rows:
            if known := self._numbers.get(work.id):
                title = (*text_tree(work.title), Str(f" [{known}]"))
                lines.append(Line(title, when=self._wording.date(work.date)))
                continue
            number = self._numbers[work.id] = len(self._numbers) + 1
            text = self._reference(work)
            coarse = "" if self._period.holds(work.date) else self._coarse(work.date)
            lines.append(Line(_remarked(text, coarse), number=number))
        return tuple(lines)

    def _reference(self, work: Work) -> Tree:
        """The reference with the own names strong; those that "et al." hides follow it."""
        text = piece_tree(citation(work, self._style))
        found = marked(text, work.authorships, self._own)
        authors = work.authors
        for place, author in enumerate(authors, start=1):
            if author.person in self._own and marked(text, authors, (author.person,)) is text:
                said = self._wording.word("report.place", place, len(authors))
                name = Span(Style.STRONG, (Str(str(author.name)),))
                found = (*found, Str(f" [{said}"), name, Str("]"))
        return found

    def _entry(self, entry: Entry) -> Line:
        named = entry.title
        if entry.keywords:
            named = f"{named}: {', '.join(entry.keywords)}"
        numbers = ", ".join(part for part in (entry.number, entry.amount) if part)
        head = _joined(", ", plain_tree(named, entry.url), entry.detail, entry.place)
        if numbers:
            head = (*head, Str(f" ({numbers})"))
        return self._dated(_joined(". ", head, entry.text), entry.start, entry.end)

    def _dated(self, text: Tree, start: PartialDate, end: PartialDate) -> Line:
        sure = self._period.surely_meets(start, end)
        coarse = "" if sure else self._coarse(start, end)
        return Line(_remarked(text, coarse), when=self._wording.period(start, end))

    def _coarse(self, *dates: PartialDate) -> str:
        """How exactly the dates of something are known that may lie outside of the period."""
        exact = all(date.month for date in dates if date)
        return self._wording.word("report.month-only" if exact else "report.year-only")


def _page_of(note: Note) -> str:
    """The first page elsewhere that a note links, or ""."""
    return next((link.url for link in note.links if link.url.startswith("http")), "")


def _remarked(text: Tree, remark: str) -> Tree:
    return (*text, Str(f" [{remark}]")) if remark else text


def _joined(mark: str, *parts: Tree | str) -> Tree:
    """The parts that are not empty with a mark between them; a text is plain."""
    out: list[Node] = []
    for part in parts:
        tree = plain_tree(part) if isinstance(part, str) else part
        if tree and out:
            out.append(Str(mark))
        out += tree
    return tuple(out)


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in ascending order, three or more in a row as a range: "1, 4–7, 9, 10"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )
