"""Reports as people and programs read them.

This module is read by every build, also by one with nothing to do: it imports nothing heavy.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping
    from typing import Any, TextIO

    from sitegen.build.report import Report

_COLORS = {"error": "31;1", "warning": "33", "info": "36", "dim": "2", "bold": "1"}
_FOR_CHECK = ("page-no-url",)  # matters when a site is published; `check` and --json tell it
_ALIKE = 5  # problems of one code in one file that `build` prints before it only counts


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "2 pages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def print_report(
    report: Report, output: str, *, as_json: bool, seconds: float, everything: bool = False
) -> None:
    """Print a build's report: JSON on stdout, or problems on stderr and a summary on stdout.

    Without `everything`, of many problems alike in one file only the first are printed.
    """
    if as_json:
        print_json(report)
        return
    print_problems(report.problems, everything=everything)
    if report.failed:
        write_line(sys.stdout, f"nothing was written: {tally(report)}")
        return
    total = report.written + report.kept
    parts = [
        f"{counted(report.works, 'work')}, {counted(total, 'page')}: {report.written:,} written",
        f"{report.kept:,} kept",
        f"{report.removed:,} removed",
    ]
    if found := tally(report):
        parts.append(found)
    write_line(sys.stdout, f"{', '.join(parts)}, {seconds:.1f} s -> {shown_folder(output)}")


def print_json(report: Report) -> None:
    """Print a report as the one JSON object of FORMAT on stdout."""
    import json

    sys.stdout.write(json.dumps(report.as_json(), ensure_ascii=True, indent=1) + "\n")


def print_problems(problems: Iterable[Mapping[str, Any]], *, everything: bool = False) -> None:
    """Print problems by file on stderr, without `everything` those that a build should tell."""
    files: dict[str, list[Mapping[str, Any]]] = {}
    for problem in problems:
        if problem["code"] in _FOR_CHECK and not everything:
            continue
        files.setdefault(problem["path"] or "", []).append(problem)
    out = sys.stderr
    for path, found in files.items():
        if path:
            write_line(out, _color(clean(path), "bold", out))
        shown: dict[str, int] = {}
        for problem in found:
            code = problem["code"]
            shown[code] = shown.get(code, 0) + 1
            if everything or shown[code] <= _ALIKE:
                _print_problem(problem, out)
        for code, number in shown.items():
            if not everything and number > _ALIKE:
                write_line(out, f"  ... {number - _ALIKE:,} more of {code}: see sitegen check")


def new_problems(report: Report, told: Counter[tuple[str, ...]]) -> list[Mapping[str, Any]]:
    """The problems of a report that were not told before; `told` is brought up to date.

    One that only moved to another line is none of them. A run that failed saw only some of the
    problems, so the others count as told.
    """
    before = told.copy()
    told.clear()
    found: list[Mapping[str, Any]] = []
    for problem in report.problems:
        key = tuple(str(problem[name]) for name in ("code", "path", "message"))
        told[key] += 1
        if told[key] > before.get(key, 0):
            found.append(problem)
    if report.failed:
        told |= before
    return found


def print_reasons(report: Report) -> None:
    """Print of each file that was written why it was, files with the same reasons together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for path, reasons in report.reasons.items():
        alike.setdefault(reasons, []).append(path)
    for reasons, paths in alike.items():
        write_line(sys.stderr, f"{counted(len(paths), 'file')}, because {' and '.join(reasons)}:")
        for path in paths:
            write_line(sys.stderr, f"  {path}")


def _print_problem(problem: Mapping[str, Any], out: TextIO) -> None:
    place = ":".join(str(part) for part in (problem["line"], problem["column"]) if part)
    severity = problem["severity"]
    head = _color(severity, severity, out)
    code = _color(f"[{clean(problem['code'])}]", "dim", out)
    write_line(out, f"  {place + ' ' if place else ''}{head} {clean(problem['message'])} {code}")
    if problem["hint"]:
        write_line(out, f"      {clean(problem['hint'])}")


def tally(report: Report) -> str:
    """How many errors and warnings there are: "1 error, 3 warnings" or ""."""
    numbers = [(report.count(severity), severity) for severity in ("error", "warning")]
    return ", ".join(counted(number, noun) for number, noun in numbers if number)


def shown_folder(path: str) -> str:
    """A folder as one would type it here: "public/"."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = path
    return (path if relative.startswith("..") else relative).rstrip("/") + "/"


def clean(text: str) -> str:
    """A text with its control characters, which content may hold, shown and not obeyed."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def write_line(out: TextIO, text: str) -> None:
    """Write a line, whatever the encoding of the terminal."""
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _is_colored(out: TextIO) -> bool:
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _color(text: str, name: str, out: TextIO) -> str:
    return f"\x1b[{_COLORS.get(name, '0')}m{text}\x1b[0m" if _is_colored(out) else text
