"""`sitegen serve`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP

if TYPE_CHECKING:
    from sitegen.build.report import Report
    from sitegen.fetch.review import Waiting

_PORT = 8000


@click.command(context_settings=HELP)
@options.source
@options.drafts
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=None,
    help=f"The port to listen on; 0 for any.  [default: {_PORT} or the next free one]",
)
def serve(source: str, drafts: bool, port: int | None) -> int:
    """Show the site in a browser on this machine and rebuild it as you write.

    The page in the browser follows every save. If a save breaks the site, the last good pages
    stay and say what is wrong. The site is not written: `sitegen build` does that. Fetched works
    that wait for review are told on profiles, with a page to decide about them. Ctrl-C ends.

    \b
    Examples:
      sitegen serve
      sitegen serve --drafts --port 8080
    """  # noqa: D301 - \b is what click wants
    from sitegen.commands.printing import (
        counted,
        new_problems,
        print_problems,
        tally,
        write_line,
    )
    from sitegen.serve.channel import Channel
    from sitegen.serve.desk import Desk
    from sitegen.serve.loop import Loop
    from sitegen.serve.server import open_server

    told: Counter[tuple[str, ...]] = Counter()

    def tell(report: Report, seconds: float) -> None:
        print_problems(new_problems(report, told))
        found = tally(report)
        what = "the last good pages stay" if report.failed else counted(report.works, "work")
        parts = [what, *([found] if found else []), f"{seconds * 1000:,.0f} ms"]
        write_line(sys.stdout, ", ".join(parts))
        sys.stdout.flush()

    try:
        server = open_server(Channel(), _PORT if port is None else port, exact=port is not None)
    except OSError as error:
        sys.stderr.write(
            f"port {_PORT if port is None else port} cannot be used: {error.strerror}\n"
            "another program may be using it; choose another, for example: "
            f"sitegen serve --port {(port or _PORT) + 1}\n"
        )
        return 1

    def find() -> Sequence[Waiting]:
        if not (site / "content/fetched/review").is_dir():
            return ()
        from sitegen.fetch.review import list_waiting

        return list_waiting(site)

    def write(person: str, works: Sequence[str], decision: str, same_as: str) -> None:
        from sitegen.fetch.review import Decision, decide

        decide(site, person, works, Decision(decision), same_as)

    site = Path(source)
    server.desk = Desk(find, write)

    def ready() -> None:
        write_line(sys.stdout, f"look at {server.address} (Ctrl-C ends)")
        sys.stdout.flush()

    try:
        Loop(Settings(source, drafts=drafts), server, tell).run(ready)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    return 0
