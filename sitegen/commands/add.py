"""`sitegen add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.commands import options
from sitegen.commands.options import HELP


@click.command(context_settings=HELP)
@click.argument("works", nargs=-1, required=True, metavar="DOI|ARXIV-ID|FILE.bib...")
@options.source
def add(works: tuple[str, ...], source: str) -> int:
    """Add single works to content/works: by DOI, by arXiv id, or from a BibTeX file.

    Each becomes a new file that is yours to change; no file is ever overwritten, and a work that
    is there already is not added again.

    \b
    Examples:
      sitegen add 10.1112/plms/s2-42.1.230
      sitegen add https://arxiv.org/abs/1706.03762
      sitegen add ~/downloads/export.bib
    """  # noqa: D301 - \b is what click wants
    from sitegen.commands.printing import print_problems, write_line
    from sitegen.errors import Problems
    from sitegen.fetch.add import Known
    from sitegen.fetch.add import add as add_work
    from sitegen.fetch.cache import Cache
    from sitegen.fetch.client import Client
    from sitegen.fetch.run import CACHE
    from sitegen.fetch.source import Desk

    site = Path(source)
    problems = Problems()
    client = Client(Cache(site / CACHE))
    keys = _keys(site)
    try:
        for text in works:
            if path := add_work(site, text, Known(keys), Desk(client, problems)):
                write_line(sys.stdout, f"{path} written")
                keys.update(_keys(site))
    finally:
        client.close()
    print_problems([problem.as_json() for problem in problems.sorted()])
    return 1 if problems.errors else 0


def _keys(site: Path) -> dict[str, str]:
    """The keys and identifiers of the site's works -> the key of each."""
    from sitegen.config import read_config
    from sitegen.content.load import load_content
    from sitegen.errors import Problems
    from sitegen.files import identifiers

    content = load_content(site, read_config(site, Problems()), Problems())
    keys: dict[str, str] = {}
    for record in content.records:
        names = (
            record.id,
            identifiers.doi(str(record.fields.get("doi") or "")),
            identifiers.arxiv(str(record.fields.get("arxiv") or "")),
        )
        for name in names:
            if name:
                keys.setdefault(name, record.id)
    return keys
