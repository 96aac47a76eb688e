"""`Site`: what every page of a plan is made from, with the cards that several pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from sitegen.errors import Problems
from sitegen.insight.additions import Additions
from sitegen.insight.evidence import Ledger
from sitegen.insight.history import Change, History
from sitegen.insight.membership import LabWork, lab_works
from sitegen.insight.name_index import page_key
from sitegen.model.authorship import Authorship, Role
from sitegen.model.name import without_accents
from sitegen.pages.address import slug
from sitegen.pages.asset_links import AssetLinks
from sitegen.pages.cv_pdf import Press, open_press
from sitegen.pages.gallery import Gallery, is_foreign
from sitegen.pages.picture_views import NO_PICTURE
from sitegen.text.text import NO_TEXT, Markup, Text

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.load import Content
    from sitegen.model.library import Library
    from sitegen.model.name import Name
    from sitegen.model.note import Note
    from sitegen.model.work import Work
    from sitegen.pages.address import Addresses
    from sitegen.pages.picture_views import CardView, PictureView
    from sitegen.pages.views import AuthorView, NoteCard, PersonCard, WorkCard
    from sitegen.pictures.album import Album


class Site:
    """A library with its addresses; cards are made once and shared by identity.

    `album` is what is known of its pictures; without one there are originals only.
    """

    def __init__(
        self,
        library: Library,
        config: Config,
        content: Content,
        addresses: Addresses,
        problems: Problems,
        layout: str = "",
        album: Album | None = None,
    ) -> None:
        self.library = library
        self.config = config
        self.content = content
        self.addresses = addresses
        self.problems = problems
        self.kind = config.kind
        self.owner = config.owner if config.owner in library.people else ""
        if not self.owner and self.kind == "person" and len(library.people) == 1:
            self.owner = next(iter(library.people))
        self.layout = layout if layout not in ("", "auto") else self._usual_layout()
        self.gallery = Gallery(
            {asset.path: asset for asset in content.assets}, album if config.pictures else None
        )
        self.files = AssetLinks(asset.path for asset in content.assets)
        self.social_cards: dict[str, CardView] = {}
        self._work_cards: dict[tuple[str, bool], WorkCard] = {}
        self._author_views: dict[str, tuple[AuthorView, ...]] = {}

    def _usual_layout(self) -> str:
        """A site that has an owner is laid out as that person's, but an anthology never.

        Nor is a lab of one: its only member is its owner by default.
        """
        alone = self.kind == "lab" and len(self.library.people) == 1
        return self.kind if self.kind == "anthology" or alone or not self.owner else "person"

    @cached_property
    def press(self) -> Press | None:
        """What prints CVs as PDF, if the site wants them and can."""
        return open_press(self.config, self.content.assets, self.problems)

    @cached_property
    def evidence(self) -> Ledger:
        """Why each work stands on each profile."""
        return Ledger(self.library, self.config.url)

    @cached_property
    def additions(self) -> Additions:
        """How new each work is."""
        return Additions(self.library.works)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What the site's history says of its works, newest first."""
        return History(self.library, self.content.history).changes()

    @cached_property
    def lab_works(self) -> tuple[LabWork, ...]:
        """What the site's people made while they were members."""
        return lab_works(self.library.works, self.library.people)

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each work in the library's list, by the work's id."""
        return {work.id: place for place, work in enumerate(self.library.works)}

    @cached_property
    def works_by_type(self) -> dict[str, tuple[Work, ...]]:
        """The works of each type, in list order."""
        found: dict[str, list[Work]] = {}
        for work in self.library.works:
            found.setdefault(work.type, []).append(work)
        return {kind: tuple(works) for kind, works in found.items()}

    @cached_property
    def facet_labels(self) -> dict[tuple[str, str], str]:
        """The names of topics, venues and people by facet and value."""
        library = self.library
        return {
            **{("topic", slug(topic.id)): topic.title for topic in library.topics.values()},
            **{
                ("venue", slug(venue.id)): venue.short or venue.name
                for venue in library.venues.values()
            },
            **{("author", slug(person.id)): str(person.name) for person in library.people.values()},
        }

    @cached_property
    def topic_by_name(self) -> dict[str, str]:
        """Topic ids by case-folded title, id and alias."""
        return {
            name.casefold(): topic.id
            for topic in self.library.topics.values()
            for name in (*topic.aliases, topic.id, topic.title)
        }

    def card(self, work: Work, *, brief: bool = False) -> WorkCard:
        """The work's card, always the same object; a brief one has no abstract."""
        from sitegen.pages.cards import work_card

        known = self._work_cards.get((work.id, brief))
        if known is None:
            known = work_card(self, work)
            if brief:
                known = replace(known, abstract=NO_TEXT)
            self._work_cards[work.id, brief] = known
        return known

    def cards(self, works: Iterable[Work], *, brief: bool = False) -> tuple[WorkCard, ...]:
        """The cards of several works."""
        return tuple(self.card(work, brief=brief) for work in works)

    def author_views(self, work: Work) -> tuple[AuthorView, ...]:
        """The names under the work's title, all of them."""
        from sitegen.pages.cards import author_view

        known = self._author_views.get(work.id)
        if known is None:
            known = tuple(author_view(self, a) for a in self.shown_authors(work))
            self._author_views[work.id] = known
        return known

    def people_cards(self, people: Iterable[str]) -> tuple[PersonCard, ...]:
        """The cards of several people, by id."""
        from sitegen.pages.cards import person_card

        return tuple(person_card(self, self.library.people[key]) for key in people)

    def note_cards(self, notes: Iterable[Note]) -> tuple[NoteCard, ...]:
        """The cards of several notes."""
        from sitegen.pages.cards import note_card

        return tuple(note_card(self, note) for note in notes)

    def name_page(self, name: Name) -> str:
        """The page of a name, or ""."""
        return self.addresses.of("names", page_key(name)) if self.config.name_pages else ""

    def homepage_of(self, name: Name) -> str:
        """The homepage that the owner gives for a name, accents aside (al-folio's way), or ""."""
        homepages = self.library.homepages
        if not homepages:
            return ""
        return homepages.get(name.key) or homepages.get(without_accents(name.key), "")

    @staticmethod
    def shown_authors(work: Work) -> tuple[Authorship, ...]:
        """Who stands under a work's title: its authors, else its editors, else anybody."""
        return work.authors or work.by_role(Role.EDITOR) or work.authorships

    def venue_of(self, work: Work) -> tuple[Text, str, str, str]:
        """A work's venue: the printed name, short name, colour and address.

        A work without one has its series or the event of a talk in its place.
        """
        venue = self.library.venues.get(work.venue_id)
        if venue is None:
            return work.venue or Text(work.series or work.event, Markup.PLAIN), "", "", ""
        name = work.venue or Text(venue.name, Markup.PLAIN)
        address = self.addresses.of("venues", venue.id) or venue.url
        return name, venue.short, venue.color, address

    def pdf_of(self, work: Work) -> str:
        """The address of the work's PDF: beside its page when the site holds it, or a URL."""
        if self.pdf_asset(work):
            slug = self.addresses.slug_of("publications", work.id)
            return f"{self.addresses.work(work.id)}{slug}.pdf"
        for link in work.links:
            if link.kind == "pdf":
                return self.files.link(link.url, "pdf")
        return ""

    def pdf_asset(self, work: Work) -> str:
        """The path of the asset that is the work's PDF: named by its link or by its key."""
        for link in work.links:
            if link.kind == "pdf" and (path := self.files.find(link.url, "pdf")):
                return path
        for key in work.keys:
            for path in (f"{key}.pdf", f"pdf/{key}.pdf", f"{key}.PDF", f"pdf/{key}.PDF"):
                if path in self.files:
                    return path
        return ""

    def picture(self, url: str, kind: str) -> PictureView:
        """The picture that a link names, for one of the kinds of `gallery.WIDTHS`.

        None for one of another host: no page of the site asks others for anything.
        """
        if not url or is_foreign(url):
            return NO_PICTURE
        path = self.files.find(url, kind)
        address = f"/assets/{path}" if path else self.files.link(url, kind)
        return self.gallery.show(address, path, kind)
