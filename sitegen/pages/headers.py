"""/_headers: what Netlify, Cloudflare Pages and their like send with each file.

Other hosts ignore the file. The policy names no host but the site's own, unless site.yaml asks for
something of another's; nothing inline is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sitegen.digest import digest
from sitegen.pages.page import Asset, Document, Item, Page

if TYPE_CHECKING:
    from sitegen.pages.views import SiteView

STATIC = "/static/"
_SHOWN = 8  # hex digits of a digest that tell two versions of a file apart

# Directive -> sources; more hosts are added to them by `policy`.
_POLICY = {
    "default-src": ("'self'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'", "https:", "mailto:"),
    "frame-ancestors": ("'none'",),
}


def policy(more: Mapping[str, Iterable[str]]) -> str:
    """The Content-Security-Policy; `more` are further sources by directive."""
    found = {name: list(sources) for name, sources in _POLICY.items()}
    for name in sorted(more):
        hosts = sorted(set(more[name]))
        found.setdefault(name, ["'self'"]).extend(hosts)
    return "; ".join(" ".join((name, *sources)) for name, sources in found.items())


def header_items(more: Mapping[str, Iterable[str]]) -> Iterator[Document]:
    """The file itself. What stands in /static/ is linked by its version, so it may be kept."""
    yield Document(
        "/_headers",
        "text",
        "/*\n"
        f"  Content-Security-Policy: {policy(more)}\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  X-Content-Type-Options: nosniff\n"
        f"{STATIC}*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n",
    )


def versions(
    items: Mapping[str, Item], site: SiteView, closures: Mapping[str, str]
) -> dict[str, str]:
    """The version of each file in /static/ by its address.

    It is that of the bytes of a file which is copied, and of all that shapes one which is rendered:
    the settings of the site and the template, whose digest `closures` has.
    """
    found = {}
    for address, item in items.items():
        if not address.startswith(STATIC):
            continue
        if isinstance(item, Asset):
            found[address] = item.digest[:_SHOWN]
        elif isinstance(item, Page):
            found[address] = digest(site, closures[item.template], item.view)[:_SHOWN]
    return found
