"""The page of `sitegen serve` where an owner decides about works, and the notice that leads there.

Plain forms, no script; every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from sitegen.serve.desk import ACCEPT, NOT_MINE, SAME_AS, Waiting
from sitegen.text.printing import inline_html

# No script, no frame around it (a click could be stolen), forms only to this server.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_AUTHORS = 8  # names that are shown of one work
_OPENALEX = re.compile(r"W[0-9]{1,12}")
_MAIN = re.compile(rb"<main(?:\s[^>]*)?>|<body(?:\s[^>]*)?>", re.IGNORECASE)
_STYLE = """
:root { color-scheme: light dark; --line: #8885; --soft: #8882; --good: #1a7f4b; --bad: #b3401f;
  --link: #0f5a75; }
@media (prefers-color-scheme: dark) {
  :root { --good: #5fc48f; --bad: #f0906f; --link: #7cc4e0; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto 4rem; max-width: 46rem;
  padding: 0 1rem; overflow-wrap: anywhere; }
a { color: var(--link); } h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.0625rem; margin: 0; }
p { margin: .25rem 0; } .soft, small { opacity: .8; font-size: .875rem; }
.said { border-inline-start: .25rem solid var(--good); padding: .5rem .75rem;
  background: var(--soft); margin: 1rem 0; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
ul { list-style: none; padding: 0; margin: .75rem 0; } .for b { color: var(--good); }
.against b { color: var(--bad); } li { display: grid; grid-template-columns: 4.5rem 1fr; }
.answers { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: start; }
button, input, summary { font: inherit; padding: .375rem .875rem; border-radius: .375rem; }
button, input { border: 1px solid var(--line); }
button { cursor: pointer; background: var(--soft); color: inherit; }
button.first { background: var(--link); border-color: var(--link); color: Canvas; }
summary { cursor: pointer; border: 1px solid transparent; } input { width: 100%; margin: .25rem 0; }
details[open] { flex-basis: 100%; } details form { padding: .25rem .875rem; }
"""
_SAID = {
    ACCEPT: ("accepted", "mine"),
    NOT_MINE: ("noted as not theirs", "not_mine"),
    SAME_AS: ("joined with the other work", "same_as"),
}


def review_page(
    waiting: Iterable[Waiting],
    names: Mapping[str, str] | None = None,
    said: tuple[str, str, int] = ("", "", 0),
) -> str:
    """The works that wait, by person, as HTML.

    `names` are the people's, by id. `said` is the decision that was just made: its word, the
    person, and of how many works.
    """
    people: dict[str, list[Waiting]] = {}
    for work in waiting:
        people.setdefault(work.person, []).append(work)
    body = "".join(
        _person(person, (names or {}).get(person, person), works)
        for person, works in people.items()
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Works that wait for review</title><style>{_STYLE}</style></head><body>"
        '<p><a href="/">← The site</a></p><main><h1>Works that wait for review</h1>'
        "<p>A program at OpenAlex holds these to be by people of this site, and nothing surer says "
        "so. None is published before somebody who knows has said yes.</p>"
        f"{_said(*said)}{body or '<p><b>No work waits.</b></p>'}</main></body></html>"
    )


def _said(decision: str, person: str, number: int) -> str:
    """What became of the last decision, and how it is taken back."""
    if decision not in _SAID:
        return ""
    what, field = _SAID[decision]
    works = "1 work" if number == 1 else f"{number:,} works"
    return (
        f'<p role="status" class="said">{works} {what}. To take that back, delete the line under '
        f"<code>{field}</code> in <code>content/people/{escape(person)}.review.yaml</code>.</p>"
    )


def with_notice(page: bytes, count: int, address: str) -> bytes:
    """A page of the site with a notice, at the start of its main part, that `count` works wait."""
    what = "1 work waits" if count == 1 else f"{count:,} works wait"
    stay = "stays" if count == 1 else "stay"
    notice = (
        f'<p role="note" class="notice"><strong><a href="{escape(address)}">{what} for review</a>'
        f"</strong> and {stay} off the site until then. Only you see this line.</p>\n"
    ).encode()
    starts = list(_MAIN.finditer(page))
    at = starts[-1].end() if starts else 0
    return page[:at] + notice + page[at:]


def _person(person: str, name: str, works: Sequence[Waiting]) -> str:
    ids = "".join(_hidden("work", work.id) for work in works)
    number = f"{len(works):,}"
    everything = (
        f'<form method="post" action="review">{_hidden("person", person)}{ids}'
        f"{_button(ACCEPT, f'Accept all {number} of {escape(name)}')}</form>"
    )
    return (
        f'<section id="{escape(person)}"><h2>{escape(name)} ({number})</h2>'
        f"{''.join(map(_work, works))}{everything if len(works) > 1 else ''}</section>"
    )


def _work(work: Waiting) -> str:
    more = len(work.authors) - _AUTHORS
    authors = ", ".join(work.authors[:_AUTHORS]) + (f" and {more} more" if more > 0 else "")
    where = ", ".join(part for part in (inline_html(work.venue), escape(work.year)) if part)
    links = [_link(f"https://doi.org/{work.doi}", f"doi:{work.doi}")] if work.doi else []
    links.append(
        _link(f"https://openalex.org/{work.id}", f"OpenAlex {work.id}")
        if _OPENALEX.fullmatch(work.id)
        else f"<code>{escape(work.id)}</code>"
    )
    rows = (escape(authors), where, " · ".join(links))
    reasons = [f'<li class="for"><b>For</b> {escape(text)}</li>' for text in work.pro]
    reasons += [f'<li class="against"><b>Against</b> {escape(text)}</li>' for text in work.contra]
    known = _hidden("person", work.person) + _hidden("work", work.id)
    listed = f"<ul>{''.join(reasons)}</ul>" if reasons else "<p>Nothing speaks for or against.</p>"
    return (
        f"<article><h3>{inline_html(work.title) or '(no title)'}</h3>"
        f"{''.join(f'<p>{row}</p>' for row in rows if row)}"
        f"{listed}"
        f'<div class="answers"><form method="post" action="review">{known}'
        f"{_button(ACCEPT, 'Accept', 'first')} {_button(NOT_MINE, 'Not mine')}</form>"
        "<details><summary>The same as another work …</summary>"
        f'<form method="post" action="review">{known}<label>Citation key, id or DOI of the other '
        f'<input name="same_as" required></label>{_button(SAME_AS, "It is the same")}'
        "</form></details></div></article>"
    )


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _button(decision: str, label: str, kind: str = "") -> str:
    look = f' class="{kind}"' if kind else ""
    return f'<button name="decision" value="{decision}"{look}>{label}</button>'
