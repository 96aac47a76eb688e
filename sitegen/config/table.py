"""The fields of site.yaml."""

from __future__ import annotations

from sitegen.config.services import ANALYTICS, COMMENTS
from sitegen.files.fields import Field, Kind, Table

KINDS = ("person", "lab", "anthology")
ORDERS = ("newest", "title", "file")
GROUPS = ("report", "published")
PAPERS = ("a4", "us-letter")
ABSTRACTS = ("open", "all", "none")
VIDEOS = ("link", "embed")
REPAIRS = ("spaced-punctuation", "dropped-tex")
SECTION_NAMES = (
    "people",
    "publications",
    "topics",
    "venues",
    "institutions",
    "names",
    "graph",
    "latest",
    "changes",
)
NAMES = Table(
    "names",
    (
        Field("pages", Kind.BOOLEAN, "Whether every name has a page; on for an anthology."),
        Field(
            "groups",
            Kind.CHOICE,
            "Whether guesses at who is who are published or only reported to the owner.",
            choices=GROUPS,
        ),
    ),
)
SUPPRESS = Table(
    "suppress",
    (
        Field("names", Kind.TEXT, "Names kept out of every output.", many=True),
        Field("ids", Kind.TEXT, "Works, people or ORCID iDs kept out of every output.", many=True),
    ),
    short="names",
)
PAGES_FROM = Table(
    "topics and venues",
    (
        Field("pages", Kind.BOOLEAN, "Whether there are pages at all."),
        Field("minimum", Kind.INTEGER, "From how many works on an undeclared one has a page; 2."),
    ),
)
COLLECTION = Table(
    "a collection",
    (
        Field("dir", Kind.TEXT, "The folder under content/; by default the collection's name."),
        Field("address", Kind.TEXT, "Where its pages stand; by default /NAME/."),
        Field("title", Kind.TEXT, "Its heading."),
        Field("order", Kind.CHOICE, "How its items are sorted.", choices=ORDERS),
        Field("dated", Kind.BOOLEAN, "Whether the address of an item holds its year."),
    ),
)
SITE = Table(
    "site.yaml",
    (
        Field("title", Kind.TEXT, "The site's name; by default its owner's."),
        Field("kind", Kind.CHOICE, "What the site is about; it sets defaults.", choices=KINDS),
        Field(
            "url",
            Kind.TEXT,
            "The absolute address of the finished site. Without it there is no sitemap and "
            "no canonical link. The environment's SITEGEN_URL overrides it.",
        ),
        Field("theme", Kind.TEXT, "The theme's name; folio by default."),
        Field("options", Kind.PAIRS, "The theme's options."),
        Field("language", Kind.TEXT, "The language of the pages, such as en or pt-BR."),
        Field("owner", Kind.TEXT, "The id of the person whose site it is."),
        Field("description", Kind.TEXT, "One sentence about the site, for machines and feeds."),
        Field("nav", Kind.ANY, "The navigation: addresses, or {label, url}."),
        Field("collections", Kind.ANY, "More collections of notes: {NAME: {dir, title, ...}}."),
        Field("names", Kind.MAPPING, "Pages of names.", of=NAMES),
        Field("topics", Kind.MAPPING, "Pages of topics.", of=PAGES_FROM),
        Field("venues", Kind.MAPPING, "Pages of venues.", of=PAGES_FROM),
        Field(
            "suppress",
            Kind.MAPPING,
            "Who or what must not appear; a plain list holds names and ids alike.",
            of=SUPPRESS,
        ),
        Field("sections", Kind.PAIRS, "Other address names for people, publications, ..."),
        Field(
            "videos",
            Kind.CHOICE,
            "Whether videos of YouTube, Vimeo or a PeerTube are links (the default), or play in "
            "the page after a click.",
            choices=VIDEOS,
        ),
        Field("comments", Kind.MAPPING, "Comments below posts, after a click.", of=COMMENTS),
        Field("analytics", Kind.MAPPING, "Who counts readers that agree.", of=ANALYTICS),
        Field("newsletter", Kind.URL, "Where readers subscribe to a newsletter."),
        Field(
            "cv_pdf",
            Kind.CHOICE,
            "The paper on which CVs are offered as PDF (with Typst); none by default.",
            choices=PAPERS,
        ),
        Field("feeds", Kind.BOOLEAN, "Whether there are feeds; true by default."),
        Field(
            "pictures",
            Kind.BOOLEAN,
            "Whether pictures get smaller copies for small screens (with Pillow); true by default.",
        ),
        Field(
            "social_cards",
            Kind.BOOLEAN,
            "Whether pages get a picture for links to them (with Pillow); false by default.",
        ),
        Field("card_font", Kind.TEXT, "The font of these: assets/fonts/NAME.ttf or .otf."),
        Field("feed_size", Kind.INTEGER, "The most entries of a feed; 30 by default."),
        Field("drafts", Kind.BOOLEAN, "Whether drafts and future items are built."),
        Field("limit", Kind.INTEGER, "Works on one list before it is split by year; 500."),
        Field(
            "repairs",
            Kind.CHOICES,
            "Rules that mend texts which a source damaged, by source or file: "
            "{openalex: [dropped-tex], content/works/a.bib: [spaced-punctuation]}.",
            choices=REPAIRS,
        ),
        Field(
            "abstracts",
            Kind.CHOICE,
            "Which abstracts are shown; open: yours, arXiv's and those under an open licence.",
            choices=ABSTRACTS,
        ),
        Field("strict", Kind.BOOLEAN, "Whether warnings are as bad as errors (exit 1)."),
    ),
    ignored=frozenset(("schema", "$schema")),
)
