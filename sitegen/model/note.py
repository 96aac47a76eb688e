"""`Note`: a Markdown page, news item, post, talk, project or course."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.work import Link
from sitegen.text.text import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of notes: the folder under content/ it is read from, its address and order.

    `order` is "newest" (by date, then title), "title" or "file". `dated` says that the address of
    an item holds its year (posts). `pages` says that the items are pages of their own right
    without an index (content/pages).
    """

    id: str
    title: str
    folder: str
    address: str
    order: str = "newest"
    dated: bool = False
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One Markdown file of a collection. `id` is its file's stem.

    `works`, `people`, `topics` are the ids that its front matter or its `[@key]` citations name.
    `facts` are the other front-matter fields that a page shows, in file order: (name, value).
    """

    id: str
    collection: str
    title: Text
    body: Text
    date: PartialDate = NO_DATE
    end: PartialDate = NO_DATE
    summary: Text = NO_TEXT
    place: str = ""
    event: str = ""
    image: str = ""
    works: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    address: str = ""
    draft: bool = False
    nav: bool = False
    weight: int = 0
