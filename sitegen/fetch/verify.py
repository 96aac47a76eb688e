"""`Verification`: whether the pages that profiles name link back to the site.

It confirms that whoever may write on such a page may write on this site too. It never reads
e-mail, follows no link but those of the profile, and says nothing about works.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from sitegen.errors import Place, Problems
from sitegen.fetch.client import Client, NotFoundError, UnansweredError
from sitegen.fetch.reader import Damage, Json
from sitegen.fetch.receipts_file import path_of, read_receipts, write_receipts
from sitegen.fetch.service import ORCID, Service
from sitegen.fetch.web_page import WebPages
from sitegen.model.date import PartialDate
from sitegen.model.web_place import WebPlace
from sitegen.model.witness import Kind, Receipt, Witness

MOST = 12  # pages that are asked for one person

# Web sites have no terms that name an interval; one request a second is a patient reader's.
GITHUB = Service("github", "GitHub", "SITEGEN_GITHUB_URL", "https://github.com", "text/html", 1.0)
MASTODON = Service("mastodon", "Mastodon", "SITEGEN_MASTODON_URL", "", "text/html", 1.0)
INSTITUTION = Service(
    "institution", "the institution", "SITEGEN_INSTITUTION_URL", "", "text/html", 1.0
)
SERVICES = {
    Kind.ORCID: ORCID,
    Kind.GITHUB: GITHUB,
    Kind.MASTODON: MASTODON,
    Kind.INSTITUTION: INSTITUTION,
}
"""Who is asked for each kind of page; its variable in the environment replaces the host."""

WEB_SERVICES = (GITHUB, MASTODON, INSTITUTION)


class State(StrEnum):
    """What a check came to."""

    CONFIRMED = "confirmed"  # the page names the site, for the first time or again
    KEPT = "kept"  # it still does: the receipt is as it was
    LOST = "lost"  # it did and no longer does
    ABSENT = "absent"  # it does not
    UNANSWERED = "unanswered"  # nobody can say; the old receipt stays


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as a verification sees them: id, name and the pages that may link back."""

    id: str
    name: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One page that was asked. `receipt` is what is on file afterwards, or None."""

    subject: Subject
    witness: Witness
    state: State
    receipt: Receipt | None


@dataclass(slots=True)
class Verification:
    """One run for the site in `source`, which stands at `url`. With `write` false it only tells.

    `today` is the date of new receipts; without one, the day of the client's clock (UTC).
    """

    source: Path
    url: str
    client: Client
    pages: WebPages
    problems: Problems
    write: bool = True
    tell: Callable[[str], None] = lambda _: None
    today: PartialDate = field(default_factory=PartialDate)
    checks: list[Check] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def run(self, subjects: Iterable[Subject]) -> None:
        """Ask every page of some people; write what changed after each of them."""
        if not self.today:
            now = datetime.datetime.fromtimestamp(self.client.clock.wall(), datetime.UTC)
            self.today = PartialDate(now.year, now.month, now.day)
        for subject in subjects:
            try:
                known = read_receipts(self.source, subject.id)
            except ValueError as error:
                place = Place(path_of(subject.id))
                self.problems.add("verify-file", place, f"{error}; nothing of it was changed")
                continue
            checks = [
                self._check(subject, witness, known.get((witness.kind, witness.page)))
                for witness in subject.witnesses[:MOST]
            ]
            self.checks += checks
            receipts = [check.receipt for check in checks if check.receipt is not None]
            if self.write and write_receipts(self.source, subject.id, receipts):
                self.written.append(path_of(subject.id))

    def _check(self, subject: Subject, witness: Witness, known: Receipt | None) -> Check:
        place = Place(f"content/people/{subject.id}.yaml")
        self.tell(f"{subject.name}: {witness.page}")
        try:
            links = tuple(self._links(witness))
        except UnansweredError as unanswered:
            stays = f"; the receipt of {known.date.iso} stays" if known else ""
            code = "fetch-base-url" if unanswered.code == "fetch-base-url" else "verify-unanswered"
            self.problems.add(code, place, unanswered.message + stays, unanswered.hint)
            return Check(subject, witness, State.UNANSWERED, known)
        site = WebPlace.parse(self.url)
        own = [link for link in links if site and (at := WebPlace.parse(link)) and site.holds(at)]
        if own:
            return self._found(subject, witness, known, own)
        if known is None:
            self.problems.add(
                "verify-absent",
                place,
                f"{witness.page} does not name {self.url}",
                _ADVICE[witness.kind].format(self.url),
            )
            return Check(subject, witness, State.ABSENT, None)
        self.problems.add(
            "verify-lost",
            place,
            f"{witness.page} named {known.site} on {known.date.iso} and does not name {self.url} "
            "now; its receipt no longer counts",
            _ADVICE[witness.kind].format(self.url),
        )
        lost = known if known.lost else replace(known, lost=self.today)
        return Check(subject, witness, State.LOST, lost)

    def _found(
        self, subject: Subject, witness: Witness, known: Receipt | None, links: list[str]
    ) -> Check:
        """A page that names the site: an unchanged receipt keeps its date."""
        if known and not known.lost and known.site == self.url and known.link in links:
            return Check(subject, witness, State.KEPT, known)
        receipt = Receipt(witness.kind, witness.page, self.url, links[0], self.today)
        return Check(subject, witness, State.CONFIRMED, receipt)

    def _links(self, witness: Witness) -> Iterator[str]:
        """The links on a page that count: its owner's own. Raises `UnansweredError`."""
        service = SERVICES[witness.kind]
        if witness.kind is Kind.ORCID:
            yield from self._orcid_links(witness.page.rpartition("/")[2])
            return
        for link in self.pages.read(service, witness.page).links():
            # An institution edits its pages itself, except what it marks as its users' content.
            is_own = "ugc" not in link.rel if witness.kind is Kind.INSTITUTION else "me" in link.rel
            if is_own:
                yield link.url

    def _orcid_links(self, orcid: str) -> Iterator[str]:
        """The "Websites and social links" of a public ORCID record (API 3.0, researcher-urls)."""
        damage = Damage()
        try:
            answer = Json(self.client.get(ORCID, f"/{orcid}/researcher-urls").data, damage)
        except NotFoundError:  # a mirror may offer the whole record only
            record = Json(self.client.get(ORCID, f"/{orcid}/record").data, damage)
            answer = record["person"]["researcher-urls"]
        listed = answer["researcher-url"]
        if not isinstance(listed.value, list):
            message = f"ORCID's answer about {orcid} has no list of websites"
            raise UnansweredError("verify-unanswered", message, "run the same command again later")
        for item in listed:
            if url := item["url"]["value"].text():
                yield url


_ADVICE = {
    Kind.ORCID: "add {} under Websites & social links of the ORCID record, visible to everyone",
    Kind.GITHUB: "enter {} as the website of the GitHub profile",
    Kind.MASTODON: "add {} to the profile's fields; Mastodon links it with rel=me",
    Kind.INSTITUTION: "have {} linked on that page",
}
