"""TeX as BibTeX fields and abstracts have it, read into the inline tree.

A tokenizer, not a TeX: it knows the macros that occur in titles and abstracts, shows the
argument of any other and complains. A bare ``%`` is a sign, not a comment (real abstracts are
full of them), and a dollar is a dollar unless a formula is plausible.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from sitegen.text.accents import ACCENTS, FORMULA_ACCENTS, LETTERS, SPACING, accented
from sitegen.text.dollars import formula_at
from sitegen.text.reading import Reading
from sitegen.text.symbols import FUNCTIONS, MATH_SYMBOLS, TEXT_SYMBOLS
from sitegen.text.tex_commands import COMMANDS, bare_formula, citation, silent, unknown
from sitegen.text.tex_groups import OPTION, TexGroups
from sitegen.text.tex_html import html_entity, html_tag
from sitegen.text.tex_macros import CHARACTERS, CITATIONS, DECLARED, FORMULAS, PLAIN, SILENT, STYLED
from sitegen.text.tree import BREAK, PARAGRAPH, Link, Math, Span, Style, Tree, join
from sitegen.text.urls import bare_url

_TOKEN = re.compile(
    r"\\(?:[a-zA-Z]++\*?|.|\Z)|\{|\}|\$|~|---?|``|''|`[^`'\s{}\\$][^`'\n{}\\$]{0,80}'(?!\w)|\?`|!`"
    r"|\n[ \t]*+\n\s*+|https?://|<(?=[/?A-Za-z])|&(?=[#a-zA-Z])",
    re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ACCENT_PART = re.compile(
    r"[ \t\r\n]*+(?:(\{)|\\([`'^\"~=.]|[cvuHkdbrthGU](?![a-zA-Z]))|\\([a-zA-Z]++)|([^\W\d_]))"
)


@lru_cache(maxsize=2048)
def read_tex(source: str) -> Reading:
    """The tree of a TeX source and what is wrong with it. Never raises; linear in its length."""
    reader = TexReader(source)
    tree = reader.read()
    return Reading(tree, tuple(reader.complaints))


class TexReader(TexGroups):
    """One pass over a source, with a stack of open groups."""

    def read(self) -> Tree:
        """The tree of the whole source."""
        source, position, size = self.source, 0, len(self.source)
        search = _TOKEN.search
        handlers = _HANDLERS
        while position < size:
            match = search(source, position)
            if match is None:
                self._text(source[position:])
                break
            start = match.start()
            if start > position:
                self._text(source[position:start])
            mark = match[0]
            position = handlers[mark[0]](self, mark, start, match.end())
        for group in self.groups:
            if isinstance(group, int):
                self.complain_open(group)
            elif group.closer == "}":
                self.complain_open(group.offset)
        return self.tree()

    # Tokens; each handler gets the mark, its start and end, and says where reading goes on.

    def _text(self, text: str) -> None:
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _BLANKS.sub(" ", text)
        self.pieces.append(text)

    def _brace(self, mark: str, start: int, end: int) -> int:
        if self.skips and start in self.skips:
            return self.skips[start]
        self.groups.append(start)
        return end

    def _end_brace(self, mark: str, start: int, end: int) -> int:
        if not self.close("}"):
            self.complain(
                "text-unbalanced-brace", start, "a closing brace that nothing opened",
                "remove it, or write \\} for a brace that readers shall see",
            )  # fmt: skip
        return end

    def _dollar(self, mark: str, start: int, end: int) -> int:
        if formula := formula_at(self.source, start, tex=True):
            self.formula(formula.source, formula.display)
            return formula.end
        rest = self.source[end : end + 2].lstrip()
        if rest[:1].isdigit():
            self.pieces.append("$")
            return end
        self.complain(
            "text-lone-dollar", start, "a dollar sign that opens no formula",
            "write \\$ for a dollar that readers shall see",
        )  # fmt: skip
        return end

    def formula(self, source: str, display: bool) -> None:
        """Add a formula; a lone script, as in ``CO$_2$``, is no formula but a script."""
        if match := _SIMPLE_SCRIPT.match(source):
            style = Style.SUP if match[1] == "^" else Style.SUB
            self.pieces.append(Span(style, join((match[2] or match[3],))))
        else:
            self.pieces.append(Math(source, display))

    def _tie(self, mark: str, start: int, end: int) -> int:
        self.pieces.append("\u00a0")
        return end

    def _dash(self, mark: str, start: int, end: int) -> int:
        self.pieces.append("—" if len(mark) == 3 else "–")
        return end

    def _quote(self, mark: str, start: int, end: int) -> int:
        if mark in ("``", "''"):
            self.pieces.append("“" if mark == "``" else "”")
            return end
        self._text(f"‘{mark[1:-1]}’")
        return end

    def _upside_down(self, mark: str, start: int, end: int) -> int:
        self.pieces.append("¿" if mark == "?`" else "¡")
        return end

    def _paragraph(self, mark: str, start: int, end: int) -> int:
        self.pieces.append(PARAGRAPH)
        return end

    def _url(self, mark: str, start: int, end: int) -> int:
        url = bare_url(self.source, start)
        if not url:
            self.pieces.append(mark)
            return end
        self.pieces.append(Link(url, join((url,))))
        return start + len(url)

    # Macros

    def _macro(self, mark: str, start: int, end: int) -> int:
        name = mark[1:]
        if not name:
            return end
        if len(name) == 1 and not name.isalpha():
            return self._sign(name, start, end)
        name = name.rstrip("*")
        if (letter := LETTERS.get(name)) is not None:
            self.pieces.append(letter)
            return self.skip(end)
        if name in ACCENTS:
            return self._accent(name, start, end)
        if (styled := STYLED.get(name)) is not None:
            return self.argument(end, lambda tree: [Span(styled, tree)])
        if (declared := DECLARED.get(name)) is not None:
            self.open("", start, lambda tree: [Span(declared, tree)])
            return self.skip(end)
        if (symbol := TEXT_SYMBOLS.get(name)) is not None:
            self.pieces.append(symbol)
            return self.skip(end)
        if name in PLAIN:
            return self.skip(self.options(end))
        if name in SILENT:
            return silent(self, name, start, end)
        if (command := COMMANDS.get(name)) is not None:
            return command(self, name, start, end)
        if name in FORMULA_ACCENTS and _LETTER.match(self.source, end):
            return self._accent(FORMULA_ACCENTS[name], start, end)
        if name in CITATIONS:
            return citation(self, name, start, end)
        if name in FORMULAS:
            return bare_formula(self, name, start, end)
        if (symbol := MATH_SYMBOLS.get(name)) is not None:
            self.pieces.append(symbol)
            return self.skip(end)
        if name in FUNCTIONS:
            self.pieces.append(name)
            return end
        return unknown(self, name, start, end)

    def _sign(self, name: str, start: int, end: int) -> int:
        if name in ACCENTS:
            return self._accent(name, start, end)
        if name == "\\":
            if _ESCAPED_TWICE.match(self.source, end):
                return end - 1
            self.pieces.append(BREAK)
            match = OPTION.match(self.source, end)
            return match.end() if match and match[1][:1].isdigit() else end
        if name in "([":
            closer = "\\)" if name == "(" else "\\]"
            close = self.find(closer, end)
            if close >= 0:
                self.formula(self.source[end:close].strip(), name == "[")
                return close + 2
            self.complain(
                "text-unclosed-formula", start, f"\\{name} without {closer}",
                f"close the formula with {closer}",
            )  # fmt: skip
            return end
        self.pieces.append(CHARACTERS.get(name, name))
        return end + 4 if name == "&" and self.source.startswith("amp;", end) else end

    def _accent(self, name: str, start: int, end: int) -> int:
        """An accent, perhaps over accents, over a letter, each perhaps in braces."""
        source = self.source
        if name == '"' and source[end : end + 1] not in _UMLAUTS:
            self.pieces.append('"')  # an escaped quotation mark, not an umlaut
            return end
        accents, position, opened = [name], end, 0
        letter = ""
        while len(accents) < 4 and opened < 8:
            match = _ACCENT_PART.match(source, position)
            if match is None:
                break
            if match[1]:
                opened += 1
            elif match[2]:
                accents.append(match[2])
            elif match[3]:
                if match[3] in LETTERS:
                    letter, position = LETTERS[match[3]], self.skip(match.end())
                break
            else:
                letter, position = match[4], match.end()
                break
            position = match.end()
        if not letter:
            self.pieces.append(SPACING.get(name, ""))
            if source.startswith("{}", end):
                return end + 2
            return end
        self.pieces.append(accented(tuple(dict.fromkeys(accents)), letter))
        while opened and source.startswith("}", position):
            opened -= 1
            position += 1
        self.groups.extend([start] * opened)  # \'{ei}: the group goes on behind the letter
        return position


_LETTER = re.compile(r"\s*+(?:\{\s*+[^\W\d_]\s*+\}|(?<=\s)[^\W\d_])")
# \\'{e} and \\textbf{x}: the source has been through JSON once too often.
_ESCAPED_TWICE = re.compile(r"[`'^\"~=]\{|(?:text[a-z]{2}|emph|url|href|[vcuHk])\{|&")
_UMLAUTS = frozenset("aeiouywxAEIOUYWX{\\ı")
_SIMPLE_SCRIPT = re.compile(
    r"(?:\{\})?\s*+([\^_])\s*+(?:\{\s*+(?:\\(?:rm|mathrm|text|textrm|it)\b\s*+)?\{?([A-Za-z0-9+\-]{1,12}+)\}?\s*+\}"
    r"|([A-Za-z0-9]))\s*+\Z"
)

_Handler = Callable[[TexReader, str, int, int], int]
_HANDLERS: dict[str, _Handler] = {
    "\\": TexReader._macro, "{": TexReader._brace, "}": TexReader._end_brace,
    "$": TexReader._dollar,
    "~": TexReader._tie, "-": TexReader._dash, "`": TexReader._quote, "'": TexReader._quote,
    "?": TexReader._upside_down, "!": TexReader._upside_down, "\n": TexReader._paragraph,
    "h": TexReader._url, "<": html_tag, "&": html_entity,
}  # fmt: skip
