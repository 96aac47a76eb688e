"""The command `sitegen`.

A build with nothing to do is the most frequent command of all; it is answered here, before
anything heavy is imported. Everything else is in sitegen/commands, a file a command.
"""

from __future__ import annotations

import sys

_FLAGS = ("--drafts", "--file-links", "--strict", "--json")


def main() -> None:
    """Run the command line and exit: 0 fine, 1 problems, 2 misuse."""
    code = answer_quickly(sys.argv[1:])
    if code is None:
        from sitegen.commands.group import run

        code = run()
    sys.exit(code)


def answer_quickly(arguments: list[str]) -> int | None:
    """The exit code of a `build` that finds nothing changed; None for everything else."""
    options = quick_options(arguments)
    if options is None:
        return None
    from time import perf_counter

    from sitegen.build.settings import Settings
    from sitegen.build.state import unchanged

    start = perf_counter()
    settings = Settings(
        options["--source"] or ".",
        options["--output"],
        drafts="--drafts" in options,
        file_links="--file-links" in options,
    )
    report = unchanged(settings)
    if report is None:
        return None
    from sitegen.commands.printing import print_report

    print_report(
        report, settings.output, as_json="--json" in options, seconds=perf_counter() - start
    )
    return report.exit_code(strict="--strict" in options)


def quick_options(arguments: list[str]) -> dict[str, str | None] | None:
    """The options of a plain `build`, or None for another command or what needs more thought."""
    if arguments[:1] != ["build"]:
        return None
    found: dict[str, str | None] = {"--source": None, "--output": None}
    rest = iter(arguments[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if name in ("--source", "--output"):
            found[name] = value if equals else next(rest, None)
            if not found[name]:
                return None
        elif word in _FLAGS:
            found[word] = ""
        else:
            return None
    return found
