"""Times whole builds: cold, unchanged, one work edited; prints a table of medians.

Each run is a process of its own; wall and CPU seconds (children included) and the peak memory of
its largest process come from the operating system. The machine drifts: compare the ratios.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from generate import make_site


class Figures(NamedTuple):
    """One run: seconds of wall time and of CPU, peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


def timed(command: list[str]) -> Figures:
    """Run a command and take its figures. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return Figures(*(statistics.median(column) for column in zip(*runs, strict=True)))


def measure(works: int, repeat: int) -> list[tuple[str, Figures, int]]:
    """Cold, unchanged and one-edit builds of a site of `works` works; files in the output."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_site(folder, works)
        bib = folder / "content" / "works" / "all.bib"
        text = bib.read_text(encoding="utf-8")
        output, cache = folder / "public", folder / ".sitegen"
        command = [sys.executable, "-m", "sitegen", "build"]
        command += ["--source", str(folder), "--output", str(output)]

        def cold(_: int) -> None:
            for path in (output, cache):
                subprocess.run(["rm", "-rf", str(path)], check=True)

        def edit(number: int) -> None:
            changed = text.replace("Part 7", f"Part 7 (edition {number})", 1)
            bib.write_text(changed, encoding="utf-8")

        def nothing(_: int) -> None:
            pass

        rows = []
        steps: list[tuple[str, Callable[[int], None]]] = [
            ("cold", cold),
            ("unchanged", nothing),
            ("one edit", edit),
        ]
        for label, prepare in steps:
            runs = []
            for number in range(repeat):
                prepare(number)
                if label == "unchanged" and number == 0:
                    time.sleep(2.1)  # younger inputs are read again, to be sure
                runs.append(timed(command))
            files = sum(1 for path in output.rglob("*") if path.is_file())
            rows.append((label, median(runs), files))
        return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[300, 1000, 10000])
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    package = Path(__file__).parent.parent / "sitegen"
    compileall.compile_dir(package, quiet=1)  # as pip leaves an installed one
    print("| works | build | wall s | CPU s | peak MiB | files |")
    print("|---:|---|---:|---:|---:|---:|")
    for works in arguments.sizes:
        for label, run, files in measure(works, arguments.repeat):
            print(
                f"| {works} | {label} | {run.wall:.2f} | {run.cpu:.2f} "
                f"| {run.memory:.0f} | {files} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
