"""Macros: the strings that `@string` defines, and values made of them, within bounds."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.files.bibtex_scan import Value

# What every BibTeX style defines.
MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
# Bare words that al-folio's sites write without quotes (`selected=true`), and months in full.
BARE_WORDS = frozenset(("true", "false", "yes", "no", "none", "null", "on", "off"))
# A chain of 25 strings that each double the one before would make 64 MB.
LONGEST_VALUE = 65_536
LARGEST_FILE = 8_388_608


class Macros:
    """The macros defined so far in a file. Names do not differ by case, as in BibTeX."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.defined: dict[str, str] = {}
        self._all = {**MONTHS, **{name.lower(): text for name, text in (given or {}).items()}}
        self._room = LARGEST_FILE

    def define(self, name: str, text: str) -> None:
        """Define a macro; a later definition replaces an earlier one."""
        self._all[name.lower()] = self.defined[name.lower()] = text

    def expand(self, value: Value) -> tuple[str, list[str], bool]:
        """The text of a value, the names in it that are no macros, whether it was too long.

        A name that is no macro stands for itself; of a value that grows beyond `LONGEST_VALUE`
        characters, or past what the file may make in all, the parts that fit are kept.
        """
        if isinstance(value, str):
            return value, [], False
        unknown: list[str] = []
        parts: list[str] = []
        length = 0
        for part in value:
            if isinstance(part, tuple):
                text = self._all.get(part[0].lower())
                if text is None:
                    text = part[0]
                    if len(value) > 1 or text.lower() not in BARE_WORDS:
                        unknown.append(text)
                elif length + len(text) > min(LONGEST_VALUE, self._room):
                    return "".join(parts).strip(), unknown, True
                else:
                    self._room -= len(text)
            else:
                text = part
            parts.append(text)
            length += len(text)
        return "".join(parts).strip(), unknown, False
