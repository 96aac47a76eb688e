"""The one Markdown parser of the program, set up once: what it reads and how it prints it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from sitegen.text.citation_mark import citation_plugin
from sitegen.text.listing import listing_html
from sitegen.text.markdown_maths import maths_plugin
from sitegen.text.math import mathml
from sitegen.text.works_query import works_query_plugin

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_NESTING = 100  # text nested deeper vanishes; the library's 20 is met by real quotations


@lru_cache(maxsize=1)
def markdown_parser() -> MarkdownIt:
    """CommonMark without HTML, with tables, strikethrough, footnotes, definition lists, maths.

    Raw HTML shows as text. Addresses are not judged here: `markdown` does it on the tokens.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"html": False, "typographer": False, "maxNesting": _MAX_NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.use(deflist_plugin).use(footnote_plugin)
    parser.use(maths_plugin).use(citation_plugin).use(works_query_plugin)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


# Rules of the renderer; `env` holds the functions that `Body.html` was given.

Env = dict[str, Any]


def _formula(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    token = tokens[index]
    return mathml(token.content, bool(token.meta.get("display")))


def _formula_block(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    return f"<p>{mathml(tokens[index].content.strip(), display=True)}</p>\n"


def _code_block(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    token = tokens[index]
    words = token.info.split()
    return listing_html(token.content, words[0] if words else "")


def _citation(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    cite = env.get("cite")
    shown: str | None = cite(tokens[index].meta["citation"]) if cite else None
    return escape(tokens[index].content) if shown is None else shown


def _works_list(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    works_list = env.get("works_list")
    shown: str | None = works_list(tokens[index].meta["query"]) if works_list else None
    return f"{shown}\n" if shown else ""


def _link_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    token = tokens[index]
    address = _resolved(str(token.attrs["href"]), env)
    env.setdefault("links", []).append(address)
    if address is None:
        return ""
    title = token.attrs.get("title")
    extra = f' title="{escape(str(title))}"' if title else ""
    return f'<a href="{escape(address)}"{extra}>'


def _link_close(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    return "" if env["links"].pop() is None else "</a>"


def _image(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    token = tokens[index]
    words = self.renderInlineAsText(token.children or [], options, env)
    source, title = str(token.attrs["src"]), token.attrs.get("title")
    if (image := env.get("image")) and is_inside(source):
        shown: str | None = image(source, words, str(title or ""))
        if shown is not None:
            return shown
    words = escape(words)
    address = _resolved(source, env)
    if address is None:
        return words
    extra = f' title="{escape(str(title))}"' if title else ""
    if "//" in address[:8]:  # another host is asked by those readers only who want to
        words = words or escape(address)
        within = any(link is not None for link in env.get("links", ()))
        return words if within else f'<a href="{escape(address)}"{extra}>{words}</a>'
    return f'<img src="{escape(address)}" alt="{words}"{extra} loading="lazy">'


def _resolved(address: str, env: Env) -> str | None:
    """What `Body.html`'s `link` makes of an address inside the site; any other as it is."""
    if address.startswith("#"):
        return f"#{env.get('prefix', '')}{address[1:]}" if len(address) > 1 else address
    if is_inside(address) and (link := env.get("link")):
        resolved: str | None = link(address)
        return resolved
    return address


def is_inside(address: str) -> bool:
    """Whether a safe address leads into the site: it has neither scheme nor host."""
    return not address.startswith(("http:", "https:", "mailto:", "tel:", "HTTP", "//"))


def _heading_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    token = tokens[index]
    anchor = escape(f"{env.get('prefix', '')}{token.attrs['id']}")
    return f'<{token.tag} id="{anchor}">'


def _footnotes_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    return '<section class="footnotes" role="doc-endnotes">\n<ol>\n'


def _footnote_mark(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    return str(tokens[index].meta["id"] + 1)


_RULES = {
    "math_inline": _formula,
    "math_block": _formula_block,
    "fence": _code_block,
    "code_block": _code_block,
    "citation": _citation,
    "works_list": _works_list,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "heading_open": _heading_open,
    "footnote_block_open": _footnotes_open,
    "footnote_caption": _footnote_mark,
}
