"""Which characters a font file has, read from fonts made here."""

from __future__ import annotations

import struct

from effort import ends
from hypothesis import given
from hypothesis import strategies as st

from sitegen.files.font_file import shown_by

LATIN = list(map(ord, "ABCabc中😀"))


def font(*subtables: tuple[int, int, bytes]) -> bytes:
    """A font that has nothing but a cmap: (platform, encoding, subtable)."""
    start = 4 + 8 * len(subtables)
    head, body = struct.pack(">HH", 0, len(subtables)), b""
    for platform, encoding, data in subtables:
        head += struct.pack(">HHI", platform, encoding, start + len(body))
        body += data
    cmap = head + body
    return (
        struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0)
        + struct.pack(">4sIII", b"cmap", 0, 12 + 16, len(cmap))
        + cmap
    )


def segments(*rows: tuple[int, int, int]) -> bytes:
    """Format 4 with deltas: (first, last, delta)."""
    rows = (*rows, (0xFFFF, 0xFFFF, 1))
    count = len(rows)
    columns = [[r[1] for r in rows], [r[0] for r in rows], [r[2] for r in rows], [0] * count]
    ends, starts, deltas, offsets = (struct.pack(f">{count}H", *column) for column in columns)
    length = 16 + 8 * count
    head = struct.pack(">HHHHHHH", 4, length, 0, 2 * count, 0, 0, 0)
    return head + ends + b"\0\0" + starts + deltas + offsets


def groups(*rows: tuple[int, int]) -> bytes:
    """Format 12."""
    head = struct.pack(">HHIII", 12, 0, 16 + 12 * len(rows), 0, len(rows))
    return head + b"".join(struct.pack(">III", first, last, 1) for first, last in rows)


def shown(data: bytes) -> str:
    return "".join(map(chr, sorted(shown_by(data, LATIN))))


def test_format_4_by_deltas() -> None:
    assert shown(font((3, 1, segments((ord("A"), ord("B"), 10), (0x4E2D, 0x4E2D, 1))))) == "AB中"


def test_a_character_of_glyph_0_is_not_shown() -> None:
    assert shown(font((3, 1, segments((ord("A"), ord("C"), 0x10000 - ord("B")))))) == "AC"


def test_format_4_by_glyph_numbers() -> None:
    data = segments((ord("A"), ord("C"), 0))
    count = 2
    at = 16 + 6 * count  # the first range offset; it points behind the table
    data = data[:at] + struct.pack(">H", 2 * count) + data[at + 2 :]
    data += struct.pack(">HHH", 7, 0, 9)
    assert shown(font((3, 1, data))) == "AC"


def test_format_12_beyond_the_first_plane() -> None:
    assert shown(font((3, 10, groups((ord("a"), ord("b")), (0x1F600, 0x1F64F))))) == "ab😀"


def test_only_unicode_counts() -> None:
    assert shown(font((1, 0, groups((0, 0x1FFFF))))) == ""


def test_a_collection_shows_what_any_of_its_faces_does() -> None:
    first, second = (
        font((3, 1, segments((ord("A"), ord("A"), 1)))),
        font((3, 10, groups((0x4E2D, 0x4E2D)))),
    )
    head = struct.pack(">4sHHIII", b"ttcf", 1, 0, 2, 20, 20 + len(first))
    whole = head + moved(first, 20) + moved(second, 20 + len(first))
    assert shown(whole) == "A中"


def moved(data: bytes, by: int) -> bytes:
    """A font whose table's offset counts from the start of a collection."""
    (offset,) = struct.unpack_from(">I", data, 20)
    return data[:20] + struct.pack(">I", offset + by) + data[24:]


def test_what_is_no_font_shows_nothing() -> None:
    assert shown(b"") == shown(b"OTTO") == shown(b"wOF2" + bytes(100)) == ""


@given(st.binary(max_size=200), st.integers(0, 80))
def test_damage_is_survived(noise: bytes, at: int) -> None:
    whole = font((3, 1, segments((65, 70, 1))), (3, 10, groups((65, 0x1FFFF))))
    assert shown_by(whole[:at] + noise + whole[at:], LATIN) <= set(LATIN)
    assert shown_by(whole[:at], LATIN) <= set(LATIN)


def test_what_has_too_many_groups_is_passed_over() -> None:
    endless = struct.pack(">HHIII", 12, 0, 0, 0, 0xFFFFFFF)
    assert shown(font((3, 10, endless), (3, 1, segments((65, 67, 1))))) == "ABC"


def test_overlapping_groups_count_once() -> None:
    whole = (0, 0x10FFFF)
    data = font(*[(3, 10, groups(*[whole] * 2000))] * 200)
    letters = range(0x21, 0x10000)
    with ends():  # uncut, 26 thousand million code points
        assert shown_by(data, letters) == frozenset(letters)
