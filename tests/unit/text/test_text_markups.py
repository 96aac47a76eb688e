"""Plain text, HTML, JATS and the printers that all markups share."""

from __future__ import annotations

import pytest

from sitegen.errors import CODES
from sitegen.text import printing
from sitegen.text.printing import as_markdown, as_tex, block_html, complaints, inline_html, plain
from sitegen.text.text import NO_TEXT, Markup, Text
from sitegen.text.urls import bare_url, safe_url

ALPHA = "<math><mrow><mi>α</mi></mrow></math>"


def test_plain_text_is_not_markdown() -> None:
    source = r"*a* _b_ ^c `d` <e> \emph{f} $5 and $6 & 7%"
    assert plain(Text(source)) == source
    assert inline_html(Text(source)) == (r"*a* _b_ ^c `d` &lt;e&gt; \emph{f} $5 and $6 &amp; 7%")


def test_plain_text_has_formulas_links_and_paragraphs() -> None:
    text = Text("An $\\alpha$ at https://example.org/a.\n\n\\(\\alpha\\) for \\$5")
    assert block_html(text) == (
        f'<p>An {ALPHA} at <a href="https://example.org/a">https://example.org/a</a>.</p>\n'
        f"<p>{ALPHA} for $5</p>"
    )


def html(source: str) -> Text:
    return Text(source, Markup.HTML)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<i>E. coli</i> &amp; H<sub>2</sub>O", "<em>E. coli</em> &amp; H<sub>2</sub>O"),
        ("a &amp;amp; b &amp;lt; c", "a &amp; b &lt; c"),
        ("&lt;i&gt;x&lt;/i&gt; &lt;b", "<em>x</em> &lt;b"),
        ("<scp>DNA</scp>", '<span class="small-caps">DNA</span>'),
        ("<script>alert(1)</script>x<style>y</style>", "x"),
        ("<a href='javascript:x'>y</a><!-- z -->", "y"),
        ("p < 0.05 <foo onclick=x>y</foo>", "p &lt; 0.05 y"),
        ("<i>a<b>b</i>c", "<em>a<strong>b</strong></em>c"),
        (r"$\alpha$", ALPHA),
        ("<mml:math><mml:mi>α</mml:mi></mml:math>", "<math><mi>α</mi></math>"),
    ],
)
def test_html(source: str, shown: str) -> None:
    assert inline_html(html(source)) == shown


def test_html_blocks_and_links() -> None:
    source = '<p>a<br>b</p><ul><li>c</li></ul><a href="https://example.org/?a=1&amp;b">d</a>'
    assert block_html(html(source)) == (
        '<p>a<br>b</p>\n<p>• c</p>\n<p><a href="https://example.org/?a=1&amp;b">d</a></p>'
    )


def test_springers_documents_are_just_formulas() -> None:
    source = (
        r"of \documentclass[12pt]{minimal} \usepackage{amsmath} "
        r"\begin{document}$$\alpha$$\end{document} here"
    )
    assert plain(html(source)) == "of α here"


def test_jats() -> None:
    source = (
        "<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic> "
        "<jats:inline-formula><jats:alternatives><jats:tex-math>$$\\alpha$$</jats:tex-math>"
        "<mml:math><mml:mi>α</mml:mi></mml:math></jats:alternatives></jats:inline-formula>.</jats:p>"
        "<jats:sec><jats:title>Methods</jats:title><jats:p>M<jats:sub>1</jats:sub> "
        "<jats:ext-link xlink:href='https://example.org'>x</jats:ext-link></jats:p></jats:sec>"
    )
    assert block_html(Text(source, Markup.JATS)) == (
        f"<p>We <em>do</em> {ALPHA}.</p>\n<p><strong>Methods</strong></p>\n"
        '<p>M<sub>1</sub> <a href="https://example.org">x</a></p>'
    )


def test_links_are_off_unless_asked_for() -> None:
    text = html('<a href="https://example.org">x</a>')
    assert inline_html(text) == "x"
    assert inline_html(text, links=True) == '<a href="https://example.org">x</a>'


def test_markdown_on_one_line() -> None:
    text = Text("**Best** *paper* [x](https://example.org) `c` <b>", Markup.MARKDOWN)
    assert inline_html(text) == "<strong>Best</strong> <em>paper</em> x <code>c</code> &lt;b&gt;"
    assert plain(text) == "Best paper x c <b>"
    assert as_markdown(text) == text.source


def test_as_markdown_escapes_what_markdown_would_read() -> None:
    text = Text(r"\emph{a} * \_ $n$ [x] \url{https://example.org}", Markup.TEX)
    assert as_markdown(text) == (
        r"*a* \* \_ $n$ \[x\] [https://example.org](<https://example.org>)"
    )


def test_as_tex() -> None:
    assert as_tex(Text(r"\emph{a}", Markup.TEX)) == r"\emph{a}"
    assert as_tex(Text(r"50% of {a} & $\alpha$ a_b -- $5")) == (
        r"50\% of \{a\} \& $\alpha$ a\_b -{}- \$5"
    )
    assert as_tex(html("<i>a</i><sup>2</sup>")) == r"\emph{a}\textsuperscript{2}"


def test_no_text_is_nothing() -> None:
    assert inline_html(NO_TEXT) == plain(NO_TEXT) == block_html(NO_TEXT) == as_tex(NO_TEXT) == ""
    assert complaints(NO_TEXT) == ()
    assert block_html(Text("", Markup.MARKDOWN)) == ""


def test_quotation_marks_are_safe_in_attributes() -> None:
    assert inline_html(Text('"O\'Brien"')) == "&quot;O&#x27;Brien&quot;"


def test_characters_that_xml_forbids_are_dropped() -> None:
    for markup in Markup:
        text = Text("a\x00b\x1f&#1;\ud800c", markup)
        for shown in (plain(text), block_html(text)):
            assert not set("\x00\x01\x1f\ud800") & set(shown)


def test_every_code_of_a_complaint_is_registered() -> None:
    sources = [r"\foo", "{", "a$", r"\(", r"\url{x:y}", r"$\foo$"]
    codes = {c.code for source in sources for c in complaints(Text(source, Markup.TEX))}
    assert len(codes) == len(sources)
    assert codes <= CODES.keys()


def test_reading_is_memoised() -> None:
    text = Text(r"a \emph{memo}", Markup.TEX)
    assert printing.read(text) is printing.read(Text(r"a \emph{memo}", Markup.TEX))


@pytest.mark.parametrize(
    "url",
    ["javascript:x", "data:x", "//evil", "blob:x", "java\nscript:x", "http:x", "", "x", "\\\\x"],
)
def test_unsafe_urls(url: str) -> None:
    assert safe_url(url) == ""


def test_safe_urls() -> None:
    assert safe_url("10.1000/x<y") == "https://doi.org/10.1000/x%3Cy"
    assert safe_url("www.example.org") == "https://www.example.org"
    assert safe_url("mailto:ada@example.org") == "mailto:ada@example.org"
    assert safe_url("../a/b", relative=True) == "../a/b"
    assert safe_url("//evil", relative=True) == ""


def test_bare_urls_end_before_the_sentence_does() -> None:
    assert bare_url("https://example.org/a_(b), and", 0) == "https://example.org/a_(b)"
    assert bare_url("https://example.org).", 0) == "https://example.org"
    assert bare_url("https://", 0) == ""
