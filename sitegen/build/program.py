"""Which program builds: what its pages depend on besides content, settings and theme.

`signature` is cheap and decides whether to look at all; `program_digest` names the program in
fingerprints. This module is read by every build, also by one with nothing to do: it imports
nothing heavy.
"""

from __future__ import annotations

import os
import sys

# Whose versions shape the bytes of pages.
LIBRARIES = (
    "jinja2",
    "latex2mathml",
    "markdown_it_py",
    "markupsafe",
    "mdit_py_plugins",
    "nh3",
    "pybtex",
    "pygments",
    "pyyaml",
)
# Whose version or absence shapes other files than pages, each of which knows it.
EXTRAS = ("pillow", "typst")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def versions(libraries: tuple[str, ...] = LIBRARIES) -> list[str]:
    """Python's version and that of every library that is installed, as "name-version".

    Read from the names of the folders that installers leave beside a library: asking
    importlib.metadata would cost as much as everything else a build with nothing to do does.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in names:
            stem, dot, ending = entry.rpartition(".")
            if dot and ending in ("dist-info", "egg-info"):
                name = stem.partition("-")[0].lower().replace("-", "_")
                if name in libraries:
                    found.setdefault(name, stem.lower())
    python = f"python-{sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]}"
    return [python, *(found[name] for name in sorted(found))]


def _files() -> list[str]:
    """The modules of sitegen and the themes that come with it, as absolute paths in order."""
    checkout = os.path.dirname(_PACKAGE)
    folders = [_PACKAGE]
    if os.path.isfile(f"{checkout}/pyproject.toml"):
        folders.append(f"{checkout}/themes")
    found = []
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "__pycache__")):
                        continue
                    if entry.is_dir():
                        folders.append(entry.path)
                    else:
                        found.append(entry.path)
        except OSError:
            continue
    return sorted(found)


def signature() -> str:
    """A text that changes when a file of the program or a library's version does."""
    lines = versions((*LIBRARIES, *EXTRAS))
    for path in _files():
        status = os.stat(path)
        lines.append(f"{path} {status.st_mtime_ns} {status.st_size}")
    return "\n".join(lines)


def program_digest() -> str:
    """The digest of sitegen's modules, Python's version and the libraries' versions.

    Themes are left out: what a page takes from them is in its template's closure.
    """
    from sitegen.digest import digest, digest_bytes

    parts = []
    for path in _files():
        if path.endswith(".py"):
            with open(path, "rb") as file:
                name = os.path.relpath(path, _PACKAGE).replace(os.sep, "/")
                parts.append((name, digest_bytes(file.read())))
    return digest(versions(), parts)
