"""The schema of JSON Resume (jsonresume.org, 1.0.0) as field tables: what its readers look for."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.files.fields import Field, Kind, Table

# The types of projects that are lines of a CV: what `export.json_resume` writes, and like words.
SECTIONS: Mapping[str, str] = {
    "grant": "grants",
    "membership": "memberships",
    "talk": "talks",
    "presentation": "talks",
    "teaching": "teaching",
    "course": "teaching",
    "supervision": "supervision",
    "volunteering": "service",
}


def _part(what: str, texts: str, *fields: Field, ignored: str = "") -> Table:
    """A part of the schema: its fields of text by name, the others, what is passed over."""
    own = (Field(name, Kind.TEXT, "") for name in texts.split())
    return Table(what, (*own, *fields), ignored=frozenset(ignored.split()), open=True)


_START = Field("startDate", Kind.DATE, "")
_END = Field("endDate", Kind.DATE, "")
_DATE = Field("date", Kind.DATE, "")
_URL = Field("url", Kind.LINK, "")
_KEYWORDS = Field("keywords", Kind.TEXT, "", many=True)
_HIGHLIGHTS = Field("highlights", Kind.TEXT, "", many=True)
_TIME = (_START, _END, _URL)

_PROFILE = _part("a profile", "network username", _URL)
_PARTS: tuple[tuple[str, Table], ...] = (
    (
        "work",
        _part(
            "a job", "name position description summary", _HIGHLIGHTS, *_TIME, ignored="location"
        ),
    ),
    ("volunteer", _part("a service", "organization position summary", _HIGHLIGHTS, *_TIME)),
    (
        "education",
        _part(
            "an education",
            "institution area studyType score summary",
            Field("courses", Kind.TEXT, "", many=True),
            *_TIME,
        ),
    ),
    ("certificates", _part("a certificate", "name issuer", _DATE, _URL)),
    ("awards", _part("an award", "title awarder summary", _DATE, _URL)),
    ("skills", _part("a skill", "name level", _KEYWORDS)),
    ("languages", _part("a language", "language fluency")),
    ("interests", _part("an interest", "name", _KEYWORDS)),
    (
        "projects",
        _part(
            "a project",
            "name description entity type number amount",  # the last two are sitegen's own
            _HIGHLIGHTS,
            _KEYWORDS,
            Field("roles", Kind.TEXT, "", many=True),
            *_TIME,
        ),
    ),
    ("publications", _part("a publication", "name publisher summary releaseDate", _URL)),
)
BASICS = _part(
    "the basics",
    "label summary",
    Field("name", Kind.NAME, ""),
    Field("image", Kind.LINK, ""),
    Field("email", Kind.EMAIL, ""),
    Field("url", Kind.URL, "", also=("website",)),
    Field("profiles", Kind.MAPPING, "", many=True, of=_PROFILE),
    ignored="phone location",
)
RESUME = Table(
    "a JSON Resume",
    (
        Field("basics", Kind.MAPPING, "", of=BASICS),
        *(Field(name, Kind.MAPPING, "", many=True, of=table) for name, table in _PARTS),
    ),
    ignored=frozenset(("$schema", "meta", "references")),
    open=True,
)
