"""`Topic`: a subject that works are about."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.text.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic. `declared` says that content/topics has a file for it, or for one below it."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    summary: Text = NO_TEXT
    openalex: str = ""
    declared: bool = False
