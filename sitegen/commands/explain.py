"""`sitegen explain`."""

from __future__ import annotations

import sys

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@click.argument("address")
@options.source
@options.output
@options.drafts
@options.file_links
def explain(address: str, source: str, output: str | None, drafts: bool, file_links: bool) -> int:
    """Say what an address of the site is made from, and whether a build would write it.

    \b
    Examples:
      sitegen explain /people/ada/
      sitegen explain public/publications/index.html
    """  # noqa: D301 - \b is what click wants
    from sitegen.build.explain import explain_address
    from sitegen.commands.printing import print_problems, write_line
    from sitegen.errors import Problems

    settings = Settings(source, output, drafts=drafts, file_links=file_links)
    problems = Problems()
    lines = explain_address(settings, address, problems)
    if problems.errors:
        print_problems([problem.as_json() for problem in problems.errors])
        return 1
    for line in lines:
        write_line(sys.stdout, line)
    return 0
