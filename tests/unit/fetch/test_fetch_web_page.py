import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.fetch.web_page import WebPage


def links(html: str) -> list[tuple[str, str]]:
    page = WebPage("https://page.example/~ada/", html)
    return [(link.url, " ".join(sorted(link.rel))) for link in page.links()]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://a.example/">x</a>', [("https://a.example/", "")]),
        ("<A HREF='https://a.example' REL='NoFollow ME'>", [("https://a.example", "me nofollow")]),
        ("<link rel=me href=https://a.example/x>", [("https://a.example/x", "me")]),
        ('<a\nclass="x>y"\nhref = "?a=1&amp;b=2" >', [("https://page.example/~ada/?a=1&b=2", "")]),
        ('<a data-href="https://b.example" href="c">', [("https://page.example/~ada/c", "")]),
        ('<a href="//b.example/">', [("https://b.example/", "")]),
        ('<a href="one" href="two">', [("https://page.example/~ada/one", "")]),
        ('<abbr href="x"><a>no</a><a href="">', []),
        ('<a href="http://[::1">', []),
    ],
)
def test_links(html: str, expected: list[tuple[str, str]]) -> None:
    assert links(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="https://a.example"> -->',
        "<script>x = '<a href=\"https://a.example\">'</script>",
        '<STYLE><a href="https://a.example"></style>',
        '<textarea><a href="https://a.example"></textarea>',
        '<template><a href="https://a.example"></template>',
        '<!-- <a href="https://a.example">',
        '&lt;a href="https://a.example"&gt;',
    ],
)
def test_what_no_reader_can_follow_is_no_link(html: str) -> None:
    assert links(html) == []


def test_what_follows_a_comment_or_script_is_read() -> None:
    html = '<!-- x --><script>"İ"</script><a href="https://a.example/">'
    assert links(html) == [("https://a.example/", "")]


@given(st.text(alphabet="<a href='\">=x/!-script\n"))
def test_any_text_can_be_read(html: str) -> None:
    links(html)


@pytest.mark.parametrize(
    "part", ["<a ", "<a href='", '<a href="x', "<!--", "<script>", "<a href=x ", "<a href   "]
)
def test_a_hostile_page_costs_what_it_is_long(part: str) -> None:
    html = part * (1_000_000 // len(part))
    assert links(html) is not None  # a quadratic reader would not come back
