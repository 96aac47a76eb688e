"""Cards: a work, a person, a note as they stand in a list."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.export.page_range import page_range
from sitegen.model.affiliation import Affiliation
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate
from sitegen.model.note import Note
from sitegen.model.person import Person
from sitegen.model.work import Link, Work
from sitegen.pages.facets import tokens
from sitegen.pages.notices import also, is_preprint_pdf, notices
from sitegen.pages.person_views import AffiliationView
from sitegen.pages.site import Site
from sitegen.pages.standing import kind_of, standing
from sitegen.pages.views import AuthorView, LinkView, NoteCard, PersonCard, WorkCard

# A list of names longer than FOLD_ABOVE shows its first FOLD_TO, then who has a profile here.
FOLD_ABOVE = 24
FOLD_TO = 12

# Types whose publisher stands in for a venue.
_FROM_A_HOUSE = ("book", "thesis", "report", "software", "dataset", "standard", "pamphlet")

# Kinds of open access; "closed" is the other value that content may state.
OPEN = ("gold", "green", "hybrid", "bronze", "diamond")

# The kinds of links in the order in which they stand, what a reader wants first at the head. The
# labels are those that content gives by itself: a theme has words for them, in every language.
LINK_KINDS: Mapping[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "pdf-preprint": (),
    "paper": ("paper",),
    "html": ("html",),
    "doi": ("doi",),
    "arxiv": ("arxiv",),
    "preprint": ("preprint",),
    "hal": ("hal",),
    "pmid": ("pubmed",),
    "openreview": ("openreview",),
    "code": ("code",),
    "software": ("software",),
    "data": ("data",),
    "demo": ("demo",),
    "website": ("website", "project"),
    "slides": ("slides",),
    "poster": ("poster",),
    "video": ("video", "talk"),
    "supp": ("supp", "supplementary"),
    "tutorial": ("tutorial",),
    "blog": ("blog",),
    "eprint": ("eprint",),
    "url": ("link", "url"),
}
# What of a note's links stands on its card: what was shown there.
MATERIAL = ("slides", "video", "poster", "pdf", "code", "data")
_RANK = {kind: place for place, kind in enumerate(LINK_KINDS)}


def author_view(site: Site, authorship: Authorship) -> AuthorView:
    """A name on a work, linked to its profile, its name page, or a homepage the owner gives."""
    person = authorship.person
    name = str(authorship.name)
    address = site.addresses.person(person) if person else site.name_page(authorship.name)
    if not person and not address:
        address = site.homepage_of(authorship.name)
    return AuthorView(
        name=name,
        address=address,
        person=person if address else "",
        equal=authorship.equal,
        corresponding=authorship.corresponding,
        marks=authorship.marks,
        role=str(authorship.role),
        orcid=authorship.orcid,
        affiliations=authorship.affiliations,
    )


def fold(views: tuple[AuthorView, ...]) -> tuple[AuthorView, ...]:
    """A long author list folded: its head, then those with a profile here, gaps between."""
    if len(views) <= FOLD_ABOVE:
        return views
    folded = list(views[:FOLD_TO])
    gap = 0
    for view in views[FOLD_TO:]:
        if view.person:
            if gap:
                folded.append(AuthorView("", gap=gap))
                gap = 0
            folded.append(view)
        else:
            gap += 1
    if gap:
        folded.append(AuthorView("", gap=gap))
    return tuple(folded)


def year_label(date: PartialDate, status: str = "") -> str:
    """What stands in the year's column: the year, else the status."""
    return str(date.year) if date.year else date.status or status


def printed_in(work: Work) -> str:
    """Volume, issue, pages, as a line after the venue or series: "237 (641), 37–72".

    A volume or a page says nothing where neither is known; a number does, of a report or patent.
    """
    number = work.issue or work.number
    if not work.venue and not work.venue_id:
        if not work.series:
            return number
        return f"{work.volume or number}"
    volume = f"{work.volume} ({number})".strip() if number else work.volume
    parts = [volume, page_range(work.pages).joined("–")]
    return ", ".join(part for part in parts if part)


def work_links(site: Site, work: Work) -> tuple[LinkView, ...]:
    """The links of a work in the order of `LINK_KINDS`, each address once."""
    links: list[LinkView] = []
    if pdf := site.pdf_of(work):
        links.append(LinkView(pdf, key="pdf-preprint" if is_preprint_pdf(work, pdf) else "pdf"))
    if work.doi:
        links.append(LinkView(f"https://doi.org/{work.doi}", key="doi"))
    if work.arxiv:
        links.append(LinkView(f"https://arxiv.org/abs/{work.arxiv}", key="arxiv"))
    if work.hal:
        links.append(LinkView(f"https://hal.science/{work.hal}", key="hal"))
    if work.pmid:
        links.append(LinkView(f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/", key="pmid"))
    links += [
        LinkView(address, own_label(link), link.kind)
        for link in work.links
        if (address := site.files.link(link.url, link.kind))
    ]
    seen: dict[str, LinkView] = {}
    for view in links:
        seen.setdefault(view.address, view)
    return tuple(sorted(seen.values(), key=lambda view: _RANK.get(view.key, len(_RANK))))


def own_label(link: Link) -> str:
    """The label that somebody chose; "" when the theme's word for the kind says the same."""
    return "" if link.label.casefold() in LINK_KINDS.get(link.kind, ()) else link.label


def work_card(site: Site, work: Work) -> WorkCard:
    """The card of a work, the same for every list of the site."""
    venue, short, color, venue_address = site.venue_of(work)
    links = work_links(site, work)
    kind, genre = kind_of(work)
    return WorkCard(
        id=work.id,
        address=site.addresses.work(work.id),
        title=work.title,
        type=work.type,
        year=year_label(work.date, work.status),
        date=work.date,
        authors=fold(site.author_views(work)),
        others=work.others,
        roles=_other_roles(site, work),
        venue=venue,
        venue_address=venue_address,
        where=printed_in(work),
        place=house(work),
        abbr=work.abbr or short,
        color=color,
        status=work.status or work.date.status,
        award=work.award,
        award_name=work.award_name,
        annotation=work.annotation,
        notices=notices(site, work),
        abstract=work.abstract,
        links=links,
        preview=site.picture(work.preview, "preview"),
        bibtex=site.addresses.work(work.id)
        + site.addresses.slug_of("publications", work.id)
        + ".bib",
        info=work.additional_info or work.note,
        category=work.category,
        open=work.open_access in OPEN,
        also=also(site, work, [link.address for link in links])
        if work.versions or work.relations
        else (),
        scores=work.scores,
        facets=tokens(site, work),
        coins=work,
        kind=kind,
        genre=genre,
        standing=standing(work),
    )


# Who is named under a title beside the authors; advisors and helpers wait for the work's page.
_SHOWN_ROLES = (Role.EDITOR, Role.TRANSLATOR)
# Whose editors are left to the work's page: those of proceedings and journals help nobody to find
# a paper.
_PAPERS = ("paper-conference", "article-journal")


def _other_roles(site: Site, work: Work) -> tuple[tuple[str, str], ...]:
    """Editors of the book that the authors stand in, and translators: (role, names)."""
    if all(a.role is Role.AUTHOR for a in work.authorships):
        return ()
    shown = {id(authorship) for authorship in site.shown_authors(work)}
    rows = []
    for role in _SHOWN_ROLES[work.type in _PAPERS :]:
        names = [str(a.name) for a in work.by_role(role) if id(a) not in shown]
        if names:
            head = names[:FOLD_TO]
            rows.append((str(role), ", ".join(head) + (" …" if len(names) > FOLD_TO else "")))
    return tuple(rows)


def house(work: Work) -> str:
    """The university of a thesis, the institution of a report, the publisher of a book."""
    house = work.institution or (work.publisher if work.type in _FROM_A_HOUSE else "")
    return "" if house and house == work.venue.source else house


def years_of(start: PartialDate, end: PartialDate) -> str:
    """A span of years: "1931–1938", "since 1945" is left to the theme: "1945–"."""
    first, last = (str(d.year) if d.year else d.text for d in (start, end))
    if first and last:
        return first if first == last else f"{first}–{last}"
    return f"{first}–" if first else f"–{last}" if last else ""


def affiliation_view(site: Site, affiliation: Affiliation) -> AffiliationView:
    """An affiliation; of one without an institution the department is the place."""
    a = affiliation
    return AffiliationView(
        a.name or a.department,
        a.department if a.name else "",
        years_of(a.start, a.end),
        site.addresses.of("institutions", a.ror or a.name) or a.url or a.ror,
        a.is_current,
    )


def initials_of(person: Person) -> str:
    """Two letters that stand for a portrait."""
    name = person.name
    if name.is_cjk:
        return name.family[:1]
    return (name.given[:1] + name.family[:1]).upper()


def person_card(site: Site, person: Person) -> PersonCard:
    """The card of a person."""
    return PersonCard(
        id=person.id,
        name=str(person.name),
        address=site.addresses.person(person.id),
        role=person.role,
        photo=site.picture(person.photo, "photo"),
        initials=initials_of(person),
        tagline=person.tagline,
        years=years_of(person.start, person.end),
        works=len(site.library.works_by_person.get(person.id, ())),
        now_at=person.now_at,
    )


def note_card(site: Site, note: Note) -> NoteCard:
    """The card of a note."""
    return NoteCard(
        title=note.title,
        address=site.addresses.note(note.collection, note.id),
        collection=note.collection,
        date=note.date,
        summary=note.summary,
        place=note.place,
        event=note.event,
        image=site.picture(note.image, "image"),
        years=_note_years(note),
        term=dict(note.facts).get("term", ""),
        links=tuple(
            LinkView(address, own_label(link), link.kind)
            for link in note.links
            if link.kind in MATERIAL and (address := site.files.link(link.url, link.kind))
        ),
    )


def _note_years(note: Note) -> str:
    """The years of what lasts a year or longer; "" of what its first day tells well enough."""
    first, last = note.date.days, note.end.days
    if not first or not last:
        return ""
    (year, month, _), (end_year, end_month, _) = first[0], last[1]
    return years_of(note.date, note.end) if (end_year - year) * 12 + end_month - month > 10 else ""
