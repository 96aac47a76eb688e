"""`Sources`: which file a page comes from, for problems that are only seen on finished pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitegen.content.notes import BODY
from sitegen.errors import NOWHERE, Place
from sitegen.pages.address import slug, stated_address, with_digits
from sitegen.text.text import Text

if TYPE_CHECKING:
    from sitegen.build.assembly import Assembly
    from sitegen.model.work import Work, WorkRecord


class Sources:
    """The places in the content that pages of one site are made from, as far as one can tell."""

    def __init__(self, site: Assembly) -> None:
        self._site = site
        self._records: dict[str, list[WorkRecord]] = {}
        self._bodies: dict[str, str] = {}
        for record in site.content.records:
            self._records.setdefault(record.id, []).append(record)

    def work(self, work: Work, field: str = "", offset: int = 0) -> Place:
        """Where a work stands, or a field of it, or what is at an offset of the field's text."""
        records = [record for key in work.keys for record in self._records.get(key, ())]
        if not records:
            return NOWHERE
        path = dict(work.sources).get(field)
        record = next((record for record in records if record.path == path), records[0])
        text = getattr(work, field, None)
        source = text.source if isinstance(text, Text) else ""
        return self._site.content.places.nearest(record.uid, field, source, offset)

    def place(self, address: str) -> Place:
        """Where the subject of a page stands; nowhere for a list, which has no file."""
        return self._places.get(address, NOWHERE)

    def mention(self, address: str, words: str) -> Place:
        """Where the body of the note at an address has some words, else where the note stands."""
        start = self.place(address)
        body = self._bodies.get(address, "")
        at = body.find(words) if words else -1
        return start.behind(body[:at]) if at > 0 else start

    @cached_property
    def _places(self) -> dict[str, Place]:
        site = self._site
        sections = site.config.sections
        places: dict[str, Place] = {}

        def note(base: str, key: str, place: Place, body: str = "") -> None:
            for name in (with_digits(key), slug(key)):
                places.setdefault(f"{base}{name}/", place)
                if body:
                    self._bodies.setdefault(f"{base}{name}/", body)

        for work in site.library.works:
            note(f"/{sections.get('publications', 'publications')}/", work.id, self.work(work))
        for person in site.library.people:
            place = site.content.places.nearest(f"people/{person}")
            note(f"/{sections.get('people', 'people')}/", person, place)
        collections = {collection.id: collection for collection in site.library.collections}
        for item in site.library.notes:
            collection = collections[item.collection]
            place = site.content.places.nearest(f"{collection.id}/{item.id}", BODY)
            body = item.body.source
            if item.address:
                places[stated_address(item.address)] = place
                self._bodies[stated_address(item.address)] = body
                continue
            year = f"{item.date.year}/" if collection.dated and item.date.year else ""
            note(f"{collection.address}{year}", item.id, place, body)
        return places
