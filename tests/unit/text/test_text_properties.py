"""What holds for every text: it is printed, it is safe, it is well-formed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import nh3
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.text.markdown import parse_body
from sitegen.text.math import mathml
from sitegen.text.math_text import math_text
from sitegen.text.printing import as_markdown, as_tex, block_html, complaints, inline_html, plain
from sitegen.text.text import Markup, Text

_PIECES = [
    "{", "}", "$", "$$", "\\", "\\emph{", "{\\em ", "\\'", '\\"', "{\\i}", "\\(", "\\)", "\\[",
    "\\]", "\\begin{itemize}", "\\item", "\\end{itemize}", "\\href{", "\\url{http://a.b/}", "~",
    "--", "``", "''", "`", "'", "<i>", "</i>", "<b", "<p>", "<a href='http://x'>", "</a>", "<!--",
    "<math>", "<mi>", "</math>", "<script>", "&lt;i&gt;", "&amp;", "&#1;", "<", ">", "&", '"',
    "\n\n", "\n", " ", "[@a]", "@b", "[x](y)", "![", "](", "*", "_", "#", "- ", "> ", "`c`", "|",
    "^", "_2", "{{ works }}", "\\foo", "\\alpha", "\\frac", "\\text{", "http://", "javascript:",
    "a", "Ada", "é", "中", "1", "\x00", "\u2028", "\u00a0", "[^1]", "[^1]: ", ": ", "```\n", "\\\\",
]  # fmt: skip
sources = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join), st.text(max_size=60)
)
texts = st.builds(Text, sources, st.sampled_from(list(Markup)))

_TAGS = set(nh3.ALLOWED_TAGS) | set(
    re.findall(r"\w+", "math mrow mi mn mo mtext mspace mfrac msqrt mroot mstyle mpadded mphantom")
    + re.findall(
        r"\w+", "msub msup msubsup munder mover munderover mtable mtr mtd section dl dt dd"
    )
)


@given(texts)
def test_printers_never_raise_and_plain_is_one_line(text: Text) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert shown == " ".join(shown.split())
    as_markdown(text)
    for complaint in complaints(text):
        assert 0 <= complaint.offset <= len(text.source)


@given(texts)
@example(Text("<math>&#1;&#160;</math>", Markup.HTML))
def test_html_is_well_formed(text: Text) -> None:
    ElementTree.fromstring(f"<x>{inline_html(text)}</x>")  # noqa: S314
    ElementTree.fromstring(f"<x>{inline_html(text, links=True)}</x>")  # noqa: S314
    if text.markup is not Markup.MARKDOWN:
        markup = block_html(text).replace("<br>", "<br/>")
        ElementTree.fromstring(f"<x>{markup}</x>")  # noqa: S314


@given(texts)
def test_html_holds_nothing_that_runs(text: Text) -> None:
    for markup in (inline_html(text, links=True), block_html(text)):
        for tag, attributes in re.findall(r"<([a-z0-9]+)([^>]*)>", markup):
            assert tag not in {"script", "style", "iframe", "object", "svg", "form"}
            assert not re.search(r"\bon\w+\s*=|style\s*=", attributes)
        assert not re.search(r"""(?:href|src)=["'](?!https?://|mailto:|tel:|#)[^"']*:""", markup)


@given(texts)
def test_sanitising_finds_nothing_to_remove(text: Text) -> None:
    markup = inline_html(text)
    cleaned = nh3.clean(
        markup,
        tags=_TAGS,
        attributes={"*": {"class", "display", "stretchy", "fence", "form", "width", "lspace"}},
    )
    words = re.compile(r"<[^>]*>|\s+|&[#\w]+;|[\"'\u00a0]")
    assert words.sub("", cleaned) == words.sub("", markup)


@given(sources)
def test_tex_leaves_no_tex(source: str) -> None:
    text = Text(source.replace("\\\\", "").replace("\\{", ""), Markup.TEX)
    shown = re.sub(
        r'<code class="tex">.*?</code>|<math.*?</math>|<code>.*?</code>',
        "",
        inline_html(text),
        flags=re.DOTALL,
    )
    meant = len(re.findall(r"\\[{}]|\\textbackslash|\\l?brace|\\url|\\verb|http", source))
    assert meant or not re.search(r"\\[a-zA-Z]|[{}]", shown)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80)
)
def test_plain_text_survives_the_way_through_bibtex(source: str) -> None:
    text = Text(source.replace("$", "").replace("\\", "").replace("://", ""))
    assert plain(Text(as_tex(text), Markup.TEX)) == plain(text)


@given(sources)
def test_tex_for_bibtex_has_balanced_braces(source: str) -> None:
    for markup in (Markup.PLAIN, Markup.HTML, Markup.JATS, Markup.MARKDOWN):
        depth = 0
        for brace in re.findall(r"\\.|[{}]", as_tex(Text(source, markup)), re.DOTALL):
            depth += {"{": 1, "}": -1}.get(brace, 0)
            assert depth >= 0
        assert depth == 0


@given(sources)
def test_formulas_never_raise(source: str) -> None:
    assert re.fullmatch(
        r"<math.*</math>|<code class=\"tex\">[^<]*</code>", mathml(source), re.DOTALL
    )
    assert "\\" not in math_text(source.replace("\\\\", "").replace("\\text{", ""))


@given(sources)
def test_bodies_never_raise(source: str) -> None:
    body = parse_body(source)
    assert body.html() == body.html(cite=lambda c: None, works_list=lambda q: None)
    assert len({heading.anchor for heading in body.headings}) == len(body.headings)
