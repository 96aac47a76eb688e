"""`Layout`: places for the nodes of a graph, in whole numbers only.

Springs pull tied nodes together and near nodes push each other away (after Fruchterman and
Reingold, 1991, with their grid of cells); then each node takes the free place for its label that
is nearest, so that labels never overlap. No floating point: the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import isqrt

Size = tuple[int, int]
Point = tuple[int, int]
Tie = tuple[int, int]

_K = 1024  # the length that a spring is at rest, in the units of the springs' space
_ROUNDS = 70
_GRAIN = 4  # the side of a cell of the drawing, in its units
_FILL = 14  # tenths: how much larger the drawing is than its labels together
_BLOCK = 16  # satellites whose ideal place is in the same square of this side share a spiral


@lru_cache(maxsize=4)
def arrange(sizes: tuple[Size, ...], ties: tuple[Tie, ...]) -> tuple[tuple[Point, ...], Size]:
    """The middle of each node's box, and the size of the drawing.

    `sizes` are the boxes' widths and heights; earlier nodes choose their place first.
    """
    if not sizes:
        return (), (0, 0)
    return _pack(_springs(len(sizes), ties), sizes)


def scatter(places: Sequence[Point], wishes: Sequence[Point]) -> tuple[Point, ...]:
    """A free place for each satellite near the place it wishes for.

    `places` are taken. Satellites with about the same wish stand around it in a spiral.
    """
    taken = {(x // _GRAIN, y // _GRAIN) for x, y in places}
    spirals: dict[Point, Iterator[Point]] = {}
    found = []
    for x, y in wishes:
        block = (x // _BLOCK, y // _BLOCK)
        spiral = spirals.get(block)
        if spiral is None:
            half = _BLOCK // 2
            spiral = spirals[block] = _spiral(
                (block[0] * _BLOCK + half) // _GRAIN, (block[1] * _BLOCK + half) // _GRAIN
            )
        cell = next(cell for cell in spiral if cell not in taken)
        taken.add(cell)
        found.append((cell[0] * _GRAIN, cell[1] * _GRAIN))
    return tuple(found)


def _spiral(x: int, y: int) -> Iterator[Point]:
    """The cells around a cell, ring after ring, without end."""
    yield x, y
    step = 1
    dx, dy = 1, 0
    while True:
        for _ in range(2):
            for _ in range(step):
                x, y = x + dx, y + dy
                yield x, y
            dx, dy = -dy, dx
        step += 1


def _start(count: int) -> tuple[list[int], list[int]]:
    """Places on a sunflower's spiral: each a golden angle (-755, 692)/1024 after the one before."""
    xs, ys = [], []
    a, b = 1024, 0
    for number in range(count):
        radius = isqrt(number * _K * _K)
        xs.append(a * radius // 1024)
        ys.append(b * radius // 1024)
        a, b = (-755 * a - 692 * b) // 1024, (692 * a - 755 * b) // 1024
    return xs, ys


def _springs(count: int, ties: Sequence[Tie]) -> list[Point]:
    xs, ys = _start(count)
    degree = [1] * count
    for a, b in ties:
        degree[a] += 1
        degree[b] += 1
    strength = [1024 // (1 + isqrt(4 * min(degree[a], degree[b]))) for a, b in ties]
    reach = 3 * _K
    limit = reach * reach
    push = _K * _K
    for turn in range(_ROUNDS):
        ax = [-x // 64 for x in xs]  # everything is drawn to the middle a little
        ay = [-y // 64 for y in ys]
        cells: dict[Point, list[int]] = {}
        for n in range(count):
            cells.setdefault((xs[n] // reach, ys[n] // reach), []).append(n)
        for (cx, cy), here in cells.items():
            for near in ((cx, cy), (cx + 1, cy), (cx - 1, cy + 1), (cx, cy + 1), (cx + 1, cy + 1)):
                there = cells.get(near)
                if there is None:
                    continue
                same = near == (cx, cy)
                for place, i in enumerate(here):
                    xi, yi = xs[i], ys[i]
                    for j in here[place + 1 :] if same else there:
                        dx, dy = xi - xs[j], yi - ys[j]
                        square = dx * dx + dy * dy
                        if square < limit:
                            force = push * 1024 // (square + 1024)
                            fx, fy = dx * force >> 10, dy * force >> 10
                            ax[i] += fx
                            ay[i] += fy
                            ax[j] -= fx
                            ay[j] -= fy
        for (i, j), stiff in zip(ties, strength, strict=True):
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            pull = stiff * isqrt(dx * dx + dy * dy) // _K
            fx, fy = dx * pull >> 10, dy * pull >> 10
            ax[i] -= fx
            ay[i] -= fy
            ax[j] += fx
            ay[j] += fy
        most = 2 * _K * (_ROUNDS - turn) // _ROUNDS + 32
        for n in range(count):
            length = isqrt(ax[n] * ax[n] + ay[n] * ay[n])
            if length > most:
                ax[n] = ax[n] * most // length
                ay[n] = ay[n] * most // length
            xs[n] += ax[n]
            ys[n] += ay[n]
    return list(zip(xs, ys, strict=True))


def _pack(points: Sequence[Point], sizes: Sequence[Size]) -> tuple[tuple[Point, ...], Size]:
    """Move each node to the nearest place where its box is free; the first come first."""
    area = sum(width * height for width, height in sizes) * _FILL // 10
    width = max(isqrt(area * 5 // 4), max(w for w, _ in sizes))
    height = max(area // width, 1)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    rows: dict[int, int] = {}  # of each row of cells, the taken ones as bits
    shift = 256  # keeps the numbers of bits positive
    found = []
    for (x, y), (w, h) in zip(points, sizes, strict=True):
        wide, high = -(-w // _GRAIN) + 1, -(-h // _GRAIN) + 1
        cx = (x - left) * width // max(1, right - left) // _GRAIN - wide // 2
        cy = (y - top) * height // max(1, bottom - top) // _GRAIN - high // 2
        mask = (1 << wide) - 1
        taken = rows.get
        for dx, dy in _nearest():
            bits = mask << (cx + dx + shift)
            start = cy + dy
            for row in range(start, start + high):
                if taken(row, 0) & bits:
                    break
            else:
                break
        else:
            start = max(rows, default=0) + 1
            dx, bits = 0, mask << (cx + shift)
        for row in range(start, start + high):
            rows[row] = rows.get(row, 0) | bits
        found.append(((cx + dx) * _GRAIN + wide * _GRAIN // 2, start * _GRAIN + high * _GRAIN // 2))
    x0 = min(x - w // 2 for (x, _), (w, _) in zip(found, sizes, strict=True))
    y0 = min(y - h // 2 for (_, y), (_, h) in zip(found, sizes, strict=True))
    moved = tuple((x - x0 + 2 * _GRAIN, y - y0 + 2 * _GRAIN) for x, y in found)
    return moved, (
        max(x + w // 2 for (x, _), (w, _) in zip(moved, sizes, strict=True)) + 2 * _GRAIN,
        max(y + h // 2 for (_, y), (_, h) in zip(moved, sizes, strict=True)) + 2 * _GRAIN,
    )


@lru_cache(maxsize=1)
def _nearest() -> tuple[Point, ...]:
    """Steps to other cells, the nearest first; up and down count double: labels are wide."""
    steps = [(dx, dy) for dx in range(-90, 91, 2) for dy in range(-60, 61)]
    return tuple(sorted(steps, key=lambda s: (s[0] * s[0] + 2 * s[1] * s[1], s)))
