"""From a request's target to an address of the site, and what kind of file stands there."""

from __future__ import annotations

import mimetypes
import os
import re
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


def address_of(target: str, base: str = "/") -> str | None:
    """The address inside the site that a request's target asks for, or None if it is malformed.

    `base` is the path that the site will be served under: it may stand in front. An address is
    looked up among those of the site and never turned into a path of the file system; odd ones
    are refused all the same.
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
    return None if any(part in (".", "..") for part in path.split("/")) else path


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
