"""References as trees, and whose names are set off in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.citation import STYLES, citation
from sitegen.export.inline import marked, piece_tree, plain_tree
from sitegen.export.piece import Piece
from sitegen.export.spans import spans
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.text.text import Markup, Text
from sitegen.text.tree import Link, Span, Str, Style, Tree
from sitegen.text.tree_text import plain_text


def strong(tree: Tree) -> list[str]:
    return [
        plain_text(node.children)
        for node in tree
        if isinstance(node, Span) and node.style is Style.STRONG
    ]


def work(*authors: tuple[str, str]) -> Work:
    return Work(
        "w",
        ("w",),
        type="article-journal",
        title=Text(r"Some \emph{properties} of $H_2O$ by A. Church", Markup.TEX),
        authorships=tuple(Authorship(Name.parse(name), person=person) for name, person in authors),
        date=PartialDate(1936),
        venue=Text("Annals"),
        doi="10.1000/x",
    )


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("apa", ["Church, A."]),
        ("mla", ["Church, Alonzo"]),
        ("chicago", ["Church, Alonzo"]),
        ("ieee", ["A. Church"]),
    ],
)
def test_a_name_is_set_off_as_each_style_writes_it(style: str, written: list[str]) -> None:
    made = work(("Alonzo Church", "church"), ("J. Barkley Rosser", ""))
    tree = marked(piece_tree(citation(made, style)), made.authorships, ("church",))
    assert strong(tree) == written


@pytest.mark.parametrize("style", STYLES)
def test_of_two_who_are_written_alike_the_right_one_is_set_off(style: str) -> None:
    made = work(("Wei Wang", ""), ("Wei Wang", "wei"), ("Ada Byron", "ada"))
    tree = marked(piece_tree(citation(made, style)), made.authorships, ("wei", "ada"))
    before = plain_text(tree[: next(i for i, n in enumerate(tree) if isinstance(n, Span))])
    if len(strong(tree)) == 2:  # a style that names all three
        assert "Wang" in before


def test_two_who_are_written_alike_can_both_be_set_off() -> None:
    made = work(("Wei Wang", "a"), ("Wei Wang", "b"))
    tree = marked(piece_tree(citation(made, "apa")), made.authorships, ("a", "b"))
    assert strong(tree) == ["Wang, W.", "Wang, W."]


def test_a_name_within_a_longer_one_is_another() -> None:
    tree = marked(
        (Str("A. Churchill and A. Church"),), work(("A. Church", "c")).authorships, ("c",)
    )
    assert [plain_text((node,)) for node in tree] == ["A. Churchill and", "A. Church"]


def test_nobody_is_set_off_whom_nobody_asked_for() -> None:
    made = work(("Alonzo Church", "church"))
    plain = piece_tree(citation(made, "apa"))
    assert marked(plain, made.authorships, ()) == plain


def test_a_reference_keeps_italics_and_has_links_one_deep() -> None:
    tree = piece_tree(citation(work(("Alonzo Church", "")), "apa"))
    assert Span(Style.EMPH, (Str("properties"),)) in tree
    link = next(node for node in tree if isinstance(node, Link))
    assert link == Link("https://doi.org/10.1000/x", (Str("https://doi.org/10.1000/x"),))


def test_an_address_in_a_linked_text_is_no_second_link() -> None:
    (link,) = plain_tree("see https://a.example/", "https://b.example/")
    assert isinstance(link, Link)
    assert not any(isinstance(node, Link) for node in link.children)
    assert plain_text((link,)) == "see https://a.example/"


def test_spans_are_texts_and_what_is_marked_up() -> None:
    tree = piece_tree(Piece("", 'a <i>b<sub>2</sub></i> <a href="https://c.example/">d</a>'))
    assert spans(tree, str) == [
        "a ",
        {"style": "emph", "of": ["b", {"style": "sub", "of": ["2"]}]},
        " ",
        {"url": "https://c.example/", "of": ["d"]},
    ]


def test_a_link_that_cannot_be_made_leaves_its_text() -> None:
    tree = piece_tree(Piece("", 'a <a href="https://c.example/">d <i>e</i></a>'))
    assert spans(tree, lambda _: "") == ["a ", "d ", {"style": "emph", "of": ["e"]}]


@given(st.text(max_size=80))
def test_any_text_becomes_spans_that_say_the_same(text: str) -> None:
    tree = plain_tree(text)

    def flat(values: list[object]) -> str:
        return "".join(v if isinstance(v, str) else flat(v["of"]) for v in values)  # type: ignore[index]

    assert flat(spans(tree, str)).split() == plain_text(tree).split()
