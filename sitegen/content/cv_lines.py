"""The lines of a CV as a person's file has them: a table for each kind, read into `Entry`."""

from __future__ import annotations

import re
from typing import Any

from sitegen.files.fields import Field, Kind, Table, Values
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.person import Entry


def _table(what: str, title: Field, place: Field, *fields: Field) -> Table:
    """A kind of lines: its own fields, and the dates, text and link that all have."""
    return Table(what, (title, place, *fields, *_ALL), short=title.name)


_ALL = (
    Field("start", Kind.DATE, "Since when.", also=("from",)),
    Field("end", Kind.DATE, "Until when.", also=("to", "until")),
    Field("date", Kind.DATE, "The day or year of a single event.", also=("year",)),
    Field("text", Kind.TEXT, "More about it.", also=("description", "summary")),
    Field("url", Kind.LINK, "The page to link."),
)
_INSTITUTION = ("institution", "organization", "organisation", "school", "university")

ENTRY = _table(
    "an entry of a CV",
    Field("title", Kind.TEXT, "The degree, position, award.", also=("degree", "role", "name")),
    Field(
        "place",
        Kind.TEXT,
        "Where: an institution, a journal, a society.",
        also=(*_INSTITUTION, "awarder", "society", "funder"),
    ),
)
GRANT = _table(
    "a grant",
    Field("title", Kind.TEXT, "The project or programme.", also=("name", "project")),
    Field("place", Kind.TEXT, "The funder.", also=("funder", "agency", *_INSTITUTION)),
    Field("role", Kind.TEXT, "As what: principal investigator.", also=("detail",)),
    Field("number", Kind.TEXT, "The grant's number; ties works that name it.", also=("id",)),
    Field("amount", Kind.TEXT, "The sum with its currency, as it shall be printed."),
)
TALK = _table(
    "a talk",
    Field("title", Kind.TEXT, "The title.", also=("name",)),
    Field("place", Kind.TEXT, "Where: a city, an institution.", also=("location", *_INSTITUTION)),
    Field("event", Kind.TEXT, "The occasion: a conference, a seminar.", also=("venue", "detail")),
)
TEACHING = _table(
    "a course taught",
    Field("title", Kind.TEXT, "The course.", also=("course", "name")),
    Field("place", Kind.TEXT, "Where it is taught.", also=_INSTITUTION),
    Field("role", Kind.TEXT, "As what, or for whom.", also=("level", "detail")),
)
SUPERVISION = _table(
    "somebody supervised",
    Field("student", Kind.TEXT, "The student's name.", also=("name", "title")),
    Field("place", Kind.TEXT, "Where.", also=_INSTITUTION),
    Field("degree", Kind.TEXT, "The degree, or another role.", also=("role", "detail")),
)
SKILL = _table(
    "a skill",
    Field("title", Kind.TEXT, "The skill or field of skills.", also=("name", "skill")),
    Field("place", Kind.TEXT, "Who certified it.", also=_INSTITUTION),
    Field("level", Kind.TEXT, "How well.", also=("detail",)),
    Field("keywords", Kind.KEYWORDS, "What it comprises."),
)
LANGUAGE = _table(
    "a language",
    Field("title", Kind.TEXT, "The language.", also=("language", "name")),
    Field("place", Kind.TEXT, "Who certified it.", also=_INSTITUTION),
    Field("level", Kind.TEXT, "How well: native, C1.", also=("fluency", "detail")),
)
LINES: tuple[tuple[str, Table, str], ...] = (
    ("education", ENTRY, "Degrees."),
    ("positions", ENTRY, "Positions; on the CV affiliations with dates stand in for them."),
    ("awards", ENTRY, "Awards, prizes, honours."),
    ("grants", GRANT, "Grants."),
    ("memberships", ENTRY, "Learned societies and the like."),
    ("talks", TALK, "Talks that have no file in content/talks."),
    ("teaching", TEACHING, "Courses that have no file in content/teaching."),
    ("supervision", SUPERVISION, "Students whose thesis is no work of the site."),
    ("service", ENTRY, "Service: editing, reviewing, committees."),
    ("skills", SKILL, "Skills: methods, instruments, programming languages."),
    ("languages", LANGUAGE, "Languages spoken."),
)
"""The fields of a person that hold lines: name, table, one line about it."""

_EVENTS = ("awards", "talks")  # happen once: a start alone is the day
_DETAILS = ("role", "event", "degree", "level")


# A period in one value: "2019–2024", "2019-", "2023/24".
_PERIOD = re.compile(r"(\d{4})\s*(?:[–—-]\s*(\d{4})?|/\s*(\d{2}|\d{4}))\Z")


def _period(date: PartialDate) -> tuple[PartialDate, PartialDate]:
    """The start and the end that a single `date` means; most often they are the same."""
    found = _PERIOD.match(date.text.strip())
    if not found:
        return date, date
    first, last, academic = found.groups()
    if academic:
        last = first[: 4 - len(academic)] + academic
    return PartialDate.parse(first), PartialDate.parse(last) if last else NO_DATE


def read_lines(values: Values) -> dict[str, Any]:
    """The lines that a person's file states: fields of a `Person`, each a tuple of `Entry`."""
    return {
        name: tuple(_entry(line, once=name in _EVENTS) for line in values.mappings(name))
        for name, _, _ in LINES
    }


def _entry(values: Values, *, once: bool) -> Entry:
    """A line of a CV; a single date is its start and its end."""
    text = values.text
    first, last = _period(values.date("date"))
    start = values.date("start") or first
    end = values.date("end") or last
    return Entry(
        text("student") or text("title"),
        text("place"),
        start,
        start if once and not end else end,
        text("text"),
        text("url"),
        detail=next((text(name) for name in _DETAILS if text(name)), ""),
        number=text("number"),
        amount=text("amount"),
        keywords=values.texts("keywords"),
    )
