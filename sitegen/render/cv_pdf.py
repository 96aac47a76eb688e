"""A CV as PDF: its view becomes JSON, and the theme's template cv.typ sets it with Typst.

docs/pdf.md describes the JSON for authors of templates. Content is data there and never Typst's
markup, so nothing in it can be taken for a command.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.export.inline import plain_tree, text_tree
from sitegen.export.spans import Spans, spans
from sitegen.export.wording import Wording
from sitegen.render.filters import summary
from sitegen.render.typesetting import MAIN, TypesettingError, typeset
from sitegen.text.printing import plain
from sitegen.theme.colour import on_light

if TYPE_CHECKING:
    from sitegen.model.person import Entry
    from sitegen.pages.cv_pdf import CvPdfView
    from sitegen.pages.cv_views import CvSection, CvView, CvWork
    from sitegen.pages.views import AuthorView, SiteView
    from sitegen.text.tree import Tree
    from sitegen.theme import Theme

DATA = "cv.json"
_ENDING = ".typ"
_INK, _PAPER = "#333333", "#ffffff"
_LONGEST = 2000  # characters of an address; Typst has a limit of its own
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}\Z")  # Typst refuses any other
_REGION = re.compile(r"[A-Za-z]{2}\Z")
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def cv_pdf(
    view: CvPdfView, site: SiteView, theme: Theme, template: str, fonts: Sequence[Path]
) -> bytes:
    """The PDF. Raises TypesettingError, which names the template's file, when Typst cannot."""
    files = typst_sources(theme)
    files[MAIN] = theme.source(template)
    files[DATA] = json.dumps(cv_data(view, site), ensure_ascii=False)
    try:
        return typeset(files, fonts)
    except TypesettingError as error:
        path = theme.find(template if error.filename == MAIN else error.filename)
        error.filename = str(path) if path else ""
        raise


def typst_sources(theme: Theme) -> dict[str, str]:
    """Every template in Typst's language: "cv.typ" as found, "plain/cv.typ" of one layer."""
    names = [name for name in theme.templates if name.endswith(_ENDING)]
    names += [f"{layer.name}/{name}" for layer in theme.layers for name in names]
    return {name: theme.source(name) for name in names if theme.find(name)}


def cv_data(view: CvPdfView, site: SiteView) -> dict[str, Any]:
    """What the template reads from cv.json."""
    return _Data(view.cv, site).all(view.paper)


class _Data:
    """The values of one CV, in the words of the site."""

    def __init__(self, cv: CvView, site: SiteView) -> None:
        self._cv = cv
        self._site = site
        self._words = Wording(site.words)

    def all(self, paper: str) -> dict[str, Any]:
        """Everything."""
        cv, word = self._cv, self._words.word
        language, *rest = self._site.language.split("-")
        region = next((part for part in rest if _REGION.match(part)), "")
        accent = str(self._site.options.get("accent", ""))
        readable = on_light(accent, (_PAPER,)) if _COLOR.match(accent) else _INK
        return {
            "paper": paper,
            "language": language if _LANGUAGE.match(language) else "en",
            "region": region,
            "direction": self._site.direction,
            "accent": readable,
            "title": f"{cv.name} · {word('cv')}",
            "name": cv.name,
            "role": cv.role,
            "affiliations": [
                {
                    "text": ", ".join(part for part in (a.department, a.name) if part),
                    "url": self._url(a.address),
                }
                for a in cv.affiliations
            ],
            "contacts": [
                {"text": link.label, "url": self._url(link.address)} for link in cv.contacts
            ],
            "interests": {"label": word("interests"), "items": list(cv.interests)},
            "sections": [self._section(section) for section in cv.sections],
        }

    def _url(self, address: str) -> str:
        """An address as the PDF can link it: absolute, or ""."""
        if address.startswith("/") and not address.startswith("//"):
            address = self._site.url + address if self._site.url else ""
        safe = address.lower().startswith(("http://", "https://", "mailto:"))
        return address if safe and len(address) < _LONGEST else ""

    def _spans(self, tree: Tree) -> Spans:
        return spans(tree, self._url)

    def _section(self, section: CvSection) -> dict[str, Any]:
        word = self._words.word
        remarks = [word("by-type.note")] if section.key == "works" else []
        return {
            "key": section.key,
            "heading": word(f"cv.{section.key}"),
            "remark": " ".join(remarks),
            "starred": word("cv.selected") if section.marked else "",
            "lines": [self._line(line) for line in section.lines],
            "groups": [
                {
                    "heading": self._group(section, name),
                    "works": [self._work(row) for row in rows],
                }
                for name, rows in section.works
            ],
        }

    def _group(self, section: CvSection, name: str) -> str:
        if section.key == "works":
            return self._words.word(f"cv.{name}")
        return self._words.word("supervised") if section.lines else ""

    def _line(self, line: Entry) -> dict[str, Any]:
        return {
            "when": self._words.period(line.start, line.end, short=True),
            "title": self._spans(plain_tree(line.title)),
            "url": self._url(line.url),
            "detail": self._spans(plain_tree(line.detail)),
            "place": self._spans(plain_tree(line.place)),
            "figures": [figure for figure in (line.number, line.amount) if figure],
            "keywords": list(line.keywords),
            "text": self._spans(plain_tree(line.text)),
        }

    def _work(self, row: CvWork) -> dict[str, Any]:
        card, word = row.card, self._words.word
        edited = bool(card.authors) and card.authors[0].role == "editor"
        roles = [word(f"by.{role}", names) for role, names in card.roles]
        where = [part for part in (card.where, card.place) if part]
        doi = next((link.address for link in card.links if link.key == "doi"), "")
        short = "short.editor" if len(card.authors) == 1 else "short.editors"
        return {
            "number": row.number,
            "selected": row.selected,
            "authors": [self._author(author) for author in card.authors],
            "others": word("authors.others") if card.others else "",
            "editors": word(short) if edited else "",
            "title": self._spans(text_tree(card.title)) or [card.id],
            "url": self._url(card.address),
            "venue": self._spans(text_tree(card.venue)),
            "where": where,
            "roles": roles,
            "when": self._words.date(card.date) or self._status(card.year),
            "status": self._status(card.standing),
            "note": "" if card.venue else summary(card.info),
            "doi": {"text": doi.removeprefix("https://doi.org/"), "url": self._url(doi)},
            "notices": [word(notice.key) for notice in card.notices],
            "award": card.award_name or plain(card.award),
        }

    def _status(self, status: str) -> str:
        return self._words.word(f"status.{status}") if status else ""

    def _author(self, author: AuthorView) -> dict[str, Any]:
        if author.gap:
            return {"name": self._words.word("authors.more", author.gap), "own": False}
        own = bool(author.person) and author.person == self._cv.head.own
        mark = author.marks or ("*" if author.equal else "")
        return {"name": author.name, "own": own, "mark": mark}
