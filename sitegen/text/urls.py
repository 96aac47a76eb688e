"""Addresses that a text may link to: web, mail, telephone, DOI; nothing that runs or hides."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*+):")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\\]")
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
_UNSAFE = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E", "`": "%60", "{": "%7B", "}": "%7D"})

# A bare address in running text. Closing punctuation belongs to the sentence.
BARE_URL = re.compile(r"https?://[^\s<>\"{}\\$|^`]+(?<![.,;:!?'])")


def safe_url(url: str, relative: bool = False) -> str:
    """The address if a reader may be led to it, else "".

    Allows http, https, mailto and tel; makes a DOI and ``www.`` whole. With `relative` also an
    address within the site (path, query or fragment), never ``//host``.
    """
    url = url.strip()
    if _CONTROL.search(url):
        return ""
    if match := _DOI.match(url):
        return "https://doi.org/" + match[1].translate(_UNSAFE)
    if match := _SCHEME.match(url):
        if match[1].lower() in ("http", "https"):
            whole = url[match.end() :].startswith("//") and len(url) > match.end() + 2
        else:
            whole = match[1].lower() in ("mailto", "tel") and len(url) > match.end()
        return url.translate(_UNSAFE) if whole else ""
    if url.lower().startswith("www.") and len(url) > 4:
        return "https://" + url.translate(_UNSAFE)
    if relative and url and not url.startswith("//"):
        return url.translate(_UNSAFE)
    return ""


def bare_url(source: str, start: int) -> str:
    """The web address that stands at `start` in running text, or ""; see `BARE_URL`."""
    match = BARE_URL.match(source, start)
    if not match:
        return ""
    url = match[0]
    if url.endswith(")") and "(" not in url:
        url = url.rstrip(").,;:!?'")
    return url if len(url) > len("https://") else ""
