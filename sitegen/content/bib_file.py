"""content/works/*.bib: the entries of a file as records."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from itertools import chain
from typing import Any

from sitegen.content.part import Part
from sitegen.digest import digest_bytes
from sitegen.errors import Place, Problem, Problems
from sitegen.files.bibtex_entry import BibEntry
from sitegen.model.work import Source, WorkRecord

Known = tuple[Mapping[str, Any], tuple[Problem, ...]]


_DEFINES = re.compile(rb"@[ \t]*string", re.IGNORECASE)


def read_bib(
    data: bytes,
    path: str,
    problems: Problems,
    memo: MutableMapping[str, Any],
    macros: Mapping[str, str],
) -> Part:
    """The records of a .bib file.

    `memo` keeps chunks and records by the digest of their text: an edit re-reads one entry.
    `macros` are the strings that the site's other .bib files define.
    """
    from sitegen.files.bibtex_file import read_bibtex

    file = read_bibtex(data, path, problems, memo=memo, macros=macros)
    records = []
    places: dict[str, Mapping[str, Place]] = {}
    for entry in file.entries:
        name = entry.id or entry.key
        uid = f"{path}#{name}"
        fields, found = _recall(entry, memo)
        problems.extend(found)
        records.append(WorkRecord(name, uid, Source.BIB, path, fields, entry.made_key))
        places[uid] = {"": entry.place}
    keys = tuple(entry.key for entry in file.entries)
    return Part(records=tuple(records), keys=keys, places=places)


def defined_macros(data: bytes, path: str, memo: MutableMapping[str, Any]) -> Mapping[str, str]:
    """The strings that a .bib file defines."""
    if not _DEFINES.search(data):
        return {}
    from sitegen.files.bibtex_file import read_bibtex

    return read_bibtex(data, path, Problems(), memo=memo).macros


def _recall(entry: BibEntry, memo: MutableMapping[str, Any]) -> Known:
    """The fields and problems of an entry, from memory when its text was seen before."""
    texts = (entry.type, entry.raw, *chain.from_iterable(entry.fields))
    key = "record:" + digest_bytes("\0".join(texts).encode("utf-8", "surrogatepass"))
    known: Known | None = memo.get(key)
    if known is None:
        from sitegen.content.bibtex_works import record

        made, problems = record(entry)
        relative = tuple(_shifted(problem, entry.place, -1) for problem in problems)
        known = memo[key] = made.fields, relative
    fields, relative = known
    return fields, tuple(_shifted(problem, entry.place, 1) for problem in relative)


def _shifted(problem: Problem, start: Place, sign: int) -> Problem:
    """A problem with its lines counted from the entry's first (sign -1), or from the file's."""
    line = problem.place.line
    if line is not None and start.line is not None:
        line += sign * (start.line - 1)
    return replace(problem, place=Place(start.path, line, problem.place.column))
