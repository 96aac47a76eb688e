"""`sitegen verify`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands import options
from sitegen.commands.options import HELP

if TYPE_CHECKING:
    from sitegen.errors import Problems
    from sitegen.fetch.verify import Check, Subject, Verification
    from sitegen.model.person import Person

_TITLES = {
    "orcid": "ORCID",
    "github": "GitHub",
    "mastodon": "Mastodon",
    "institution": "the institution",
}


@click.command(context_settings=HELP)
@click.argument("people", nargs=-1, metavar="[PERSON]...")
@options.source
@click.option("--dry-run", is_flag=True, help="Ask, print what is found, and write nothing.")
@options.strict
def verify(people: tuple[str, ...], source: str, dry_run: bool, strict: bool) -> int:
    """Check that pages which profiles link to link back to this site.

    Asks the ORCID record, the GitHub profile, and links of the kind mastodon and institution, and
    writes a dated receipt for each that names the site's url to content/fetched/verify/. A receipt
    that still holds keeps its date; when a page does not answer, the old one stays. Building reads
    the receipts and asks nobody. A receipt confirms the site, never who wrote a work.

    PERSON is the name of a file in content/people without its ending; none means everybody.

    \b
    Examples:
      sitegen verify
      sitegen verify ada --dry-run
    """  # noqa: D301 - \b is what click wants
    from sitegen.commands.fetch import Teller, load_people
    from sitegen.config import read_config
    from sitegen.errors import Place, Problems
    from sitegen.fetch.cache import Cache
    from sitegen.fetch.client import Client
    from sitegen.fetch.run import CACHE
    from sitegen.fetch.verify import WEB_SERVICES, Verification
    from sitegen.fetch.web_page import WebPages

    site = Path(source)
    problems = Problems()
    config = read_config(site, problems, url=os.environ.get("SITEGEN_URL", ""))
    subjects = _subjects(load_people(site), people, problems)
    if not config.url:
        problems.add(
            "verify-no-url",
            Place(config.path),
            "the site has no url, so no page can be seen to link back to it",
            "add url: https://example.org to site.yaml, or set SITEGEN_URL",
        )
    if problems.errors:
        return _end(problems, strict)
    teller = Teller()
    client, pages = Client(Cache(site / CACHE)), WebPages(WEB_SERVICES)
    run = Verification(site, config.url, client, pages, problems, not dry_run, teller)
    try:
        run.run(subjects)
    finally:
        teller.close()
        client.close()
        pages.close()
    code = _end(problems, strict)
    _print(run, subjects)
    return code


def _subjects(people: Iterable[Person], wanted: Sequence[str], problems: Problems) -> list[Subject]:
    """The people who are asked for and have pages. Raises click's UsageError for a stranger."""
    from sitegen.errors import Place
    from sitegen.fetch.verify import Subject
    from sitegen.model.witness import witnesses

    known = {person.id: person for person in people}
    if unknown := [name for name in wanted if name not in known]:
        names = ", ".join(known) or "nobody"
        raise click.UsageError(f"there is no person “{unknown[0]}”; content/people has {names}")
    chosen = [known[name] for name in dict.fromkeys(wanted)] or list(known.values())
    found = [Subject(p.id, str(p.name), witnesses(p)) for p in chosen]
    for subject in found:
        if wanted and not subject.witnesses:
            problems.add(
                "verify-nothing",
                Place(f"content/people/{subject.id}.yaml"),
                f"{subject.name} links no page that could link back",
                "add orcid:, github:, or a link of kind mastodon or institution",
            )
    return [subject for subject in found if subject.witnesses]


def _end(problems: Problems, strict: bool) -> int:
    """Print the problems; returns the exit code."""
    from sitegen.commands.printing import print_problems
    from sitegen.errors import Severity

    found = problems.sorted()
    print_problems([problem.as_json() for problem in found])
    worst = {problem.severity for problem in found}
    return int(Severity.ERROR in worst or (strict and Severity.WARNING in worst))


def _print(run: Verification, subjects: Sequence[Subject]) -> None:
    from sitegen.commands.printing import counted, write_line

    for subject in subjects:
        write_line(sys.stdout, f"{subject.name}:")
        for check in run.checks:
            if check.subject is subject:
                write_line(sys.stdout, f"  {check.witness.page}: {_words(check)}")
    if not subjects:
        write_line(sys.stdout, "nobody links a page that could link back")
    done = "written" if run.write else "would be checked; nothing is written"
    write_line(sys.stdout, f"{counted(len(run.written), 'file')} {done}")


def _words(check: Check) -> str:
    """What came of a check, for people."""
    who = _TITLES[check.witness.kind]
    date = check.receipt.date.iso if check.receipt else ""
    match check.state:
        case "confirmed":
            return f"site confirmed by {who}, {date}"
        case "kept":
            return f"site still confirmed by {who}, since {date}"
        case "lost":
            return "no longer names the site"
        case "absent":
            return "does not name the site"
    return f"no answer; the receipt of {date} stays" if date else "no answer"
