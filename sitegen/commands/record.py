"""`sitegen record`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@options.source
@click.option(
    "--date", default=None, metavar="YYYY-MM-DD", help="The day to record.  [default: today, UTC]"
)
def record(source: str, date: str | None) -> int:
    """Note which works are new, and which preprints are published, in content/history.yaml.

    The page /changes/ and its feed show the history. Run this before you commit content;
    `sitegen fetch` does it when it wrote something. With nothing new it changes nothing. Works
    that go away are not noted, and what the file says already stays as it is.

    \b
    Examples:
      sitegen record
      sitegen record --date 2024-05-01
    """  # noqa: D301 - \b is what click wants
    from sitegen.build.state import today
    from sitegen.model.date import PartialDate

    try:
        day = PartialDate.parse(date or today())
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--date") from error
    if not day.day:
        raise click.BadParameter("write it as YYYY-MM-DD", param_hint="--date")
    return note(source, day.iso, otherwise="nothing new to record")


def note(source: str, date: str, *, otherwise: str = "") -> int:
    """Bring the history up to date and print what was noted, or `otherwise`; the exit code."""
    from sitegen.build.history import record_history
    from sitegen.commands.printing import counted, print_problems, write_line
    from sitegen.errors import Problems
    from sitegen.fetch.cache import write_whole

    problems = Problems()
    noted = record_history(Settings(source), date, problems, write_whole)
    print_problems([problem.as_json() for problem in problems.sorted()])
    if problems.errors:
        return 1
    if noted is None:
        if otherwise:
            write_line(sys.stdout, otherwise)
        return 0
    parts = [f"{counted(len(noted.added), 'work')} added"] if noted.added else []
    if noted.published:
        parts.append(f"{counted(len(noted.published), 'preprint')} published")
    shown = (Path(source) / "content" / "history.yaml").as_posix()
    write_line(sys.stdout, f"{', '.join(parts)} -> {shown}")
    return 0
