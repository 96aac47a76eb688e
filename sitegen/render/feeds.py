"""Feeds as Atom 1.0 (RFC 4287) and JSON Feed 1.1.

Without `url` a feed has no absolute address to offer: its ids are tag: URIs (RFC 4151) and its
links are relative to the feed.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from sitegen.pages.address import slug
from sitegen.pages.page import root_of
from sitegen.text.printing import block_html, inline_html, plain

if TYPE_CHECKING:
    from sitegen.pages.feed import FeedView
    from sitegen.pages.views import SiteView

# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def _id(address: str, site: SiteView) -> str:
    if site.url:
        return site.url + address
    return f"tag:{slug(site.title)}.invalid,2000:{address}"


def _link(address: str, feed: FeedView, site: SiteView) -> str:
    if not address.startswith("/"):
        return address
    return site.url + address if site.url else root_of(feed.address) + address[1:]


def _xml(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def atom(feed: FeedView, site: SiteView) -> bytes:
    """The feed as Atom."""
    own = f"{feed.address}.atom"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(site.language)}">',
        f"<id>{_xml(_id(own, site))}</id>",
        f"<title>{_xml(feed.title)}</title>",
        f"<updated>{feed.updated}</updated>",
        f'<link href="{_xml(_link(feed.page, feed, site))}"/>',
        f'<link rel="self" type="application/atom+xml" href="{_xml(_link(own, feed, site))}"/>',
        f"<author><name>{_xml(site.title)}</name></author>",
    ]
    for entry in feed.entries:
        lines += [
            "<entry>",
            f"<id>{_xml(_id(entry.address, site))}</id>",
            f'<title type="html">{_xml(inline_html(entry.title))}</title>',
            f"<updated>{entry.updated}</updated>",
            f'<link href="{_xml(_link(entry.address, feed, site))}"/>',
        ]
        lines += [f"<author><name>{_xml(name)}</name></author>" for name in entry.authors]
        if entry.summary:
            lines.append(f'<summary type="html">{_xml(block_html(entry.summary))}</summary>')
        lines.append("</entry>")
    lines.append("</feed>\n")
    return "\n".join(lines).encode("utf-8", "replace")


def json_feed(feed: FeedView, site: SiteView) -> bytes:
    """The feed as JSON Feed."""
    own = f"{feed.address}.json"
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": _link(feed.page, feed, site),
        "feed_url": _link(own, feed, site),
        "language": site.language,
        "items": [
            {
                "id": _id(entry.address, site),
                "url": _link(entry.address, feed, site),
                "title": plain(entry.title),
                "content_html": block_html(entry.summary) or inline_html(entry.title),
                "date_published": entry.updated,
                "authors": [{"name": name} for name in entry.authors],
            }
            for entry in feed.entries
        ],
    }
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")
