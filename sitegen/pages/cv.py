"""/people/<id>/cv/: a profile's curriculum vitae, and the same as JSON Resume.

A list of works with CV numbers stands in one place: in the CV, or at by-type/ for somebody who has
no CV or one that leaves its works out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.export.json_resume import Resume
from sitegen.insight.career import Career, CareerSection, as_entry, career, has_cv, newest_first
from sitegen.insight.oeuvre import oeuvre
from sitegen.model.person import Entry, Person
from sitegen.pages.body import with_citations
from sitegen.pages.cards import affiliation_view
from sitegen.pages.cv_views import CvSection, CvView, CvWork
from sitegen.pages.page import Document, Item, Later, Page
from sitegen.pages.site import Site
from sitegen.pages.views import Head, LinkView

CV = "cv/"
BY_TYPE = "by-type/"
RESUME = "resume.json"

# What a CV gives as contacts, with the address that each stands for.
CONTACTS = (
    ("email", "mailto:{}"),
    ("homepage", "{}"),
    ("orcid", "https://orcid.org/{}"),
    ("github", "https://github.com/{}"),
)


def cv_address(site: Site, person: Person) -> str:
    """The address of somebody's CV, or "" if there is none."""
    return f"{site.addresses.person(person.id)}{CV}" if has_cv(person) else ""


def numbered_address(site: Site, person: Person) -> str:
    """Where somebody's works stand with CV numbers: in the CV, else by type if there are two."""
    works = oeuvre(site.library.works_by_person.get(person.id, ()), person.id).works
    cv = cv_address(site, person)
    if cv and works and (not isinstance(person.cv, tuple) or "works" in person.cv):
        return f"{cv}#works"
    return f"{site.addresses.person(person.id)}{BY_TYPE}" if len(works) > 1 else ""


def cv_items(site: Site, person: Person) -> Iterator[Item]:
    """The CV of somebody who has lines of one, and its JSON Resume."""
    if address := cv_address(site, person):
        yield Page(address, "cv.html", Later(cv_view, site, person, address))
        yield Document(f"{address}{RESUME}", "json-resume", Later(resume_view, site, person))
        if site.press and (pdf := pdf_address(site, person)):
            view = Later(cv_view, site, person, address)
            site.press.report_letters(person, view, site.problems)
            yield site.press.document(pdf, view)


def pdf_address(site: Site, person: Person) -> str:
    """The address of somebody's CV as PDF, or "" if there is none."""
    slug = site.addresses.slug_of("people", person.id)
    address = cv_address(site, person)
    return f"{address}{slug}.pdf" if address and site.press else ""


def cv_view(site: Site, person: Person, address: str) -> CvView:
    """What the page shows."""
    whole = career(site.library, person)
    name = str(person.name)
    own = site.addresses.person(person.id)
    total = sum(len(group.rows) for group in whole.section("works").works)
    numbers = numbered_address(site, person)
    return CvView(
        head=Head(
            name, address, description=person.role, kind="profile", section="people", own=person.id
        ),
        name=name,
        role=person.role,
        profile=own,
        affiliations=tuple(affiliation_view(site, a) for a in person.affiliations if a.is_current),
        contacts=tuple(_contacts(site, person)),
        interests=person.interests,
        sections=tuple(_section(site, section) for section in whole.sections),
        files=tuple(_files(site, person, address)),
        by_type=numbers if numbers.endswith(BY_TYPE) else "",
        total=total,
    )


def _files(site: Site, person: Person, address: str) -> Iterator[LinkView]:
    if pdf := pdf_address(site, person):
        yield LinkView(pdf, "PDF")
    yield LinkView(f"{address}{RESUME}", "JSON Resume")


def _section(site: Site, section: CareerSection) -> CvSection:
    return CvSection(
        section.key,
        lines=_lines(site, section),
        works=tuple(
            (
                group.name,
                tuple(
                    CvWork(number, site.card(work, brief=True), work.selected)
                    for number, work in group.rows
                ),
            )
            for group in section.works
        ),
    )


def _lines(site: Site, section: CareerSection) -> tuple[Entry, ...]:
    """The lines of a section, its notes among them, with addresses that a page can link."""
    notes = (as_entry(n, site.addresses.note(n.collection, n.id)) for n in section.notes)
    lines = newest_first((*section.entries, *notes))
    return tuple(
        replace(line, url=site.files.link(line.url)) if line.url else line for line in lines
    )


def _contacts(site: Site, person: Person) -> Iterator[LinkView]:
    """E-mail, homepage, ORCID iD and what the owner links, each shown by its address or label."""
    for field, pattern in CONTACTS:
        if value := getattr(person, field):
            address = pattern.format(value)
            yield LinkView(address, _shown(address))
    for link in person.links:
        if address := site.files.link(link.url, link.kind):
            yield LinkView(address, link.label or _shown(address))


def _shown(address: str) -> str:
    """An address as people print it: "orcid.org/0000-0002-1825-0097"."""
    for start in ("mailto:", "https://", "http://", "www."):
        address = address.removeprefix(start)
    return address.rstrip("/")


def resume_view(site: Site, person: Person) -> Resume:
    """What the JSON Resume says: what the CV page shows."""
    whole = career(site.library, person)
    address = cv_address(site, person)
    works = {
        work.id: site.addresses.work(work.id)
        for group in whole.section("works").works
        for _, work in group.rows
    }
    sections = tuple(
        replace(section, entries=_lines(site, section), notes=()) for section in whole.sections
    )
    told = replace(person, bio=with_citations(site, person.bio))
    return Resume(Career(told, sections), address, works)
