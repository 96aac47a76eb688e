"""`inline`: pieces of references and lines of a CV as inline trees, with names set off in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from sitegen.export import names
from sitegen.export.piece import Piece
from sitegen.model.authorship import Authorship
from sitegen.model.name import Name
from sitegen.text.printing import read
from sitegen.text.text import Markup, Text
from sitegen.text.tree import Link, Node, Span, Str, Style, Tree, strip

# How the reference styles write a name; a longer form holds the shorter ones.
_FORMS: tuple[Callable[[Name], str], ...] = (
    names.inverted,
    names.direct,
    names.inverted_initials,
    names.direct_initials,
)


def piece_tree(piece: Piece) -> Tree:
    """A piece of a reference as a tree: italics, scripts, links, formulas."""
    return text_tree(Text(piece.html, Markup.HTML))


def text_tree(text: Text) -> Tree:
    """A text of the model as a tree on one line."""
    return tuple(map(_one_link, strip(read(text).tree)))


def plain_tree(text: str, url: str = "") -> Tree:
    """A plain text, with its formulas, as a tree; with `url` all of it is a link."""
    tree = text_tree(Text(text)) if text else ()
    return (_one_link(Link(url, tree)),) if url and tree else tree


def _one_link(node: Node) -> Node:
    """The node without links inside a link: an address that is a link's text is read as one."""
    if isinstance(node, Link):
        return Link(node.url, tuple(_without_links(node.children)))
    return node


def _without_links(tree: Tree) -> Iterable[Node]:
    for node in tree:
        if isinstance(node, Link):
            yield from _without_links(node.children)
        elif isinstance(node, Span):
            yield Span(node.style, tuple(_without_links(node.children)))
        else:
            yield node


def marked(tree: Tree, authorships: Iterable[Authorship], people: Collection[str]) -> Tree:
    """The tree with the names of some people strong, where a reference style has written them.

    `authorships` are all of the work: of two authors who are written alike the right one counts.
    """
    listed = list(authorships)
    for place, authorship in enumerate(listed):
        if authorship.person in people:
            tree = _with_strong(tree, authorship.name, [a.name for a in listed[:place]])
    return tree


def _with_strong(tree: Tree, name: Name, before: list[Name]) -> Tree:
    for write in _FORMS:
        form = write(name)
        skipped = sum(write(other) == form for other in before)
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
        for index, node in enumerate(tree):
            if isinstance(node, Span) and node.children == (Str(form),):
                skipped -= 1  # somebody written alike, set off before
            if not isinstance(node, Str):
                continue
            matches = list(pattern.finditer(node.text))
            if skipped < len(matches):
                start, end = matches[skipped].span()
                inside: Tree = (
                    Str(node.text[:start]),
                    Span(Style.STRONG, (Str(form),)),
                    Str(node.text[end:]),
                )
                return (*tree[:index], *(n for n in inside if n != Str("")), *tree[index + 1 :])
            skipped -= len(matches)
    return tree
