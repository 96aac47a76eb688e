"""Code in pages, coloured by Pygments: classes only, no inline style."""

from __future__ import annotations

from functools import lru_cache
from html import escape

_MAX_COLOURED = 100_000  # characters; some of Pygments' lexers are slow on more


@lru_cache(maxsize=256)
def listing_html(code: str, language: str) -> str:
    """A block of code as safe HTML; a language that Pygments does not know stays uncoloured."""
    if not language:
        return f'<pre class="highlight"><code>{escape(code, quote=False)}</code></pre>\n'
    coloured = _coloured(code, language) or escape(code, quote=False)
    name = escape(language)
    return f'<pre class="highlight"><code class="language-{name}">{coloured}</code></pre>\n'


def _coloured(code: str, language: str) -> str:
    if len(code) > _MAX_COLOURED:
        return ""
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return ""
    return highlight(code, lexer, HtmlFormatter(nowrap=True))
