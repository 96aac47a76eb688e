"""Addresses: the slug of a key, and where each thing of the library has its page.

An address is a path from the site's root ("/people/ada/"). A slug depends on its own key alone,
except among twins: ids of one section whose slugs fall together all carry digits (FORMAT,
"Addresses").
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sitegen.errors import NOWHERE, Problems

SLUG_BYTES = 100
# Names that Windows keeps for its devices, with or without an extension, and those of files that
# stand in the folder of a section, or at the root.
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)"
    r"|(?:index\.html|404\.html|feed\.(?:atom|json)|publications\.bib|robots\.txt|sitemap\.xml)\Z"
)
_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,91}\Z")

SECTIONS = (
    "people",
    "publications",
    "topics",
    "venues",
    "institutions",
    "names",
    "graph",
    "latest",
    "changes",
    "search",
)


def _digits(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:6]


@lru_cache(maxsize=65536)
def slug(key: str) -> str:
    """The key as a file name that is legal everywhere, at most 100 bytes of UTF-8.

    NFC; letters, digits and `_ . -` stay, the rest becomes "-"; case-folded. When anything was
    dropped, cut or is reserved, "-" and six hex digits of the key's SHA-256 follow.
    """
    if _PLAIN.match(key) and key[-1] not in ".-" and not _RESERVED.match(key):
        return key
    text = unicodedata.normalize("NFC", key)
    kept = "".join(c if c.isalnum() or c in "_.-" else "-" for c in text)
    whole = kept == text
    folded = unicodedata.normalize("NFC", kept.casefold())
    trimmed = re.sub(r"-{2,}", "-", folded).strip("-.") if not whole else folded.strip(".")
    whole = whole and trimmed == folded
    data = trimmed.encode("utf-8", "surrogatepass")
    if len(data) > SLUG_BYTES or not trimmed or not whole or _RESERVED.match(trimmed):
        cut = data[: SLUG_BYTES - 7].decode("utf-8", "ignore").rstrip("-.")
        return f"{cut}-{_digits(key)}" if cut else _digits(key)
    return trimmed


def with_digits(key: str) -> str:
    """The slug of a key that has a twin: always with the digits."""
    plain = slug(key)
    ending = f"-{_digits(key)}"
    if plain.endswith(ending) or plain == ending[1:]:
        return plain
    cut = plain.encode()[: SLUG_BYTES - 7].decode("utf-8", "ignore").rstrip("-.")
    return cut + ending


def slugs(keys: Iterable[str], section: str, problems: Problems) -> dict[str, str]:
    """The slug of each key of one section; twins get digits and are reported."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(slug(key), []).append(key)
    result: dict[str, str] = {}
    for plain, owners in found.items():
        if len(owners) == 1:
            result[owners[0]] = plain
            continue
        for key in owners:
            result[key] = with_digits(key)
        named = ", ".join(f"“{key}”" for key in sorted(owners))
        problems.add(
            "page-slug-twins",
            NOWHERE,
            f"{named} would all stand at /{section}/{plain}/; each address now ends in digits",
            "rename all but one of them",
        )
    return result


def stated_address(path: str) -> str:
    """The address that somebody writes for a page: "a/b" is "/a/b/", "a/b.html" that very file."""
    clean = "/".join(part for part in path.split("/") if part not in ("", ".", ".."))
    if clean == "index.html" or clean.endswith("/index.html"):
        clean = clean.removesuffix("index.html").rstrip("/")
    if not clean:
        return "/"
    return f"/{clean}" if clean.endswith((".html", ".htm")) else f"/{clean}/"


class Addresses:
    """Where every thing of a site has its page; "" where it has none."""

    def __init__(
        self,
        *,
        sections: Mapping[str, str],
        slugs_of: Mapping[str, Mapping[str, str]],
        notes: Mapping[tuple[str, str], str],
    ) -> None:
        self._sections = {name: sections.get(name, name).strip("/") for name in SECTIONS}
        self._slugs = slugs_of
        self._notes = notes

    def section(self, name: str) -> str:
        """The address of a section's overview: "/publications/"."""
        return f"/{self._sections[name]}/"

    def of(self, section: str, key: str) -> str:
        """The address of a key's page in a section, or ""."""
        found = self._slugs.get(section, {}).get(key)
        return f"/{self._sections[section]}/{found}/" if found else ""

    def slug_of(self, section: str, key: str) -> str:
        """The slug of a key that has a page. Raises KeyError."""
        return self._slugs[section][key]

    def person(self, key: str) -> str:
        """The profile of a person."""
        return self.of("people", key)

    def work(self, key: str) -> str:
        """The page of a work, by the work's id."""
        return self.of("publications", key)

    def year(self, year: str) -> str:
        """The list of one year."""
        return f"{self.section('publications')}year/{year}/"

    def note(self, collection: str, key: str) -> str:
        """The page of a note."""
        return self._notes.get((collection, key), "")
