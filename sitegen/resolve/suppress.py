"""Names that must not appear (FORMAT, "People who did not ask to be here").

`suppress` takes a name or an id out of everything: an author becomes "(name withheld)" so that
order and number of the authors stay right, a profile vanishes. A former name gives way to the
current one. Texts, keys and addresses that hold such a name are cleaned, and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from sitegen.errors import Place, Problems
from sitegen.files.identifiers import arxiv, doi, openalex, orcid
from sitegen.model.authorship import Authorship, Basis
from sitegen.model.name import Name, name_key
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.model.topic import Topic
from sitegen.model.venue import Venue
from sitegen.resolve import receipt
from sitegen.resolve.cleaning import WITHHELD, Cleaner, withheld
from sitegen.resolve.name_fit import family_key, initials_fit, only_initials
from sitegen.resolve.overlay import Draft
from sitegen.resolve.profiles import dblp_pid, shown_names
from sitegen.resolve.redaction import Redaction, bare, holds_word
from sitegen.resolve.rekeying import Rekeying, neutral_key

# Fields of a work that hold no words.
_NAMELESS = frozenset(
    """type date volume issue pages number isbn issn pmid language bibtex_type selected pinned
    others added publish_after sources relations""".split()
)

T = TypeVar("T")
U = TypeVar("U", Topic, Venue)


class Suppression:
    """Who must not appear, and the means to keep them out.

    `gone` are the ids of the profiles that vanish. Without names to hide (`active` is false) every
    method returns what it was given.
    """

    def __init__(
        self,
        names: Iterable[str],
        ids: Iterable[str],
        people: Mapping[str, Person],
        authors: Iterable[Authorship],
    ) -> None:
        self._ids = {form for text in ids for form in _forms(text)}
        self._hidden: dict[str, Name] = {}
        for name in map(_name, names):
            if name.key:
                self._hidden[name.key] = name
        self.gone = frozenset(person.id for person in people.values() if self._is_gone(person))
        for person in people.values():
            if person.id in self.gone:
                self._hidden.update((name.key, name) for name in person.all_names)
        if self._ids:
            named = [a.name for a in authors if self._by_id(a) and not a.name.corporate]
            self._hidden.update((name.key, name) for name in named)
        # Former names -> the person who has another now.
        self._former: dict[str, Person] = {}
        self._former_names: dict[str, tuple[Name, ...]] = {}
        for person in people.values():
            shown = {name.key for name in shown_names(person)}
            former = tuple(n for n in person.former_names if n.key not in shown)
            if former and person.id not in self.gone:
                self._former_names[person.id] = former
                self._former.update((name.key, person) for name in former)
        self.active = bool(self._hidden or self._former or self._ids)
        self.redaction = self._redaction()
        self._cleaner = Cleaner(self.redaction)
        self._shorts = tuple(self._hidden.values())
        all_names = [*self._shorts, *chain.from_iterable(self._former_names.values())]
        self._family = frozenset(word for name in all_names for word in family_key(name).split())
        self._known: dict[str, bool] = {}
        self._keys = Rekeying()
        self.renamed = self._keys.names

    def _is_gone(self, person: Person) -> bool:
        own = {person.id, person.orcid, dblp_pid(person.dblp), *person.openalex} - {""}
        return not own.isdisjoint(self._ids) or any(
            name.key in self._hidden for name in (person.name, *person.variants)
        )

    def _by_id(self, author: Authorship) -> bool:
        return bool(self._ids) and (
            author.orcid in self._ids
            or author.openalex in self._ids
            or dblp_pid(author.dblp) in self._ids
            or author.person in self._ids
            or author.stated in self._ids
        )

    def _redaction(self) -> Redaction:
        names: dict[Name, tuple[str, bool]] = dict.fromkeys(self._hidden.values(), (WITHHELD, True))
        for person_id, former in self._former_names.items():
            person = next(p for p in self._former.values() if p.id == person_id)
            for name in former:
                initial = Name(name.family, name.given[:1], name.particle, name.suffix)
                shared = any(initials_fit(initial, shown) for shown in shown_names(person))
                names[name] = (str(person.name), not shared)
        return Redaction.of(names)

    def hides_work(self, keys: Iterable[str], own_doi: str, own_arxiv: str) -> bool:
        """Whether `suppress: {ids: [...]}` names a work; then no text may cite it by its keys."""
        known = set(keys)
        if self._ids.isdisjoint({*known, own_doi, own_arxiv} - {""}):
            return False
        self._keys.drop(known)
        return True

    def hides(self, text: str) -> bool:
        """Whether a text, key, path or address holds a name that must not appear."""
        return self.redaction.hides(text)

    def clean(self, value: T) -> T:
        """A value without the names that must not appear."""
        return self._cleaner.clean(value)

    def author(self, author: Authorship) -> Authorship:
        """The authorship as it may appear: the same, withheld, or under the current name."""
        if self._by_id(author) or (author.person and author.person in self.gone):
            return withheld(author)
        name = author.name
        if not self._may_know(name):
            return author
        if name.key in self._hidden:
            return withheld(author)
        if author.person:
            return self._current(author)
        if name.key in self._former or any(self._is_short(name, known) for known in self._shorts):
            return withheld(author)
        return author

    @staticmethod
    def _is_short(name: Name, known: Name) -> bool:
        """Whether a name is "A. Lovelace", or "Lovelace A." read the wrong way round."""
        turned = Name(name.given, name.family)
        return (only_initials(name) and initials_fit(name, known)) or (
            only_initials(turned) and initials_fit(turned, known)
        )

    def _may_know(self, name: Name) -> bool:
        """Whether the name holds a word of a family name in question; errs towards yes."""
        for part in (name.family, name.given):
            known = self._known.get(part)
            if known is None:
                words = name_key(part).split()
                known = self._known[part] = not self._family.isdisjoint(words)
            if known:
                return True
        return False

    def _current(self, author: Authorship) -> Authorship:
        """The authorship under its person's current name if it is printed under a former one.

        Its receipt reads as for the current name: it must not tell that there was another.
        """
        former = self._former_names.get(author.person)
        if not former:
            return withheld(author) if author.name.key in self._former else author
        person = self._former[former[0].key]
        if author.name.key in {name.key for name in former} or (
            any(initials_fit(author.name, name) for name in former)
            and not any(initials_fit(author.name, name) for name in shown_names(person))
        ):
            by_name = author.basis is Basis.NAME
            why = receipt.exact_name(person.name) if by_name else author.receipt
            return replace(author, name=person.name, receipt=why)
        return author

    def draft(self, draft: Draft, place: Place, problems: Problems) -> None:
        """Clean a work: authors first, then its keys, then every text of it."""
        authors: tuple[Authorship, ...] = draft.values.get("authorships", ())
        shown = tuple(map(self.author, authors))
        words: set[str] = set()
        for before, after in zip(authors, shown, strict=True):
            if before.name != after.name:
                words |= self._telling(before, after)
        if authors:
            draft.values["authorships"] = shown
        renamed = {
            key: neutral_key(key)
            for key in draft.keys
            if self.hides(key) or (words and holds_word(key, words))
        }
        if renamed:
            self.renamed.update(renamed)
            draft.keys = tuple(renamed.get(key, key) for key in draft.keys)
            draft.id = draft.keys[0]
            problems.add(
                "suppress-key",
                place,
                f"the key “{next(iter(renamed))}” holds a name that must not appear; the work "
                f"is called “{draft.id}” instead",
                "give the work another key",
            )
        for name, value in draft.values.items():
            if not value or name in _NAMELESS:
                continue
            cleaned = self._cleaner.clean(value)
            if cleaned is not value and cleaned != value:
                draft.values[name] = cleaned
                self.report(f"{name} of “{draft.id}”", place, problems)
        if any(self.hides(path) for _, path in draft.values["sources"]):
            draft.values["sources"] = tuple(
                (name, self.redaction.without(path)) for name, path in draft.values["sources"]
            )
        if self.renamed and "versions" in draft.values:
            draft.values["versions"] = tuple(
                replace(version, id=self.renamed.get(version.id, version.id))
                for version in draft.values["versions"]
            )

    def _telling(self, before: Authorship, after: Authorship) -> set[str]:
        """The folded words of a printed name that tell what the name shown instead does not."""
        words = set(bare(before.name.key).split()) - set(bare(after.name.key).split())
        return {word for word in words if len(word) > 1}

    def report(self, what: str, place: Place, problems: Problems) -> None:
        """Say that a text held a name."""
        problems.add(
            "suppress-text",
            place,
            f"{what} holds a name that must not appear; it is taken out",
            "write it without the name",
        )

    def person(self, person: Person) -> Person:
        """A profile as it may appear: without former names, its texts cleaned."""
        hidden = {name.key for name in person.former_names} | set(self._hidden)
        cleaned = replace(
            person,
            variants=tuple(name for name in person.variants if name.key not in hidden),
            former_names=(),
            mine=tuple(self.renamed.get(key, key) for key in person.mine),
            not_mine=tuple(self.renamed.get(key, key) for key in person.not_mine),
            bio=self._keys.replaced_in(person.bio),
        )
        return self._cleaner.clean(cleaned, keep=("id", "name"))

    def note(self, note: Note, place: Place, problems: Problems) -> Note:
        """A note as it may appear: its keys and people follow, its texts are cleaned."""
        if not self.active:
            return note
        moved = replace(
            note,
            works=tuple(self.renamed.get(key, key) for key in note.works),
            people=tuple(person for person in note.people if person not in self.gone),
            body=self._keys.replaced_in(note.body),
            summary=self._keys.replaced_in(note.summary),
        )
        cleaned = self._cleaner.clean(moved, keep=("id", "collection"))
        if self.hides(note.id):
            cleaned = replace(cleaned, id=neutral_key(note.id, "note"))
        if cleaned != moved or not self._keys.dropped.isdisjoint(note.works):
            self.report(f"the note “{note.id}”", place, problems)
        return cleaned

    def unnamed(self, values: Iterable[U]) -> list[U]:
        """The topics or venues that are not called by a name that must not appear."""
        kept = []
        for value in values:
            title = value.title if isinstance(value, Topic) else value.name
            if not self.hides(f"{value.id} | {title}"):
                if isinstance(value, Topic) and self.renamed:
                    value = replace(value, summary=self._keys.replaced_in(value.summary))
                kept.append(self._cleaner.clean(value, keep=("id",)))
        return kept


def _name(text: str) -> Name:
    """A name as site.yaml gives it; braces make a group's."""
    stripped = text.strip()
    if stripped[:1] == "{" and stripped[-1:] == "}":
        return Name(stripped[1:-1].strip(), corporate=True)
    return Name.parse(stripped)


def _forms(text: str) -> set[str]:
    """The canonical forms that an id may have."""
    found = {text.strip(), doi(text), arxiv(text), orcid(text), openalex(text)}
    found.add(dblp_pid(text))
    return {form for form in found if form}
