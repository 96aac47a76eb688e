"""`sitegen build`."""

from __future__ import annotations

import time

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@options.source
@options.output
@options.drafts
@options.file_links
@options.strict
@options.as_json
@click.option("--explain", is_flag=True, help="Say of each page that is written why it is.")
def build(
    source: str,
    output: str | None,
    drafts: bool,
    file_links: bool,
    strict: bool,
    as_json: bool,
    explain: bool,
) -> int:
    """Write the site into a folder that any web host can serve.

    Only what changed is written. Only files that an earlier build wrote are ever removed; a
    folder with files of yours is refused. If there is an error, nothing is written.

    \b
    Examples:
      sitegen build
      sitegen build --source ~/papers --output ~/public_html
      SITEGEN_URL=https://preview.example.org sitegen build
      sitegen build --strict --json > report.json
    """  # noqa: D301 - \b is what click wants
    from sitegen.build.build import build_site
    from sitegen.commands.printing import print_reasons, print_report
    from sitegen.commands.progress import ProgressBar

    start = time.perf_counter()
    settings = Settings(source, output, drafts=drafts, file_links=file_links)
    bar = ProgressBar()
    try:
        report = build_site(settings, progress=bar)
    finally:
        bar.close()
    if explain and not as_json:
        print_reasons(report)
    print_report(report, settings.output, as_json=as_json, seconds=time.perf_counter() - start)
    return report.exit_code(strict=strict)
