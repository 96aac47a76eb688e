"""`Builder`: how a reader builds a tree, with a stack of open groups instead of recursion."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.text.tree import MAX_DEPTH, Node, Paragraph, Tree, join

Pieces = list[str | Node]
Wrap = Callable[[Tree], Pieces]


class Group:
    """An open group: what closes it, where it began, and what becomes of its contents."""

    __slots__ = ("closer", "offset", "outer", "wrap")

    def __init__(self, closer: str, offset: int, wrap: Wrap, outer: Pieces) -> None:
        self.closer = closer
        self.offset = offset
        self.wrap = wrap
        self.outer = outer


class Builder:
    """A tree in the making: `pieces` is the innermost open group's list, to be appended to."""

    def __init__(self) -> None:
        self.pieces: Pieces = []
        self.groups: list[Group | int] = []  # an int is a group without effect: its offset
        self.depth = 0  # of groups with an effect

    def open(self, closer: str, offset: int, wrap: Wrap) -> bool:
        """Open a group, unless groups are nested too deeply already."""
        if self.depth >= MAX_DEPTH:
            return False
        self.groups.append(Group(closer, offset, wrap, self.pieces))
        self.pieces = []
        self.depth += 1
        return True

    def finish(self, group: Group) -> None:
        """Wrap up the innermost group with an effect, which has just been popped.

        Paragraphs stand at the top of a tree only, so a style ends with its paragraph and starts
        again in the next.
        """
        pieces, self.pieces = self.pieces, group.outer
        self.depth -= 1
        if not any(isinstance(piece, Paragraph) for piece in pieces):
            if tree := join(pieces):
                self.pieces.extend(group.wrap(tree))
            return
        part: Pieces = []
        for piece in pieces:
            if isinstance(piece, Paragraph):
                if tree := join(part):
                    self.pieces.extend(group.wrap(tree))
                self.pieces.append(piece)
                part = []
            else:
                part.append(piece)
        if tree := join(part):
            self.pieces.extend(group.wrap(tree))

    def tree(self) -> Tree:
        """The finished tree; groups that are still open end here."""
        while self.groups:
            group = self.groups.pop()
            if isinstance(group, Group):
                self.finish(group)
        return join(self.pieces)
