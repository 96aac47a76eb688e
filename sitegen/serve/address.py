"""From a request's path to a file of the site, and what kind of file it is."""

from __future__ import annotations

import mimetypes
import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

_UNSAFE = re.compile(r"%(?:00|2f|5c)|[\x00-\x1f\\]", re.IGNORECASE)
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".bib": "application/x-bibtex",
    ".css": "text/css",
    ".gif": "image/gif",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTS = ("application/json", "application/x-bibtex", "application/x-research-info-systems")
# Python's own table; the system's would make the answer differ from machine to machine.
_OTHERS = mimetypes.MimeTypes()


class Found(NamedTuple):
    """A file, or (`file` is None) the address with a final slash that a folder has."""

    file: Path | None
    location: str = ""


def find(folder: Path, target: str, base: str = "/") -> Found | None:
    """What a request's target names in the site's folder; None if nothing, or nothing to show.

    Hidden files, links, and every way out of the folder are nothing. `base` is the path that the
    site will be served under: it may stand in front.
    """
    raw = target.partition("?")[0].partition("#")[0]
    if not raw.startswith("/") or _UNSAFE.search(raw):
        return None
    try:
        path = unquote(raw, errors="strict")
    except UnicodeDecodeError:
        return None
    if base != "/" and path.startswith(base):
        path = path[len(base) - 1 :]
    parts = path.split("/")[1:]
    is_folder = parts[-1] == ""
    parts = parts[:-1] if is_folder else parts
    if any(not part or part.startswith(".") for part in parts):
        return None
    root = os.path.realpath(folder)
    full = os.path.join(root, *parts)
    try:
        if os.path.realpath(full) != full:
            return None
        if is_folder:
            full = os.path.join(full, "index.html")
            return Found(Path(full)) if _is_plain(full) else None
        if os.path.isdir(full):
            return Found(None, f"{raw}/") if _is_plain(f"{full}/index.html") else None
        return Found(Path(full)) if _is_plain(full) else None
    except (OSError, ValueError):
        return None


def _is_plain(path: str) -> bool:
    return os.path.isfile(path) and not os.path.islink(path)


def content_type(name: str) -> str:
    """The media type of a file by its name, with UTF-8 for texts."""
    if name == "feed.json":
        kind = "application/feed+json"
    else:
        ending = os.path.splitext(name)[1].lower()
        kind = (
            _TYPES.get(ending)
            or _OTHERS.guess_type(f"x{ending}")[0]
            or ("application/octet-stream")
        )
    text = kind.startswith("text/") or kind.endswith(("+xml", "+json", "/xml"))
    return f"{kind}; charset=utf-8" if text or kind in _TEXTS else kind
