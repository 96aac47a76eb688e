"""TeX that other programs escaped once too often."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.printing import inline_html, plain
from sitegen.text.tex_escapes import unescaped
from sitegen.text.text import Markup, Text


def tex(source: str) -> Text:
    return Text(source, Markup.TEX)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"{\textbackslash}emph\{Principia\} now", "Principia now"),
        (r"\textbackslash{}textit\{On {Form}\}", "On Form"),
        (r"N{\o}rreg\textbackslash{}aard", "Nørregård"),
        (r"Wac\textbackslash{}law of \textbackslash{}AA rhus", "Wacław of Århus"),
        (r"\textbackslash.Ismet, Erd\textbackslash'e, \textbackslash^\{o\}", "İsmet, Erdé, ô"),
        (r"Analytical{\textbackslash}n Engines", "Analytical Engines"),
        (r"under \$({L}\_0,{L}\_1)\$-Smoothness", "under (L₀, L₁)-Smoothness"),
        (r"In\$\_\{x\}\$Ga and Ga\_\{1-x\}As", "InxGa and Ga1-xAs"),
        ("(SP)\\$\\$ˆ2\\$\\$Net", "(SP)²Net"),
        (r"\{alpha\}-helix", "α-helix"),
        (r"0.4\&nbsp;{\&}mu;m, {{\&}}ldquo;so\&rdquo;", "0.4 μm, “so”"),
        (r"Kova\ifmmode \check{c}\else \v{c}\fi{}", "Kovač"),
        (r"\ifmmode \mbox{\c{S}}\else \c{S}\fi{}elale", "Şelale"),
        (r"\{\{\vphantom{\}\}}{{Three}}\vphantom\{\}\vphantom\{\} Engines", "Three Engines"),
        (r"The mind{\'s} eye, the world\'s end", "The mind’s eye, the world’s end"),
    ],
)  # fmt: skip
def test_what_was_meant(source: str, shown: str) -> None:
    assert plain(tex(source)) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"from \$5 to \$6", "from $5 to $6"),
        (r"\$100\_000 and \$200", "$100_000 and $200"),
        (r"C:\textbackslash{}old", r"C:\old"),
        (r"sets \{2, q\} and \{110\}", "sets {2, q} and {110}"),
        (r"Kto\'s i co\'s", "Ktoś i coś"),
        (r"Q\&A; R\&D", "Q&A; R&D"),
    ],
)
def test_what_may_be_meant_as_it_stands(source: str, shown: str) -> None:
    assert plain(tex(source)) == shown


def test_biblatex_hyphens() -> None:
    assert plain(tex(r"methodology\hyphen independent")) == "methodology-independent"


def test_a_comma_below_has_a_macro_of_many_letters() -> None:
    assert plain(tex(r"\textcommabelow{S}tefan \textogonekcentered{e}")) == "Ștefan ę"


@pytest.mark.parametrize(
    "part",
    [r"\$", r"\$a\_", r"\ifmmode ", r"\{\vphantom{", r"{\textbackslash}emph\{", r"\&", r"\{\{"],
)
def test_hostile_repetition_comes_to_an_end(part: str) -> None:
    assert unescaped(part * 20_000)  # a quadratic reader would not come back


@given(st.text(alphabet="\\{}$&;_^' abn\n", max_size=60))
def test_nothing_raises_and_html_is_safe(source: str) -> None:
    assert "<script" not in inline_html(tex(source + r"{\&}lt;script{\&}gt;"))
