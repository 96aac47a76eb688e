"""`sitegen report`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.build.settings import Settings
from sitegen.commands import options
from sitegen.commands.options import HELP

if TYPE_CHECKING:
    from sitegen.errors import Problems
    from sitegen.export.report import Report
    from sitegen.insight.period import Period
    from sitegen.model.date import PartialDate
    from sitegen.model.library import Library
    from sitegen.model.person import Person

FORMATS = ("markdown", "docx", "text")
_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".docx": "docx", ".txt": "text"}
STYLES = ("apa", "mla", "chicago", "ieee")


@click.command(context_settings=HELP)
@options.source
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="ID",
    help="Whom to report on; can be given again.  [default: everybody]",
)
@click.option("--from", "since", default="", metavar="DATE", help="The first day, month or year.")
@click.option("--to", "until", default="", metavar="DATE", help="The last day, month or year.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write.  [default: by the ending of --output, else markdown]",
)
@click.option(
    "--style",
    type=click.Choice(STYLES),
    default=STYLES[0],
    help="The style of the references.  [default: apa]",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Where to write it.  [default: standard output; report-ID-FROM-TO.docx for docx]",
)
def report(
    source: str,
    people: tuple[str, ...],
    since: str,
    until: str,
    form: str | None,
    style: str,
    output: str | None,
) -> int:
    """Write what somebody did in a period: for annual reports and grant forms.

    Works by type with full references, theses supervised, talks, teaching, grants, awards,
    service, positions. ID is the name of a file in content/people without its ending. Without
    --person the report is on everybody: on a lab's site each work counts once that members made
    while they were members, then comes what else each of them did.

    DATE is YYYY, YYYY-MM or YYYY-MM-DD and included. What is known only to its year counts if
    the year touches the period, and the report says so. docx needs the extra docx.

    \b
    Examples:
      sitegen report --person ada --from 2023 --to 2025
      sitegen report --from 2024-10 --to 2025-09 --output report.docx
      sitegen report --person ada --from 2025 --style ieee --format text
    """  # noqa: D301 - \b is what click wants
    period = _period(since, until)
    form = form or _form_of(output)
    if form == "docx" and output is None:
        output = _file_name(people, period)
    if output is not None and not (folder := Path(output).parent).is_dir():
        raise click.BadParameter(f"there is no folder {folder}", param_hint="--output")
    from sitegen.commands.printing import counted, print_problems, write_line
    from sitegen.errors import Problems

    problems = Problems()
    data, written = _make(Settings(source), people, period, style, form, problems)
    if written is not None and output is not None:
        _write(output, data, problems)
    print_problems([problem.as_json() for problem in problems.errors])
    if written is None or problems.errors:
        return 1
    if output is None:
        click.echo(data, nl=False)
        return 0
    references, others = written.counts
    found = [counted(references, "reference"), counted(others, "other line")]
    told = ", ".join(found) if references or others else "nothing is recorded for this period"
    write_line(sys.stdout, f"{told} -> {output}")
    return 0


def _period(since: str, until: str) -> Period:
    """The period asked for. Raises click's usage errors."""
    from sitegen.insight.period import Period

    period = Period(_bound(since, "--from"), _bound(until, "--to"))
    if period.is_backwards:
        raise click.UsageError(f"the period ends before it begins: {since} is after {until}")
    return period


def _bound(text: str, option: str) -> PartialDate:
    from sitegen.insight.period import parse_bound
    from sitegen.model.date import NO_DATE

    try:
        return parse_bound(text) if text.strip() else NO_DATE
    except ValueError as error:
        message = f"{error}; write YYYY, YYYY-MM or YYYY-MM-DD"
        raise click.BadParameter(message, param_hint=option) from error


def _form_of(output: str | None) -> str:
    """The format that a file's ending names. Raises click's BadParameter for another ending."""
    if output is None:
        return "markdown"
    ending = Path(output).suffix.lower()
    if ending not in _ENDINGS:
        message = f"“{output}” does not say what to write; end it in .md, .docx or .txt"
        raise click.BadParameter(f"{message}, or give --format", param_hint="--output")
    return _ENDINGS[ending]


def _file_name(people: tuple[str, ...], period: Period) -> str:
    """As in "report-ada-2023-2025.docx", in the folder where one is."""
    from sitegen.pages.address import slug

    words = [slug(name) for name in dict.fromkeys(people)]
    words += [date.iso for date in (period.since, period.until) if date]
    return f"{'-'.join(['report', *words])}.docx"


def _make(
    settings: Settings,
    people: tuple[str, ...],
    period: Period,
    style: str,
    form: str,
    problems: Problems,
) -> tuple[bytes, Report | None]:
    """The bytes of the report, and the report; None when an error, which is added, forbids it."""
    from importlib.util import find_spec

    from sitegen.errors import NOWHERE
    from sitegen.export.report_text import report_markdown, report_text

    if form == "docx" and not find_spec("docx"):
        problems.add(
            "report-docx",
            NOWHERE,
            "a report in docx needs python-docx, which is not installed",
            "install it: pip install 'sitegen[docx]'; or write --format markdown",
        )
        return b"", None
    report = _report(settings, people, period, style, problems)
    if report is None:
        return b"", None
    if form == "docx":
        from sitegen.render.report_docx import report_docx

        return report_docx(report), report
    return (report_markdown if form == "markdown" else report_text)(report).encode(), report


def _report(
    settings: Settings,
    wanted: tuple[str, ...],
    period: Period,
    style: str,
    problems: Problems,
) -> Report | None:
    """Read the source and put the report together; nothing is written, no page planned."""
    import datetime
    from dataclasses import replace

    from sitegen.build.state import today
    from sitegen.config import read_config
    from sitegen.content.load import load_content
    from sitegen.export.report import Reporter
    from sitegen.export.wording import Wording
    from sitegen.resolve.library import resolve
    from sitegen.theme import load_theme

    source = Path(settings.source)
    config = read_config(source, problems, url=settings.url)
    theme = load_theme(source, config, problems)
    if problems.errors:
        return None
    content = load_content(source, config, problems)
    if problems.errors:
        return None
    config = config.for_people(content.people)
    day = datetime.date.fromisoformat(today())
    library = resolve(content, config, problems, today=day)
    people = _people(library, wanted, problems)
    if problems.errors:
        return None
    reporter = Reporter(library, period, style, Wording(theme.words), config.language)
    if len(people) == 1:
        report = reporter.of_person(people[0])
    else:
        names = ", ".join(str(person.name) for person in people)
        report = reporter.of_people(people, names if wanted else config.title, lab=not wanted)
    return replace(report, paper=config.cv_pdf) if config.cv_pdf else report


def _people(library: Library, wanted: tuple[str, ...], problems: Problems) -> tuple[Person, ...]:
    """The people asked for, or all. Adds an error for somebody without a profile."""
    from difflib import get_close_matches

    from sitegen.errors import NOWHERE
    from sitegen.model.name import reading_order

    known = library.people
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5)
            ids = ", ".join(known) or "nobody"
            hint = f"did you mean “{near[0]}”?" if near else f"content/people has {ids}"
            problems.add("report-person", NOWHERE, f"there is no person “{name}”", hint)
    if not known:
        problems.add(
            "report-person",
            NOWHERE,
            "the site has no profiles, and a report is on people",
            "add a file such as content/people/ada.yaml with name: Ada Lovelace",
        )
    if wanted:
        return tuple(known[name] for name in dict.fromkeys(wanted) if name in known)
    return tuple(sorted(known.values(), key=lambda p: (reading_order(p.name.last_first), p.id)))


def _write(output: str, data: bytes, problems: Problems) -> None:
    from sitegen.errors import Place
    from sitegen.fetch.cache import write_whole

    try:
        write_whole(Path(output), data)
    except OSError as error:
        problems.add(
            "report-failed",
            Place(output),
            f"the report cannot be written: {error.strerror}",
            "name another file with --output",
        )
