"""The links and anchors of a page's HTML, and where a link leads inside the site."""

from __future__ import annotations

import re
from collections.abc import Container
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

# A comment, a script or style with its content, or a tag with its attributes. Quantifiers are
# possessive, tags end at "<" and what is never closed reaches to the end: hostile HTML costs no
# more than its length.
_INSIDE = r"((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>"
_TAG = re.compile(
    r"<!--(?:.*?-->|.*+)"
    rf"|<(script|style|textarea|title)\b{_INSIDE}(?:.*?</\1\s*>|.*+)"
    rf"|<([a-z][^\s<>/]*+){_INSIDE}",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_NAMES = frozenset(("href", "src", "poster", "data", "srcset", "id", "name", "content"))
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(.*)", re.IGNORECASE)


class PageLinks(NamedTuple):
    """What a page links to (as written), the anchors it has, and those it has twice."""

    links: tuple[str, ...]
    anchors: frozenset[str]
    twice: tuple[str, ...]


def page_links(html: str) -> PageLinks:
    """The links and anchors of a page, each once and in their order."""
    links: dict[str, None] = {}
    anchors: dict[str, int] = {}
    for match in _TAG.finditer(html):
        tag = (match[1] or match[3] or "").lower()
        attributes = match[2] or match[4] or ""
        if "=" not in attributes:
            continue
        for found in _ATTRIBUTE.finditer(attributes):
            name = found[1].lower()
            if name not in _NAMES:
                continue
            value = found[2] or found[3] or found[4] or ""
            if "&" in value:
                value = unescape(value)
            if name == "id" or (name == "name" and tag == "a"):
                anchors[value] = anchors.get(value, 0) + 1
            elif name == "content":
                if tag == "meta" and (refresh := _REFRESH.match(value)):
                    links[refresh[1]] = None
            elif name == "srcset":
                links.update(dict.fromkeys(part.split()[0] for part in value.split(",") if part))
            elif name != "name" and (name != "data" or tag == "object"):
                links[value] = None
    twice = tuple(name for name, count in anchors.items() if count > 1)
    return PageLinks(tuple(links), frozenset(anchors), twice)


def resolve_link(page: str, link: str, root: str = "/") -> tuple[str, str] | None:
    """The address inside the site that a link of a page leads to, and its anchor.

    None for a link that leaves the site. `root` is the path that the site is served under, for
    links that start with "/". An address of "" means that the link climbs out of the site.
    """
    link = link.strip()
    if _OUTSIDE.match(link):
        return None
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    fragment = unquote(fragment.partition(":~:")[0])
    if not path:
        return page, fragment
    if path.startswith("/"):
        if not path.startswith(root):
            return "", fragment
        parts: list[str] = []
        path = path[len(root) :]
    else:
        parts = page.split("/")[1:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return "", fragment
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    folder = path.endswith("/") or path.rpartition("/")[2] in ("", ".", "..")
    address = "/" + "/".join(parts)
    return (f"{address}/" if folder and parts else address), fragment


def find_address(address: str, items: Container[str]) -> str:
    """The address under which a host answers, or "" if nothing stands there.

    A host answers "/a" with "/a/", and "/a/index.html" with the page of "/a/".
    """
    if address in items:
        return address
    for other in (f"{address}/", address.removesuffix("index.html")):
        if other in items:
            return other
    return ""
