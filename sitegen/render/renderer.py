"""`Renderer`: a page and a theme in, bytes out; the same in, the same out.

A fragment (a card in a list) is rendered once for the whole site, whatever page shows it. What
differs from page to page is left open by marks that no content can hold: `ROOT` before an address
of the site, where the finished page puts its own way to the root, and `own_mark` at the name of
somebody with a profile, which stands out on that person's pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from markupsafe import Markup

from sitegen.digest import Digester, digest
from sitegen.model.work import Work
from sitegen.pages.page import (
    Asset,
    Document,
    Drawn,
    Item,
    Made,
    Page,
    Picture,
    SocialCard,
    root_of,
    view_of,
)
from sitegen.pages.views import NoteCard, PersonCard, WorkCard
from sitegen.render.documents import WRITERS
from sitegen.render.environment import Environment
from sitegen.render.filters import OWN, ROOT, Filters, own_mark
from sitegen.render.pictures import drawn

if TYPE_CHECKING:
    from sitegen.pages.views import SiteView
    from sitegen.theme import Theme


_OTHERS = re.compile(f"{OWN}[^{OWN}]*{OWN}")


def _bytecode_cache(folder: Path, program: str) -> jinja2.BytecodeCache:
    """Compiled templates on disk; those that another program compiled are thrown away."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = f"{program[:12]}-"
    for path in folder.glob("*.cache"):
        if not path.name.startswith(mark):
            path.unlink(missing_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder), f"{mark}%s.cache")


class Fingerprint(NamedTuple):
    """What an item's bytes depend on, part by part, so that a change can be named."""

    template: str
    view: str
    site: str
    program: str


class _ThemeLoader(jinja2.BaseLoader):
    """Templates of a theme's layers; see `Theme.find` for how a name is looked up."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        path = self._theme.find(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        return self._theme.source(template), str(path), None


class Renderer:
    """Renders the items of a plan.

    `program` names the version of everything else that shapes bytes (sitegen's sources, Python,
    libraries). `bytecode` is a folder for compiled templates. With `file_links`, links to folders
    name their index.html, for reading from file://.
    """

    def __init__(
        self,
        theme: Theme,
        site: SiteView,
        *,
        program: str = "",
        bytecode: Path | None = None,
        file_links: bool = False,
    ) -> None:
        self._theme = theme
        self._site = site
        self._program = program
        self._site_digest = digest(site, file_links)
        self._digester = Digester((Work, WorkCard, PersonCard, NoteCard))
        self._fragments: dict[tuple[str, int], tuple[object, Markup]] = {}
        self._filters = Filters(site, file_links=file_links, fragment=self.fragment)
        self._environment = self._make_environment(bytecode)
        self._templates: dict[str, jinja2.Template] = {}
        self._last: tuple[Item, Any] | None = None
        self._typst_digest: str | None = None

    def _make_environment(self, bytecode: Path | None) -> Environment:
        cache = _bytecode_cache(bytecode, self._program) if bytecode is not None else None
        environment = Environment(
            loader=_ThemeLoader(self._theme),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=cache,
        )
        environment.filters.update(self._filters.table)
        environment.globals.clear()
        environment.globals.update(
            {
                "site": self._site,
                "words": self._site.words,
                "fragment": self.fragment,
                "range": range,
                "namespace": jinja2.utils.Namespace,
            }
        )
        return environment

    def _template(self, name: str) -> jinja2.Template:
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = self._environment.get_template(name)
        return found

    def fragment(self, template: str, view: object) -> Markup:
        """A part of a page, rendered once for each view object of this renderer's plan."""
        key = (template, id(view))
        known = self._fragments.get(key)
        if known is None:
            # The view is kept beside its HTML so that its id stays its own.
            html = Markup(self._template(template).render(view=view))  # noqa: S704 - autoescaped
            known = self._fragments[key] = (view, html)
        return known[1]

    def _view(self, item: Page | Document) -> Any:
        """The item's view; the last one is kept, for the print that follows the fingerprint."""
        if self._last is None or self._last[0] is not item:
            self._last = (item, view_of(item))
        return self._last[1]

    def fingerprint(self, item: Item) -> Fingerprint:
        """What the item's bytes depend on."""
        match item:
            case Page():
                closure = self._theme.closure(item.template)
                view = self._digester.digest(item.address, item.template, self._view(item))
                return Fingerprint(closure, view, self._site_digest, self._program)
            case Document():
                view = self._digester.digest(item.address, item.writer, self._view(item))
                if item.template:
                    return self._printed_fingerprint(item, view)
                return Fingerprint("", view, self._site_digest, self._program)
            case Picture():
                view = digest(item.address, item.digest, item.width)
                return Fingerprint("", view, "", item.maker)
            case SocialCard():
                view = digest(item.address, item.text, item.digest)
                return Fingerprint("", view, "", item.maker)
            case Asset():
                return Fingerprint("", item.digest, "", "")

    def _printed_fingerprint(self, item: Document, view: str) -> Fingerprint:
        """What a PDF depends on: all of the theme's files for Typst, fonts, Typst's version too."""
        if self._typst_digest is None:
            from sitegen.render.cv_pdf import typst_sources

            self._typst_digest = digest(typst_sources(self._theme))
        view = digest(view, [font.digest for font in item.files])
        seen = self._site
        site = digest(seen.url, seen.language, seen.direction, seen.options, seen.words)
        program = digest(self._program, item.maker)
        return Fingerprint(self._typst_digest, view, site, program)

    def render(self, item: Made) -> bytes:
        """The bytes of an item. Raises jinja2.TemplateError when the theme fails."""
        if isinstance(item, Drawn):
            return drawn(item)
        if isinstance(item, Document):
            if item.template:
                from sitegen.render.cv_pdf import cv_pdf

                fonts = [font.file for font in item.files]
                return cv_pdf(self._view(item), self._site, self._theme, item.template, fonts)
            return WRITERS[item.writer](self._view(item), self._site)
        view = self._view(item)
        html = self._template(item.template).render(view=view, head=view.head)
        if view.head.own:
            html = html.replace(own_mark(view.head.own), ' class="self"')
        if OWN in html:
            html = _OTHERS.sub("", html)
        return html.replace(ROOT, self._root(item.address)).encode("utf-8", "replace")

    def _root(self, address: str) -> str:
        """The page's way to the root; 404.html is served at any depth and so needs `url`."""
        if address == "/404.html" and self._site.url:
            path = self._site.url.partition("://")[2].partition("/")[2].strip("/")
            return f"/{path}/" if path else "/"
        return root_of(address)
