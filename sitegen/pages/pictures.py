"""Which pictures the pages of a site use, and the smaller copies that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sitegen.content.notes import BODY
from sitegen.errors import NOWHERE, Place, Problems
from sitegen.pages.gallery import is_foreign, is_raster
from sitegen.pages.page import Item

if TYPE_CHECKING:
    from sitegen.content.assets import Asset
    from sitegen.model.work import Work
    from sitegen.pages.site import Site

# From how many bytes on an original is a waste where it is shown.
HEAVY: Mapping[str, int] = {"photo": 100_000, "preview": 150_000, "image": 500_000}


def picture_items(site: Site) -> Iterator[Item]:
    """The copies of all pictures that pages use; afterwards `Site.picture` knows them."""
    _report_missing(site)
    _report_foreign(site)
    used = tuple(dict.fromkeys(_used(site)))
    if site.gallery.makes_copies:
        yield from site.gallery.hang(used, site.problems)
    elif site.config.pictures:
        assets = {asset.path: asset for asset in site.content.assets}
        _report_heavy(assets, used, site.problems)


def _used(site: Site) -> Iterator[tuple[str, str]]:
    """The asset's path and what it is for, of each picture of the site's own."""
    for url, kind in _named(site):
        if "://" not in url and (path := site.files.find(url, kind)):
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


def _report_missing(site: Site) -> None:
    """Report the photos that name a file which is not there; a profile is shown without."""
    for person in site.library.people.values():
        if person.photo and not site.files.link(person.photo, "photo"):
            site.problems.add(
                "picture-missing",
                site.content.places.nearest(f"people/{person.id}", "photo"),
                f"the photo {person.photo} is missing; the profile is shown without one",
                "put the file into content/assets/, or correct its name",
            )


def _report_foreign(site: Site) -> None:
    """Report the pictures of other hosts, which no page shows: a text has a link instead."""
    for url, place in dict.fromkeys(_foreign(site)):
        site.problems.add(
            "picture-foreign",
            place,
            f"the picture {url} is on another host, which pages do not ask; it is not shown",
            "save the file below content/assets/ and name that",
        )


def _foreign(site: Site) -> Iterator[tuple[str, Place]]:
    library, places = site.library, site.content.places
    for person in library.people.values():
        thing = f"people/{person.id}"
        if is_foreign(person.photo):
            yield person.photo, places.nearest(thing, "photo")
        yield from _foreign_in(person.bio.source, places.nearest(thing, "bio"))
    for work in library.works:
        if is_foreign(work.preview):
            yield work.preview, _preview_place(site, work)
    for note in library.notes:
        thing = f"{note.collection}/{note.id}"
        if is_foreign(note.image):
            yield note.image, places.nearest(thing, "image")
        source, start = note.body.source, places.nearest(thing, BODY)
        for url, _ in _foreign_in(source, start):
            yield url, start.behind(source[: max(0, source.find(url))])
    for topic in library.topics.values():
        if topic.summary:
            place = places.nearest(f"topics/{topic.id}", "summary")
            yield from _foreign_in(topic.summary.source, place)


def _foreign_in(body: str, place: Place) -> Iterator[tuple[str, Place]]:
    if "![" in body and "//" in body:
        from sitegen.text.markdown import parse_body

        yield from ((url, place) for url in parse_body(body).foreign)


def _preview_place(site: Site, work: Work) -> Place:
    records = (r for r in site.content.records if r.fields.get("preview") == work.preview)
    found = next((r for r in records if r.id in work.keys), None)
    return site.content.places.nearest(found.uid, "preview") if found else NOWHERE


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
