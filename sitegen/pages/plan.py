"""Library -> Plan: every address known and every collision reported before the first byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.config.config import BUILT_IN
from sitegen.digest import digest_bytes
from sitegen.errors import NOWHERE, Problems
from sitegen.pages.address import SECTIONS, Addresses, slug, slugs, stated_address
from sitegen.pages.api import api_items
from sitegen.pages.changes import changes_items
from sitegen.pages.embeds import analytics, comments, sources
from sitegen.pages.evidence import evidence_items
from sitegen.pages.feeds import feed_items
from sitegen.pages.fonts import StyleView, font_faces, preloaded
from sitegen.pages.graph import graph_items
from sitegen.pages.headers import header_items, versions
from sitegen.pages.home import home_items
from sitegen.pages.lab import lab_address, lab_items
from sitegen.pages.latest import latest_items
from sitegen.pages.listing import publications
from sitegen.pages.name import name_items, name_slugs
from sitegen.pages.navigation import navigation
from sitegen.pages.note import HOME_NOTE, collection_items
from sitegen.pages.page import Asset, Document, Item, Page, Picture, Plan, SocialCard, output_path
from sitegen.pages.person import people_items
from sitegen.pages.pictures import picture_items
from sitegen.pages.redirect import redirects
from sitegen.pages.root_files import root_items
from sitegen.pages.search import search_items
from sitegen.pages.site import Site
from sitegen.pages.social import social_card_items
from sitegen.pages.topic import topic_items
from sitegen.pages.type_list import type_items, type_tallies
from sitegen.pages.venue import institution_items, venue_items
from sitegen.pages.views import Head, SiteView
from sitegen.pages.work import work_items

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.load import Content
    from sitegen.model.library import Library
    from sitegen.pictures.album import Album
    from sitegen.theme import Theme

SITEMAP_LIMIT = 50_000  # addresses in one file, sitemaps.org
RESERVED = frozenset({*SECTIONS, "assets", "static", "api", "feed", "sitemap", "robots", "404"})


def plan_site(
    library: Library,
    config: Config,
    theme: Theme,
    content: Content,
    problems: Problems,
    *,
    album: Album | None = None,
) -> Plan:
    """Every page, document and asset of the site, by address.

    `album` is what is known of pictures; without one they get no smaller copies. Adds an
    error for two things at one address: then nothing may be written.
    """
    addresses = _addresses(library, config, content, problems)
    library = _with_titles(library, theme)
    layout = str(theme.values.get("layout", ""))
    site = Site(library, config, content, addresses, problems, layout, album)
    if layout == "person" and not site.owner:
        problems.add(
            "theme-layout-owner",
            config.place("options.layout"),
            "layout: person shows its owner on the front page, and the site has none",
            "add owner: ID, the name of a file in content/people, to site.yaml",
        )
    items: dict[str, Item] = {}
    for item in _items(site, theme, album):
        other = items.setdefault(item.address, item)
        if other is not item:
            problems.add(
                "page-collision",
                NOWHERE,
                f"two things claim {item.address}: {_describe(other)} and {_describe(item)}",
                "rename one of them, or give it another address",
            )
    for item in search_items(site, theme.words, items):
        items.setdefault(item.address, item)
    for redirect in redirects(site, items):
        items.setdefault(redirect.address, redirect)
    for item in _machine_items(site, items):
        items.setdefault(item.address, item)
    items |= root_items(content.root, items, problems)
    _report_case_twins(items, problems)
    return Plan(dict(sorted(items.items())), _site_view(site, theme, items))


def _with_titles(library: Library, theme: Theme) -> Library:
    """The library whose usual collections have their titles in the site's language."""
    usual = {collection.id: collection.title for collection in BUILT_IN}
    titled = tuple(
        replace(c, title=theme.words.get(f"nav.{c.id}", c.title))
        if c.title == usual.get(c.id)
        else c
        for c in library.collections
    )
    return library if titled == library.collections else replace(library, collections=titled)


def _items(site: Site, theme: Theme, album: Album | None) -> Iterator[Item]:
    # The views of pages ask for these.
    yield from picture_items(site)
    yield from social_card_items(site, theme, album)
    yield from home_items(site)
    if site.press:
        site.press.report_words(theme.words, site.config, site.problems)
    yield from people_items(site)
    yield from publications(site, lab_address(site), type_tallies(site))
    yield from type_items(site)
    yield from lab_items(site)
    for work in site.library.works:
        yield from work_items(site, work)
    yield from topic_items(site)
    yield from venue_items(site)
    yield from institution_items(site)
    yield from name_items(site)
    yield from collection_items(site)
    yield from feed_items(site)
    yield from evidence_items(site)
    yield from graph_items(site)
    yield from latest_items(site)
    yield from changes_items(site, theme.words)
    yield from api_items(site)
    yield from _asset_items(site, theme)


def _addresses(library: Library, config: Config, content: Content, problems: Problems) -> Addresses:
    topics = [
        topic.id
        for topic in library.topics.values()
        if config.topic_pages
        and (
            topic.declared or len(library.works_by_topic.get(topic.id, ())) >= config.topic_minimum
        )
    ]
    venues = [
        venue.id
        for venue in library.venues.values()
        if config.venue_pages
        and (
            venue.declared or len(library.works_by_venue.get(venue.id, ())) >= config.venue_minimum
        )
    ]
    return Addresses(
        sections=config.sections,
        slugs_of={
            "people": slugs(library.people, "people", problems),
            "publications": slugs((w.id for w in library.works), "publications", problems),
            "topics": slugs(topics, "topics", problems),
            "venues": slugs(venues, "venues", problems),
            "institutions": slugs(library.institutions, "institutions", problems),
            "names": name_slugs(library, config, problems),
        },
        notes=_note_addresses(library, content, problems),
    )


def _note_addresses(
    library: Library, content: Content, problems: Problems
) -> dict[tuple[str, str], str]:
    """The address of each note: its own `address:`, else its collection's, year and slug."""
    collections = {collection.id: collection for collection in library.collections}
    found = {}
    for note in library.notes:
        collection = collections[note.collection]
        if collection.pages and note.id == HOME_NOTE:
            continue
        if note.address:
            found[note.collection, note.id] = stated_address(note.address)
            continue
        name = slug(note.id)
        if collection.pages and name in RESERVED:
            problems.add(
                "page-reserved",
                content.places.nearest(f"{note.collection}/{note.id}"),
                f"/{name}/ is an address that sitegen uses itself",
                "rename the file",
            )
            continue
        year = f"{note.date.year}/" if collection.dated and note.date.year else ""
        found[note.collection, note.id] = f"{collection.address}{year}{name}/"
    return found


def _asset_items(site: Site, theme: Theme) -> Iterator[Item]:
    """The theme's static files, the site's assets, and each work's PDF beside its page.

    A template below static/ is rendered, for a style sheet that heeds the theme's options.
    """
    paths = (asset.path for asset in site.content.assets)
    faces = font_faces(theme, paths, site.config, site.problems)
    for template in theme.templates:
        if template.startswith("static/"):
            head = Head("", f"/{template}")
            yield Page(head.address, template, StyleView(head, faces), noindex=True, alone=True)
    for name, path in theme.static.items():
        data = path.read_bytes()
        yield Asset(f"/static/{name}", path, digest_bytes(data), len(data))
    assets = {asset.path: asset for asset in site.content.assets}
    for asset in assets.values():
        yield Asset(f"/assets/{asset.path}", asset.file, asset.digest, asset.size)
    for work in site.library.works:
        if held := site.pdf_asset(work):
            asset = assets[held]
            yield Asset(site.pdf_of(work), asset.file, asset.digest, asset.size)


def _machine_items(site: Site, items: dict[str, Item]) -> Iterator[Item]:
    """The headers, robots.txt and, when the site has a `url`, the sitemap."""
    yield from header_items(sources(site))
    if not site.config.url:
        site.problems.add(
            "page-no-url",
            NOWHERE,
            "site.yaml has no `url`: sitemap, canonical links and citation_pdf_url are left out",
            "add url: https://example.org, or set SITEGEN_URL",
        )
        yield Document("/robots.txt", "robots", "")
        return
    found = sorted(
        item.address for item in items.values() if isinstance(item, Page) and not item.noindex
    )
    parts = [found[i : i + SITEMAP_LIMIT] for i in range(0, len(found), SITEMAP_LIMIT)]
    if len(parts) == 1:
        yield Document("/sitemap.xml", "sitemap", tuple(parts[0]))
    else:
        names = tuple(f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1))
        for name, part in zip(names, parts, strict=True):
            yield Document(name, "sitemap", tuple(part))
        yield Document("/sitemap.xml", "sitemap-index", names)
    yield Document("/robots.txt", "robots", "/sitemap.xml")


def _report_case_twins(items: Iterable[str], problems: Problems) -> None:
    folded: dict[str, str] = {}
    for address in items:
        other = folded.setdefault(output_path(address).casefold(), address)
        if other != address:
            if other.casefold() != address.casefold():  # "/" and "/Index.html"
                other, address = f"/{output_path(other)}", f"/{output_path(address)}"
            problems.add(
                "page-case-collision",
                NOWHERE,
                f"{other} and {address} differ only in case",
                "rename one of them: Windows and macOS keep one of the two",
            )


def _describe(item: Item) -> str:
    match item:
        case Page(template=template):
            return f"a page ({template.removesuffix('.html')})"
        case Document(writer=writer):
            return f"a file ({writer})"
        case Asset(file=file):
            return f"the asset {file.name}"
        case Picture(file=file):
            return f"a copy of {file.name}"
        case SocialCard():
            return "a social card"


def _site_view(site: Site, theme: Theme, items: dict[str, Item]) -> SiteView:
    config = site.config
    view = SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=config.direction,
        url=config.url,
        kind=site.kind,
        nav=tuple(navigation(site, items)),
        options=theme.values,
        words=theme.words,
        feeds=config.feeds,
        latest=latest if (latest := site.addresses.section("latest")) in items else "",
        newsletter=config.newsletter,
        search=search if (search := site.addresses.section("search")) in items else "",
        layout=site.layout,
        comments=comments(config),
        analytics=analytics(config),
    )
    closures = {name: theme.closure(name) for name in theme.templates if name.startswith("static/")}
    styles = (item.view for item in items.values() if isinstance(item, Page))
    faces = next((style.faces for style in styles if isinstance(style, StyleView)), ())
    return replace(view, versions=versions(items, view, closures), fonts=preloaded(faces))
