"""A `Report` as Markdown, and as plain text of 80 columns for the fields of forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sitegen.export.report import Line, Part, Report
from sitegen.text.tree import Link, Node, Span, Str, Style, Tree
from sitegen.text.tree_markdown import bracketed, markdown
from sitegen.text.tree_text import plain_text

COLUMNS = 80

# Where a line may end: at a blank, and between letters of scripts that are written without any.
_WORD = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]+|\s+"
)
_NEVER_FIRST = frozenset("，。、；：？！）」』》】〉〕…ー")


def report_markdown(report: Report) -> str:
    """The report as Markdown; references are a list that is numbered through."""
    out = [f"# {_escaped(report.title)}"]
    out += [_escaped(text) for text in (report.period, report.remark) if text]
    for part in report.parts:
        out.append(f"{'#' * (part.level + 1)} {_escaped(part.heading)}")
        if part.remark:
            out.append(_escaped(part.remark))
        if part.lines:
            out.append("\n".join(map(_item, part.lines)))
    return "\n\n".join(out) + "\n"


def _item(line: Line) -> str:
    text = "".join(map(_node, line.text))
    if line.number:
        return f"{line.number}. {text}"
    return f"- {_escaped(line.when)}: {text}" if line.when else f"- {text}"


def _node(node: Node) -> str:
    if isinstance(node, Link) and plain_text(node.children) == node.url:
        return f"<{bracketed(node.url)}>"
    return markdown((node,))


def _escaped(text: str) -> str:
    return markdown((Str(text),))


def report_text(report: Report) -> str:
    """The report as plain text in lines of at most 80 columns, but for longer addresses.

    Names that are strong stand between asterisks when several people share the report.
    """
    several = len(report.authors) > 1
    out = [_heading(report.title, "=")]
    out += [_wrapped(text) for text in (report.period, report.remark) if text]
    out += [_part(part, several) for part in report.parts]
    return "\n\n".join("\n".join(lines) for lines in out) + "\n"


def _part(part: Part, several: bool) -> Iterator[str]:
    if part.level == 1:
        yield ""
    yield from _heading(part.heading, "=-"[min(part.level, 2) - 1] if part.level < 3 else "")
    if part.remark:
        yield from _wrapped(part.remark)
    width = max((len(str(line.number)) for line in part.lines), default=1)
    for line in part.lines:
        text = plain_text(_starred(line.text) if several else line.text)
        if line.number:
            mark = f"{line.number:>{width}}. "
        else:
            mark, text = "- ", f"{line.when}: {text}" if line.when else text
        yield from _wrapped(text, mark, " " * len(mark))


def _heading(text: str, mark: str) -> Iterator[str]:
    lines = list(_wrapped(text))
    yield from lines
    if mark:
        yield mark * max(map(_columns, lines), default=0)


def _starred(tree: Tree) -> Tree:
    """The tree with asterisks around what is strong."""
    out: list[Node] = []
    for node in tree:
        strong = isinstance(node, Span) and node.style is Style.STRONG
        out += (Str("*"), node, Str("*")) if strong else (node,)
    return tuple(out)


def _columns(text: str) -> int:
    """The columns that a text fills in a terminal: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(bool(unicodedata.combining(letter)) for letter in text)


def _wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """The text in lines; `first` begins the first, `rest` the others."""
    line, column = first, _columns(first)
    empty = True
    gap = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isspace():
            gap = " "
            continue
        width = _columns(word)
        if not empty and column + len(gap) + width > COLUMNS and word not in _NEVER_FIRST:
            yield line
            line, column, gap, empty = rest, _columns(rest), "", True
        line += (gap if not empty else "") + word
        column += width + (len(gap) if not empty else 0)
        gap, empty = "", False
    if not empty or first.strip():
        yield line.rstrip()
