"""`Columns`: two columns of labels and the curves between them, in whole numbers.

The same input gives the same drawing on every machine: no floating point, no font is measured.
Labels cannot overlap: each has rows of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from sitegen.insight.label import lines_of

FONT = 13
LINE = 16  # from one line of a label to the next
_PAD = 8  # below a label
_HEAD = 24  # the row of a heading
_RADIUS = 8  # the largest dot
_SPREAD = 22  # how much further apart the rows of the shorter column may stand


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a drawing: its width, that of each column of labels, and lines a label."""

    width: int
    left: int
    right: int
    lines: int


WIDE = Frame(720, 290, 220, 2)
NARROW = Frame(340, 134, 116, 4)


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of a column as it is drawn.

    `role` is "head", "node" or "more"; `x`, `y` is the dot's middle and `text` the x of its lines,
    whose base lines are `bases`.
    """

    role: str
    x: int
    y: int
    radius: int
    text: int
    lines: tuple[str, ...]
    bases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be drawn in a row; `weight` makes the dot's size."""

    role: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Columns:
    """The drawing: its size, both columns, and a curve for each tie, in the order of the ties."""

    width: int
    height: int
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    curves: tuple[str, ...]


def columns(
    frame: Frame, left: Sequence[Row], right: Sequence[Row], ties: Sequence[tuple[int, int]]
) -> Columns:
    """Draw two columns; `ties` are (number of a left row, number of a right row)."""
    edge = frame.left + _RADIUS + 6
    far = frame.width - frame.right - _RADIUS - 6
    first = [_lines(row, frame.left, frame.lines) for row in left]
    second = [_lines(row, frame.right, 2) for row in right]
    height = max(_height(left, first, 0), _height(right, second, 0))
    a = _column(left, first, height, edge, frame.left)
    b = _column(right, second, height, far, frame.width - frame.right)
    middle = (edge + far) // 2
    curves = tuple(
        f"M{edge} {a[i].y}C{middle} {a[i].y} {middle} {b[j].y} {far} {b[j].y}" for i, j in ties
    )
    return Columns(frame.width, height, a, b, curves)


def _lines(row: Row, width: int, lines: int) -> tuple[str, ...]:
    return lines_of(row.label, width * 100 // FONT, lines)


def _size(row: Row, lines: tuple[str, ...]) -> int:
    return _HEAD if row.role == "head" else LINE * len(lines) + _PAD


def _height(rows: Sequence[Row], lines: Sequence[tuple[str, ...]], gap: int) -> int:
    return sum(_size(row, found) + gap for row, found in zip(rows, lines, strict=True)) + _PAD


def _column(
    rows: Sequence[Row], lines: Sequence[tuple[str, ...]], height: int, x: int, text: int
) -> tuple[Cell, ...]:
    free = height - _height(rows, lines, 0)
    gap = min(_SPREAD, free // max(1, len(rows)))
    y = (free - gap * len(rows)) // 2 + gap // 2
    cells = []
    for row, found in zip(rows, lines, strict=True):
        size = _size(row, found)
        middle = y + size // 2
        top = middle - LINE * len(found) // 2
        bases = tuple(top + LINE * n + 12 for n in range(len(found)))
        radius = min(_RADIUS, 3 + isqrt(max(0, row.weight)))
        cells.append(Cell(row.role, x, middle, radius, text, found, bases))
        y += size + gap
    return tuple(cells)
