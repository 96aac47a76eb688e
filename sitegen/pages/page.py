"""`Page`, `Document`, `Asset`: the three things that a site is made of; `Plan`: all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.pages.views import SiteView


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: the theme's `template` shows the `view`.

    `address` starts with "/" and ends with "/" for a folder's index.html, or is a file's
    ("/404.html").
    """

    address: str
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a writer of `sitegen.render.documents` makes: a feed, an export, JSON."""

    address: str
    writer: str
    view: object


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied. `digest` is that of its bytes, `size` their number."""

    address: str
    file: Path
    digest: str
    size: int


Item = Page | Document | Asset


@dataclass(frozen=True, slots=True)
class Plan:
    """Every address of the site with what stands there, in the order of addresses."""

    items: Mapping[str, Item]
    site: SiteView


def output_path(address: str) -> str:
    """The file of an address in the output folder: "/people/ada/" -> "people/ada/index.html"."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def root_of(address: str) -> str:
    """The way from an address back to the site's root: "./", "../", "../../", ..."""
    depth = address.count("/") - 1
    return "../" * depth if depth else "./"
