"""Which pictures the pages of a site use, and the smaller copies that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sitegen.errors import NOWHERE, Problems
from sitegen.pages.gallery import is_raster
from sitegen.pages.page import Item

if TYPE_CHECKING:
    from sitegen.content.assets import Asset
    from sitegen.pages.site import Site

# From how many bytes on an original is a waste where it is shown.
HEAVY: Mapping[str, int] = {"photo": 100_000, "preview": 150_000, "image": 500_000}


def picture_items(site: Site) -> Iterator[Item]:
    """The copies of all pictures that pages use; afterwards `Site.picture` knows them."""
    used = tuple(dict.fromkeys(_used(site)))
    if site.gallery.makes_copies:
        yield from site.gallery.hang(used, site.problems)
    elif site.config.pictures:
        assets = {asset.path: asset for asset in site.content.assets}
        _report_heavy(assets, used, site.problems)


def _used(site: Site) -> Iterator[tuple[str, str]]:
    """The asset's path and what it is for, of each picture of the site's own."""
    for url, kind in _named(site):
        if "://" not in url and (path := site.find_asset(url, kind)):
            yield path, kind


def _named(site: Site) -> Iterator[tuple[str, str]]:
    library = site.library
    bodies = []
    for person in library.people.values():
        yield person.photo, "photo"
        bodies.append(person.bio.source)
    for work in library.works:
        if work.preview:
            yield work.preview, "preview"
    for note in library.notes:
        yield note.image, "image"
        bodies.append(note.body.source)
    bodies += [t.summary.source for t in library.topics.values() if t.summary]
    for body in bodies:
        if "![" in body:
            from sitegen.text.markdown import parse_body

            yield from ((url, "image") for url in parse_body(body).images)


def _report_heavy(
    assets: Mapping[str, Asset], used: tuple[tuple[str, str], ...], problems: Problems
) -> None:
    """Say that originals much larger than they are shown reach readers for want of Pillow."""
    sizes = {
        path: assets[path].size
        for path, kind in used
        if is_raster(path) and assets[path].size > HEAVY[kind]
    }
    if sizes:
        megabytes = sum(sizes.values()) / 1_000_000
        what = "1 picture is" if len(sizes) == 1 else f"{len(sizes)} pictures are"
        problems.add(
            "picture-no-pillow",
            NOWHERE,
            f"{what} much larger than shown ({megabytes:.1f} MB); smaller copies need Pillow",
            'run pip install "sitegen[images]", or write pictures: false',
        )
