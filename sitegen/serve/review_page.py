"""The page of `sitegen serve` where an owner decides about works, and the notice that leads there.

Plain forms, no script; every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from sitegen.serve.desk import ACCEPT, NOT_MINE, SAME_AS, Waiting
from sitegen.text.printing import inline_html

# No script, no frame around it (a click could be stolen), forms only to this server.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_AUTHORS = 8  # names that are shown of one work
_MAIN = re.compile(rb"<main(?:\s[^>]*)?>|<body(?:\s[^>]*)?>", re.IGNORECASE)
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem;
  color-scheme: light dark; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0; } p, ul { margin: .25rem 0; }
article { border-top: 1px solid #8888; padding: 1rem 0; }
form { display: inline-block; margin: .5rem 1rem 0 0; } button, input { font: inherit; }
"""


def review_page(waiting: Iterable[Waiting]) -> str:
    """The works that wait, by person, as HTML."""
    people: dict[str, list[Waiting]] = {}
    for work in waiting:
        people.setdefault(work.person, []).append(work)
    body = "".join(_person(person, works) for person, works in people.items())
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Works that wait for review</title><style>{_STYLE}</style></head><body><main>"
        f'<p><a href="/">The site</a></p><h1>Works that wait for review</h1>'
        f"{body or '<p>No work waits.</p>'}</main></body></html>"
    )


def with_notice(page: bytes, count: int, address: str) -> bytes:
    """A page of the site with a notice, at the start of its main part, that `count` works wait."""
    what = "1 work waits" if count == 1 else f"{count:,} works wait"
    notice = (
        f'<p role="note"><strong><a href="{escape(address)}">{what} for review</a></strong> '
        "and cannot be seen on the site until then.</p>\n"
    ).encode()
    starts = list(_MAIN.finditer(page))
    at = starts[-1].end() if starts else 0
    return page[:at] + notice + page[at:]


def _person(person: str, works: Sequence[Waiting]) -> str:
    ids = "".join(_hidden("work", work.id) for work in works)
    rest = f"{_hidden('person', person)}{ids}{_button(ACCEPT, f'Accept all {len(works):,}')}"
    return (
        f'<section id="{escape(person)}"><h2>{escape(person)} ({len(works):,})</h2>'
        f"{''.join(map(_work, works))}"
        f'<form method="post"><h3>All the rest</h3>{rest}</form></section>'
    )


def _work(work: Waiting) -> str:
    more = len(work.authors) - _AUTHORS
    authors = ", ".join(work.authors[:_AUTHORS]) + (f" and {more} more" if more > 0 else "")
    where = ", ".join(part for part in (inline_html(work.venue), escape(work.year)) if part)
    doi = f"https://doi.org/{work.doi}" if work.doi else ""
    rows = (
        escape(authors),
        where,
        f'<a href="{escape(doi)}" rel="noreferrer">{escape(doi)}</a>' if doi else "",
    )
    reasons = [f"<li>For: {escape(text)}</li>" for text in work.pro]
    reasons += [f"<li>Against: {escape(text)}</li>" for text in work.contra]
    known = _hidden("person", work.person) + _hidden("work", work.id)
    return (
        f"<article><h3>{inline_html(work.title) or '(no title)'}</h3>"
        f"{''.join(f'<p>{row}</p>' for row in rows if row)}"
        f"<p><code>{escape(work.id)}</code></p><ul>{''.join(reasons)}</ul>"
        f'<form method="post">{known}{_button(ACCEPT, "Accept")} '
        f"{_button(NOT_MINE, 'Not mine')}</form>"
        f'<form method="post">{known}<label>Citation key, id or DOI of the other work '
        f'<input name="same_as" required></label> {_button(SAME_AS, "Same as")}</form></article>'
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _button(decision: str, label: str) -> str:
    return f'<button name="decision" value="{decision}">{label}</button>'
