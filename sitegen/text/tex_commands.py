"""The macros of the TeX reader that do more than set a style: links, lists, formulas, ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sitegen.text.characters import without_controls
from sitegen.text.math import environment_formula
from sitegen.text.symbols import any_symbol
from sitegen.text.tex_macros import (
    ENVIRONMENTS,
    FORMULA_ENVIRONMENTS,
    FORMULAS,
    LISTS,
    SILENT,
)
from sitegen.text.tree import BREAK, PARAGRAPH, Link, Math, Span, Style, TexCode, join
from sitegen.text.urls import safe_url

if TYPE_CHECKING:
    from sitegen.text.tex import TexReader

Command = Callable[["TexReader", str, int, int], int]
"""Takes the reader, the macro's name, where it starts and ends; says where reading goes on."""

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_LABEL = re.compile(r"\s*+\[([^\[\]{}\\$]{0,200}+)\]")
_ESCAPED = re.compile(r"\\([%#&_~$^{} ])(?:\{\})?")
_SCRIPTS = re.compile(r"(?:[_^](?:\{[^{}]{0,100}\}|\w))*+")
_CODE = re.compile(r"\s*+(?:`\\?(.)|\"([0-9A-F]{1,4})|'([0-7]{1,5})|(\d{1,5}))\s?")
_CHEMISTRY = re.compile(r"(?<=[A-Za-z)\]])(\d+)|\^\{([^{}]*+)\}|\^([\d+\-]+)|->|[^\d^]+?|.")


def silent(reader: TexReader, name: str, start: int, end: int) -> int:
    """Skip a macro that prints nothing, with the arguments that are its own."""
    position = reader.options(end)
    for _ in range(SILENT[name]):
        if not reader.source.startswith("{", reader.skip(position)):
            break
        position = reader.raw(position)[1]
    if name == "hspace":
        reader.pieces.append(" ")
    return position if SILENT[name] else reader.skip(position)


def citation(reader: TexReader, name: str, start: int, end: int) -> int:
    """Show the keys of a citation: what they name is not in this text."""
    keys, position = reader.raw(reader.options(end))
    reader.pieces.append("[" + ", ".join(key.strip() for key in keys.split(",")) + "]")
    return position


def bare_formula(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""Take ``\frac{a}{b}`` and its like outside of dollars for the formula that it is."""
    position = reader.options(end)
    for _ in range(FORMULAS[name]):
        position = reader.raw(position)[1]
    scripts = _SCRIPTS.match(reader.source, position)
    position = scripts.end() if scripts else position
    reader.pieces.append(Math(reader.source[start:position]))
    return position


def unknown(reader: TexReader, name: str, start: int, end: int) -> int:
    """Show an unknown macro's sign, else its arguments, else its name; complain."""
    source = reader.source
    position = reader.options(end)
    argued = source.startswith("{", position) and not source.startswith("{}", position)
    if not argued and (symbol := any_symbol(name)):
        reader.pieces.append(symbol)
        return reader.skip(end)
    reader.complain(
        "text-unknown-macro",
        start,
        f"\\{name} is no macro known here; its {'argument' if argued else 'name'} is shown",
        "write the sign itself, or a macro of plain LaTeX",
    )
    if argued:
        return position
    reader.pieces.append(TexCode("\\" + name))
    return end


def link(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\href{address}{text}``, ``\url{address}``, ``\doi{10...}``."""
    raw, position = reader.raw(reader.options(end))
    address = _BLANKS.sub("", _ESCAPED.sub(r"\1", raw))
    url = safe_url(address)
    if not url:
        reader.complain(
            "text-unsafe-link",
            start,
            f"“{address[:60]}” is no address that may be linked",
            "use http, https or mailto",
        )
    if name == "href":
        if url:
            return reader.argument(position, lambda tree: [Link(url, tree)])
        return position
    shown = join((address,))
    reader.pieces.extend([Link(url, shown)] if url and shown else shown)
    return position


def verbatim(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\verb|..|``: code between two equal signs."""
    sign = reader.source[end : end + 1]
    close = reader.source.find(sign, end + 1, end + 500) if sign else -1
    if close < 0:
        return end
    reader.pieces.append(Span(Style.CODE, join((reader.source[end + 1 : close],))))
    return close + 1


def ensured(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\ensuremath{..}``: a formula without dollars."""
    raw, position = reader.raw(end)
    if formula := raw.strip().strip("$").strip():
        reader.formula(formula, display=False)
    return position


def either(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\texorpdfstring{TeX}{plain}``: the first is printed, the second skipped."""
    behind = reader.raw(end, limit=500)[1]
    if behind > end and reader.source.startswith("{", reader.skip(behind)):
        second = reader.skip(behind)
        reader.skips[second] = reader.raw(behind)[1]
    return reader.skip(end)


def footnote(reader: TexReader, name: str, start: int, end: int) -> int:
    """A footnote goes into parentheses: one line has no foot."""
    return reader.argument(end, lambda tree: [" (", *tree, ")"])


def enquote(reader: TexReader, name: str, start: int, end: int) -> int:
    """A quotation in typographic quotation marks."""
    return reader.argument(end, lambda tree: ["“", *tree, "”"])


def chemistry(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\ce{H2O}``: digits behind letters are subscripts, charges superscripts."""
    raw, position = reader.raw(end)
    for match in _CHEMISTRY.finditer(raw):
        below, above = match[1], match[2] or match[3]
        if below:
            reader.pieces.append(Span(Style.SUB, join((below,))))
        elif above:
            reader.pieces.append(Span(Style.SUP, join((above.replace("-", "−"),))))
        elif match[0] not in ("{", "}", "^", "\\", "$"):
            reader.pieces.append("→" if match[0] == "->" else match[0])
    return position


def character(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\char`\~``, ``\char"7E``, ``\char126``: a character by its code."""
    match = _CODE.match(reader.source, end)
    if match is None:
        return unknown(reader, name, start, end)
    sign, sixteen, eight, ten = match.groups()
    code = int(sixteen, 16) if sixteen else int(eight, 8) if eight else int(ten or 0)
    reader.pieces.append(without_controls(sign or chr(code)))
    return match.end()


def paragraph(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\par``."""
    reader.pieces.append(PARAGRAPH)
    return reader.skip(end)


def new_line(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\newline``."""
    reader.pieces.append(BREAK)
    return reader.skip(end)


def blank(reader: TexReader, name: str, start: int, end: int) -> int:
    r"""``\quad`` and its like."""
    reader.pieces.append(" ")
    return reader.skip(end)


def begin(reader: TexReader, name: str, start: int, end: int) -> int:
    """An environment: a displayed formula, a list, or just its text."""
    raw, position = reader.raw(end)
    environment = raw.strip().rstrip("*")
    if environment in FORMULA_ENVIRONMENTS:
        closer = f"\\end{{{raw}}}"
        close = reader.find(closer, position)
        if close >= 0:
            body = environment_formula(environment, reader.source[position:close])
            reader.pieces.append(Math(body, FORMULA_ENVIRONMENTS[environment]))
            return close + len(closer)
    elif environment in LISTS:
        reader.counters.append(1 if environment.endswith("enumerate") else 0)
        return reader.skip(reader.options(position))
    elif environment not in ENVIRONMENTS:
        reader.complain(
            "text-unknown-macro",
            start,
            f"“{environment[:40]}” is no environment known here; its text is shown",
            "write it as plain paragraphs",
        )
    return reader.skip(position)


def end(reader: TexReader, name: str, start: int, end: int) -> int:
    """The end of an environment; that of a list ends its last line."""
    raw, position = reader.raw(end)
    if raw.strip().rstrip("*") in LISTS and reader.counters:
        reader.counters.pop()
        reader.pieces.append(BREAK)
    return position


def item(reader: TexReader, name: str, start: int, end: int) -> int:
    """A list's item on a line of its own, with its bullet, number or label."""
    label = _LABEL.match(reader.source, end)
    reader.pieces.append(BREAK)
    if label:
        reader.pieces.append(label[1] + " ")
        return reader.skip(label.end())
    if reader.counters and reader.counters[-1]:
        reader.pieces.append(f"{reader.counters[-1]}. ")
        reader.counters[-1] += 1
    else:
        reader.pieces.append("• ")
    return reader.skip(end)


COMMANDS: dict[str, Command] = {
    "href": link, "url": link, "nolinkurl": link, "doi": link, "path": verbatim,
    "verb": verbatim, "ensuremath": ensured, "texorpdfstring": either, "footnote": footnote,
    "footnotetext": footnote, "enquote": enquote, "textquote": enquote, "ce": chemistry,
    "char": character, "par": paragraph, "newline": new_line, "linebreak": new_line,
    "quad": blank, "qquad": blank, "space": blank, "begin": begin, "end": end, "item": item,
}  # fmt: skip
