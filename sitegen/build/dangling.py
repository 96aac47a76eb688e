"""What content names and the site does not have: files, works, people.

Pages leave such links out, so that no reader meets them; their author wants to know.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from sitegen.build.assembly import Assembly
from sitegen.build.sources import Sources
from sitegen.content.notes import BODY
from sitegen.content.notes import LINKS as NOTE_LINKS
from sitegen.content.places import Places
from sitegen.errors import Place, Problems
from sitegen.insight.career import LINES
from sitegen.model.library import Library
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.pages.address import Addresses
from sitegen.pages.body import select_works
from sitegen.pages.site import Site
from sitegen.resolve.places import note_place, person_place

# "github.com/ann/code"; a name of two parts before the slash is rarely a folder.
_LIKE_A_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}/", re.IGNORECASE)


def report_dangling(assembly: Assembly, sources: Sources, problems: Problems) -> None:
    """Report what works, people and notes name and the site does not have, bodies included."""
    report_missing(assembly, sources, problems)
    site = _site(assembly, problems)
    for note in assembly.library.notes:
        _check_body(site, note, _NotePlaces(assembly.content.places, note), problems)


def report_missing(assembly: Assembly, sources: Sources, problems: Problems) -> None:
    """Report the files that works, people and front matter name, and ids in notes, that are not.

    Every build can afford it (1 ms for 1,000 works): only the body of a note that names something
    unknown is read, to tell a citation, which readers see as it was written, from an "@handle".
    """
    site = _site(assembly, problems)
    library = assembly.library
    for work in library.works:
        files = [(link.url, link.kind) for link in work.links]
        for name, kind in (*files, (work.preview, "preview")):
            if name and not site.files.link(name, kind):
                place = sources.work(work, "preview" if kind == "preview" else "links")
                _missing(f"the work {work.id}", name, place, problems)
    for person in library.people.values():
        _check_person(site, person, problems)
    for note in library.notes:
        places = _NotePlaces(assembly.content.places, note)
        if (
            any(key not in library.work_by_key for key in note.works)
            or any(key not in library.people for key in note.people)
            or "@" in note.title.source
        ):
            _check_ids(library, note, places, problems)
        for link in note.links:
            if not site.files.link(link.url, link.kind):
                field = link.kind if link.kind in NOTE_LINKS else "links"
                _missing(f"{note.collection}/{note.id}", link.url, places.field(field), problems)


def _site(assembly: Assembly, problems: Problems) -> Site:
    nowhere = Addresses(sections={}, slugs_of={}, notes={})
    return Site(assembly.library, assembly.config, assembly.content, nowhere, problems)


def _check_person(site: Site, person: Person, problems: Problems) -> None:
    """Report the files of somebody's links and CV lines that are missing.

    The photo is not among them: the plan has told it.
    """
    named = [("links", link.url, link.kind) for link in person.links]
    named += [(name, line.url, "") for name in LINES for line in getattr(person, name)]
    named += [("affiliations", place.url, "") for place in person.affiliations]
    named += [("open_to", welcome.url, "") for welcome in person.open_to]
    for field, url, kind in named:
        if url and not site.files.link(url, kind):
            place = person_place(site.content.places, person.id, field)
            _missing(f"people/{person.id}", url, place, problems)


class _NotePlaces:
    """Where things stand in one note."""

    def __init__(self, places: Places, note: Note) -> None:
        self._places = places
        self._thing = f"{note.collection}/{note.id}"
        self._body = note.body.source
        self.note = note_place(places, note.collection, note.id)

    def at(self, offset: int) -> Place:
        """The place of an offset in the note's body."""
        start = self._places.get((self._thing, BODY))
        return start.behind(self._body[:offset]) if start else self.note

    def of(self, pattern: str, field: str) -> Place:
        """Where the body first has what a pattern fits, else the field of the front matter."""
        found = re.search(pattern, self._body)
        return self.at(found.start()) if found else self.field(field)

    def field(self, name: str) -> Place:
        """Where the front matter has a field."""
        return self._places.get((self._thing, name)) or self.note


def _check_ids(library: Library, note: Note, places: _NotePlaces, problems: Problems) -> None:
    """Report the ids of works and people in a note that nothing has."""
    from sitegen.text.markdown import parse_body

    body = parse_body(note.body.source)
    in_title = parse_body(note.title.source) if "@" in note.title.source else body
    bracketed = {
        w.key
        for citation in (*body.citations, *in_title.citations)
        if not citation.in_text
        for w in citation.works
    }
    # "@somebody" in running text may be a handle of a social network.
    handles = set(body.cited_keys) - bracketed
    unknown = [("work", key) for key in note.works if key not in library.work_by_key]
    titled = [key for key in in_title.cited_keys if key not in note.works]
    for key in titled if in_title is not body else ():
        if key in bracketed and key not in library.work_by_key:
            _unknown_id(note, "work", key, places.field("title"), problems)
    unknown += [("person", key) for key in note.people if key not in library.people]
    for kind, key in unknown:
        if key not in handles:
            place = (
                places.field("people")
                if kind == "person"
                else places.of(rf"@\{{?{re.escape(key)}(?![\w:.+/-]*\w)", "works")
            )
            _unknown_id(note, kind, key, place, problems)


def _check_body(site: Site, note: Note, places: _NotePlaces, problems: Problems) -> None:
    """Report the files and lists of a note's body that are missing or empty."""
    from sitegen.text.markdown import parse_body

    body = parse_body(note.body.source)
    for url in dict.fromkeys((*body.links, note.image)):
        if url and not url.startswith(("#", "/")):
            found = site.files.link(url, "image") or site.files.link(url, "pdf")
            if not found:
                place = places.of(re.escape(url), "image")
                _missing(f"{note.collection}/{note.id}", url, place, problems)
    for complaint in body.complaints:
        if complaint.code != "text-works-query":  # the build has told it
            place = places.at(complaint.offset)
            problems.add(complaint.code, place, complaint.message, complaint.hint)
    if body.works_lists:
        _check_lists(site, note, places, problems)


def _check_lists(site: Site, note: Note, places: _NotePlaces, problems: Problems) -> None:
    """Report the lists of works that name what the site does not have, and those that are empty."""
    from sitegen.text.works_query import parse_works_query

    library = site.library
    offset = 0
    for line in note.body.source.splitlines(keepends=True):
        query = parse_works_query(line) if "{{" in line else None
        place = places.at(offset + len(line) - len(line.lstrip()))
        offset += len(line)
        if query is None or query.mistakes:
            continue
        venues = {venue for work in library.works for venue in (work.venue_id, work.abbr) if venue}
        known: tuple[tuple[str, tuple[str, ...], Collection[str]], ...] = (
            ("person", query.people, library.people),
            ("type", query.types, {work.type for work in library.works}),
            ("venue", query.venues, venues),
            ("work", query.keys, library.work_by_key),
        )
        unknown = [
            (kind, value, names)
            for kind, values, names in known
            for value in values
            if value not in names
        ]
        unknown += [
            ("topic", value, site.topic_by_name)
            for value in query.topics
            if value.casefold() not in site.topic_by_name
        ]
        for kind, value, names in unknown:
            near = difflib.get_close_matches(value, sorted(names), n=1)
            problems.add(
                "check-unknown-id",
                place,
                f"a list of works asks for the {kind} “{value}”, which the site does not have",
                f"did you mean “{near[0]}”?" if near else "correct it, or take it out",
            )
        if not unknown and not select_works(site, query):
            problems.add(
                "check-empty-list",
                place,
                "no work fits all conditions of this list, so nothing stands here",
                "take one of the conditions out",
            )


def _unknown_id(note: Note, kind: str, key: str, place: Place, problems: Problems) -> None:
    problems.add(
        "check-unknown-id",
        place,
        f"{note.collection}/{note.id} names the {kind} “{key}”, which the site does not have",
        "correct the key, or add what it names",
    )


def _missing(who: str, name: str, place: Place, problems: Problems) -> None:
    hint = "put the file into content/assets/, or correct its name"
    if _LIKE_A_HOST.match(name):
        hint = f"write https://{name} if it is on the web, else put it into content/assets/"
    message = f"{who} names the file {name}, which is missing; it is left out"
    problems.add("check-asset", place, message, hint)
