"""`Config`: the settings of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sitegen.errors import Place
from sitegen.model.note import Collection
from sitegen.model.person import Person

BUILT_IN = (
    Collection("news", "News", "news", "/news/"),
    Collection("posts", "Posts", "posts", "/posts/", dated=True),
    Collection("projects", "Projects", "projects", "/projects/", order="title"),
    Collection("talks", "Talks", "talks", "/talks/"),
    Collection("teaching", "Teaching", "teaching", "/teaching/"),
    Collection("pages", "Pages", "pages", "/", order="title", pages=True),
)

# Written from right to left: ISO 639 codes, and the scripts that a tag can name.
_RTL = frozenset("ar arc azb ckb dv fa he khw ks ku-arab nqo ps sd syr ug ur yi".split())
_RTL_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo", "adlm"))


@dataclass(frozen=True)
class Config:
    """The settings of a site.

    `kind` and `owner` may be "" until `for_people` fills in the defaults that depend on the
    profiles. `url` is absolute without a final slash, or "". `nav` holds (address, label) pairs,
    `options` the theme's options as written. `suppressed_names` and `suppressed_ids` stay out of
    every output. `repairs` holds the names of rules by file or source. `places` are the fields'
    positions and no part of the value.
    """

    title: str = ""
    kind: str = ""
    url: str = ""
    theme: str = "folio"
    options: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    owner: str = ""
    description: str = ""
    nav: tuple[tuple[str, str], ...] = ()
    collections: tuple[Collection, ...] = BUILT_IN
    name_pages: bool | None = None
    name_groups: str = "report"
    topic_pages: bool = True
    topic_minimum: int = 2
    venue_pages: bool = True
    venue_minimum: int = 2
    suppressed_names: tuple[str, ...] = ()
    suppressed_ids: tuple[str, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    newsletter: str = ""
    videos: str = "link"
    comments: Mapping[str, str] = field(default_factory=dict)
    analytics: Mapping[str, str] = field(default_factory=dict)
    feeds: bool = True
    cv_pdf: str = ""
    pictures: bool = True
    social_cards: bool = False
    card_font: str = ""
    feed_size: int = 30
    drafts: bool = False
    limit: int = 500
    repairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abstracts: str = "open"
    strict: bool = False
    path: str = "content/site.yaml"
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @property
    def direction(self) -> str:
        """The direction of the language's script: "ltr" or "rtl"."""
        parts = self.language.lower().split("-")
        rtl = parts[0] in _RTL or "-".join(parts[:2]) in _RTL
        scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
        if scripts:
            rtl = scripts[0] in _RTL_SCRIPTS
        return "rtl" if rtl else "ltr"

    def place(self, name: str) -> Place:
        """Where a field stands in site.yaml, or the file itself."""
        return self.places.get(name, Place(self.path))

    def for_people(self, people: Iterable[Person]) -> Config:
        """The settings with the defaults that depend on the profiles.

        A site with more than one profile is a lab's unless it says otherwise; the only profile
        is the owner; without a title the owner's name is; names have pages in an anthology.
        """
        profiles = {person.id: person for person in people}
        kind = self.kind or ("lab" if len(profiles) > 1 else "person")
        owner = self.owner or (next(iter(profiles)) if len(profiles) == 1 else "")
        title = self.title or (str(profiles[owner].name) if owner in profiles else "Publications")
        pages = kind == "anthology" if self.name_pages is None else self.name_pages
        return replace(self, kind=kind, owner=owner, title=title, name_pages=pages)
