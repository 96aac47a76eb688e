"""Markdown bodies: what they refer to, and their HTML."""

from __future__ import annotations

import time

import pytest

from sitegen.text.citation_mark import Citation, CitedWork
from sitegen.text.markdown import parse_body
from sitegen.text.markdown_survey import Heading
from sitegen.text.printing import block_html, plain
from sitegen.text.text import Markup, Text
from sitegen.text.works_query import WorksQuery, parse_works_query, query_hint


def test_headings_have_stable_anchors_and_leave_h1_to_the_page() -> None:
    body = parse_body("# Über *Maße* $n^2$\n\n## Sub\n\n## Sub\n\n## Sub 2\n\n## !?")
    assert body.headings == (
        Heading(2, "über-maße-n2", "Über Maße n^2"),
        Heading(3, "sub", "Sub"),
        Heading(3, "sub-2", "Sub"),
        Heading(3, "sub-2-2", "Sub 2"),
        Heading(3, "section", "!?"),
    )
    assert body.html(prefix="p-").splitlines()[1] == '<h3 id="p-sub">Sub</h3>'
    assert parse_body("## Sub").html() == '<h2 id="sub">Sub</h2>'


def test_citations() -> None:
    body = parse_body("See [@turing1936; see @a:b/c.d, p. 3] and @lovelace. Mail a@b.org, [@].")
    assert body.citations == (
        Citation(
            (CitedWork("turing1936"), CitedWork("a:b/c.d", "see", "p. 3")),
            "[@turing1936; see @a:b/c.d, p. 3]",
        ),
        Citation((CitedWork("lovelace"),), "@lovelace", in_text=True),
    )
    assert body.cited_keys == ("turing1936", "a:b/c.d", "lovelace")
    cite = {"turing1936": "<b>1</b>"}
    assert body.html(cite=lambda citation: cite.get(citation.works[0].key)) == (
        "<p>See <b>1</b> and @lovelace. Mail a@b.org, [@].</p>"
    )


@pytest.mark.parametrize(
    "source", ["`[@a]`", r"\[@a\]", "```\n@a\n```", "[@a](https://example.org)", "x@a", "<a@b.org>"]
)
def test_what_is_no_citation(source: str) -> None:
    assert [c for c in parse_body(source).citations if not c.in_text] == []


def test_works_lists() -> None:
    body = parse_body('Before\n{{ works topic="machine learning" selected max=5 }}\nAfter')
    query = WorksQuery(topics=("machine learning",), selected=True, limit=5)
    assert body.works_lists == (query,)
    assert body.html(works_list=lambda q: f"<ol>{q.limit}</ol>") == (
        "<p>Before</p>\n<ol>5</ol>\n<p>After</p>"
    )
    assert body.html() == "<p>Before</p>\n<p>After</p>"


def test_works_query_words() -> None:
    query = parse_works_query("{{works person=ada,alan type='thesis' year=1936 key=a key=b}}")
    assert query == WorksQuery(
        people=("ada", "alan"), types=("thesis",), years=("1936",), keys=("a", "b")
    )
    mistaken = parse_works_query("{{ works max=x colour=red }}")
    assert mistaken is not None
    assert mistaken.mistakes == ("max=x", "colour=red")
    assert query_hint("colour=red") == (
        "use person=, topic=, type=, venue=, year=, key=, selected, max="
    )
    assert query_hint("max=x") == query_hint("colour=red")
    assert query_hint("Selected") == "did you mean selected?"
    assert parse_works_query("{{ workshop }}") is None
    (complaint,) = parse_body("x\n\n{{ works foo }}").complaints
    assert (complaint.code, complaint.offset) == ("text-works-query", 3)


def test_a_list_of_works_takes_a_span_of_years() -> None:
    query = parse_works_query("{{ works year=1930,1936-1938,2000-1990 }}")
    assert query is not None
    assert query.years == ("1930", "1936", "1937", "1938", "2000-1990")


def test_links_inside_the_site_are_handed_over() -> None:
    body = parse_body('[a](../people/ada.md "T") [b](https://example.org) ![c](x.png) [d](#e)')
    assert body.links == ("../people/ada.md", "x.png", "#e")
    resolved = body.html(link=lambda address: None if address == "x.png" else "/r/")
    assert resolved == (
        '<p><a href="/r/" title="T">a</a> <a href="https://example.org">b</a> c '
        '<a href="#e">d</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "blob:x", "data:text/html,x", "vbscript:x"]
)
def test_dangerous_links_lose_their_address(address: str) -> None:
    body = parse_body(f"[x]({address}) ![y]({address}) <{address}>")
    assert "href" not in body.html()
    assert "src" not in body.html()
    assert body.complaints[0].code == "text-unsafe-link"


def test_html_is_text() -> None:
    assert "<script" not in parse_body("<script>x</script>\n\na <b onclick=x>b</b>").html()


def test_formulas_prices_and_display() -> None:
    markup = parse_body("$5 and $6, $n$ and $$n$$ in line\n\n$$\nn\n= m\n$$").html()
    assert markup.count("<math><mrow><mi>n</mi></mrow></math>") == 2
    assert markup.count('<math display="block">') == 1
    assert "$5 and $6" in markup
    (complaint,) = parse_body("a\n\n$\\foo$").complaints
    assert (complaint.code, complaint.offset) == ("text-formula-unreadable", 3)


def test_tables_code_footnotes_definitions() -> None:
    source = (
        "| a |\n|--:|\n| 1 |\n\n~~gone~~[^1]\n\nterm\n: def\n\n"
        "```python\nx = '<'\n```\n\n```nope\n<\n```\n\n[^1]: Note."
    )
    markup = parse_body(source).html(prefix="p-")
    assert '<th class="align-right">a</th>' in markup
    assert "style=" not in markup
    assert '<s>gone</s><sup class="footnote-ref"><a href="#fn-p-1"' in markup
    assert "<dt>term</dt>" in markup
    assert '<code class="language-python"><span class="n">x</span>' in markup
    assert '<code class="language-nope">&lt;\n</code>' in markup


def test_bare_addresses_become_links() -> None:
    assert parse_body("at https://example.org/a_b_c.").html() == (
        '<p>at <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.</p>'
    )


def test_quotes_stay_as_typed() -> None:
    assert parse_body("\"a\" -- 'b'...").html() == "<p>&quot;a&quot; -- 'b'...</p>"


def test_deep_nesting_is_no_traceback() -> None:
    for source in ("> " * 60 + "x", "- " * 30 + "x", ">" * 20_000, "*" * 20_000, "[" * 3000):
        parse_body(source).html()
    assert "x" in parse_body("> " * 60 + "x").html()


def test_a_body_renders_twice_alike() -> None:
    body = parse_body("# A\n\n![x](y.png) [z](w)[^1]\n\n[^1]: N")
    assert body.html() == body.html()
    assert body == parse_body(body.source)


def test_as_a_text() -> None:
    text = Text("# Title\n\n- *a* $n$\n- b\n\n```\ncode\n```", Markup.MARKDOWN)
    assert plain(text) == "Title • a n • b code"
    assert block_html(text).startswith('<h2 id="title">Title</h2>')


@pytest.mark.parametrize(
    ("source", "display"),
    [
        (r"a \(x^2\) b", False),
        (r"a \( x^2 \), b", False),
        (r"**\(x^2\)**", False),
        ("We have\n\\[ x^2 \\]\nfor all x", True),
        ("\\[\nx^2\n\\]", True),
        ("- a\n  \\[\n  x^2\n  \\]\n", True),
        ("> \\begin{equation}\n> x^2 \\label{eq:x}\n> \\end{equation}", True),
        (r"so \begin{equation*} x^2 \end{equation*} holds", True),
    ],
)
def test_formulas_between_the_signs_of_latex(source: str, display: bool) -> None:
    markup = parse_body(source).html()
    shown = ' display="block"' if display else ""
    assert f"<math{shown}><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>" in markup
    assert "\\" not in markup
    assert "begin" not in markup


@pytest.mark.parametrize(
    "name", ["align", "align*", "flalign", "eqnarray", "eqnarray*", "aligned", "split"]
)
def test_aligned_formulas_are_tables(name: str) -> None:
    equals = "&=&" if name.startswith("eqn") else "&="
    inner = f"\\begin{{{name}}}\n a {equals} b \\\\[2pt]\n - c {equals} d\n\\end{{{name}}}"
    source = f"$${inner}$$" if name in ("aligned", "split") else inner
    markup = parse_body(source).html()
    assert markup.count("<mtr>") == 2
    assert markup.count("<mtd>") == 4
    assert "<ul>" not in markup
    assert plain(Text(source, Markup.MARKDOWN)) == "a = b; -c = d"


def test_an_alignat_has_no_number_of_columns_to_show() -> None:
    source = r"\begin{alignat}{2} a &= b \end{alignat}"
    assert plain(Text(source, Markup.MARKDOWN)) == "a = b"
    assert plain(Text(source, Markup.TEX)) == "a = b"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"an open \(x", "an open (x"),
        (r"\(see all of the notes below\)", "(see all of the notes below)"),
        (r"see \[1\] and \[v1\_2\]", "see [1] and [v1_2]"),
        (r"\[see the notes\]", "[see the notes]"),
        (r"\\(x\\)", r"\(x\)"),
        ("`\\(x\\)`", "<code>\\(x\\)</code>"),
        (r"a \( and `\)` b", r"a ( and <code>\)</code> b"),
    ],
)
def test_escaped_brackets_that_are_no_formula(source: str, shown: str) -> None:
    assert parse_body(source).html() == f"<p>{shown}</p>"


def test_code_and_dollars_keep_what_they_enclose() -> None:
    code = parse_body(
        "```\n\\[ x^2 \\]\n```\n\n    \\begin{align}\n    a\n    \\end{align}\n"
    ).html()
    assert "<math" not in code
    both = parse_body("so\n$$\n\\begin{align}\na &= b\n\\end{align}\n$$").html()
    assert both.count("<math") == 1
    assert "$" not in both


def test_an_environment_that_is_not_closed_is_told() -> None:
    body = parse_body("First.\n\nNow \\begin{align}\na &= b\n\n\\end{align}")
    [complaint] = body.complaints
    assert (complaint.code, complaint.offset) == ("text-unclosed-formula", 8)
    assert complaint.message == r"\begin{align} without \end{align}"
    assert complaint.hint == r"close the formula with \end{align}, and leave no blank line in it"
    assert r"\begin{align}" in body.html()


@pytest.mark.parametrize(
    "unit", ["\\(", "\\[\n", "\\begin{align}\n", "\\[\n\\end{align}\n", "- \\[\n", "}\n"]
)
def test_formulas_without_an_end_cost_linear_time(unit: str) -> None:
    started = time.perf_counter()
    parse_body("\\begin{align}\n" + unit * (40_000 // len(unit)))
    assert time.perf_counter() - started < 10
