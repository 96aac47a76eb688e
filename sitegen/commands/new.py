"""`sitegen new`."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from sitegen.commands.options import HELP

_DOT = "dot-"  # stands for "." in the names of the starter's files, so that no tool skips them


@click.command(context_settings=HELP)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--orcid", metavar="ID", help="Start with the works of the person with this iD.")
def new(folder: Path, orcid: str | None) -> int:
    """Make a small, complete site in DIR to change into your own.

    DIR must be empty or not exist yet. The site has a profile, two publications, a page, a news
    item, and what Netlify and GitHub Pages need to publish it. With --orcid it has the profile
    and the works that ORCID, OpenAlex and Crossref know instead.

    \b
    Examples:
      sitegen new my-site
      sitegen new my-site --orcid 0000-0002-1825-0097
    """  # noqa: D301 - \b is what click wants
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.BadParameter(
            f"{folder} is not an empty folder, so nothing was written; choose another name",
            param_hint="DIR",
        )
    starter = files("sitegen") / "starter"
    if orcid is not None:
        from sitegen.commands.orcid_site import make

        return make(folder, orcid, lambda: _copy(starter, folder, without=("content", "README.md")))
    try:
        written = _copy(starter, folder)
    except OSError as error:
        raise click.FileError(str(folder), error.strerror) from error
    sys.stdout.write(
        f"{written} files written to {folder}/\n\n"
        "See it:\n"
        f"  cd {folder}\n"
        "  sitegen serve          and open the address that it prints\n\n"
        "Make it yours:\n"
        "  content/people/me.yaml your name and profile; README.md says what the rest is\n"
    )
    if not _requirement():
        sys.stdout.write(
            "\nBefore you publish:\n"
            "  requirements.txt       add the line from which your host installs sitegen\n"
        )
    return 0


def _requirement() -> str:
    """The line that installs this very sitegen elsewhere, if it came from a git address; or ""."""
    try:
        record = json.loads(distribution("sitegen").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    version = record.get("vcs_info")
    if not version:
        return ""
    return f"sitegen @ {version['vcs']}+{record['url']}@{version['commit_id']}\n"


def _copy(source: Traversable, target: Path, without: tuple[str, ...] = ()) -> int:
    """Copy a folder of the package but for some of its items; returns the number of files."""
    target.mkdir(parents=True, exist_ok=True)
    written = 0
    for item in sorted(source.iterdir(), key=lambda item: item.name):
        if item.name in without:
            continue
        name = item.name.replace(_DOT, ".", 1) if item.name.startswith(_DOT) else item.name
        if item.is_dir():
            written += _copy(item, target / name)
        else:
            data = item.read_bytes()
            if name == "requirements.txt":
                data += _requirement().encode()
            (target / name).write_bytes(data)
            written += 1
    return written
