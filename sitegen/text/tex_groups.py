"""Groups and arguments of TeX: where they end, however deep and however unbalanced."""

from __future__ import annotations

import re

from sitegen.text.builder import Builder, Wrap
from sitegen.text.reading import MAX_COMPLAINTS, Complaint
from sitegen.text.tex_escapes import unescaped
from sitegen.text.tree import join

_SKIPPED = re.compile(r"[ \t\r\n]*+")
OPTION = re.compile(r"\s*+\[([^\[\]{}]{0,200}+)\]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_ONE_TOKEN = re.compile(r"\\(?:[a-zA-Z]++|.)|[^{}$\\]", re.DOTALL)


class TexGroups(Builder):
    """A TeX source, the groups that are open in it, and the complaints about it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = unescaped(source)
        self.complaints: list[Complaint] = []
        self.counters: list[int] = []  # of the open lists: the next item's number, or 0
        self.skips: dict[int, int] = {}  # groups that are not read: start -> end
        self._found: dict[str, int] = {}

    def close(self, closer: str) -> bool:
        """Close the innermost group that `closer` ends; declarations inside it end with it."""
        groups = self.groups
        while groups:
            group = groups[-1]
            if isinstance(group, int):
                if closer != "}":
                    return False
                groups.pop()
                return True
            ends_with_outer = group.closer == "" or (group.closer[0] == "<" and closer == "}")
            if group.closer != closer and not ends_with_outer:
                return False
            groups.pop()
            self.finish(group)
            if group.closer == closer:
                return True
        return False

    def find(self, needle: str, start: int) -> int:
        """Where `needle` next occurs, or -1; the searches of one source stay linear."""
        known = self._found.get(needle)
        if known is not None and (known < 0 or known >= start):
            return known
        self._found[needle] = position = self.source.find(needle, start)
        return position

    def skip(self, position: int) -> int:
        """Behind the blanks at `position`."""
        match = _SKIPPED.match(self.source, position)
        return match.end() if match else position

    def options(self, position: int) -> int:
        """Behind the [..] that stand at `position`."""
        for _ in range(3):
            match = OPTION.match(self.source, position)
            if match is None:
                break
            position = match.end()
        return position

    def argument(self, position: int, wrap: Wrap) -> int:
        """Read the argument at `position` into `wrap`: a group, or the one mark there."""
        start = self.skip(self.options(position))
        if self.source.startswith("{", start):
            if not self.open("}", start, wrap):
                self.groups.append(start)
            return start + 1
        if start < len(self.source) and (char := self.source[start]) not in "\\$}~":
            self.pieces.extend(wrap(join((char,))))
            return start + 1
        return position

    def raw(self, position: int, limit: int | None = None) -> tuple[str, int]:
        """The raw argument at `position` without its braces, and where it ends.

        An argument that is still open after `limit` characters counts as absent.
        """
        start = self.skip(position)
        if not self.source.startswith("{", start):
            match = _ONE_TOKEN.match(self.source, start)
            return (match[0], match.end()) if match else ("", position)
        depth = 1
        at = start + 1
        size = len(self.source) if limit is None else min(len(self.source), start + limit)
        while match := _BRACE.search(self.source, at, size):
            at = match.end()
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
                if depth == 0:
                    return self.source[start + 1 : at - 1], at
        if limit is not None:
            return "", position
        self.complain_open(start)
        return self.source[start + 1 :], len(self.source)

    def complain(self, code: str, offset: int, message: str, hint: str) -> None:
        """Record a complaint, unless there are many already."""
        if len(self.complaints) < MAX_COMPLAINTS:
            self.complaints.append(Complaint(code, offset, message, hint))

    def complain_open(self, offset: int) -> None:
        """Complain about a brace that is never closed."""
        self.complain(
            "text-unbalanced-brace", offset, "an opening brace that nothing closes",
            "close it, or write \\{ for a brace that readers shall see",
        )  # fmt: skip
