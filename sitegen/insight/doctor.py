"""The doctor: which texts were repaired, and what still looks damaged or unkept.

It only looks and tells; rules of `sitegen.resolve.repairs` mend, when site.yaml asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.config import Config
from sitegen.model.library import Library
from sitegen.model.work import Work, WorkRecord
from sitegen.resolve.repair import FIELDS, damage
from sitegen.resolve.repairs.dropped_tex import lone_names
from sitegen.text.printing import complaints, plain
from sitegen.text.text import Text

TEXTS = (*FIELDS, "venue", "award", "annotation", "note", "additional_info")

_COMMAND = re.compile(r"\\[A-Za-z]{2,}|\\begin\{")
# A dollar that is no price: "$5", "US$", "$ 3".
_DOLLAR = re.compile(r"(?<![A-Z])\$(?!\s?\d)(?!\w+\s)")
_PROMISE = re.compile(
    r"\b(?:source code|codes?|code ?base|implementation)\b[^.;]{0,60}?\b(?:is|are|will be|can be)"
    r"(?: \w+){0,3}? (?:available|released|found|accessed|open[- ]sourced?|accessible)\b"
    r"|\b(?:release|publish|provide|share)s? (?:\w+ ){0,4}?(?:code|implementation)\b"
    r"|\bopen[- ]sourc(?:e|ing) (?:our|the|all|its|their) (?:\w+ ){0,3}?(?:code|implementation)\b"
    r"|\bcode(?:base)?: ?https?:",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co"
    r"|git\.[\w.-]{1,60}|[\w-]{1,60}\.git(?:hub|lab)\.io|zenodo\.org)/?[^\s<>()\[\]\"']{0,200}"
)
_CODE_LINKS = ("code", "software")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a work that its owner should see: a problem's code, the field, the words.

    `offset` is where in the field's text it is, in characters.
    """

    code: str
    work: Work
    field: str
    message: str
    hint: str
    offset: int = 0


def examine(library: Library, config: Config) -> Iterator[Finding]:
    """What there is to say of each work, in the library's order."""
    for work in library.works:
        yield from _repaired(work)
        yield from _damaged(work)
        yield from _raw(work)
        yield from _promised(work)
        if work.date and not (work.date.year or work.date.status or work.status):
            yield Finding(
                "check-no-year",
                work,
                "date",
                f"the date of {work.id} has no year: “{work.date.text}”",
                "write YYYY, YYYY-MM or YYYY-MM-DD",
            )
        if library.people:
            yield from _cut(work, config)


def idle_repairs(config: Config, records: Iterable[WorkRecord]) -> tuple[str, ...]:
    """The files and sources under `repairs` from which no work comes."""
    if not config.repairs:
        return ()
    known = {name for r in records for name in (r.path, r.source.name.lower())}
    return tuple(name for name in config.repairs if name not in known)


def _repaired(work: Work) -> Iterator[Finding]:
    for repair in work.repairs:
        yield Finding(
            "check-repaired",
            work,
            repair.field,
            f"the {repair.field} of {work.id} is repaired by {', '.join(repair.rules)}",
            "its page shows the text as it came; look whether the repair is right",
        )
        if "dropped-tex" in repair.rules:
            names = lone_names(getattr(work, repair.field))
            if names:
                yield Finding(
                    "check-lone-name",
                    work,
                    repair.field,
                    f"in the {repair.field} of {work.id} stands {', '.join(names)}: "
                    "a word, or a sign that lost its backslash",
                    "if it is a sign, write the text anew in content/works/*.yaml",
                )


def _damaged(work: Work) -> Iterator[Finding]:
    """Texts that one of the rules would repair."""
    for name in FIELDS:
        if rules := damage(getattr(work, name)):
            path = dict(work.sources).get(name, "")
            parts = path.split("/")
            source = parts[2] if parts[:2] == ["content", "fetched"] and len(parts) > 3 else path
            yield Finding(
                "check-damaged",
                work,
                name,
                f"the {name} of {work.id} looks damaged by its source: {', '.join(rules)}",
                "to repair what comes from there, write in site.yaml: "
                f"repairs: {{{source or 'FILE'}: [{', '.join(rules)}]}}",
            )


def _raw(work: Work) -> Iterator[Finding]:
    """Commands and dollars that readers see, and what the text's reader complains of."""
    for name in TEXTS:
        text: Text = getattr(work, name)
        if not text:
            continue
        for complaint in complaints(text):
            yield Finding(
                complaint.code,
                work,
                name,
                f"the {name} of {work.id}: {complaint.message}",
                complaint.hint,
                complaint.offset,
            )
        shown = plain(text)
        if found := _COMMAND.search(shown) if "\\" in shown else None:
            yield Finding(
                "check-raw-command",
                work,
                name,
                f"the {name} of {work.id} shows the raw command {found[0]}",
                "put formulas between dollars, and other commands into a .bib file or out",
            )
        if "$" in shown and _DOLLAR.search(shown):
            yield Finding(
                "check-stray-dollar",
                work,
                name,
                f"the {name} of {work.id} shows a dollar that encloses no formula",
                "close the formula, or write the dollar as \\$",
            )


def _promised(work: Work) -> Iterator[Finding]:
    """An abstract that promises code, of a work without a link to any."""
    if not work.abstract or any(_is_code(link.kind, link.url) for link in work.links):
        return
    text = plain(work.abstract)
    if promise := _PROMISE.search(text):
        address = _HOST.search(text)
        yield Finding(
            "check-promised-code",
            work,
            "abstract",
            f"the abstract of {work.id} promises code (“{promise[0]}”), and no link leads to any",
            f"add code: {address[0].rstrip('.,;:') if address else 'https://...'}",
        )


def _is_code(kind: str, url: str) -> bool:
    return kind in _CODE_LINKS or bool(_HOST.match(url))


def _cut(work: Work, config: Config) -> Iterator[Finding]:
    """A list of authors that ends in "and others" before it came to the site's people."""
    if not work.others or config.kind == "anthology":
        return
    people = {a.person for a in work.authorships if a.person}
    missing = config.owner not in people if config.kind == "person" and config.owner else not people
    if missing:
        who = config.owner if config.kind == "person" and config.owner else "everybody of the site"
        yield Finding(
            "check-owner-cut",
            work,
            "authorships",
            f"the authors of {work.id} end in “and others”, which leaves out {who}",
            "give all authors",
        )
