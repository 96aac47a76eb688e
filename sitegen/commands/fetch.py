"""`sitegen fetch`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands import options
from sitegen.commands.options import HELP

if TYPE_CHECKING:
    from sitegen.errors import Problem, Problems
    from sitegen.fetch.run import Fetch
    from sitegen.fetch.source import Owner
    from sitegen.model.person import Person


TITLES = {
    "openalex": "OpenAlex",
    "orcid": "ORCID",
    "crossref": "Crossref",
    "arxiv": "arXiv",
    "dblp": "DBLP",
}


@click.command(context_settings=HELP)
@click.argument("people", nargs=-1, metavar="[PERSON]...")
@options.source
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
@click.option("--offline", is_flag=True, help="Use stored answers of earlier fetches only.")
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=0.0,
    metavar="HOURS",
    help="Use stored answers that are at most so old without asking.  [default: 0]",
)
@options.strict
def fetch(
    people: tuple[str, ...], source: str, dry_run: bool, offline: bool, max_age: float, strict: bool
) -> int:
    """Fetch the works of people who have an ORCID iD, an OpenAlex id or a DBLP pid.

    Asks OpenAlex, ORCID, DBLP, Crossref and arXiv and writes content/fetched/, one record a work.
    What is new on the site goes into content/history.yaml, as by `sitegen record`. No other file
    is touched; what you wrote by hand always wins. A fetch that is interrupted goes on where it
    was when you run it again.

    PERSON is the name of a file in content/people without its ending; none means everybody.
    OPENALEX_API_KEY in the environment holds your OpenAlex key, if you have one.

    \b
    Examples:
      sitegen fetch
      sitegen fetch ada --dry-run
      sitegen fetch --max-age 24
    """  # noqa: D301 - \b is what click wants
    from sitegen.errors import Problems
    from sitegen.fetch.run import Settings, start

    site = Path(source)
    problems = Problems()
    owners = _owners(load_people(site), people, problems)
    teller = Teller()
    run = start(site, Settings(dry_run, offline, max_age * 3600), problems, teller)
    try:
        run.run(owners)
    finally:
        teller.close()
        run.client.close()
    code = report(run, site, strict)
    if run.changes and not dry_run:
        from sitegen.build.state import today
        from sitegen.commands.record import note

        code = max(code, note(source, today()))
    return code


def load_people(site: Path) -> tuple[Person, ...]:
    """The people of a site; what is wrong elsewhere in it, a build says."""
    from sitegen.config import read_config
    from sitegen.content.load import load_content
    from sitegen.errors import Problems

    config = read_config(site, Problems())
    return load_content(site, config, Problems()).people


def owner_of(person: Person) -> Owner:
    """What a fetch wants to know of a person."""
    from sitegen.fetch.source import Owner

    return Owner(
        id=person.id,
        name=str(person.name),
        names=tuple(str(name) for name in (*person.variants, *person.former_names)),
        orcid=person.orcid,
        openalex=person.openalex,
        dblp=person.dblp,
        mine=person.mine,
        not_mine=person.not_mine,
        accept=person.accept,
        path=f"content/people/{person.id}.yaml",
    )


def _owners(people: Iterable[Person], wanted: Sequence[str], problems: Problems) -> list[Owner]:
    """The people who are asked for. Raises click's UsageError for a name that nobody has."""
    owners = {person.id: owner_of(person) for person in people}
    if unknown := [name for name in wanted if name not in owners]:
        known = ", ".join(owners) or "nobody"
        raise click.UsageError(f"there is no person “{unknown[0]}”; content/people has {known}")
    chosen = [owners[name] for name in wanted] if wanted else list(owners.values())
    for owner in chosen:
        if wanted and not owner.has_ids:
            message = f"{owner.name} has no orcid:, openalex: or dblp: id"
            problems.add("fetch-no-ids", owner.place, message, f"add one to {owner.path}")
    found = [owner for owner in chosen if owner.has_ids]
    if not found and not wanted:
        sys.stderr.write(
            "nobody in content/people has an orcid:, openalex: or dblp: id, so there is nothing "
            "to fetch; add one to a person's file\n"
        )
    return found


class Teller:
    """Shows progress on stderr: one line that changes on a terminal, else a line each."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._open = False

    def __call__(self, text: str) -> None:
        """Show how far the fetch is."""
        from sitegen.commands.printing import clean

        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{clean(text)[:100]}")
            self._open = True
        else:
            sys.stderr.write(f"{clean(text)}\n")
        sys.stderr.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self._open:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._open = False


def report(run: Fetch, site: Path, strict: bool) -> int:
    """Print what a fetch did and what to do next; returns the exit code."""
    from sitegen.commands.printing import counted, print_problems, write_line
    from sitegen.errors import NOWHERE, Severity

    if run.came_to_nothing:
        run.problems.add(
            "fetch-nothing", NOWHERE, "no source answered; nothing was written", "try again later"
        )
    found: tuple[Problem, ...] = run.problems.sorted()
    print_problems([problem.as_json() for problem in found])
    out = sys.stdout
    if run.settings.dry_run:
        for change in run.changes:
            out.write(change.diff())
    for outcome in run.outcomes:
        parts = [f"{TITLES.get(n, n)} {count:,}" for n, count in outcome.answered.items()]
        write_line(out, f"{outcome.owner.name}: {', '.join(parts) or 'no source answered'}")
        steps = (("new", outcome.new), ("changed", outcome.changed), ("gone", outcome.gone))
        news = ", ".join(f"{number:,} {word}" for word, number in steps if number)
        write_line(out, f"  records: {news or 'nothing new'}")
        if outcome.waiting:
            place = "" if site == Path() else f" --source {shlex.quote(str(site))}"
            verb = "waits" if outcome.waiting == 1 else "wait"
            write_line(
                out,
                f"  {counted(outcome.waiting, 'work')} {verb} for a yes or no: "
                f"sitegen review {outcome.owner.id}{place}",
            )
    if run.outcomes:
        written = "would be written" if run.settings.dry_run else "written"
        write_line(out, f"{counted(len(run.changes), 'file')} {written}")
    if run.settings.offline and run.client.oldest is not None:
        hours = (run.client.clock.wall() - run.client.oldest) / 3600
        age = f"{hours / 24:.0f} days" if hours >= 48 else f"{hours:.0f} hours"
        write_line(out, f"from stored answers, the oldest of them {age} old")
    worst = {problem.severity for problem in found}
    return int(Severity.ERROR in worst or (strict and Severity.WARNING in worst))
