"""`resolve`: records -> `Library`, with what only a person can decide beside it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sitegen.errors import Place, Problems
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.model.work import Relation, Source, Work
from sitegen.resolve.abstracts import leave_out_closed
from sitegen.resolve.identity import Identity
from sitegen.resolve.institutions import Institutions
from sitegen.resolve.overlay import Draft, overlay
from sitegen.resolve.places import note_place, person_place, record_place
from sitegen.resolve.repair import Repairs
from sitegen.resolve.review import Candidate, take_guesses
from sitegen.resolve.same_work import Joining, join
from sitegen.resolve.suggestion import Suggestion
from sitegen.resolve.suppress import Suppression
from sitegen.resolve.topics import Topics
from sitegen.resolve.unprinted import check_unprinted
from sitegen.resolve.venues import Venues

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.load import Content


@dataclass(frozen=True)
class Resolution:
    """The library, and what waits for a decision: `sitegen review` and `sitegen check` show it."""

    library: Library
    review: tuple[Candidate, ...]
    suggestions: tuple[Suggestion, ...]


def resolve(
    content: Content, config: Config, problems: Problems, *, today: datetime.date | None = None
) -> Library:
    """The library of a site; see `resolution`."""
    return resolution(content, config, problems, today=today).library


def resolution(
    content: Content, config: Config, problems: Problems, *, today: datetime.date | None = None
) -> Resolution:
    """Lay records over each other, join what is the same work, tie names to people.

    Works whose `publish_after` and posts and news whose date is later than `today` wait, as do
    drafts, unless the site builds them (`drafts: true`); without `today` nothing waits but drafts.
    The result depends on nothing else.
    """
    return _Resolver(content, config, problems, today).run()


class _Resolver:
    def __init__(
        self,
        content: Content,
        config: Config,
        problems: Problems,
        today: datetime.date | None,
    ) -> None:
        self.content = content
        self.problems = problems
        self.people = {person.id: person for person in content.people}
        # A title that comes from the owner's name goes with the owner.
        self.stated = config
        self.config = config.for_people(self.people.values())
        self.today = None if config.drafts else today
        self.review: list[Candidate] = []

    def run(self) -> Resolution:
        """Every station in order."""
        content = self.content
        repairs = Repairs(self.config.repairs)
        joining = join(repairs.records(content.records), content.places, self.problems)
        drafts = [overlay([joining.facts[p] for p in group]) for group in joining.groups]
        for draft in drafts:
            if self.config.abstracts == "open":
                leave_out_closed(draft)
            elif self.config.abstracts == "none":
                draft.values.pop("abstract", None)
        repairs.keep(drafts)
        _distinct_ids(drafts)
        owner = self.config.owner if self.config.kind == "person" else ""
        identity = Identity(self.people, owner, joining, content.places, self.problems)
        for number, draft in enumerate(drafts):
            identity.tie(draft, number)
        self._relate(drafts, joining)
        suppression = self._suppress(drafts)
        topics = Topics(
            {t.id: t for t in suppression.unnamed(content.topics)}, content.places, self.problems
        )
        venues = Venues({v.id: v for v in suppression.unnamed(content.venues)})
        works = self._works(drafts, suppression, topics, venues)
        library = self._library(works, suppression, topics, venues)
        check_unprinted(content, self.stated, suppression, self.problems)
        suggestions = (*joining.suggestions, *identity.suggestions())
        return Resolution(library, tuple(self.review), suggestions)

    def _relate(self, drafts: list[Draft], joining: Joining) -> None:
        related: dict[int, dict[Relation, None]] = {}
        for one, kind, other in joining.relations:
            relation = Relation(kind, drafts[joining.group_of[other]].id)
            related.setdefault(joining.group_of[one], {})[relation] = None
        for group, relations in related.items():
            drafts[group].values["relations"] = tuple(relations)

    def _suppress(self, drafts: list[Draft]) -> Suppression:
        suppression = Suppression(
            self.config.suppressed_names,
            self.config.suppressed_ids,
            self.people,
            (a for draft in drafts for a in draft.values.get("authorships", ())),
        )
        if not suppression.active:
            return suppression
        drafts[:] = [
            draft
            for draft in drafts
            if not suppression.hides_work(
                draft.keys, draft.values.get("doi", ""), draft.values.get("arxiv", "")
            )
        ]
        for draft in drafts:
            suppression.draft(draft, self._place(draft), self.problems)
        known = {draft.id for draft in drafts}
        for draft in drafts:
            if relations := draft.values.get("relations"):
                draft.values["relations"] = tuple(
                    replace(relation, work=own)
                    for relation in relations
                    if (own := suppression.renamed.get(relation.work, relation.work)) in known
                )
        return suppression

    def _place(self, draft: Draft) -> Place:
        return record_place(self.content.places, draft.members[0].record)

    def _works(
        self, drafts: list[Draft], suppression: Suppression, topics: Topics, venues: Venues
    ) -> tuple[Work, ...]:
        shown: list[tuple[tuple[bool, tuple[int, int, int], tuple[bool, int]], Work]] = []
        for draft in drafts:
            values = draft.values
            if draft.hidden or self._waits(values.get("publish_after")):
                continue
            if self._adds_to_nothing(draft):
                continue
            guesses = take_guesses(draft, self.people)
            on_site = self._on_site(draft)
            if on_site:
                values["topics"] = topics.ids(values.get("keywords", ()))
                values["venue_id"] = venues.id_of(values)
            work = draft.work()
            self.review.extend(Candidate(work, person, reason) for person, reason in guesses)
            if on_site:
                shown.append(((not work.pinned, work.date.newest_first, draft.order), work))
            elif not guesses and not draft.refused:
                self.review.append(Candidate(work, "", None))
        shown.sort(key=lambda pair: pair[0])
        return tuple(work for _, work in shown)

    def _waits(self, date: PartialDate | None) -> bool:
        """Whether a date is later than today; its missing parts count as the earliest."""
        if not date or not date.year or self.today is None:
            return False
        first = (date.year, date.month or 1, date.day or 1)
        return first > (self.today.year, self.today.month, self.today.day)

    def _on_site(self, draft: Draft) -> bool:
        """Whether a work is the site's: written by hand, or tied to one of its people."""
        if draft.by_hand or not self.people or self.config.kind == "anthology":
            return True
        return any(a.person for a in draft.values.get("authorships", ()))

    def _adds_to_nothing(self, draft: Draft) -> bool:
        """Report records that only add to a work, when there is no such work."""
        if any(facts.words or facts.doi or facts.arxiv for facts in draft.members):
            return False
        if any(facts.record.source is not Source.YAML for facts in draft.members):
            return False
        if "authorships" in draft.values or "type" in draft.values:
            return False
        key = draft.id
        near = get_close_matches(key, [record.id for record in self.content.records], 2)
        near = [other for other in near if other != key]
        self.problems.add(
            "overlay-unknown-work",
            self._place(draft),
            f"“{key}” adds to a work that does not exist",
            f"did you mean {near[0]}?" if near else "give the citation key or id of a work",
        )
        return True

    def _library(
        self,
        works: tuple[Work, ...],
        suppression: Suppression,
        topics: Topics,
        venues: Venues,
    ) -> Library:
        gone = suppression.gone
        people = [p for p in self.people.values() if p.id not in gone]
        if suppression.active:
            for person in people:
                self._check_id(person, suppression)
            people = [suppression.person(person) for person in people]
        else:
            people = [replace(p, former_names=()) if p.former_names else p for p in people]
        institutions = Institutions(people)
        notes = tuple(
            self._note(note, suppression, topics)
            for note in self.content.notes
            if not self._note_waits(note)
        )
        return Library(
            people={person.id: institutions.of(person) for person in people},
            works=works,
            topics=topics.all(),
            venues=venues.all(),
            institutions=institutions.all,
            collections=suppression.clean(self.content.collections),
            notes=notes,
            homepages={
                key: url
                for key, url in self.content.homepages.items()
                if not suppression.hides(key) and not suppression.hides(url)
            },
        )

    def _check_id(self, person: Person, suppression: Suppression) -> None:
        if suppression.hides(person.id):
            self.problems.add(
                "suppress-person-id",
                person_place(self.content.places, person.id),
                f"the file name “{person.id}” holds a name that must not appear, and would be "
                "the profile's address",
                "rename the file",
            )

    def _note_waits(self, note: Note) -> bool:
        """Drafts wait, and so do news and posts of a later day; a talk may lie ahead."""
        if note.draft and not self.config.drafts:
            return True
        dated = {c.id for c in self.content.collections if c.dated} | {"news"}
        return note.collection in dated and self._waits(note.date)

    def _note(self, note: Note, suppression: Suppression, topics: Topics) -> Note:
        about = topics.ids(name for name in note.topics if not suppression.hides(name))
        note = replace(note, topics=about) if about != note.topics else note
        place = note_place(self.content.places, note.collection, note.id)
        return suppression.note(note, place, self.problems)


def _distinct_ids(drafts: Iterable[Draft]) -> None:
    """Give works whose key another work has an id of their own: the key and a number.

    The first in file order keeps the key.
    """
    taken: set[str] = set()
    twins: list[Draft] = []
    for draft in drafts:
        if draft.id in taken:
            twins.append(draft)
        taken.update(draft.keys)
    for draft in twins:
        number = 2
        while f"{draft.id}-{number}" in taken:
            number += 1
        own = f"{draft.id}-{number}"
        taken.add(own)
        draft.keys = (own, *(key for key in draft.keys if key != draft.id))
        draft.id = own
