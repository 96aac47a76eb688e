"""What a site is made of: pages, documents, assets, pictures; `Plan`: all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.pages.views import SiteView
from sitegen.pictures.social_card import CardText


class Later:
    """A view that is made when somebody looks, by the process that needs it.

    Planning a large site makes few views; the workers of a build make the rest side by side.
    """

    __slots__ = ("_arguments", "_make")

    def __init__(self, make: Callable[..., object], *arguments: object) -> None:
        self._make = make
        self._arguments = arguments

    def view(self) -> object:
        """The view, made anew at each call: the same arguments give the same view."""
        return self._make(*self._arguments)


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: the theme's `template` shows the `view`.

    `address` starts with "/" and ends with "/" for a folder's index.html, or is a file's
    ("/404.html"). `noindex` keeps it out of the sitemap; `alone` says that it shows no fragment
    which other pages show as well.
    """

    address: str
    template: str
    view: object
    noindex: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied. `digest` is that of its bytes, `size` their number."""

    address: str
    file: Path
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a writer of `sitegen.render.documents` makes: a feed, an export, JSON.

    One with a `template` of the theme is a PDF: `files` are fonts, `maker` the version of what
    sets it.
    """

    address: str
    writer: str
    view: object
    template: str = ""
    files: tuple[Asset, ...] = ()
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A smaller copy of a picture, `width` pixels wide.

    `digest` is that of the original's bytes, `maker` names the version of what makes copies.
    """

    address: str
    file: Path
    digest: str
    width: int
    maker: str


@dataclass(frozen=True, slots=True)
class SocialCard:
    """A picture for links to a page; `portrait` and `font` are files, or None for neither.

    `digest` is that of these files' bytes, `maker` names the version of what draws.
    """

    address: str
    text: CardText
    portrait: Path | None
    font: Path | None
    digest: str
    maker: str


Drawn = Picture | SocialCard
Made = Page | Document | Drawn  # what a renderer makes
Item = Made | Asset


@dataclass(frozen=True, slots=True)
class Plan:
    """Every address of the site with what stands there, in the order of addresses."""

    items: Mapping[str, Item]
    site: SiteView


def view_of(item: Page | Document) -> Any:
    """The view of an item, made now if it waited."""
    return item.view.view() if isinstance(item.view, Later) else item.view


def output_path(address: str) -> str:
    """The file of an address in the output folder: "/people/ada/" -> "people/ada/index.html"."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def root_of(address: str) -> str:
    """The way from an address back to the site's root: "./", "../", "../../", ..."""
    depth = address.count("/") - 1
    return "../" * depth if depth else "./"
