"""`Venue`: a journal, a conference series, a publisher's place of works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue. `id` is its key in venues.yaml or made of its name; `type` a CSL-like word."""

    id: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    url: str = ""
    color: str = ""
    issn: str = ""
    type: str = ""
    declared: bool = False
