"""`Piece`: a stretch of a reference as plain text and as safe HTML, side by side."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from sitegen.text import printing
from sitegen.text.text import Text

_ENDS = (".", "?", "!", ".”", "?”", "!”", ".’", "?’", "!’", "…")


class Piece(NamedTuple):
    """The same words twice: `plain` Unicode text and `html`, escaped and safe to print."""

    plain: str = ""
    html: str = ""

    def __bool__(self) -> bool:
        return self[0] != ""

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence, so that no full stop is due."""
        return self.plain.endswith(_ENDS)


NOTHING = Piece()


def words(plain: str) -> Piece:
    """A plain text."""
    if "&" in plain or "<" in plain or ">" in plain:
        return Piece(plain, escape(plain, quote=False))
    return Piece(plain, plain)


def printed(text: Text) -> Piece:
    """A `Text` of the model, on one line."""
    return Piece(printing.plain(text), printing.inline_html(text)) if text else NOTHING


def italic(piece: Piece) -> Piece:
    """The piece in italics (plain text has none)."""
    return Piece(piece.plain, f"<i>{piece.html}</i>") if piece else NOTHING


def link(url: str, label: str = "") -> Piece:
    """An address, linked; `label` is printed in its place."""
    if not url:
        return NOTHING
    label = label or url
    return Piece(label, f'<a href="{escape(url)}">{escape(label, quote=False)}</a>')


def quoted(piece: Piece, mark: str = "") -> Piece:
    """The piece in double quotation marks with `mark` (comma or full stop) inside them.

    Quotation marks within become single ones; a title's own "?" takes the mark's place.
    """
    if not piece:
        return NOTHING
    plain, html = _requoted(piece.plain), piece.html
    if plain != piece.plain:
        html = html.replace("“", "‘").replace("”", "’")
        if "<" not in html:  # a straight mark may also belong to an attribute
            html = _requoted(html.replace("&quot;", '"').replace("&#34;", '"'))
    mark = "" if plain.endswith(_ENDS) else mark
    return Piece(f"“{plain}{mark}”", f"“{html}{mark}”")


def _requoted(text: str) -> str:
    text = text.replace("“", "‘").replace("”", "’")
    if '"' not in text:
        return text
    opened = False
    out = []
    for part in text.split('"'):
        out.append(part)
        opened = not opened
        out.append("‘" if opened else "’")
    return "".join(out[:-1])


def joined(*pieces: Piece | str) -> Piece:
    """The pieces one after the other, nothing between them."""
    parts = [words(piece) if isinstance(piece, str) else piece for piece in pieces]
    return Piece("".join([p[0] for p in parts]), "".join([p[1] for p in parts]))


def listed(mark: str, *pieces: Piece | str) -> Piece:
    """The pieces that are not empty with `mark` between them."""
    parts = [words(piece) if isinstance(piece, str) else piece for piece in pieces if piece]
    if len(parts) == 1:
        return parts[0]
    return Piece(mark.join([p[0] for p in parts]), mark.join([p[1] for p in parts]))


def stopped(piece: Piece) -> Piece:
    """The piece as a sentence: with a full stop unless it has an end of its own."""
    if not piece or piece.ended:
        return piece
    return Piece(f"{piece.plain}.", f"{piece.html}.")


def sentences(*pieces: Piece | str) -> Piece:
    """The pieces that are not empty, each a sentence, a blank between them."""
    return listed(" ", *(stopped(words(p) if isinstance(p, str) else p) for p in pieces if p))
