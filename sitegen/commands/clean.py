"""`sitegen clean`."""

from __future__ import annotations

import sys

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@options.source
@options.output
def clean(source: str, output: str | None) -> int:
    """Remove the built site and the cache.

    Removes the files that `sitegen build` wrote, and .sitegen/; never anything else.

    \b
    Example:
      sitegen clean
    """  # noqa: D301 - \b is what click wants
    from sitegen.build.clean import clean_site
    from sitegen.commands.printing import counted, print_problems, shown_folder, write_line
    from sitegen.errors import Problems

    settings = Settings(source, output)
    problems = Problems()
    removed = clean_site(settings, problems)
    print_problems([problem.as_json() for problem in problems.sorted()])
    if problems.errors:
        return 1
    write_line(
        sys.stdout, f"{counted(removed, 'file')} removed from {shown_folder(settings.output)}"
    )
    return 0
