"""`Wording`: the theme's texts in the site's language, and dates in its words."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.model.date import PartialDate

_HARD_BLANK = "\N{NO-BREAK SPACE}"


class Wording:
    """Texts by key, as a theme's words/*.yaml give them (`Theme.words`)."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def word(self, key: str, *values: object) -> str:
        """A text with `{}` filled in; the key's end if there is no such text."""
        text = self._words.get(key)
        if text is None:
            return key.rpartition(".")[2].replace("-", " ")
        return text.format(*values) if values else text

    def date(self, value: PartialDate, *, short: bool = False) -> str:
        """A date in words: "12 November 1936", "November 1936", "1936", or its status.

        With `short` a month is abbreviated, and no line ends within the date.
        """
        if value.year is None:
            return self.word(f"status.{value.status}") if value.status else value.text
        if not value.month:
            season = f"{self.word(f'season.{value.season}')} " if value.season else ""
            return f"{season}{value.year}"
        pattern = self._words.get("date.day" if value.day else "date.month", "{year}")
        month = self.word(f"month.{value.month}")
        if short:
            month = self._words.get(f"month.short.{value.month}", month)
        text = pattern.format(day=value.day or "", month=month, year=value.year, number=value.month)
        return text.replace(" ", _HARD_BLANK) if short else text

    def period(self, start: PartialDate, end: PartialDate, *, short: bool = False) -> str:
        """Two dates as a span: "1936–1938", "since 1945", "May 1936 – June 1938", or one date."""
        first, last = self.date(start, short=short), self.date(end, short=short)
        if not last:
            return self.word("period.since", first) if first else ""
        if not first or first == last:
            return last
        dash = "–" if first.isdecimal() and last.isdecimal() else " – "
        return f"{first}{dash}{last}"
