"""The source "openalex": a person's authors and the works of each."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.fetch import openalex_author
from sitegen.fetch.client import UnansweredError
from sitegen.fetch.openalex import KEYLESS_MOST, PAGE, Api, open_api
from sitegen.fetch.openalex_work import Facts, read_work
from sitegen.fetch.reader import Json
from sitegen.fetch.service import OPENALEX
from sitegen.fetch.source import Desk, Harvest, Owner, Wanted

# The service's rules of February 2026, in dollars: one page of a list, and what a day has free.
LIST_PRICE = 0.0001
KEYLESS_BUDGET = 0.10
KEY_BUDGET = 1.00
BIG = 10  # pages from which the cost is said beforehand


class OpenAlex:
    """The source. `facts` holds what the last harvest learnt of each work, by id."""

    name = OPENALEX.name

    def __init__(self) -> None:
        self.facts: dict[str, Facts] = {}

    def harvest(self, wanted: Wanted, desk: Desk) -> Harvest | None:
        """The works of all of a person's OpenAlex authors; None when they have no author."""
        owner = wanted.owner
        self.facts = {}
        if not owner.openalex and not owner.orcid:
            return None
        with open_api(desk) as api:
            authors, merged = openalex_author.find_authors(api, owner)
            if not authors:
                return None
            self._say_cost(authors, desk)
            complete = [self._list(api, author_id, owner) for author_id in authors]
            for work_id, facts in self.facts.items():
                if facts.cut:
                    self.facts[work_id] = _whole(api, work_id, facts)
        found = self.facts.values()
        return Harvest(
            source=self.name,
            ids=tuple(authors),
            works=tuple(facts.record for facts in found),
            complete=all(complete),
            about=openalex_author.about(authors),
            merged=merged,
            shared={
                "topics": {key: topic for facts in found for key, topic in facts.topics},
                "venues": dict(facts.venue for facts in found if facts.venue),
                "institutions": openalex_author.institutions(authors),
            },
        )

    def _list(self, api: Api, author_id: str, owner: Owner) -> bool:
        """Read all pages of an author's works; whether the list is complete."""
        desk, pages = api.desk, api.pages(author_id)
        seen: set[str] = set()
        damaged = False
        for results, lost in pages:
            before = len(seen)
            damaged |= lost > 0
            for result in results:
                facts = read_work(result)
                if facts is None:
                    damaged = True
                    continue
                work_id = str(facts.record["id"])
                seen.add(work_id)
                self.facts.setdefault(work_id, facts)
            desk.tell(f"{owner.name}: OpenAlex, {len(seen)} of {pages.count or '?'} works")
            if len(seen) == before or (pages.count is not None and len(seen) >= pages.count):
                break
        if not damaged and pages.count is not None and len(seen) >= pages.count:
            return True
        hint = "fetch again later"
        if (pages.count or 0) > KEYLESS_MOST and not desk.client.has_key(OPENALEX):
            hint = "set OPENALEX_API_KEY: without a key the service lists 10,000 works at most"
        count = "an unknown number of" if pages.count is None else f"{pages.count:,}"
        desk.problems.add(
            "fetch-incomplete",
            owner.place,
            f"OpenAlex lists {count} works of {author_id} and gave {len(seen):,}; "
            "what is missing stays as it is",
            hint,
        )
        return False

    def _say_cost(self, authors: Mapping[str, Json], desk: Desk) -> None:
        counts = (author["works_count"].integer() or 0 for author in authors.values())
        pages = sum(-(-count // PAGE) for count in counts)
        if pages >= BIG:
            budget = KEY_BUDGET if desk.client.has_key(OPENALEX) else KEYLESS_BUDGET
            desk.tell(
                f"OpenAlex: about {pages} pages, ${pages * LIST_PRICE:.4f} "
                f"of the ${budget:.2f} that a day has free"
            )


def _whole(api: Api, work_id: str, facts: Facts) -> Facts:
    """The work with all its authors, which lists cut at 100; as listed when that fails."""
    try:
        return read_work(api.work(work_id)) or facts
    except UnansweredError as unanswered:
        if unanswered.closed:
            raise
        return facts
