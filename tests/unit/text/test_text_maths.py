"""Formulas: which dollars enclose one, and how it is set and read."""

from __future__ import annotations

import pytest

from sitegen.text.dollars import formula_at
from sitegen.text.math import is_readable, mathml, sanitised_mathml
from sitegen.text.math_text import math_text
from sitegen.text.mathml_text import mathml_text


@pytest.mark.parametrize(
    "source",
    [
        "$n$",
        r"$\times$3",
        r"$2\times$",
        "$O(n^2)$",
        "$a, b$",
        r"$\text{if and only if}$",
        "$2 + 2$",
    ],
)
def test_formulas(source: str) -> None:
    formula = formula_at(source, 0)
    assert formula is not None
    assert formula.source == source.strip("$3")


@pytest.mark.parametrize(
    "source",
    [
        "$5 and $6",
        "$5 or $ 6",
        "$ n$",
        "$n $",
        "$5-$10",
        "$5/US$6",
        "$x is a very long word$",
        "$6 2$",
        "$a\n\nb$",
        "$$",
        "$",
        "$" + "x" * 6000 + "$",
    ],
)
def test_dollars_that_are_just_dollars(source: str) -> None:
    assert formula_at(source, 0) is None


def test_tex_allows_blanks_inside_a_formula() -> None:
    assert formula_at(r"$ \alpha $", 0) is None
    formula = formula_at(r"$ \alpha $", 0, tex=True)
    assert formula is not None
    assert formula.source == r"\alpha"


def test_two_dollars_display() -> None:
    formula = formula_at("$$ x $$ y", 0)
    assert formula is not None
    assert formula == ("x", True, 7)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("O(n^2)", "O(n²)"),
        (r"\alpha \leq 0.5", "α ≤ 0.5"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\log_2(n)", "log₂(n)"),
        (r"\tilde{\mathcal{O}}(\frac{H^4}{\epsilon^2})", "Õ(H⁴/ϵ²)"),
        (r"\mathbb{R}^d", "ℝᵈ"),
        (r"\{0,1\}^n", "{0, 1}ⁿ"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"k^{-n-\frac{2}{3}}", "k^(-n-2/3)"),
        (r"\sqrt[3]{x+1}", "∛(x+1)"),
        (r"\text{if } x>0", "if x > 0"),
        (r"\left( a \right.", "(a"),
        (r"90^\circ", "90°"),
        (r"x \not= y", "x ≠ y"),
        (r"\foo{x}", "foox"),
        ("{" * 5000, ""),
    ],
)
def test_as_text(source: str, text: str) -> None:
    assert math_text(source) == text


def test_mathml() -> None:
    assert mathml("n") == "<math><mrow><mi>n</mi></mrow></math>"
    assert mathml("n", display=True) == '<math display="block"><mrow><mi>n</mi></mrow></math>'


@pytest.mark.parametrize(
    ("source", "letter"),
    [
        (r"\mathscr{L}", "ℒ"),
        (r"\bm{x}", "𝒙"),
        (r"\boldsymbol\alpha", "𝜶"),
        (r"{\cal L}", "ℒ"),
        (r"{\bf x}", "𝐱"),
        (r"\mathbb{R}", "ℝ"),
        (r"\mathfrak{H}", "ℌ"),
        (r"\mathsf{P}", "𝖯"),
    ],
)
def test_alphabets_are_unicode_letters(source: str, letter: str) -> None:
    assert f"<mi>{letter}</mi>" in mathml(source)
    assert "mathvariant" not in mathml(source)


def test_words_are_upright_and_functions_spaced() -> None:
    assert mathml(r"\mathrm{KL}") == "<math><mrow><mtext>KL</mtext></mrow></math>"
    assert mathml(r"n\log n").count("<mspace") == 2
    assert "<mo>∼</mo>" in mathml(r"x\sim y")


@pytest.mark.parametrize(
    "source", [r"\foo x", "{", "}", "a_1_2", "", "{" * 100 + "}" * 100, r"\def\x{\x}", "x" * 6000]
)
def test_unreadable_formulas_show_their_source(source: str) -> None:
    assert not is_readable(source)
    assert mathml(source) == f'<code class="tex">{source}</code>'


@pytest.mark.parametrize(
    "source",
    [
        r"\text{<svg/onload=alert(1)>}",
        r"\mbox{</math><img src=x onerror=alert(1)>}",
        r"\href{javascript:alert(1)}{x}",
        "<img src=x>",
        r"\style{x}{y}",
    ],
)
def test_formulas_cannot_carry_html(source: str) -> None:
    for markup in (mathml(source), sanitised_mathml(source)):
        assert "<svg" not in markup
        assert "<img" not in markup
        assert "href" not in markup.replace("\\href", "")


def test_publishers_mathml() -> None:
    markup = "<math><msup><mi>n</mi><mn>2</mn></msup><mo>=</mo><mfrac><mi>a</mi><mn>2</mn></mfrac>"
    markup += "</math>"
    assert mathml_text(markup) == "n² = a/2"
    assert sanitised_mathml(markup) == markup
    assert sanitised_mathml('<math onclick="x"><script>y</script><mi href="z">a</mi></math>') == (
        "<math><mi>a</mi></math>"
    )
