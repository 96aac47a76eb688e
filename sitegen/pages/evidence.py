"""Evidence on pages: why a work is listed, a profile's trust snapshot, and its terms as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.english import english
from sitegen.errors import Place
from sitegen.insight.contradiction import Contradiction, contradictions
from sitegen.insight.corroboration import Agreement, Corroboration
from sitegen.insight.trust import CAP, STRENGTH, SUPPORT, Level, Term, Trust, trust
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.person import Person
from sitegen.model.sentence import Sentence
from sitegen.model.witness import Receipt
from sitegen.model.work import Work
from sitegen.pages.evidence_views import ReasonView, StepView, TrustView
from sitegen.pages.page import Document, Item, Later
from sitegen.pages.site import Site
from sitegen.text.printing import plain

VERSION = 1  # of evidence.json (docs/evidence.md)
FORMULA = (
    "points = min(cap, strength[basis] + the sum of support[kind]); number = the sum of points / "
    "the number of works, in hundredths, rounded half up to a whole hundredth"
)


def evidence_items(site: Site) -> Iterator[Item]:
    """The terms of each profile whose file says `trust: shown`; reports contradictions."""
    for found in contradictions(site.library, site.config.url):
        _report(site, found)
    for person in site.library.people.values():
        if person.trust:
            yield Document(_file(site, person), "json", Later(terms, site, person))


def reasons(site: Site, work: Work) -> tuple[ReasonView, ...]:
    """Why each profile lists a work."""
    people = site.library.people
    return tuple(
        ReasonView(
            str(people[one.person].name),
            site.addresses.person(one.person),
            one.receipt,
            tuple(map(_support, one.corroboration)),
        )
        for one in site.evidence.on(work)
    )


def trust_view(site: Site, person: Person) -> TrustView | None:
    """The snapshot, or None unless the person's own file says `trust: shown`."""
    if not person.trust:
        return None
    found = _trust(site, person)
    return TrustView(
        level=f"trust.{found.level}",
        steps=tuple(step for level in Level if (step := _step(found, level)).lines),
        missing=f"trust.missing.{found.next}" if found.next else "",
        number=_number(found),
        total=found.total,
        works=len(found.terms),
        weights=tuple((f"basis.{basis}", points) for basis, points in STRENGTH.items()),
        supports=tuple((f"support.{kind}", points) for kind, points in SUPPORT.items()),
        cap=CAP,
        file=_file(site, person),
    )


def terms(site: Site, person: Person) -> dict[str, Any]:
    """The value of evidence.json: all that the number is made from (docs/evidence.md)."""
    found = _trust(site, person)
    return {
        "version": VERSION,
        "person": person.id,
        "name": str(person.name),
        "level": str(found.level),
        "ids": list(found.ids),
        "claimed": found.claimed.iso or None,
        "receipts": [_receipt(receipt) for receipt in (*found.receipts, *found.lost)],
        "formula": FORMULA,
        "cap": CAP,
        "strength": {str(basis): points for basis, points in STRENGTH.items()},
        "support": {str(kind): points for kind, points in SUPPORT.items()},
        "works": [_term(site, term) for term in found.terms],
        "number": _number(found) or None,
    }


def _trust(site: Site, person: Person) -> Trust:
    return trust(person, site.evidence.by(person.id), site.config.url)


def _file(site: Site, person: Person) -> str:
    return f"{site.addresses.person(person.id)}evidence.json"


def _number(found: Trust) -> str:
    """The number with two decimals; "" without works."""
    value = found.hundredths
    return "" if value is None else f"{value // 100}.{value % 100:02d}"


def _term(site: Site, term: Term) -> dict[str, Any]:
    one = term.evidence
    work = site.library.work_by_key[one.work]
    return {
        "id": one.work,
        "address": site.addresses.work(work.id),
        "title": plain(work.title),
        "year": work.date.year,
        "basis": str(one.basis),
        "receipt": english(one.receipt),
        "support": [
            {"kind": str(found.kind), "names": list(found.names), "more": found.more}
            for found in one.corroboration
        ],
        "points": term.points,
    }


def _receipt(receipt: Receipt) -> dict[str, str | None]:
    return {
        "kind": str(receipt.kind),
        "page": receipt.page,
        "site": receipt.site,
        "link": receipt.link,
        "date": receipt.date.iso,
        "lost": receipt.lost.iso or None,
    }


def _support(found: Corroboration) -> Sentence:
    key = f"support.{found.kind}.of"
    match found.kind:
        case Agreement.COAUTHORS if found.more:
            return Sentence(f"{key}.more", (("names", found.names), ("n", found.more)))
        case Agreement.COAUTHORS:
            return Sentence(key, (("names", found.names),))
        case Agreement.AFFILIATION:
            return Sentence(key, (("name", found.names[0]),))
        case Agreement.HOST:
            return Sentence(key, (("address", found.names[0]),))


def _step(found: Trust, level: Level) -> StepView:
    """What speaks for one level; nothing does for the lowest."""
    lines: list[tuple[str, tuple[str, ...], PartialDate]] = []
    match level:
        case Level.IDENTIFIED:
            lines += [(f"id.{name}", (), NO_DATE) for name in found.ids]
        case Level.CLAIMED:
            lines += [("trust.claimed.on", (), found.claimed)] if found.claimed else []
        case Level.CONFIRMED:
            lines += [
                (f"trust.confirmed.{one.kind}", (one.page,), one.date) for one in found.receipts
            ]
            lines += [("trust.lost", (one.page,), one.lost) for one in found.lost]
    gone = level is Level.CONFIRMED and not found.receipts
    key = "trust.gone" if gone else f"trust.{level}"
    return StepView(key, level is found.level, tuple(lines))


def _report(site: Site, found: Contradiction) -> None:
    places = site.content.places
    place = places.nearest(f"people/{found.person}", found.field)
    if work := site.library.work_by_key.get(found.work):
        record = next((r for r in site.content.records if r.id in work.keys), None)
        place = places.nearest(record.uid, "authors") if record else place
    if found.code == "evidence-stale-receipt":
        place = Place(f"content/fetched/verify/{found.person}.yaml")
    site.problems.add(found.code, place, found.message, found.hint)
