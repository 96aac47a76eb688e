"""`sitegen`: the group of all commands."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import click

import sitegen
from sitegen.commands.add import add
from sitegen.commands.build import build
from sitegen.commands.check import check
from sitegen.commands.clean import clean
from sitegen.commands.explain import explain
from sitegen.commands.fetch import fetch
from sitegen.commands.new import new
from sitegen.commands.options import HELP
from sitegen.commands.record import record
from sitegen.commands.report import report
from sitegen.commands.review import review
from sitegen.commands.serve import serve
from sitegen.commands.verify import verify


@click.group(context_settings={**HELP, "max_content_width": 100})
@click.version_option(sitegen.__version__, prog_name="sitegen")
def group() -> None:
    """Make a website of a researcher, a lab or a bibliography.

    A folder with nothing but a .bib file is enough. content/ adds people, topics, news and
    pages of your own; every command says what it found and how to mend it.

    \b
    Start here:
      sitegen new my-site          a small site to change
      cd my-site
      sitegen serve                look at it while you write
      sitegen build                make the folder public/ for any web host

    Exit status: 0 fine, 1 there are problems, 2 the command was misused.
    """  # noqa: D301 - \b is what click wants


for command in (
    *(new, build, serve, check, explain, clean, fetch, add, review, record, verify, report),
):
    group.add_command(command)


def run() -> int:
    """Run the command line; returns the exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        code = group.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("\nstopped\n")
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads: say nothing more
        return 1
    return code if isinstance(code, int) else 0


def _terminated(number: int, frame: FrameType | None) -> None:
    """End as after Ctrl-C, so that temporary files are removed."""
    raise SystemExit(128 + number)
