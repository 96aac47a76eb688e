"""The Jinja environment of themes: strict, autoescaping, and quick at escaping.

Compiled templates call `escape` for each thing they print. markupsafe's wraps every result in a
`Markup`, which costs four times the escaping itself and which nobody sees: what is printed is
joined at once. So compiled templates are given `escape_output`, which returns plain text.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes

# markupsafe's own inner loop where it offers one; the standard library's does the same, slower.
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", html.escape)


def escape_output(value: Any) -> str:
    """A value escaped for HTML, as `markupsafe.escape` does, but as a plain string."""
    return _escape_text(value) if type(value) is str else markupsafe.escape(value)


_IMPORT = "from jinja2.runtime import "
_OWN_ESCAPE = "from sitegen.render.environment import escape_output as escape\n"


class Environment(jinja2.Environment):
    """An environment whose templates escape with `escape_output`."""

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """The Python source of a template: Jinja's, with our `escape` after its own import."""
        code = super()._generate(source, name, filename, defer_init)
        head, line, rest = code.partition(_IMPORT)
        names, newline, body = rest.partition("\n")
        return f"{head}{line}{names}{newline}{_OWN_ESCAPE}{body}" if line else code
