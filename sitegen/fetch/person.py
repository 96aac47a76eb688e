"""The fetch of one person's records: ask every source, settle what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import Place
from sitegen.fetch import landing
from sitegen.fetch.arxiv import Arxiv
from sitegen.fetch.client import UnansweredError
from sitegen.fetch.crossref import Crossref
from sitegen.fetch.dblp import Dblp
from sitegen.fetch.evidence import Listed, judge, names_work
from sitegen.fetch.landing import Change, Landing
from sitegen.fetch.openalex_listing import OpenAlex
from sitegen.fetch.orcid import Orcid
from sitegen.fetch.record import Record, natural
from sitegen.fetch.service import SERVICES
from sitegen.fetch.source import Desk, Harvest, Owner, Source, Wanted

TITLES = {service.name: service.title for service in SERVICES}


@dataclass(slots=True)
class Outcome:
    """What a fetch did for one person. `answered` counts the works of each source by its name."""

    owner: Owner
    answered: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    works: int = 0
    waiting: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0


class PersonFetch:
    """One person's part of a fetch. `lookups` bounds the DOIs that are looked up one by one."""

    def __init__(
        self,
        source: Path,
        owner: Owner,
        desk: Desk,
        *,
        write: bool = True,
        lookups: int | None = None,
    ) -> None:
        self.owner = owner
        self.desk = desk
        self.outcome = Outcome(owner)
        self._landing = Landing(source, owner, desk.problems, write=write)
        self._lookups = lookups
        self._openalex = OpenAlex()

    def fetch(self) -> Outcome:
        """Ask every source, then write what changed."""
        owner, outcome = self.owner, self.outcome
        harvests: dict[str, Harvest] = {}
        lists: tuple[Source, ...] = (self._openalex, Orcid(), Dblp())
        for source in lists:
            self._ask(source, Wanted(owner), harvests)
        own = [record for name in ("orcid", "dblp") for record in self._records(name, harvests)]
        waiting: dict[str, Record] = {}
        if found := harvests.get("openalex"):
            waiting = judge(owner, found.ids, self._openalex.facts, Listed.of(own))
        known = [r for r in self._records("openalex", harvests) if str(r["id"]) not in waiting]
        known = [r for r in known if not names_work(owner.not_mine, r)] + own
        wanted = Wanted(owner, _ids(known, "doi")[: self._lookups], _ids(known, "arxiv"))
        lookups: tuple[Source, ...] = (Arxiv(), Crossref())
        for source in lookups:
            self._ask(source, wanted, harvests)
        self._settle_dates(harvests)
        self._check_retractions(harvests)
        for name, harvest in harvests.items():
            landed = self._landing.land(harvest, waiting if name == "openalex" else {})
            outcome.new += len(landed.new)
            outcome.changed += len(landed.changed)
            outcome.gone += len(landed.gone)
            outcome.waiting += landed.waiting
        self._landing.share(harvests.values())
        outcome.changes = self._landing.changes
        outcome.works = max((outcome.answered[name] for name in harvests), default=0)
        return outcome

    def _ask(self, source: Source, wanted: Wanted, harvests: dict[str, Harvest]) -> None:
        problems, place = self.desk.problems, self.owner.place
        try:
            harvest = source.harvest(wanted, self.desk)
        except UnansweredError as unanswered:
            self.outcome.failed.append(source.name)
            problems.add(unanswered.code, place, unanswered.message, unanswered.hint)
        else:
            if harvest is not None:
                harvests[source.name] = harvest
                self.outcome.answered[source.name] = len(harvest.works)
        self.desk.damage.report(problems, place, TITLES[source.name])

    def _records(self, name: str, harvests: Mapping[str, Harvest]) -> list[Record]:
        """What a source says now, else what it said before."""
        if harvest := harvests.get(name):
            return list(harvest.works)
        return self._landing.before(name)

    def _settle_dates(self, harvests: Mapping[str, Harvest]) -> None:
        """A first of January counts as a year unless another source states the same day."""
        stated: dict[tuple[str, str], set[str]] = {}
        for name in ("openalex", "crossref", "orcid", "dblp", "arxiv"):
            for record in self._records(name, harvests):
                for key in _keys(record):
                    stated.setdefault((key, str(record.get("date", ""))), set()).add(name)
        for name, harvest in harvests.items():
            for record in harvest.works:
                date = str(record.get("date", ""))
                others = (stated[key, date] - {name} for key in _keys(record))
                if date.endswith("-01-01") and not any(others):
                    record["date"] = date[:4]

    def _check_retractions(self, harvests: Mapping[str, Harvest]) -> None:
        """Say which works OpenAlex alone takes for retracted: that is not published."""
        noticed = {r.get("doi") for r in self._records("crossref", harvests) if r.get("retracted")}
        for work_id, facts in self._openalex.facts.items():
            if (
                facts.retracted
                and "openalex" in harvests
                and facts.record.get("doi") not in noticed
            ):
                self.desk.problems.add(
                    "fetch-retraction",
                    Place(landing.path_of("openalex", self.owner.id)),
                    f"OpenAlex takes {work_id} for retracted, Crossref knows of no notice; "
                    "it is not shown as retracted",
                    f"if it was, write in content/works: id: {work_id}, retracted: true",
                )


def _ids(records: Iterable[Record], name: str) -> tuple[str, ...]:
    found = {str(record[name]) for record in records if record.get(name)}
    return tuple(sorted(found, key=natural))


def _keys(record: Record) -> list[str]:
    """The identifiers by which two sources' records are one version of a work."""
    return [str(record[name]) for name in ("doi",) if record.get(name)] or [
        str(record[name]) for name in ("arxiv",) if record.get(name)
    ]
