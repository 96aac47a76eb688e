"""When a work appeared: BibTeX's `year`, `month`, `day` and biblatex's `date` as one date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sitegen.model.date import SEASONS, PartialDate, find_status, parse_month, status_of

Complain = Callable[[str, str, str, str], None]

# EDTF's seasons stand in the month's place (ISO 8601-2, level 1), as biblatex takes them.
_EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_EDTF = re.compile(r"(\d{4})-(2[1-4])\Z")
_ISO = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(\d{2})(?:T|\Z)")
_PUBLICATION_STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "prepublished",
}


def read_date(fields: Mapping[str, str], complain: Complain) -> PartialDate | None:
    """The date of an entry's decoded fields, or None; `date` goes before `year` and `month`.

    Of a range the start counts. `complain(code, field, message, hint)` hears of what no calendar
    has, which is then left out.
    """
    stated = fields.get("date", "")
    if stated:
        return _biblatex_date(stated, complain)
    year = fields.get("year", "")
    date = _parse("year", year, complain) if year else PartialDate()
    if date.year is None and not date:
        return None
    if date.year is not None and date.text:
        status = find_status(date.text)
        if status:
            date = PartialDate(date.year, status=status, text=date.text)
    if date.year is None or date.month is not None:
        return date
    return _with_month(date, fields, complain)


def read_status(pubstate: str) -> str:
    """The publication state of biblatex's `pubstate`, in words."""
    known = _PUBLICATION_STATES.get(pubstate.lower().replace(" ", ""))
    return known or status_of(pubstate) or pubstate


def _biblatex_date(stated: str, complain: Complain) -> PartialDate | None:
    start = stated.partition("/")[0].strip() or stated.strip("/. ")
    start = start.rstrip("?~% ")
    if match := _EDTF.match(start):
        return PartialDate(int(match[1]), season=_EDTF_SEASONS[int(match[2])])
    return _parse("date", start, complain) or None


def _parse(field: str, text: str, complain: Complain) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        complain("bibtex-date", field, f"“{text}”: {error}", "write YYYY, YYYY-MM or YYYY-MM-DD")
        parts = re.match(r"(\d{4})(?:-(\d{1,2}))?", text)
        assert parts is not None  # noqa: S101 -- only a date of this form raises
        month = int(parts[2]) if parts[2] else None
        return PartialDate(int(parts[1]), month if month and 1 <= month <= 12 else None)


def _with_month(date: PartialDate, fields: Mapping[str, str], complain: Complain) -> PartialDate:
    stated = fields.get("month", "")
    if not stated:
        return date
    season = next((name for name in SEASONS if name in stated.lower()), "")
    found = parse_month(stated)
    if found is None and (match := _ISO.match(stated)):
        found = int(match[1]), int(match[2])
    if found is None:
        if season:
            return PartialDate(date.year, season=season, status=date.status, text=date.text)
        complain(
            "bibtex-date",
            "month",
            f"“{stated}” is no month; it is left out",
            "write one of BibTeX's months: month = jan",
        )
        return date
    month, day = found
    own_day = fields.get("day", "").strip()
    if own_day.isdecimal():
        day = int(own_day)
    if day is not None:
        try:
            PartialDate.parse(f"{date.year:04d}-{month:02d}-{day:02d}")
        except ValueError as error:
            field = "day" if own_day else "month"
            complain("bibtex-date", field, f"“{day}”: {error}; the day is left out", "correct it")
            day = None
    return PartialDate(date.year, month, day, status=date.status, text=date.text)
