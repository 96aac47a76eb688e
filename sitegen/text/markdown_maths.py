r"""Formulas in Markdown: ``$n$``, ``\(n\)``, ``\[n\]`` and the displays of amsmath.

Markdown's own escapes ``\(`` and ``\[`` stay what they are unless they are closed and enclose
what looks like a formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.text.dollars import MAX_FORMULA, Formula, formula_at, is_plausible
from sitegen.text.math import environment_formula

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_NAMES = r"(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math)"
BEGIN = re.compile(rf"\\begin\{{({_NAMES}\*?)\}}")
# Up to a closer; another opener ends the search, so that all searches of a text are linear in it.
_UP_TO_PAREN = re.compile(r"([^\\`]*+(?:\\[^()`][^\\`]*+)*+)\\\)")
_UP_TO_BRACKET = re.compile(r"([^\\`]*+(?:\\[^\[\]`][^\\`]*+)*+)\\\]")
_UP_TO_END = re.compile(
    rf"([^\\]*+(?:\\(?!(?:begin|end)\{{{_NAMES}\*?\}}).[^\\]*+)*+)\\end\{{({_NAMES}\*?)\}}",
    re.DOTALL,
)
_COMMAND = re.compile(r"(?<!\\)\\[A-Za-z]")
_SIGN = re.compile(r"(?<!\\)[\^_=+<>]")


def maths_plugin(parser: MarkdownIt) -> None:
    """Let the parser know formulas; `dollarmath` reads those between two dollars on lines."""
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False)
    parser.inline.ruler.at("math_inline", _inline_rule)
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.after("math_block", "tex_block", _block_rule, {"alt": interrupts})


def _inline_rule(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    sign = source[start]
    if sign == "$":
        formula = formula_at(source, start)
    elif sign == "\\":
        formula = _tex_formula(source, start)
    else:
        return False
    if formula is None or formula.end > state.posMax:
        return False
    if not silent:
        alone = _ends_line(source, start - 1) and _ends_line(source, formula.end)
        token = state.push("math_inline", "math", 0)
        token.content = formula.source
        token.meta = {"display": formula.display and (alone or sign == "\\")}
    state.pos = formula.end
    return True


def _tex_formula(source: str, start: int) -> Formula | None:
    r"""The formula that the backslash at `start` opens, as in ``\(n\)``."""
    mark = source[start + 1 : start + 2]
    end = start + MAX_FORMULA
    if mark == "(":
        found = _UP_TO_PAREN.match(source, start + 2, end)
        if found and is_plausible(found[1].strip(), "", True):
            return Formula(found[1].strip(), False, found.end())
    elif mark == "[":
        found = _UP_TO_BRACKET.match(source, start + 2, end)
        if found and is_plausible(found[1].strip(), "", True):
            alone = _ends_line(source, start - 1) and _ends_line(source, found.end())
            if _COMMAND.search(found[1]) or (alone and _SIGN.search(found[1])):
                return Formula(found[1].strip(), True, found.end())
    elif mark == "b" and (opening := BEGIN.match(source, start)):
        found = _UP_TO_END.match(source, opening.end(), end)
        if found and found[2] == opening[1] and found[1].strip():
            return Formula(environment_formula(*found.group(2, 1)), found[2] != "math", found.end())
    return None


def _block_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A display on lines of its own, which are no lists or quotations, whatever they start with."""
    source, start = state.src, _start(state, first)
    if not source.startswith("\\", start) or state.is_code_block(first):
        return False
    opening = BEGIN.match(source, start)
    if opening is None and not source.startswith("[", start + 1):
        return False
    if first and source.endswith("$$", 0, state.eMarks[first - 1]):
        return False  # a part of what stands between dollars
    closer = f"\\end{{{opening[1]}}}" if opening else "\\]"
    lines: list[str] = []
    size = 0
    for line in range(first, last):
        text = source[_start(state, line) : state.eMarks[line]].rstrip()
        size += len(text)
        if not text or size > MAX_FORMULA or (lines and state.sCount[line] < state.blkIndent):
            return False
        if lines and (text.startswith("\\[") or BEGIN.search(text)):
            return False
        lines.append(text)
        if text.endswith(closer):
            break
    whole = "\n".join(lines)
    formula = _tex_formula(whole, 0)
    if formula is None or formula.end < len(whole):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.block = True
        token.content = formula.source
        token.map = [first, first + len(lines)]
    state.line = first + len(lines)
    return True


def _start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _ends_line(source: str, position: int) -> bool:
    return not 0 <= position < len(source) or source[position] == "\n"
