"""`citation`: a work as a formatted reference in four styles, as plain text and as safe HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sitegen.export.apa import apa
from sitegen.export.chicago import chicago
from sitegen.export.ieee import ieee
from sitegen.export.mla import mla
from sitegen.export.piece import Piece
from sitegen.export.reference import Reference, reference
from sitegen.model.work import Work

_WRITERS: Mapping[str, Callable[[Reference], Piece]] = MappingProxyType(
    {"apa": apa, "mla": mla, "chicago": chicago, "ieee": ieee}
)
# The styles with the names that readers know, in the order in which they are offered.
STYLES: Mapping[str, str] = MappingProxyType(
    {"apa": "APA 7", "mla": "MLA 9", "chicago": "Chicago 17, author-date", "ieee": "IEEE"}
)


def citation(work: Work, style: str) -> Piece:
    """The reference in a style of `STYLES`: a `Piece` of `plain` text and safe `html`.

    Raises KeyError for another style.
    """
    return _WRITERS[style](reference(work))


def citations(work: Work) -> dict[str, Piece]:
    """The reference in every style, by the style's id, in the order of `STYLES`."""
    read = reference(work)
    return {style: write(read) for style, write in _WRITERS.items()}
