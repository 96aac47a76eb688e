"""YAML syntax errors in plain words."""

from __future__ import annotations

import re

_UNQUOTED_COLON = re.compile(r"^[ \t-]*(?P<key>[^\s:#'\"{\[][^:]*):[ \t]+(?P<value>[^'\"|>].*:.*)$")
_TEXT_AFTER_QUOTE = re.compile(
    r"^[ \t-]*[^\s:]+:[ \t]+(?:'[^']*'|\"(?:[^\"\\]|\\.)*\")[ \t]*[^\s#,]"
)


def explain(
    text: str, line: int, column: int, problem: str, context: str
) -> tuple[str, str, tuple[int, int]]:
    """Message, hint, and the line and column (from 1) that a syntax error is reported at.

    `line` and `column` are the parser's, from 0; `problem` and `context` are its words.
    """
    lines = text.split("\n")
    at = min(line, len(lines) - 1)
    row = lines[at].rstrip("\r")
    place = (line + 1, column + 1)
    before = lines[at - 1].rstrip("\r") if at else ""
    quote = "close the quotation mark"
    if "\t" in row[: len(row) - len(row.lstrip())]:
        tab = row.index("\t")
        return (
            "a tab is used to indent",
            "indent with blanks; YAML allows no tabs",
            (at + 1, tab + 1),
        )
    if "quoted scalar" in context and "end of stream" in problem:
        return "a quotation mark is opened and never closed", quote, place
    if "unknown escape" in problem:
        hint = "use single quotes '...' around text with backslashes, or write each as \\\\"
        return "a backslash in double quotes starts an escape that YAML does not know", hint, place
    if _TEXT_AFTER_QUOTE.match(row):
        hint = "quote the whole value; write a ' inside single quotes twice"
        return "text follows a closing quotation mark", hint, place
    if "cannot start any token" in problem and column < len(row):
        found = row[column]
        hint = "put the value in quotation marks"
        return f"a value cannot start with “{found}”", hint, place
    if "mapping values are not allowed" in problem:
        if _UNQUOTED_COLON.match(row):
            hint = "put the whole value in quotation marks"
            return "a value that holds “: ” must be quoted", hint, place
        hint = "indent a field exactly like the field above it"
        return "the field is indented where none is expected", hint, place
    if "block sequence entries are not allowed" in problem:
        hint = "start the list on a new line, one “- ” a line"
        return "a list starts in the middle of a line", hint, place
    if "could not find expected ':'" in problem:
        hint = "write “name: value”; indent the further lines of a long value"
        number = max(line - 1, 0)
        return "a line is neither “name: value” nor part of the value above", hint, (number + 1, 1)
    if "flow sequence" in context or "flow mapping" in context or "flow node" in context:
        bracket = "}" if "mapping" in context else "]"
        hint = f"close it with “{bracket}” and put a comma between its values"
        return "a list or mapping in brackets is not finished", hint, place
    if "did not find expected '-' indicator" in problem:
        return "a field stands among the items of a list", "start the item with “- ”", place
    if "did not find expected key" in problem:
        if before.strip() and len(row) - len(row.lstrip()) != len(before) - len(before.lstrip()):
            hint = "indent a field exactly like the field above it"
            return "the line's indentation fits no field above", hint, place
        hint = "check quotation marks, brackets and indentation of this line and the one above"
        return "a field is expected here", hint, place
    if "anchor" in context or "tag" in context or "tag" in problem:
        hint = "put the value in quotation marks"
        return f"“{row[column : column + 1] or '!'}” has a meaning of its own in YAML", hint, place
    hint = "check quotation marks, brackets and indentation of this line and the one above"
    return f"the YAML cannot be read here ({problem})", hint, place
