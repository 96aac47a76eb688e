from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.resolve.repairs.dropped_tex import lone_names, mend
from sitegen.text.text import Markup, Text


def mended(source: str, markup: Markup = Markup.PLAIN) -> str:
    return mend(Text(source, markup)).source


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("2.2times faster", "2.2 × faster"),
        ("an error of 10^-3 or 3times 10^{-12}", "an error of 10⁻³ or 3 × 10⁻¹²"),
        ("a 4times4 grid, HtimesW pixels, ntimes n", "a 4 × 4 grid, H × W pixels, n × n"),
        ("1.5pm0.2 and 1.50 pm 0.25", "1.5 ± 0.2 and 1.50 ± 0.25"),
        ("sim10% more, approx5 units", "∼10% more, ≈5 units"),
        ("alpha = 0.5, beta_1 and lambda^2", "α = 0.5, β₁ and λ²"),
        ("turned by 2pi or 90^circ", "turned by 2π or 90°"),
        ("x leq 5 and y rightarrow infty", "x ≤ 5 and y → ∞"),
        ("in O(n^2), x_1 of mathbb{R}^3", "in O(n²), x₁ of R³"),
        ("emph{new} is frac{1}{2}", "new is 1/2"),
    ],
)
def test_signs_stand_where_commands_were_lost(damaged: str, whole: str) -> None:
    assert mended(damaged) == whole


@pytest.mark.parametrize(
    "source",
    [
        "The alpha release was tested three times, at 5pm, with sim2real.",
        "We beat 3 times the delta between beta and gamma.",
        "Version 1.0beta of model_1 and snake_case_2",
        "Mail a_1@example.org, see https://example.org/10times10/x_1 and www.example.org/2pi",
        r"Here $2.2\times$ stands whole, so 2.2times is what somebody wrote.",
        r"\emph{Whole} TeX with 10^-3",
        "A price of $5 and 10^-3",
        "pm2.5 and PM10 in the air, approx. half",
        "<sub class='x_1'>no text</sub>",
        "",
    ],
)
def test_prose_never_becomes_maths(source: str) -> None:
    text = Text(source)
    assert mend(text) is text


def test_the_escapes_of_a_bib_file_do_not_hide_the_damage() -> None:
    assert mended(r"G{\"o}del is 2.2times faster by 5\%", Markup.TEX) == (
        r"G{\"o}del is 2.2 × faster by 5\%"
    )


PROSE = st.sampled_from(
    "alpha beta times sim pm delta mu approx pi to le ge in text the of a sum 3 2.5 5pm (x) A-B, "
    "sim2real two-times x/y e.g. 10% v1.0 GPT-4 model_one file_name.py".split()
)


@given(st.lists(PROSE, max_size=20).map(" ".join).filter(lambda text: "2.5 pm 2.5" not in text))
def test_words_and_numbers_stay_the_same_object(prose: str) -> None:
    text = Text(prose)
    assert mend(text) is text


@given(st.text(alphabet="12.times^-{}_xnpmalphi= $\\%", max_size=60))
def test_a_text_that_kept_a_dollar_is_not_touched(source: str) -> None:
    text = Text(f"{source}$")
    assert mend(text) is text


@given(st.text(alphabet="12.times^-{}_xnpmalphi= %", max_size=60))
def test_mending_twice_is_mending_once(source: str) -> None:
    once = mend(Text(source))
    assert mend(once).source == once.source


def test_lone_names_are_told() -> None:
    assert lone_names(Text("alpha and beta, alpha-beta pruning")) == ("alpha", "beta")


def test_a_hostile_text_takes_linear_time() -> None:
    for piece in ("frac{", "emph{", "10^", "x_", "alpha ", "1times", "a@", "<"):
        mended(piece * 20_000)
