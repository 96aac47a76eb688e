"""The division of a .bib file into chunks: entries, each ending before the next one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from typing import NamedTuple

from sitegen.digest import digest_bytes
from sitegen.errors import Problems
from sitegen.files.bibtex_repair import repair
from sitegen.files.bibtex_scan import Chunk, closing_sign, scan
from sitegen.files.bibtex_text import BibText

# Entry types of BibTeX's and biblatex's manuals, and a few that are common.
ENTRY_TYPES = frozenset(
    "article artwork audio bibnote book bookinbook booklet collection commentary comment "
    "conference dataset electronic image inbook incollection inproceedings inreference "
    "jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook "
    "mvcollection mvproceedings mvreference online patent performance periodical phdthesis "
    "preamble preprint proceedings reference report review set software standard string "
    "suppbook suppcollection suppperiodical techreport thesis unpublished video www xdata".split()
)
_TYPE = "|".join(sorted(ENTRY_TYPES, key=len, reverse=True))
_WORD = r"[A-Za-z][A-Za-z0-9_:.+/\-]*+"
# An entry starts a line. With "(" its type must be a known one: "@ada (London)" is prose.
_START = re.compile(rf"^[ \t]*+(@[ \t]*+(?:({_WORD})\s*+\{{|({_TYPE})\s*+\())", re.M | re.I)
# An entry behind another's end, on the same line.
_LATER_START = re.compile(rf"@[ \t]*+({_TYPE})\s*+[{{(]", re.IGNORECASE)
# An entry that lost its "@", or the brace behind its type.
_BROKEN_START = re.compile(
    rf"^[ \t]*+(?:(?P<at>@[ \t]*+)?(?P<type>{_TYPE})[ \t]*+(?P<brace>[{{(])?)"
    r"[ \t]*+(?P<key>[^\s,={}()\"]++)[ \t]*+,[ \t]*+\n(?=[ \t]*+[A-Za-z]\w*+[ \t]*+=)",
    re.M | re.I,
)
_FIELD_LINE = re.compile(r'^[ \t]*+[A-Za-z][\w\-]*+[ \t]*+=[ \t]*+["{]', re.M)
_LOST = re.compile(
    rf"^[ \t]*+@[ \t]*+(?!comment)[A-Za-z]|@[ \t]*+(?!comment)(?:{_TYPE})\b"
    r'|^[ \t]*+[A-Za-z][\w\-]*+[ \t]*+=[ \t]*+["{]',
    re.M | re.I,
)
_LINE = re.compile(r"[^\n]*+\n?")
_NOTHING = re.compile(r"[\s},)]*+")
# A value may quote an entry in its text; how far the scanner looks past such a start.
_FURTHEST_JOIN = 65_536
_MOST_JOINS = 100
# How many closing signs may stand before an entry that begins in mid-line.
_FURTHEST_BACK = 200

Memo = MutableMapping[str, Chunk | None]


class Piece(NamedTuple):
    """A chunk and the offset of its `@` in the file."""

    start: int
    chunk: Chunk


def chunk_at(text: str, start: int) -> Chunk | None:
    """The chunk whose `@` is at an offset, as `Splitter` divides a text that has one there."""
    if text[start : start + 1] != "@":
        return None
    following = _START.search(text, start + 1)
    raw = text[start : following.start(1) if following else len(text)]
    return scan(raw, 0, len(raw)) or repair(raw)


class Splitter:
    """Reads a text chunk by chunk; `memo` remembers chunks by the digest of their text."""

    def __init__(self, text: BibText, problems: Problems, memo: Memo | None = None) -> None:
        self._bib = text
        self._text = text.text
        self._problems = problems
        self._memo = memo
        self._joins_left = _MOST_JOINS

    def pieces(self) -> Iterator[Piece]:
        """The chunks in file order, without comments; text that seems lost becomes a problem."""
        text = self._text
        starts = [match.start(1) for match in _START.finditer(text, self._bib.begin)]
        starts.append(len(text))
        position = self._bib.begin
        comments_close = True
        for index, start in enumerate(starts[:-1]):
            if start < position:
                continue
            yield from self._between(position, start)
            limit = starts[index + 1]
            if text[start + 1 : start + 10].lstrip().lower().startswith("comment"):
                end = self._comment_end(start, len(text) if comments_close else limit)
                comments_close = end >= 0
                position = end if end >= 0 else _line_end(text, start)
                continue
            piece = self._piece(start, limit)
            if piece is None:
                position = start
                continue
            yield piece
            position = piece.start + piece.chunk.end
        yield from self._between(position, len(text))

    def _comment_end(self, start: int, limit: int) -> int:
        """The offset behind a comment's closing brace, or -1."""
        opening = self._text.find("{", start, limit)
        if opening < 0:
            return -1
        closing = closing_sign(self._text, opening, limit)
        return closing + 1 if closing >= 0 else -1

    def _piece(self, start: int, limit: int) -> Piece | None:
        chunk = self._chunk(self._text[start:limit])
        if chunk is None:
            return None
        if chunk.complaints and limit < len(self._text) and self._joins_left:
            self._joins_left -= 1
            joined = scan(self._text, start, min(len(self._text), start + _FURTHEST_JOIN))
            if joined is not None and self._quotes_entries(start, limit, joined):
                chunk = joined
        return Piece(start, chunk)

    def _chunk(self, raw: str) -> Chunk | None:
        if self._memo is None:
            return scan(raw, 0, len(raw)) or repair(raw)
        key = digest_bytes(raw.encode("utf-8", "surrogatepass"))
        try:
            return self._memo[key]
        except KeyError:
            chunk = self._memo[key] = scan(raw, 0, len(raw)) or repair(raw)
            return chunk

    def _quotes_entries(self, start: int, limit: int, joined: Chunk) -> bool:
        """Whether the start at `limit` is prose in a value, not what an open brace swallowed."""
        before = [field.offset for field in joined.fields if start + field.offset < limit]
        if not before or start + joined.end <= limit:
            return False
        return _FIELD_LINE.search(self._text, start + before[-1], limit) is None

    def _between(self, start: int, end: int) -> Iterator[Piece]:
        """Entries that begin in mid-line or lost their `@`; complaints about what seems lost."""
        nothing = _NOTHING.match(self._text, start, end)
        position = nothing.end() if nothing else start
        if position >= end:
            return
        found = [
            match
            for pattern in (_LATER_START, _BROKEN_START)
            for match in pattern.finditer(self._text, position, end)
        ]
        found.sort(key=re.Match.start)
        for index, match in enumerate(found):
            limit = found[index + 1].start() if index + 1 < len(found) else end
            if match.start() < position or limit <= match.start():
                continue
            if match.re is _BROKEN_START:
                piece = None if match["at"] and match["brace"] else self._mend_start(match, limit)
            else:
                piece = self._later_piece(match.start(), position, limit)
            if piece is not None:
                self._complain_of_lost(position, match.start())
                yield piece
                position = max(piece.start + piece.chunk.end, match.end())
        self._complain_of_lost(position, end)

    def _later_piece(self, start: int, after: int, limit: int) -> Piece | None:
        """The entry at a start in mid-line, if only closing signs stand before it."""
        text = self._text
        line_start = text.rfind("\n", max(0, start - _FURTHEST_BACK), start) + 1
        before = text[max(line_start, after, start - _FURTHEST_BACK) : start]
        if before.strip(" \t},);") or "%" in text[line_start or start - _FURTHEST_BACK : start]:
            return None
        if text[start + 1 : start + 10].lstrip().lower().startswith("comment"):
            return None
        return self._piece(start, limit)

    def _mend_start(self, match: re.Match[str], limit: int) -> Piece:
        head = f"@{match['type']}{{{match['key']},"
        brace = match["brace"] or "{"
        if brace == "(":
            head = head.replace("{", "(", 1)
        body = match.end() - 1
        missing = "`@`" if not match["at"] else "`{`"
        if not match["at"] and not match["brace"]:
            missing = "`@` and `{`"
        place = self._bib.place(match.start("type"))
        self._problems.add(
            "bibtex-entry-start",
            place,
            f"“{match['type']}” looks like the start of an entry without its {missing}; "
            "read as if it were there",
            f"write `@{match['type']}{{{match['key']},`",
        )
        raw = head + self._text[body:limit]
        chunk = scan(raw, 0, len(raw)) or repair(raw)
        assert chunk is not None  # noqa: S101 -- the head is well-formed
        return Piece(body - len(head), chunk)

    def _complain_of_lost(self, start: int, end: int) -> None:
        if end - start < 3:
            return
        match = _LOST.search(self._text, start, end)
        if match is None:
            return
        line_start = self._text.rfind("\n", 0, match.start()) + 1
        line = self._text[line_start : _line_end(self._text, match.start())].strip()
        if (
            "%" in self._text[line_start : match.start()]
            or "%@" in self._text[start : match.start()]
        ):
            return
        shown = line if len(line) <= 50 else f"{line[:50]}…"
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        self._problems.add(
            "bibtex-lost-text",
            self._bib.place(first),
            f"“{shown}” stands outside of every entry and is passed over",
            "if it belongs to an entry, look for a brace too many or a missing `@type{key,` above",
        )


def _line_end(text: str, position: int) -> int:
    match = _LINE.match(text, position)
    return match.end() if match else len(text)
