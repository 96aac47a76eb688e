"""`sitegen check`."""

from __future__ import annotations

import sys

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@options.source
@options.drafts
@options.strict
@options.as_json
@click.option(
    "--names",
    metavar="[NAME]",
    is_flag=False,
    flag_value=" ",
    default="",
    help="Print who may stand behind a name, or behind every doubtful one, and check nothing.",
)
def check(source: str, drafts: bool, strict: bool, as_json: bool, names: str) -> int:
    """Find what is wrong with the site, without writing anything.

    Tells everything that a build tells, and follows every link: broken links and anchors, missing
    files, redirects to nowhere, pages that no link leads to, works without year or title, ids that
    nobody has, and pairs of entries that may be one work.

    \b
    Examples:
      sitegen check
      sitegen check --strict        for a test on every commit
      sitegen check --json | jq '.problems[] | select(.severity == "error")'
      sitegen check --names "Wei Wang"
    """  # noqa: D301 - \b is what click wants
    if names:
        return _print_names(Settings(source, drafts=drafts, file_links=False), names.strip())
    from sitegen.build.check import check_site
    from sitegen.commands.printing import (
        counted,
        print_json,
        print_problems,
        tally,
        write_line,
    )
    from sitegen.commands.progress import ProgressBar

    bar = ProgressBar()
    try:
        report = check_site(Settings(source, drafts=drafts, file_links=False), progress=bar)
    finally:
        bar.close()
    if as_json:
        print_json(report)
    else:
        print_problems(report.problems, everything=True)
        found = tally(report) or "no problems"
        write_line(sys.stdout, f"{counted(report.works, 'work')} checked: {found}")
    return report.exit_code(strict=strict)


def _print_names(settings: Settings, name: str) -> int:
    """Print the report on names; 1 when an error stands in the way."""
    from sitegen.build.assembly import assemble
    from sitegen.build.build import make_report
    from sitegen.commands.printing import print_problems, write_line
    from sitegen.errors import Problems
    from sitegen.insight.name_report import report

    problems = Problems()
    site = assemble(settings, problems)
    if site is None:
        print_problems(make_report(None, problems).problems, everything=True)
        return 1
    write_line(sys.stdout, report(site.library, name).rstrip("\n"))
    return 0
