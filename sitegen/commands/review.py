"""`sitegen review`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands import options
from sitegen.commands.options import HELP

if TYPE_CHECKING:
    from sitegen.fetch.review import Waiting

_AUTHORS = 8  # names that are shown of one work


@click.command(context_settings=HELP)
@click.argument("person", required=False, default="")
@options.source
@click.option("--list", "only_list", is_flag=True, help="Show the works and ask nothing.")
@click.option("--accept-all", is_flag=True, help="Accept every work that still waits.")
def review(person: str, source: str, only_list: bool, accept_all: bool) -> int:
    """Decide about fetched works that only OpenAlex's grouping of names gives to a person.

    Such works are not published until their owner says so. Each is shown with what speaks for and
    against it; the answers go into content/people/PERSON.review.yaml, which you may edit. Works
    that carry the person's ORCID iD, or stand in their ORCID record or on their DBLP page, need
    no review.

    \b
    Examples:
      sitegen review
      sitegen review ada --accept-all
    """  # noqa: D301 - \b is what click wants
    from sitegen.commands.printing import counted, write_line
    from sitegen.fetch.review import Decision, decide, list_waiting

    site = Path(source)
    waiting = list_waiting(site, person)
    if not waiting:
        write_line(sys.stdout, f"no work waits{f' for {person}' if person else ''}")
        return 0
    if accept_all:
        for name in dict.fromkeys(work.person for work in waiting):
            mine = [work.id for work in waiting if work.person == name]
            path = decide(site, name, mine, Decision.ACCEPT)
            write_line(sys.stdout, f"{counted(len(mine), 'work')} accepted in {path}")
        return 0
    for number, work in enumerate(waiting, 1):
        write_line(sys.stdout, f"\n{number} of {len(waiting)}, {work.person}: {work.id}")
        _show(work)
        if not only_list and not _ask(site, work):
            break
    left = len(list_waiting(site, person))
    write_line(
        sys.stdout, f"\n{counted(left, 'work')} still to decide" if left else "\nall decided"
    )
    return 0


def _show(work: Waiting) -> None:
    from sitegen.commands.printing import clean, write_line
    from sitegen.text.printing import plain

    authors = ", ".join(work.authors[:_AUTHORS])
    more = len(work.authors) - _AUTHORS
    rows = (
        ("", plain(work.title) or "(no title)"),
        ("", f"{authors}{f' and {more} more' if more > 0 else ''}"),
        ("", ", ".join(part for part in (plain(work.venue), work.year) if part)),
        ("", f"https://doi.org/{work.doi}" if work.doi else ""),
        *(("+ ", text) for text in work.pro),
        *(("- ", text) for text in work.contra),
    )
    for sign, text in rows:
        if text:
            write_line(sys.stdout, f"  {sign}{clean(text)}")


def _ask(site: Path, work: Waiting) -> bool:
    """Ask about one work and keep the answer; whether to go on."""
    from sitegen.commands.printing import write_line
    from sitegen.fetch.review import Decision, decide

    answer = click.prompt(
        "  [a]ccept, [n]ot mine, [s]ame as another work, [l]ater, [q]uit",
        type=click.Choice(["a", "n", "s", "l", "q"], case_sensitive=False),
        default="l",
        show_choices=False,
    )
    if answer == "q":
        return False
    if answer in ("a", "n"):
        decision = Decision.ACCEPT if answer == "a" else Decision.NOT_MINE
        decide(site, work.person, [work.id], decision)
    if answer == "s":
        other = click.prompt("  the citation key, id or DOI of the other work", default="")
        if other.strip():
            decide(site, work.person, [work.id], Decision.SAME_AS, other)
        else:
            write_line(sys.stdout, "  left for later")
    return True
