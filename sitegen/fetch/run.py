"""A fetch from end to end, person by person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import Problems
from sitegen.fetch import store
from sitegen.fetch.cache import Cache, Resumption, sweep
from sitegen.fetch.client import Client
from sitegen.fetch.landing import Change
from sitegen.fetch.person import Outcome, PersonFetch
from sitegen.fetch.source import Desk, Owner

CACHE = ".sitegen/fetch-cache"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fetch.

    `max_age`: a stored answer at most so many seconds old is used without asking. `lookups`
    bounds the DOIs that are looked up one by one for a person.
    """

    dry_run: bool = False
    offline: bool = False
    max_age: float = 0.0
    lookups: int | None = None


@dataclass(slots=True)
class Fetch:
    """One run for the site in `source`; `outcomes` are in the order of the people."""

    source: Path
    settings: Settings
    problems: Problems
    client: Client
    tell: Callable[[str], None] = lambda _: None
    outcomes: list[Outcome] = field(default_factory=list)

    def run(self, owners: Iterable[Owner]) -> None:
        """Fetch the records of some people, one after the other.

        Interrupted at any moment it leaves every file old or new, and the next run goes on with
        the answers that this one got.
        """
        settings, client = self.settings, self.client
        now = client.clock.wall()
        resumption = Resumption(client.cache.folder)
        if not settings.offline:
            moments = [now - settings.max_age] if settings.max_age > 0 else []
            if (started := resumption.begin(now)) is not None:
                self.tell("going on with an interrupted fetch")
                moments.append(started)
            client.fresh_since = min(moments, default=None)
        if not settings.dry_run:
            sweep(self.source / store.FETCHED)
        for owner in owners:
            desk = Desk(client, self.problems, self.tell)
            person = PersonFetch(
                self.source, owner, desk, write=not settings.dry_run, lookups=settings.lookups
            )
            self.outcomes.append(person.fetch())
        if not settings.offline:
            resumption.end()
            client.cache.prune(now)

    @property
    def changes(self) -> list[Change]:
        """The files that were written, or would be in a dry run."""
        return [change for outcome in self.outcomes for change in outcome.changes]

    @property
    def came_to_nothing(self) -> bool:
        """Whether sources were asked and none answered."""
        asked = [outcome for outcome in self.outcomes if outcome.answered or outcome.failed]
        return bool(asked) and not any(outcome.answered for outcome in asked)


def start(
    source: Path,
    settings: Settings,
    problems: Problems,
    tell: Callable[[str], None] = lambda _: None,
    client: Client | None = None,
) -> Fetch:
    """A fetch for the site in `source`, with the cache in its .sitegen/."""
    client = client or Client(Cache(source / CACHE), offline=settings.offline)
    return Fetch(source, settings, problems, client, tell)
