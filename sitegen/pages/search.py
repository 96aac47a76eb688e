"""/search/: the page, and the files that static/search.js loads when somebody types.

`index.js` names the others: words with the entries they stand in, the vocabulary, the entries as
they are shown, and the works' BibTeX for what a reader collects (static/cite.js). How many there
are of each follows from the number of entries, so that planning reads no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.export.bibtex import bibtex
from sitegen.insight.name_index import NameIndex
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.model.work import Work
from sitegen.pages.note import HOME_NOTE
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.search_index import Entry, SearchIndex
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView
from sitegen.text.printing import plain
from sitegen.text.text import Text

TOGETHER = 32  # entries in a file: about 6 kB
_WORDS = 400  # entries for each file of words: about 40 kB
_WORDS_LONG = 200  # ... when abstracts are read
_VOCABULARY = 4_000  # entries for each file of the vocabulary: about 40 kB
_SHELF = 40  # works at most on a shelf on average: about 20 kB
WITH_ABSTRACTS = 2_000  # works; above, abstracts would make the index slow and heavy
_NAMED = 3  # authors that a result shows
_LONG = 20_000  # characters of a running text that are read

KINDS = ("works", "people", "names", "topics", "venues", "notes")
# The texts that search.js shows.
_TEXTS = ("placeholder", "none", "some", "one", "more")


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of the search; `lists` are the ways to the same things without it."""

    head: Head
    lists: tuple[LinkView, ...]


def shelf_of(slug: str, shelves: int) -> int:
    """The shelf on which a work's BibTeX stands; static/cite.js counts alike."""
    number = 0
    units = slug.encode("utf-16-le", "surrogatepass")
    for place in range(0, len(units), 2):
        number = (number * 31 + units[place] + 256 * units[place + 1]) % 65521
    return number % shelves


@dataclass(frozen=True, slots=True)
class _Source:
    """Something to be found: what a result shows, and how its other texts are had."""

    kind: str
    title: Text | str
    address: str
    of: object


def search_items(site: Site, words: Mapping[str, str], items: Mapping[str, Item]) -> Iterator[Item]:
    """The page and its files; `items` are those that the plan has so far."""
    search = Search(site, words)
    if not search.sources:
        return
    yield Page(search.address, "search.html", search.view(items))
    yield Document(search.file("index"), "script-data", Later(search.head))
    for number in range(search.words):
        yield Document(search.file("words", number), "script-data", Later(search.part, number))
    for number in range(search.vocabulary):
        address = search.file("vocabulary", number)
        yield Document(address, "script-data", Later(search.vocabulary_part, number))
    for number in range(search.shelves):
        yield Document(search.file("bibtex", number), "script-data", Later(search.shelf, number))
    for number in range(-(-len(search.sources) // TOGETHER)):
        address = search.file("entries", number)
        yield Document(address, "script-data", Later(search.entries, number))


class Search:
    """What can be found on a site, in the order of its numbers.

    Works come first, the oldest as number 0: what is added last changes few files, and of two
    results that fit alike the one with the larger number is shown first.
    """

    def __init__(self, site: Site, words: Mapping[str, str]) -> None:
        self.site = site
        self.address = site.addresses.section("search")
        self._texts = words
        self.sources = tuple(self._sources())
        self._abstracts = len(site.library.works) <= WITH_ABSTRACTS
        each = _WORDS_LONG if self._abstracts else _WORDS
        self.words = 1 + len(self.sources) // each
        self.vocabulary = 1 + len(self.sources) // _VOCABULARY
        works = len(site.library.works)
        self.shelves = 1 << (works // _SHELF).bit_length() if works else 0

    def file(self, name: str, number: int | None = None) -> str:
        """The address of a data file."""
        return f"{self.address}{name}{'' if number is None else f'-{number}'}.js"

    def _sources(self) -> Iterator[_Source]:
        site, library = self.site, self.site.library
        of = site.addresses.of
        for work in reversed(library.works):
            yield _Source("works", work.title or work.id, site.addresses.work(work.id), work)
        for person in library.people.values():
            yield _Source("people", str(person.name), site.addresses.person(person.id), person)
        if site.config.name_pages and site.config.name_groups != "published":
            index = NameIndex(library)
            for key, own in index.names.items():
                if not index.people.get(key):
                    yield _Source("names", own.name, of("names", key), own)
        for topic in library.topics.values():
            if address := of("topics", topic.id):
                yield _Source("topics", topic.title, address, topic)
        for venue in library.venues.values():
            if address := of("venues", venue.id):
                yield _Source("venues", venue.name, address, venue)
        for note in library.notes:
            address = site.addresses.note(note.collection, note.id)
            if address and note.id != HOME_NOTE:
                yield _Source("notes", note.title, address, note)

    @cached_property
    def index(self) -> SearchIndex:
        """The words of everything."""
        entries = [Entry(KINDS.index(s.kind), self._read(s)) for s in self.sources]
        return SearchIndex(entries, self.words, self.vocabulary)

    def head(self) -> tuple[str, dict[str, object]]:
        """The first file: what the others are, where each kind begins, the texts to show."""
        starts: dict[str, int] = {}
        for number, source in enumerate(self.sources):
            starts.setdefault(source.kind, number)
        return "sitegenSearch", {
            "version": self.index.version,
            "total": len(self.sources),
            "together": TOGETHER,
            "shelves": self.shelves,
            "words": [part.first for part in self.index.parts],
            "vocabulary": [part.first for part in self.index.vocabulary],
            "kinds": [
                (start, kind, self._texts.get(f"search.{kind}", kind))
                for kind, start in starts.items()
            ],
            "texts": {name: self._texts.get(f"search.{name}", name) for name in _TEXTS},
        }

    def part(self, number: int) -> tuple[str, str]:
        """A file of words with their entries."""
        return f"sitegenSearchWords{number}", self.index.parts[number].data

    def vocabulary_part(self, number: int) -> tuple[str, str]:
        """A file of words alone."""
        return f"sitegenSearchVocabulary{number}", self.index.vocabulary[number].data

    def entries(self, number: int) -> tuple[str, list[tuple[Text | str, str, str]]]:
        """A file of entries as a result shows them: (title, address, what is below the title)."""
        rows = self.sources[number * TOGETHER : (number + 1) * TOGETHER]
        return f"sitegenSearchEntries{number}", [
            (source.title, source.address.removeprefix("/"), self._below(source)) for source in rows
        ]

    @cached_property
    def _shelves(self) -> tuple[tuple[tuple[str, Work], ...], ...]:
        shelves: list[list[tuple[str, Work]]] = [[] for _ in range(self.shelves)]
        for work in self.site.library.works:
            slug = self.site.addresses.slug_of("publications", work.id)
            shelves[shelf_of(slug, self.shelves)].append((slug, work))
        return tuple(tuple(shelf) for shelf in shelves)

    def shelf(self, number: int) -> tuple[str, dict[str, str]]:
        """A file of BibTeX entries by the slug of their work, for what a reader collects."""
        entries = {slug: bibtex(work, full=False) for slug, work in self._shelves[number]}
        return f"sitegenSearchBibtex{number}", entries

    def view(self, items: Mapping[str, Item]) -> SearchView:
        """The page: the lists of the site, for whoever has no script."""
        site = self.site
        lists = [
            LinkView(address, key=f"nav.{name}")
            for name in ("people", "names", "publications", "topics", "venues", "institutions")
            if (address := site.addresses.section(name)) in items
        ]
        lists += [
            LinkView(collection.address, collection.title)
            for collection in site.library.collections
            if not collection.pages and collection.address in items
        ]
        return SearchView(Head("", self.address, section="search"), tuple(lists))

    def _below(self, source: _Source) -> str:
        """The line below a result's title."""
        of = source.of
        match of:
            case Work():
                names = [str(a.name) for a in self.site.shown_authors(of)[: _NAMED + 1]]
                by = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED or of.others else "")
                venue = self.site.library.venues.get(of.venue_id)
                where = (venue.short or venue.name) if venue else plain(of.venue)
                year = str(of.date.year) if of.date.year else ""
                return " · ".join(part for part in (by, where, year) if part)
            case Person():
                here = [a.name for a in of.affiliations if a.is_current][:1]
                return " · ".join(part for part in (of.role, *here) if part)
            case Venue():
                return of.short if of.short != of.name else ""
            case Note():
                collection = self._collections.get(of.collection, "")
                return " · ".join(part for part in (collection, of.date.iso) if part)
        return ""

    def _read(self, source: _Source) -> tuple[str, str, str]:
        """The texts of a source: its title or names, its other facts, its running text."""
        title = plain(source.title) if isinstance(source.title, Text) else source.title
        of = source.of
        match of:
            case Work():
                return self._read_work(of, title)
            case Person():
                names = " ".join([title, *(str(name) for name in of.variants)])
                places = [f"{a.name} {a.department}" for a in of.affiliations]
                facts = [of.role, of.tagline, *of.interests, *places]
                return names, " ".join(facts), plain(of.bio)[:_LONG] if of.bio else ""
            case Topic():
                titles = " ".join([title, *of.aliases])
                return titles, "", plain(of.summary)[:_LONG] if of.summary else ""
            case Venue():
                return " ".join([title, of.short, *of.aliases]), of.issn, ""
            case Note():
                facts = [plain(of.summary) if of.summary else "", of.place, of.event]
                return title, " ".join(facts), plain(of.body)[:_LONG] if of.body else ""
        return title, "", ""

    def _read_work(self, work: Work, title: str) -> tuple[str, str, str]:
        if work.subtitle:
            title = f"{title} {plain(work.subtitle)}"
        topics = self.site.library.topics
        venue = self.site.library.venues.get(work.venue_id)
        facts = [str(a.name) for a in work.authorships]
        facts += [topics[key].title for key in work.topics if key in topics]
        facts += [venue.name, venue.short] if venue else [plain(work.venue)] if work.venue else []
        facts += [str(work.date.year) if work.date.year else "", work.id, work.abbr]
        long = plain(work.abstract)[:_LONG] if self._abstracts and work.abstract else ""
        return title, " ".join(facts), long

    @cached_property
    def _collections(self) -> dict[str, str]:
        return {c.id: c.title for c in self.site.library.collections if not c.pages}
