"""Font files: which characters a TrueType or OpenType font has glyphs for.

Read from the table cmap, formats 4 and 12 (OpenType 1.9.1, "cmap — Character to Glyph Index
Mapping Table"), which every current font has.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

_COLLECTION = b"ttcf"
_UNICODE = {(0, n) for n in range(7)} | {(3, 1), (3, 10)}  # platform and encoding
# What a font may make of work; those of all of China's characters stay far below.
_MOST_FACES = 64
_MOST_TABLES = 256  # of a face
_MOST_SUBTABLES = 64  # of a face, and of the file
_MOST_GROUPS = 200_000  # of the file, segments included


def shown_by(data: bytes, letters: Iterable[int]) -> frozenset[int]:
    """Those of some code points that a font file maps to a glyph; none if it is no font."""
    wanted = sorted(letters)
    found: set[int] = set()
    rest = _MOST_GROUPS
    try:
        starts = sorted({start for face in _faces(data) for start in _subtables(data, face)})
        for start in starts[:_MOST_SUBTABLES]:
            if (groups := _groups(data, start)) <= rest:
                rest -= groups
                found.update(_mapped(data, start, wanted))
    except struct.error:  # the file ends early
        pass
    return frozenset(found)


def _faces(data: bytes) -> Iterator[int]:
    """Where the faces begin: one, or those of a collection."""
    if data[:4] != _COLLECTION:
        yield 0
        return
    (count,) = struct.unpack_from(">I", data, 8)
    for index in range(min(count, _MOST_FACES)):
        yield struct.unpack_from(">I", data, 12 + 4 * index)[0]


def _subtables(data: bytes, face: int) -> Iterator[int]:
    """Where the Unicode subtables of a face's cmap begin."""
    (tables,) = struct.unpack_from(">H", data, face + 4)
    for index in range(min(tables, _MOST_TABLES)):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, face + 12 + 16 * index)
        if tag != b"cmap":
            continue
        (count,) = struct.unpack_from(">H", data, offset + 2)
        starts = set()
        for number in range(min(count, _MOST_SUBTABLES)):
            platform, encoding, start = struct.unpack_from(">HHI", data, offset + 4 + 8 * number)
            if (platform, encoding) in _UNICODE:
                starts.add(offset + start)
        yield from sorted(starts)
        return


def _groups(data: bytes, start: int) -> int:
    """How many groups or segments a subtable says to have."""
    (form,) = struct.unpack_from(">H", data, start)
    if form == 12:
        return int(struct.unpack_from(">I", data, start + 12)[0])
    return int(struct.unpack_from(">H", data, start + 6)[0]) // 2 if form == 4 else 0


def _mapped(data: bytes, start: int, wanted: list[int]) -> Iterator[int]:
    """The wanted code points, in ascending order, that a subtable maps."""
    (form,) = struct.unpack_from(">H", data, start)
    if form == 12:
        least = 0
        for index in range(_groups(data, start)):
            first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * index)
            yield from _between(wanted, max(first, least), last)
            least = max(least, last + 1)
    elif form == 4:
        yield from _in_segments(data, start, wanted)


def _between(wanted: list[int], first: int, last: int) -> list[int]:
    """The wanted ones of a range. Ranges ascend; what one has in common with an earlier is cut."""
    return wanted[bisect_left(wanted, first) : bisect_right(wanted, last)]


def _in_segments(data: bytes, start: int, wanted: list[int]) -> Iterator[int]:
    """Those of format 4; a code point that is mapped to glyph 0 has none."""
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    count = doubled // 2
    ends_at = start + 14
    starts_at = ends_at + doubled + 2
    offsets_at = starts_at + 2 * doubled
    ends = struct.unpack_from(f">{count}H", data, ends_at)
    starts = struct.unpack_from(f">{count}H", data, starts_at)
    deltas = struct.unpack_from(f">{count}H", data, starts_at + doubled)
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    least = 0
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in _between(wanted, max(first, least), last):
            glyph = (code + deltas[index]) & 0xFFFF
            if offsets[index]:
                at = offsets_at + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, at)
            if glyph:
                yield code
        least = max(least, last + 1)
