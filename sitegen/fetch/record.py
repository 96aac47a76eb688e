"""A fetched record: the work fields of the content format as one source states them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence

from sitegen.digest import digest
from sitegen.files.yaml_writing import Value

Record = dict[str, Value]

# The order in which a record's fields are written; others follow in the order they came.
ORDER = (
    "id",
    "type",
    "title",
    "subtitle",
    "authors",
    "date",
    "venue",
    "series",
    "volume",
    "issue",
    "pages",
    "number",
    "edition",
    "event",
    "location",
    "publisher",
    "institution",
    "status",
    "doi",
    "arxiv",
    "isbn",
    "issn",
    "pmid",
    "openalex",
    "url",
    "pdf",
    "links",
    "category",
    "language",
    "keywords",
    "abstract",
    "note",
    "license",
    "open_access",
    "retracted",
    "grants",
    "same_as",
    "fetched",
)
_PLACES = {name: place for place, name in enumerate(ORDER)}
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`,]+\Z")
_CREATIVE = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(\w+))")
_DIGITS = re.compile(r"(\d+)")

OPEN_LICENCES = ("cc-by", "cc0", "public-domain")


def tidy(fields: Mapping[str, Value]) -> Record:
    """The fields that say something, in their order."""
    kept = {name: value for name, value in fields.items() if value not in ("", None, [], {}, False)}
    return dict(sorted(kept.items(), key=lambda item: _PLACES.get(item[0], len(_PLACES))))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts W99 before W100."""
    return tuple(
        (int(part), "") if part.isdigit() and part.isascii() else (-1, part)
        for part in _DIGITS.split(text)
    )


def marked(text: str, markup: str) -> Value:
    """A text with the name of its markup, or bare when nothing in it is markup."""
    if markup in ("html", "jats") and not _MARKUP.search(text):
        return text
    if markup == "tex" and not re.search(r"[\\{}~]", text):
        return text
    return {markup: text} if text else ""


def bare(value: Value) -> str:
    """The source of a text, whatever its markup."""
    if isinstance(value, Mapping):
        value = next(iter(value.values()), "")
    return value if isinstance(value, str) else ""


def folded(text: str) -> str:
    """A text on one line: its line ends are layout, a blank line between paragraphs is kept."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))


def web_address(text: str) -> str:
    """The address if it is a whole http(s) one, else ""."""
    return text if len(text) <= 2000 and _URL.match(text) else ""


def licence(text: str) -> str:
    """A licence as "cc-by-nc", "cc0", ...: from its name or its Creative Commons address."""
    text = text.strip().lower()
    if match := _CREATIVE.search(text):
        return f"cc-{match[1]}" if match[1] else {"zero": "cc0"}.get(match[2], "public-domain")
    return "" if "/" in text else text


def is_open(name: str) -> bool:
    """Whether a licence lets anybody show the abstract."""
    return name.startswith(OPEN_LICENCES)


def day(year: int | None, month: int | None = None, day_: int | None = None) -> str:
    """A date as precise as its parts are possible: "2019", "2019-05", "2019-05-07" or ""."""
    if year is None or not 1000 <= year <= 2199:
        return ""
    if month is None or not 1 <= month <= 12:
        return f"{year:04d}"
    if day_ is None or not 1 <= day_ <= calendar.monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day_:02d}"


def parse_day(text: str) -> str:
    """A date of a service ("2019-05-07", "2019-05-07T12:00:00Z") in `day`'s form, or ""."""
    match = re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)", text)
    if not match:
        return ""
    parts = [int(part) if part else None for part in match.groups()]
    return day(*parts)


def as_list(value: Value) -> list[Value]:
    """The items of a list; of anything else that is not empty, itself."""
    if isinstance(value, str | int | float | Mapping) and value:
        return [value]
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []


def mark(value: Value) -> str:
    """A short digest of a field's value, the same before it is written and after it is read."""
    return digest(_as_read(value))[:8]


def _as_read(value: Value) -> object:
    if isinstance(value, Mapping):
        return {str(key): _as_read(item) for key, item in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    return [_as_read(item) for item in value]
