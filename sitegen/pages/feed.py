"""`FeedView`: the newest things of a list, for feed readers."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.text.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `updated` is RFC 3339 in UTC, from the entry's own date, never the clock."""

    title: Text
    address: str
    updated: str
    summary: Text = NO_TEXT
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed. `address` is its own without extension, `page` that of the page it follows."""

    title: str
    address: str
    page: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> str:
        """The newest entry's date; the epoch for an empty feed."""
        return max((entry.updated for entry in self.entries), default="1970-01-01T00:00:00Z")
