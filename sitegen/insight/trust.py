"""`Trust`: what a reader may hold of a profile, in words, and as a number with its formula.

The number is a mean over works, so more papers do not mean more trust. Everything is counted in
hundredths and whole numbers: the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sitegen.insight.corroboration import Agreement
from sitegen.insight.evidence import Evidence
from sitegen.model.authorship import Basis
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.person import Person
from sitegen.model.web_place import WebPlace
from sitegen.model.witness import Receipt, Witness, witnesses

# Hundredths. The order is the ladder's; a name alone, with all that can agree with it, stays
# below an identifier that the work itself carries.
STRENGTH: Mapping[Basis, int] = MappingProxyType(
    {Basis.STATED: 90, Basis.ORCID: 85, Basis.DBLP: 75, Basis.CLUSTER: 50, Basis.NAME: 40}
)
SUPPORT: Mapping[Agreement, int] = MappingProxyType(dict.fromkeys(Agreement, 10))
CAP = 100


class Level(StrEnum):
    """How far a profile is verified, lowest first. None of them says who wrote a work."""

    UNCLAIMED = "unclaimed"
    IDENTIFIED = "identified"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Term:
    """One work's part of the number: min(`CAP`, `strength` + `support`), in hundredths."""

    evidence: Evidence
    strength: int
    support: int

    @property
    def points(self) -> int:
        """What counts."""
        return min(CAP, self.strength + self.support)


@dataclass(frozen=True, slots=True)
class Trust:
    """The snapshot of a profile.

    `ids` names the fields that hold external ids. `receipts` are the two-way links that hold for
    this site and this profile, `lost` those whose page no longer has the link.
    """

    level: Level
    ids: tuple[str, ...]
    claimed: PartialDate
    receipts: tuple[Receipt, ...]
    lost: tuple[Receipt, ...]
    terms: tuple[Term, ...]

    @property
    def next(self) -> Level | None:
        """The level above, or None."""
        levels = list(Level)
        above = levels[levels.index(self.level) + 1 :]
        return above[0] if above else None

    @property
    def total(self) -> int:
        """The sum of all points, in hundredths."""
        return sum(term.points for term in self.terms)

    @property
    def hundredths(self) -> int | None:
        """The mean of the points, rounded half up to a whole hundredth; None without works."""
        count = len(self.terms)
        return (2 * self.total + count) // (2 * count) if count else None


def trust(person: Person, evidence: Iterable[Evidence], url: str = "") -> Trust:
    """The snapshot of a profile on the site at `url`; without one no two-way link holds."""
    ids = tuple(name for name in ("orcid", "openalex", "dblp", "scholar") if getattr(person, name))
    claimed = person.claimed if person.claimed.year else NO_DATE
    held = [receipt for receipt in person.receipts if _holds(receipt, person, url)]
    receipts = tuple(receipt for receipt in held if not receipt.lost)
    if receipts:
        level = Level.CONFIRMED
    elif claimed:
        level = Level.CLAIMED
    else:
        level = Level.IDENTIFIED if ids else Level.UNCLAIMED
    return Trust(
        level,
        ids,
        claimed,
        receipts,
        tuple(receipt for receipt in held if receipt.lost),
        tuple(_term(one) for one in evidence),
    )


def _term(evidence: Evidence) -> Term:
    support = sum(SUPPORT[one.kind] for one in evidence.corroboration)
    return Term(evidence, STRENGTH[evidence.basis], support)


def _holds(receipt: Receipt, person: Person, url: str) -> bool:
    """Whether a receipt is about this site and about a page that the profile still names."""
    site = WebPlace.parse(url) if url else None
    return (
        site is not None
        and WebPlace.parse(receipt.site) == site
        and Witness(receipt.kind, receipt.page) in witnesses(person)
    )
