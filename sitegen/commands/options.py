"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

# Every command answers to both, also when it is called without its group.
HELP = {"help_option_names": ["-h", "--help"]}

Command = TypeVar("Command", bound=Callable[..., Any])

source = click.option(
    "--source",
    default=".",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The site's folder: it holds content/, or just a .bib file.  [default: here]",
)
output = click.option(
    "--output",
    default=None,
    metavar="DIR",
    type=click.Path(),
    help="Where the site is written.  [default: public/ in the source]",
)
drafts = click.option(
    "--drafts", is_flag=True, help="Show drafts, and what is dated in the future, too."
)
file_links = click.option(
    "--file-links", is_flag=True, help="Links name index.html, for reading without a server."
)
strict = click.option("--strict", is_flag=True, help="Exit with 1 if there are warnings.")
as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object on stdout and nothing else."
)


def combined(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which help lists them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
