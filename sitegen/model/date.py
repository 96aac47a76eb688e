"""`PartialDate`: a year, perhaps a month, a day, a season; or a status such as "in press"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Works that are not out yet stand before the dated ones: they are the newest.
STATUSES = ("in preparation", "submitted", "under review", "accepted", "forthcoming", "in press")
# What is read as one of them besides: other words of English, and German's.
_STATUS_WORDS = {
    **{status: status for status in (*STATUSES, "to appear", "preprint", "draft")},
    "in vorbereitung": "in preparation",
    "eingereicht": "submitted",
    "in begutachtung": "under review",
    "angenommen": "accepted",
    "im erscheinen": "to appear",
    "im druck": "in press",
}
# Those of them that say nothing else in the midst of a text, as "draft" may.
STATUS_WORDS = tuple(word for word in _STATUS_WORDS if word not in ("preprint", "draft"))
_STATUS = re.compile(rf"\b(?:{'|'.join(STATUS_WORDS)})\b".replace(" ", r"[\s-]+"), re.IGNORECASE)

# "05/2023" and "2023/05"; "2011/12" may be two years and stays a text.
_SLASHED = re.compile(r"(?:(\d{1,2})/(\d{4})|(\d{4})/(\d{1,2}))\Z")
# "March 2001", "12 March 2001", "Mar. 12, 2001".
_WORDED = re.compile(
    r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\Z"
)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d.*)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as its source: every part may be missing.

    `year`, `month` (1 to 12) and `day` are numbers; `season` is an English season's name;
    `status` is a text such as "in press"; `text` keeps what could not be read as any of these.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    status: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.year or self.status or self.text)

    @property
    def iso(self) -> str:
        """The date as ISO 8601, as precise as it is: "1936", "1936-11", "1936-11-12" or ""."""
        if self.year is None:
            return ""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def newest_first(self) -> tuple[int, int, int]:
        """A sort key: unpublished before dated, later before earlier, undated last."""
        if self.year is None:
            return (-9999, 0, 0) if self.status else (0, 0, 0)
        month = self.month or SEASONS.get(self.season, 0)
        return (-self.year, -month, -(self.day or 0))

    @property
    def days(self) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
        """The first and the last day that the date may mean, as (year, month, day).

        None without a year. A season counts as its whole year, as winter has parts of two.
        """
        if self.year is None:
            return None
        first = self.year, self.month or 1, self.day or 1
        return first, (self.year, self.month or 12, self.day or 31)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that a text states: YYYY, YYYY-MM, YYYY-MM-DD, MM/YYYY, March 2001, a status.

        Raises ValueError for a date that no calendar has (2024-02-30). Any other text is kept
        in `text`, with the year it starts or ends with, if there is one.
        """
        text = text.strip()
        if match := _ISO.match(text):
            year, month, day = (int(part) if part else None for part in match.groups())
            if month is not None and not 1 <= month <= 12:
                raise ValueError(f"there is no month {month}")
            if day is not None and month is not None:
                last = calendar.monthrange(year or 2000, month)[1] if year else 31
                if not 1 <= day <= last:
                    raise ValueError(f"{MONTHS[month - 1].title()} {year} has no day {day}")
            return cls(year, month, day)
        if match := _SLASHED.match(text):
            year, month = int(match[2] or match[3]), int(match[1] or match[4])
            if 1 <= month <= 12 and (match[1] or month != (year + 1) % 100):
                return cls(year, month)
        if match := _WORDED.match(text):
            named = parse_month(match[2])
            days = match[1] or match[3]
            if named and not (match[1] and match[3]):
                return cls.parse(f"{match[4]}-{named[0]:02d}{f'-{days}' if days else ''}")
        if status := status_of(text):
            return cls(status=status)
        return cls(year=find_year(text), text=text) if text else cls()


NO_DATE = PartialDate()


def status_of(text: str) -> str:
    """The status that a text is, in English or German ("In-Press", "im Druck"), or ""."""
    return _STATUS_WORDS.get(" ".join(text.lower().replace("-", " ").split()), "")


def find_status(text: str) -> str:
    """The first status that stands in a text, as in "2024, in press", or ""."""
    match = _STATUS.search(text)
    return status_of(match[0]) if match else ""


def find_year(text: str) -> int | None:
    """The first plausible year (1000 to 2199) that stands in a text on its own, or None."""
    match = re.search(r"(?<!\d)(1\d{3}|2[01]\d{2})(?!\d)", text)
    return int(match[1]) if match else None


def parse_month(text: str) -> tuple[int, int | None] | None:
    """Month and day from BibTeX's `month`: "jan", "January", "1", "12~jun", "June 12", or None."""
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    month: int | None = None
    day: int | None = None
    for word in words:
        if word.isdigit():
            number = int(word)
            if month is None and len(words) == 1:
                month = number
            elif day is None:
                day = number
        elif len(word) >= 3 and month is None:
            month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), None)
    if month is None or not 1 <= month <= 12:
        return None
    return month, day if day and 1 <= day <= 31 else None
