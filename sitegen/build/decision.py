"""`Decision`: whether an item must be written, and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sitegen.build.manifest import UNKNOWN, Entry
from sitegen.build.staging import Stat
from sitegen.digest import digest_bytes
from sitegen.pages.page import Item, output_path

if TYPE_CHECKING:
    from sitegen.render.renderer import Fingerprint


class Reason(StrEnum):
    """Why a file is written; the value completes "it is written because ..."."""

    NEW = "the site did not have it"
    TEMPLATE = "its template, or one that the template uses, changed"
    VIEW = "what it shows changed"
    SITE = "settings that every page sees changed"
    PROGRAM = "sitegen, Python or a library is of another version"
    UNFINISHED = "an earlier build was interrupted while writing it"
    MISSING = "its file is missing from the output"
    TOUCHED = "its file was changed by somebody else"


class Fingerprints(Protocol):
    """What is asked of a renderer here."""

    def fingerprint(self, item: Item, /) -> Fingerprint:
        """What an item's bytes depend on, part by part."""


class Decision(NamedTuple):
    """What is to become of an item's file; it is kept when there are no `reasons`.

    `stat` is that of a file that is kept.
    """

    fingerprint: Fingerprint
    reasons: tuple[Reason, ...]
    stat: Stat | None


def decide(
    item: Item,
    renderer: Fingerprints,
    folder: str,
    entries: Mapping[str, Entry],
    known: Mapping[str, tuple[int, int]],
) -> Decision:
    """Whether the file of an item in the output folder is as it should be.

    `entries` are the manifest's. A file whose stat data are `known` from the last build is as it
    was written; any other is read and compared with the digest in the manifest.
    """
    path = output_path(item.address)
    mark = renderer.fingerprint(item)
    entry = entries.get(path)
    if entry is None:
        return Decision(mark, (Reason.NEW,), None)
    reasons = _differences(entry, mark)
    if reasons:
        return Decision(mark, reasons, None)
    file = f"{folder}/{path}"
    try:
        status = os.lstat(file)
        found = Stat(status.st_mtime_ns, status.st_size)
        if found != known.get(path):
            with open(file, "rb") as reader:
                regular = stat.S_ISREG(status.st_mode)
                if not regular or digest_bytes(reader.read()) != entry.digest:
                    return Decision(mark, (Reason.TOUCHED,), None)
    except OSError:
        return Decision(mark, (Reason.MISSING,), None)
    return Decision(mark, (), found)


def _differences(entry: Entry, mark: Fingerprint) -> tuple[Reason, ...]:
    if entry[:4] == mark and entry.digest:
        return ()
    if entry == UNKNOWN:
        return (Reason.UNFINISHED,)
    parts = (
        (Reason.TEMPLATE, entry.template, mark.template),
        (Reason.VIEW, entry.view, mark.view),
        (Reason.SITE, entry.site, mark.site),
        (Reason.PROGRAM, entry.program, mark.program),
    )
    return tuple(reason for reason, old, new in parts if old != new) or (Reason.UNFINISHED,)
