"""Contrast as WCAG defines it, and colours brought to where they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.theme.colour import READABLE, contrast, least_contrast, on_dark, on_light

LIGHT = ("#fdfcfa", "#f5f3ee")
DARK = ("#16181b", "#1e2125")
COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#0f5a75", "#0f5a75") == 1


@pytest.mark.parametrize(
    ("color", "light", "dark"),
    [
        ("#0f5a75", "#0f5a75", "#79bbda"),  # as given; lighter and calmer on dark
        ("#7A2F5D", "#7a2f5d", "#e394c0"),
        ("#000", "#000000", "#b1b1b1"),
        ("#ffee00", "#797105", "#e3dc84"),  # too light for paper: the same hue, darker
        ("#1a73e8", "#0d6bdf", "#85b3f7"),  # just too light
        ("#fff", "#6f6f6f", "#d7d7d7"),
    ],
)
def test_a_colour_is_fitted_to_paper(color: str, light: str, dark: str) -> None:
    assert on_light(color, LIGHT) == light
    assert on_dark(color, DARK) == dark


@given(COLORS)
def test_any_colour_becomes_readable(color: str) -> None:
    assert least_contrast(on_light(color, LIGHT), LIGHT) >= READABLE
    assert least_contrast(on_dark(color, DARK), DARK) >= READABLE


@given(COLORS)
def test_what_was_fitted_stays(color: str) -> None:
    fitted = on_light(color, LIGHT)
    assert on_light(fitted, LIGHT) == fitted
