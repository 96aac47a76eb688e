"""The inline tree: what every markup is read into and every printer prints.

A tree is a tuple of nodes. Readers keep it shallow: styles nested deeper than `MAX_DEPTH` are
dropped, so printers may recurse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MAX_DEPTH = 32


class Style(StrEnum):
    """What a `Span` does to its children."""

    EMPH = "emph"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"
    SUP = "sup"
    SUB = "sub"
    UNDERLINE = "underline"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Str:
    """Characters that stand for themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Children in one style."""

    style: Style
    children: Tree


@dataclass(frozen=True, slots=True)
class Link:
    """Children that lead to `url`, which `urls.safe_url` has passed."""

    url: str
    children: Tree


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in TeX, without its dollars. `display` sets it on a line of its own."""

    source: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class MathML:
    """A formula that its source has as MathML: untrusted markup from <math to </math>."""

    source: str


@dataclass(frozen=True, slots=True)
class TexCode:
    r"""TeX that nobody here understands, such as ``\foo``, kept as written."""

    source: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The end of a paragraph. It stands at the top of a tree only."""


Node = Str | Span | Link | Math | MathML | TexCode | Break | Paragraph
Tree = tuple[Node, ...]

BREAK = Break()
PARAGRAPH = Paragraph()


def join(pieces: Iterable[str | Node]) -> Tree:
    """The tree of a reader's pieces: neighbouring strings become one `Str`, empty ones go."""
    nodes: list[Node] = []
    held: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            held.append(piece)
            continue
        if held:
            if text := "".join(held):
                nodes.append(Str(text))
            held.clear()
        nodes.append(piece)
    if held and (text := "".join(held)):
        nodes.append(Str(text))
    return tuple(nodes)


def strip(tree: Tree) -> Tree:
    """The tree without breaks and blanks at its two ends."""
    first, last = 0, len(tree)
    while first < last and _is_blank(tree[first]):
        first += 1
    while last > first and _is_blank(tree[last - 1]):
        last -= 1
    tree = tree[first:last]
    if tree and isinstance(node := tree[0], Str) and node.text[0].isspace():
        tree = (Str(node.text.lstrip()), *tree[1:])
    if tree and isinstance(node := tree[-1], Str) and node.text[-1].isspace():
        tree = (*tree[:-1], Str(node.text.rstrip()))
    return tree


def paragraphs(tree: Tree) -> list[Tree]:
    """The paragraphs of a tree, each without blanks at its ends; empty ones go."""
    parts: list[list[Node]] = [[]]
    for node in tree:
        if isinstance(node, Paragraph):
            parts.append([])
        else:
            parts[-1].append(node)
    return [paragraph for part in parts if (paragraph := strip(tuple(part)))]


def _is_blank(node: Node) -> bool:
    return isinstance(node, Break | Paragraph) or (isinstance(node, Str) and not node.text.strip())
