"""Identifiers in their one canonical form: DOI, arXiv id, ORCID, ROR, OpenAlex id.

Each function takes what people write (a bare id, a URL, a prefix) and returns the canonical form,
or None when the text is no such identifier.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|doi:)?\s*(10\.\d{4,9}(?:\.\d+)*/\S+)\Z",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:|(?:https?://doi\.org/)?"
    r"10\.48550/arxiv\.)?\s*"
    r"(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?(?:\s*\[[\w.-]+\])?\Z",
    re.IGNORECASE,
)
_ORCID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/|orcid:?\s*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\Z",
    re.IGNORECASE,
)
_ROR = re.compile(r"(?:https?://)?(?:www\.)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d\d)/?\Z")
_OPENALEX = re.compile(
    r"(?:https?://(?:api\.|explore\.)?openalex\.org/(?:\w+/)?)?([ACFIPSTVW]\d{4,12})\Z",
    re.IGNORECASE,
)
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, as ROR uses it


@lru_cache(maxsize=65536)
def doi(text: str) -> str | None:
    """A DOI in lower case without resolver; `%2F` and the like are undone in a URL."""
    text = text.strip()
    if "%" in text and "doi.org" in text.lower():
        text = unquote(text)
    match = _DOI.match(text)
    return match[1].rstrip(".,;").lower() if match else None


@lru_cache(maxsize=65536)
def arxiv(text: str) -> str | None:
    """An arXiv id without version; an old one without its subject class: "math/0309136"."""
    match = _ARXIV.match(text.strip())
    if match is None:
        return None
    archive, slash, number = match[1].lower().rpartition("/")
    return archive.partition(".")[0] + slash + number


def orcid(text: str) -> str | None:
    """An ORCID iD as "0000-0002-1825-0097", whether or not its check digit is right."""
    match = _ORCID.match(text.strip())
    return "-".join(match.groups()).upper() if match else None


def orcid_check_digit(canonical: str) -> str:
    """The check digit that an ORCID iD must end with (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in canonical.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


def ror(text: str) -> str | None:
    """A ROR id as its address "https://ror.org/03yrm5c26"; None too for a wrong checksum.

    The last two digits are 98 minus the first seven (Crockford's base 32) times 100 modulo 97
    (ISO 7064 MOD 97-10), as ROR documents.
    """
    match = _ROR.match(text.strip().lower())
    if match is None:
        return None
    number = 0
    for char in match[1][:7]:
        number = number * 32 + _BASE32.index(char)
    check = 98 - number * 100 % 97
    return f"https://ror.org/{match[1]}" if check == int(match[1][7:]) else None


def openalex(text: str) -> str | None:
    """An OpenAlex id without its address: "A5023888391", "W2741809807"."""
    match = _OPENALEX.match(text.strip())
    return match[1].upper() if match else None
