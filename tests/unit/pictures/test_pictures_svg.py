"""`svg_size`: what the head of a drawing tells."""

from __future__ import annotations

import pytest
from effort import ends
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pictures.svg import svg_size


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ("width='300px' height='200.4px'", (300, 200)),
        ('viewBox="0 0 400 100"', (1600, 400)),
        ('viewBox="-10,-10, 40.5 81"', (1600, 3200)),
        ('width="100%" height="100%" viewBox="0 0 4 1"', (1600, 400)),
        ('width="10em" viewBox="0 0 4 1"', (1600, 400)),
        ('stroke-width="7" stroke-height="7" viewBox="0 0 1 1"', (1600, 1600)),
        ('viewBox="0 0 0 5"', (0, 0)),
        ('viewBox="none"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_sizes(attributes: str, size: tuple[int, int]) -> None:
    data = f'<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x" {attributes}><g/></svg>'
    assert svg_size(data.encode()) == size


def test_only_the_root_counts() -> None:
    assert svg_size(b'<svg><rect width="3" height="4"/></svg>') == (0, 0)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    assert len(svg_size(b"<svg " + data)) == 2


@pytest.mark.parametrize(
    "piece", [b"<svg ", b"<svg width='", b"<svg viewBox='1 1 1", b" viewBox='"]
)
def test_hostile_heads_cost_no_more_than_their_length(piece: bytes) -> None:
    with ends():
        svg_size(b"<svg " + (piece * 4_000)[:19_000] + b">")
