"""TeX as BibTeX has it: what a reader sees of it."""

from __future__ import annotations

import pytest

from sitegen.text.printing import block_html, complaints, inline_html, plain
from sitegen.text.text import Markup, Text


def tex(source: str) -> Text:
    return Text(source, Markup.TEX)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"{\"U}ber {\ss} {\"o}", "Über ß ö"),
        (r"Erd{\H{o}}s and Erd\H os", "Erdős and Erdős"),
        (r"{\'{\i}} \'{\i} \'\i{} \'i \'{i}", "í í í í í"),
        (r"\v{C}ech {\v c} \c{S} {\c c}", "Čech č Ş ç"),
        (r"{\aa}ngstr\"om \r{a} \k{e} \d{s} \b{t} \u{g} \=o \.z", "ångström å ę ṣ ṯ ğ ō ż"),
        (r"\ae\ \AE{} \oe{} \o{} \l{} \L{} \dj{} \th", "æ Æ œ ø ł Ł đ þ"),
        (r"S\o ren and Gro\ss e", "Søren and Große"),
        (r"\'{\^e} \'{\^{e}}", "ế ế"),
        (r"\~{} \^{} \'{}", "~ ^ '"),
        (r"\t{oo}", "o͡o"),
        (r"f\ddot{u}r", "für"),
        (r"He said \"Hello\" once", 'He said "Hello" once'),
        (r"\\'{e}t\\'{e}", "été"),
    ],
)
def test_accents_and_letters(source: str, shown: str) -> None:
    assert plain(tex(source)) == shown
    assert complaints(tex(source)) == ()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{Deep} {DNA}} sequencing", "Deep DNA sequencing"),
        (r"100\% \& more \_ \# \$5 \{set\}", "100% & more _ # $5 {set}"),
        ("a~b -- c --- d", "a b – c — d"),
        ("``two'' `one' don't", "“two” ‘one’ don't"),
        (r"\textquotedblleft q\textquotedblright{} \textendash", "“q” –"),
        (r"\LaTeX{} and \TeX\ x \ldots", "LaTeX and TeX x …"),
        (r"A 50% rise, x_1 ^ # & y", "A 50% rise, x_1 ^ # & y"),
        (r"Foo\thanks{us} \label{a}bar\vspace{1em}", "Foo bar"),
        (r"note\footnote{see there}", "note (see there)"),
        (r"\cite{a,b} and \citep[p.~3]{c}", "[a, b] and [c]"),
        (r"{\color{red} red} \textcolor{blue}{b}", "red b"),
        (r"\mbox{a} \uppercase{b} \hspace{1cm}c", "a b c"),
        (r"a\\b\\[2pt]c \par d", "a b c d"),
        (r"\begin{itemize}\item a \item b\end{itemize}", "• a • b"),
        (r"\begin{enumerate}\item a \item[x)] b \item c\end{enumerate}", "1. a x) b 2. c"),
        (r"\texorpdfstring{$\alpha$}{alpha}-test", "α-test"),
        (r"\enquote{x} \verb|a_b| \char`\~", "“x” a_b ~"),
        (r"\ce{H2SO4} \ce{Fe^{3+}}", "H₂SO₄ Fe³⁺"),
        ("H<sub>2</sub>O &amp; &nbsp;x, p<0.05, a<b>c", "H₂O & x, p<0.05, a<b>c"),
        (r"{\textless}i{\textgreater}E. coli{\textless}/i{\textgreater}", "E. coli"),
        (r"see https://example.org/~ada/x--y.", "see https://example.org/~ada/x--y."),
    ],
)
def test_signs_and_macros(source: str, shown: str) -> None:
    assert plain(tex(source)) == shown
    assert complaints(tex(source)) == ()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (r"\emph{a \textbf{b}}", "<em>a <strong>b</strong></em>"),
        (r"{\em a} {\bf b} {\it c\/} d", "<em>a</em> <strong>b</strong> <em>c</em> d"),
        (r"\textsc{D} \texttt{x}", '<span class="small-caps">D</span> <code>x</code>'),
        (r"5${}^{\rm th}$ CO$_2$ $^{13}$C", "5<sup>th</sup> CO<sub>2</sub> <sup>13</sup>C"),
        (r"\textsuperscript{2}\textsubscript{i}", "<sup>2</sup><sub>i</sub>"),
        (r"\emph a b", "<em>a</em> b"),
        (r"\unknown", '<code class="tex">\\unknown</code>'),
        (r"<em>x</em> y</b>", "<em>x</em> y"),
    ],
)
def test_styles(source: str, html: str) -> None:
    assert inline_html(tex(source)) == html


def test_links_are_text_in_a_title_and_links_in_an_abstract() -> None:
    text = tex(r"\href{https://example.org/a\_b\%20}{x} \url{http://example.org}")
    assert inline_html(text) == "x http://example.org"
    assert block_html(text) == (
        '<p><a href="https://example.org/a_b%20">x</a> '
        '<a href="http://example.org">http://example.org</a></p>'
    )


def test_paragraphs_and_lines() -> None:
    assert block_html(tex("a\n b\n\n \\emph{c\n\nd} \\\\ e")) == (
        "<p>a b</p>\n<p><em>c</em></p>\n<p><em>d</em> <br> e</p>"
    )


@pytest.mark.parametrize(
    ("source", "shown", "code", "offset"),
    [
        (r"a \foo{bar}", "a bar", "text-unknown-macro", 2),
        (r"a \foo b", "a foo b", "text-unknown-macro", 2),
        ("a {b", "a b", "text-unbalanced-brace", 2),
        ("a} b", "a b", "text-unbalanced-brace", 1),
        (r"\emph{b", "b", "text-unbalanced-brace", 5),
        ("and 42.9%$ more", "and 42.9% more", "text-lone-dollar", 9),
        (r"a \(b", "a b", "text-unclosed-formula", 2),
        (r"\href{javascript:alert(1)}{x}", "x", "text-unsafe-link", 0),
        (r"$\foo$", "foo", "text-formula-unreadable", 1),
    ],
)
def test_complaints_name_the_place(source: str, shown: str, code: str, offset: int) -> None:
    assert plain(tex(source)) == shown
    (complaint,) = complaints(tex(source))
    assert (complaint.code, complaint.offset) == (code, offset)


def test_complaint_texts() -> None:
    (complaint,) = complaints(tex(r"\foo{bar}"))
    assert complaint.message == r"\foo is no macro known here; its argument is shown"
    assert complaint.hint == "write the sign itself, or a macro of plain LaTeX"


def test_a_formula_that_lost_a_dollar_shows_signs_not_macros() -> None:
    text = tex(r"2.5 \times$ latency on GPUs and 42.9%$ of energy")
    assert plain(text) == "2.5 × latency on GPUs and 42.9% of energy"


def test_formulas_without_dollars() -> None:
    assert plain(tex(r"\mathbb{R}^n and \frac{1}{2}")) == "ℝⁿ and 1/2"
    assert inline_html(tex(r"\(n\) \ensuremath{n}")) == " ".join(
        ["<math><mrow><mi>n</mi></mrow></math>"] * 2
    )
    aligned = block_html(tex(r"\begin{align}a&=b\\c&=d\end{align}"))
    assert aligned.count("<mtr>") == 2
    assert "&amp;" not in aligned


@pytest.mark.parametrize(
    "piece",
    ["{", "}", r"\emph{", r"{\em ", "$", r"\(", r"\texorpdfstring{", "<b>", "`a", r"\begin{x}"],
)
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    text = tex(piece * 30_000)  # a quadratic reader would not come back
    assert "<script" not in block_html(text)


def test_c1_controls_are_the_windows_characters_that_were_meant() -> None:
    assert plain(Text("1990\x962000 \x93so\x94 \x81", Markup.TEX)) == "1990–2000 “so”"
