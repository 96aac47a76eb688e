"""`Cleaner`: takes names out of every text of a value, however deep it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from sitegen.model.authorship import Authorship
from sitegen.model.name import Name
from sitegen.model.sentence import Sentence
from sitegen.model.work import Link
from sitegen.resolve import receipt
from sitegen.resolve.redaction import Redaction
from sitegen.text.printing import plain
from sitegen.text.text import Markup, Text

WITHHELD = "(name withheld)"
_NOBODY = Name(WITHHELD, corporate=True)

T = TypeVar("T")


def withheld(author: Authorship) -> Authorship:
    """The authorship of somebody who must not appear: role and place in the list remain."""
    return Authorship(_NOBODY, author.role, equal=author.equal)


@lru_cache(maxsize=256)
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


class Cleaner:
    """Cleans values by a redaction."""

    def __init__(self, redaction: Redaction) -> None:
        self._redaction = redaction
        self._hides = redaction.hides

    def clean(self, value: T, keep: tuple[str, ...] = ()) -> T:
        """The value with every name taken out of its texts; the same object if there was none.

        Of a list, texts, links and pairs that hold a name are left out. `keep` names fields of a
        dataclass to pass over.
        """
        result: Any = value
        if not value or not self._redaction.needles:
            return value
        if isinstance(value, Text):
            result = self._redaction.text_without(value)
        elif isinstance(value, str):
            result = self._string(value)
        elif isinstance(value, tuple):
            items = tuple(self._items(value))
            result = value if items == value else items
        elif isinstance(value, Authorship):
            result = self._authorship(value)
        elif isinstance(value, Name):
            result = _NOBODY if self._hides(str(value)) else value
        elif is_dataclass(value) and not isinstance(value, type):
            changes = {}
            for name in _field_names(type(value)):
                old = getattr(value, name)
                if old and name not in keep and (new := self.clean(old)) is not old:
                    changes[name] = new
            result = replace(value, **changes) if changes else value
        return result  # type: ignore[no-any-return]

    def _authorship(self, author: Authorship) -> Authorship:
        name = str(author.name)
        said = _said(author.receipt)
        if not self._hides(" | ".join((name, *said, *author.affiliations))):
            return author
        if self._hides(name):
            return withheld(author)
        why = author.receipt
        if author.basis and any(map(self._hides, said)):
            why = receipt.of_basis(author.basis)
        return replace(author, receipt=why, affiliations=tuple(self._items(author.affiliations)))

    def _string(self, value: str) -> str:
        if self._hides(value):
            return self._redaction.without(value)
        # Fields that nobody knows are TeX as written.
        if ("\\" in value or "{" in value) and self._hides(plain(Text(value, Markup.TEX))):
            return ""
        return value

    def _items(self, values: tuple[Any, ...]) -> Iterator[Any]:
        for value in values:
            if isinstance(value, str):
                if self._string(value) == value:
                    yield value
            elif isinstance(value, tuple):
                if len(kept := self.clean(value)) == len(value):
                    yield kept
            elif not (isinstance(value, Link) and self._hides(value.url)):
                yield self.clean(value)


def _said(sentence: Sentence | None) -> tuple[str, ...]:
    """What a sentence holds that is not the site's own words."""
    return tuple(str(value) for _, value in sentence.values) if sentence else ()
