"""`sitegen new DIR --orcid ID`: a site that starts with somebody's fetched works."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

# DOIs that are looked up at once: the first site should stand within a minute.
FIRST_LOOKUPS = 40


def make(folder: Path, text: str, copy: Callable[[], object]) -> int:
    """Make a site in `folder` for an ORCID iD; `copy` puts there what every new site has.

    Nothing is written unless ORCID has the record. Returns the exit code.
    """
    from sitegen.commands.fetch import Teller, report
    from sitegen.commands.printing import print_problems
    from sitegen.errors import Problems
    from sitegen.fetch.begin import begin, checked_orcid
    from sitegen.fetch.cache import Cache
    from sitegen.fetch.client import Client, UnansweredError
    from sitegen.fetch.run import Settings, start
    from sitegen.fetch.source import Desk

    try:
        orcid = checked_orcid(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--orcid") from None
    problems, teller = Problems(), Teller()
    with tempfile.TemporaryDirectory() as scratch:
        client = Client(Cache(Path(scratch)))
        try:
            owner = begin(folder, orcid, Desk(client, problems, teller))
        except UnansweredError as unanswered:
            owner = None
            sys.stderr.write(f"{unanswered.message}; nothing was written, try again later\n")
            return 1
        finally:
            teller.close()
            client.close()
    if owner is None:
        print_problems([problem.as_json() for problem in problems.sorted()])
        return 1
    copy()
    run = start(folder, Settings(lookups=FIRST_LOOKUPS), Problems(), teller)
    try:
        run.run([owner])
    finally:
        teller.close()
        run.client.close()
    code = report(run, folder, strict=False)
    _offer(folder, owner.id)
    sys.stdout.write(
        f"\nSee it:\n  cd {folder}\n"
        "  sitegen serve          and open the address that it prints\n\n"
        f"Make it yours:\n  content/people/{owner.id}.yaml is your profile\n"
    )
    return code


def _offer(folder: Path, person: str) -> None:
    """Ask once, on a terminal, whether all that waits is the person's."""
    from sitegen.fetch.review import Decision, decide, list_waiting

    waiting = list_waiting(folder, person)
    if not waiting or not sys.stdin.isatty():
        return
    question = f"Are all {len(waiting)} of them yours? (no: decide one by one later)"
    if click.confirm(question, default=False):
        decide(folder, person, [work.id for work in waiting], Decision.ACCEPT)
