"""The page of `sitegen serve` that lists the problems of the last build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color-scheme: light dark; }
h2 { font-size: 1rem; font-family: ui-monospace, monospace; margin: 2rem 0 .5rem; }
li { margin: .5rem 0; } .error { color: #c0392b; } .warning { color: #a66a00; }
code, small { opacity: .75; }
"""


def problems_page(problems: Iterable[Mapping[str, Any]], *, failed: bool) -> str:
    """The problems as HTML, by file."""
    files: dict[str, list[str]] = {}
    for problem in problems:
        place = ":".join(str(part) for part in (problem["line"], problem["column"]) if part)
        hint = f"<br><small>{escape(problem['hint'])}</small>" if problem["hint"] else ""
        files.setdefault(problem["path"] or "", []).append(
            f'<li><b class="{escape(problem["severity"])}">{escape(problem["severity"])}</b> '
            f"{place} {escape(problem['message'])} <code>{escape(problem['code'])}</code>{hint}"
        )
    parts = [
        f"<h2>{escape(path) or 'The site'}</h2><ul>{''.join(rows)}</ul>"
        for path, rows in files.items()
    ]
    head = "The site could not be built" if failed else "Problems of the site"
    body = "".join(parts) or "<p>There are none.</p>"
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{head}</title><style>{_STYLE}</style><body><h1>{head}</h1>{body}</body></html>"
    )
