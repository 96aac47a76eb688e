"""The filters of templates: how texts, links, dates and records are printed.

docs/themes.md lists them for authors of themes; a test holds that page and this table together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from sitegen.english import english
from sitegen.export.bibtex import bibtex
from sitegen.export.citation import STYLES, citations
from sitegen.export.coins import coins
from sitegen.export.formats import FORMATS
from sitegen.export.highwire import highwire
from sitegen.export.jsonld import topic_jsonld
from sitegen.export.jsonld_person import person_jsonld
from sitegen.export.jsonld_work import work_jsonld
from sitegen.export.wording import Wording
from sitegen.model.date import PartialDate
from sitegen.model.work import Work
from sitegen.pages.page_views import TopicView, WorkView
from sitegen.render.pictures import BODY_SIZES, BODY_WIDTH, picture_html
from sitegen.text.printing import block_html, inline_html, plain
from sitegen.text.text import NO_TEXT, Text
from sitegen.text.text import Markup as TextMarkup

if TYPE_CHECKING:
    from sitegen.model.person import Entry
    from sitegen.model.sentence import Sentence
    from sitegen.pages.person_views import PersonView
    from sitegen.pages.picture_views import PictureView
    from sitegen.pages.views import BodyView, CitedView, SiteView
    from sitegen.text.citation_mark import Citation, CitedWork
    from sitegen.text.works_query import WorksQuery

# Stands for the page's way to the root of the site until the page is finished.
ROOT = "\x01"
# Encloses the id of a person at each mention of the name, until the page is finished.
OWN = "\x02"

_CITATION = re.compile(r"\s*\[@[^\]\n]*\]")
_SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")


class Filters:
    """The filters bound to one site."""

    def __init__(
        self, site: SiteView, *, file_links: bool, fragment: Callable[[str, object], Markup]
    ) -> None:
        self._site = site
        self._wording = Wording(site.words)
        self._index = "index.html" if file_links else ""
        self._versions = {} if file_links else site.versions
        self._fragment = fragment
        self.table: dict[str, Callable[..., Any]] = {
            "href": _of_the_site(self.href),
            "absolute": _of_the_site(self.absolute),
            "own": own_mark,
            "html": html,
            "block": block,
            "plain": as_plain,
            "summary": summary,
            "body": self.body,
            "picture": self.picture,
            "date": self.date,
            "period": self.period,
            "word": _of_the_site(self.word),
            "sentence": _of_the_site(self.sentence),
            "coins": coins,
            "highwire": self.highwire,
            "jsonld": self.jsonld,
            "bibtex": lambda work: bibtex(work, full=False),
            "cite": cite,
        }

    def href(self, address: str) -> str:
        """A link: an address of the site becomes relative, a foreign one stays if it is safe."""
        if address.startswith("/") and not address.startswith("//"):
            path, mark, anchor = address[1:].partition("#")
            if self._index and (path.endswith("/") or not path):
                path += self._index
            if path.startswith("static/") and (version := self._versions.get(address)):
                path = f"{path}?v={version}"
            return f"{ROOT}{path}{mark}{anchor}"
        return address if address.lower().startswith(_SAFE_SCHEMES) else ""

    def absolute(self, address: str) -> str:
        """The absolute URL of an address, or "" when the site has no `url`."""
        if address.startswith("/"):
            return self._site.url + address if self._site.url else ""
        return address

    def word(self, key: str, *values: object) -> str:
        """A text of the theme in the site's language, `{}` filled in; the key's end if unknown."""
        return self._wording.word(key, *values)

    def sentence(self, value: Sentence) -> str:
        """A sentence in the site's language; in English if the theme has no words for it."""
        return value.told(self._site.words) or english(value)

    def date(self, value: PartialDate, style: str = "long") -> str:
        """A date in words: "12 November 1936" (`short`: "12 Nov 1936"), "1936", or its status."""
        if style == "iso" and value.year is not None:
            return value.iso
        return self._wording.date(value, short=style == "short")

    def period(self, entry: Entry) -> str:
        """The time of a line of a CV: "1936–1938", "since 1945", or one date."""
        return self._wording.period(entry.start, entry.end, short=True)

    def body(self, value: BodyView, *, first: bool = False) -> Markup:
        """A Markdown body, its citations linked and its lists of works filled in.

        With `first` it stands at the top of its page: what it begins with is seen at once.
        """
        from sitegen.text.markdown import parse_body

        known = {cited.key: cited for cited in value.cited}
        lists = dict(value.lists)
        links = dict(value.links)

        def cite(citation: Citation) -> str | None:
            if not all(work.key in known for work in citation.works):
                return None
            shown = [self._cited(work, known[work.key]) for work in citation.works]
            return shown[0] if citation.in_text else f"({'; '.join(shown)})"

        def works_list(query: WorksQuery) -> str | None:
            rows = [
                f"<li>{self._fragment('parts/work-card.html', card)}</li>"
                for card in lists.get(query, ())
            ]
            return f'<ol class="works">{"".join(rows)}</ol>' if rows else None

        pictures = dict(value.pictures)
        leading = [first and value.source.lstrip().startswith("![")]

        def image(url: str, text: str, title: str) -> str | None:
            if not (picture := pictures.get(url)):
                return None
            seen = bool(leading) and leading.pop()
            return self.picture(
                picture, BODY_WIDTH, text, sizes=BODY_SIZES, first=seen, title=title
            )

        def link(url: str) -> str | None:
            return url if url.startswith("#") else self.href(links.get(url, url)) or None

        return Markup(  # noqa: S704 - sanitised by text.markdown
            parse_body(value.source).html(cite=cite, works_list=works_list, link=link, image=image)
        )

    def picture(
        self,
        value: PictureView,
        shown: int,
        alt: str = "",
        *,
        name: str = "",
        sizes: str = "",
        first: bool = False,
        title: str = "",
    ) -> Markup:
        """A picture in the size that its place needs; see `render.pictures.picture_html`."""
        return picture_html(
            value, shown, alt, self.href, name=name, sizes=sizes, first=first, title=title
        )

    def _cited(self, work: CitedWork, view: CitedView) -> str:
        """One work of a citation: "see Turing 1936, p. 3", its label a link."""
        before = f"{escape(work.prefix)} " if work.prefix else ""
        after = f", {escape(work.locator)}" if work.locator else ""
        link = f'<a class="citation" href="{escape(self.href(view.address))}"'
        return f'{before}{link} title="{escape(view.title)}">{escape(view.label)}</a>{after}'

    def highwire(self, view: WorkView) -> tuple[tuple[str, str], ...]:
        """The citation_* tags of a publication's page."""
        return highwire(
            view.work,
            pdf_url=self.absolute(view.pdf) if view.pdf else "",
            page_url=self.absolute(view.head.address),
        )

    def jsonld(self, view: WorkView | PersonView | TopicView) -> Markup:
        """The JSON-LD of a work's, a person's or a topic's page, safe inside a script element."""
        url = self.absolute(view.head.address)
        if isinstance(view, WorkView):
            pdf = self.absolute(view.pdf) if view.pdf else ""
            urls = {key: self.absolute(address) for key, address, _ in view.profiles}
            orcids = {key: orcid for key, _, orcid in view.profiles if orcid}
            return Markup(  # noqa: S704 - escapes <
                work_jsonld(view.work, page_url=url, pdf_url=pdf, orcids=orcids, person_urls=urls)
            )
        if isinstance(view, TopicView):
            return Markup(  # noqa: S704 - escapes <
                topic_jsonld(
                    view.title,
                    description=summary(view.summary, 500),
                    page_url=url,
                    set_url=self.absolute(view.overview),
                    same_as=view.same_as,
                    aliases=view.aliases,
                )
            )
        return Markup(person_jsonld(view.person, page_url=url))  # noqa: S704 - escapes <


def own_mark(person: str) -> Markup:
    """The mark of a person's name: `class="self"` on that person's pages, nothing elsewhere."""
    return Markup(f"{OWN}{person}{OWN}") if person else Markup()  # noqa: S704 - an id, no HTML


def _of_the_site(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, marked so that Jinja does not work it out while it compiles a template.

    `{{ '/' | href }}` has constant arguments, but compiled templates are kept for other builds,
    whose language or links may differ.
    """

    @pass_context
    def called(context: Context, *arguments: Any) -> Any:
        return function(*arguments)

    return called


class Citing(NamedTuple):
    """One way to cite a work: `html` is a formatted reference, "" for a file's `text`."""

    name: str
    label: str
    html: Markup
    text: str


def cite(work: Work) -> tuple[Citing, ...]:
    """A work in every way that people ask for: BibTeX, the styles, the other files.

    Abstract and keywords are left to the files beside the page.
    """
    bare = replace(work, abstract=NO_TEXT, keywords=())
    forms = {
        name: Citing(name, form.label, Markup(), form.write(bare)) for name, form in FORMATS.items()
    }
    styles = [
        Citing(style, STYLES[style], Markup(piece.html), piece.plain)  # noqa: S704 - escaped
        for style, piece in citations(work).items()
    ]
    return (forms.pop("bib"), *styles, *forms.values())


def summary(value: Text | str, length: int = 200) -> str:
    """A text without markup, cut at a word, with an ellipsis when something was cut."""
    text = as_plain(value)
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def html(value: Text, links: bool = False) -> Markup:
    """A text as one line of safe HTML; its links only when asked for: titles stand in links."""
    return Markup(inline_html(value, links))  # noqa: S704 - printing escapes


def block(value: Text) -> Markup:
    """A text as paragraphs of safe HTML."""
    return Markup(block_html(value))  # noqa: S704 - printing escapes


def as_plain(value: Text | str) -> str:
    """A text without any markup, and without a Markdown body's citations."""
    if not isinstance(value, Text):
        return value
    if value.markup is TextMarkup.MARKDOWN and "[@" in value.source:
        value = Text(_CITATION.sub("", value.source), value.markup)
    return plain(value)
