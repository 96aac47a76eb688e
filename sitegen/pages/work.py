"""A publication's own page and the files beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.export.formats import FORMATS
from sitegen.model.authorship import Role
from sitegen.model.language import language_tag
from sitegen.model.work import Version, Work
from sitegen.pages.cards import author_view, house, printed_in, work_links, year_label
from sitegen.pages.embeds import video
from sitegen.pages.evidence import reasons
from sitegen.pages.notices import current_version, notices
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.page_views import VersionView, WorkView
from sitegen.pages.signposting import signs
from sitegen.pages.site import Site
from sitegen.pages.standing import kind_of
from sitegen.pages.views import AuthorView, Head, LinkView
from sitegen.text.printing import plain
from sitegen.text.text import Text

# A work with more authors than this shows its head; the rest unfolds.
AUTHORS_SHOWN = 50


def work_items(site: Site, work: Work) -> Iterator[Item]:
    """The page of a work, and its record in every export format."""
    address = site.addresses.work(work.id)
    slug = site.addresses.slug_of("publications", work.id)
    exports = []
    for name, form in FORMATS.items():
        file = f"{address}{slug}.{form.extension}"
        exports.append(LinkView(file, label=form.label, key=name))
        yield Document(file, f"work.{name}", work)
    view = Later(work_view, site, work, address, tuple(exports))
    yield Page(address, "publication.html", view, alone=True)


def work_view(site: Site, work: Work, address: str, exports: tuple[LinkView, ...]) -> WorkView:
    """What the page of a work shows."""
    venue, _, color, venue_address = site.venue_of(work)
    authors = site.author_views(work)
    shown_role = site.shown_authors(work)[0].role if authors else Role.AUTHOR
    roles = tuple(
        (str(role), tuple(author_view(site, a) for a in work.by_role(role)))
        for role in Role
        if role is not shown_role and work.by_role(role)
    )
    topics = tuple(
        LinkView(site.addresses.of("topics", key), site.library.topics[key].title)
        for key in work.topics
        if key in site.library.topics
    )
    year = year_label(work.date, work.status)
    profiles = _profiles(site, work)
    current = current_version(work)
    kind, genre = kind_of(work)
    return WorkView(
        head=Head(
            work.title,
            address,
            description=work.abstract or _description(authors, work, venue, year),
            kind="article",
            section="publications",
            own=site.owner,
            card=site.social_cards.get(address),
        ),
        work=work,
        authors=authors,
        folded=max(0, len(authors) - AUTHORS_SHOWN),
        roles=roles,
        venue=venue,
        venue_address=venue_address,
        color=color,
        where=printed_in(work),
        year=year,
        year_address=_year_address(site, work),
        links=work_links(site, work),
        exports=exports,
        pdf=site.pdf_of(work),
        preview=site.picture(work.preview, "preview"),
        topics=topics,
        versions=tuple(_version(site, v, v is current) for v in work.versions),
        relations=tuple(
            (relation.kind, LinkView(site.addresses.work(other.id), plain(other.title)))
            for relation in work.relations
            if (other := site.library.work_by_key.get(relation.work))
        ),
        mentions=site.note_cards(site.library.notes_by_work.get(work.id, ())),
        reasons=reasons(site, work),
        notices=notices(site, work),
        signs=signs(work, exports, site.pdf_of(work), [orcid for *_, orcid in profiles]),
        profiles=profiles,
        legend=_legend(authors),
        video=video(site, work.links),
        language=_language(site, work),
        kind=kind,
        genre=genre,
        place=house(work),
        version=next((value for name, value in work.extra if name == "version"), ""),
    )


def _language(site: Site, work: Work) -> str:
    """The tag of the work's language if it is stated and not that of the pages."""
    tag = language_tag(work.language)
    return tag if tag.partition("-")[0] != site.config.language.partition("-")[0] else ""


def _legend(authors: tuple[AuthorView, ...]) -> tuple[tuple[str, str], ...]:
    """The signs beside the names; marks that the source printed explain themselves there."""
    equal = any(a.equal and not a.marks for a in authors)
    corresponding = any(a.corresponding for a in authors)
    return ((("*", "equal"),) if equal else ()) + (
        (("✉", "corresponding"),) if corresponding else ()
    )


def _profiles(site: Site, work: Work) -> tuple[tuple[str, str, str], ...]:
    """The people of the site among a work's names: (id, address, ORCID iD)."""
    ids = dict.fromkeys([a.person for a in work.authorships if a.person])
    return tuple(
        (person.id, site.addresses.person(person.id), person.orcid)
        for key in ids
        if (person := site.library.people.get(key))
    )


def _description(authors: tuple[AuthorView, ...], work: Work, venue: Text, year: str) -> str:
    """A work without abstract in one line: who, what, where, when."""
    names = ", ".join(author.name for author in authors[:3])
    by = f"{names} et al." if len(authors) > 3 else names
    where = f"{plain(venue)} {year}".strip()
    return ". ".join(part for part in (by, plain(work.title), where) if part)


def _year_address(site: Site, work: Work) -> str:
    if not work.date.year:
        return ""
    if len(site.library.works) > site.config.limit:
        return site.addresses.year(str(work.date.year))
    anchor = "pinned" if work.pinned else f"y{work.date.year}"
    return f"{site.addresses.section('publications')}#{anchor}"


def _version(site: Site, version: Version, current: bool) -> VersionView:
    links = []
    if version.doi:
        links.append(LinkView(f"https://doi.org/{version.doi}", key="doi"))
    if version.arxiv:
        links.append(LinkView(f"https://arxiv.org/abs/{version.arxiv}", key="arxiv"))
    if version.url and (address := site.files.link(version.url)):
        links.append(LinkView(address, key="url"))
    return VersionView(version.type, year_label(version.date), version.venue, tuple(links), current)
