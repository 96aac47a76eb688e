"""What a work is called, and how near it is to print."""

from __future__ import annotations

from sitegen.export.reference import status, thesis_level
from sitegen.model.date import find_status
from sitegen.model.work import Work


def kind_of(work: Work) -> tuple[str, str]:
    """The end of the theme's word "type.<kind>", and what stands in its place, or "".

    A thesis is called by its level ("thesis.master") where that is known, else by its own genre.
    """
    if work.type != "thesis" or not work.genre:
        return work.type, ""
    level = thesis_level(work)
    if level:
        return f"thesis.{level}", ""
    return work.type, work.genre[:1].upper() + work.genre[1:]


def standing(work: Work) -> str:
    """The status that a reference prints after the year; "" if its note or the year tells it."""
    word = status(work)
    if not word or not work.date.year:
        return ""
    return "" if find_status((work.additional_info or work.note).source) else word
