"""`Text`: a piece of writing as its source has it, with the name of its markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Markup(StrEnum):
    """The markups a text can be written in."""

    PLAIN = "plain"  # with $..$ maths
    TEX = "tex"
    HTML = "html"
    JATS = "jats"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its markup. HTML exists only after `sitegen.text.printing` printed it."""

    source: str
    markup: Markup = Markup.PLAIN

    def __bool__(self) -> bool:
        return bool(self.source)


NO_TEXT = Text("")
