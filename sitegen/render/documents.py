"""Writers: the files of a site that are no HTML pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from sitegen.export.bibtex import bibtex_file
from sitegen.export.formats import FORMATS
from sitegen.export.json_resume import json_resume
from sitegen.pages.api_document import VERSION
from sitegen.render.feeds import atom, json_feed
from sitegen.render.filters import as_plain
from sitegen.text.printing import plain
from sitegen.text.text import Text

if TYPE_CHECKING:
    from sitegen.export.json_resume import Resume
    from sitegen.pages.api_document import ApiDocument
    from sitegen.pages.views import SiteView

Writer = Callable[[Any, "SiteView"], bytes]


def _export(name: str) -> Writer:
    write = FORMATS[name].write
    return lambda work, site: write(work).encode()


def _bibliography(works: Any, site: SiteView) -> bytes:
    return bibtex_file(works).encode()


def _sitemap(addresses: tuple[str, ...], site: SiteView) -> bytes:
    """sitemaps.org's format 0.9; `addresses` are at most 50,000."""
    rows = "".join(f"<url><loc>{escape(site.url + address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    ).encode()


def _sitemap_index(addresses: tuple[str, ...], site: SiteView) -> bytes:
    rows = "".join(f"<sitemap><loc>{site.url}{address}</loc></sitemap>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</sitemapindex>\n"
    ).encode()


def _robots(sitemap: str, site: SiteView) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site.url and sitemap:
        lines += ["", f"Sitemap: {site.url}{sitemap}"]
    return ("\n".join(lines) + "\n").encode()


def _text(text: str, site: SiteView) -> bytes:
    return text.encode()


def _json(value: Any, site: SiteView) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False)
    return (text + "\n").encode("utf-8", "replace")


def _api(document: ApiDocument, site: SiteView) -> bytes:
    """A document of /api/: a record a line."""
    rows = ",\n".join(document.rows)
    text = f'{{"version":{VERSION},"{document.name}":[\n{rows}\n]}}\n'
    return text.encode("utf-8", "replace")


def _json_resume(resume: Resume, site: SiteView) -> bytes:
    def absolute(address: str) -> str:
        return site.url + address if site.url and address else ""

    about = as_plain(resume.career.person.bio)
    return json_resume(resume, absolute, about).encode("utf-8", "replace")


def _script_data(view: tuple[str, Any], site: SiteView) -> bytes:
    """A classic script that sets a global: what a page opened from a disk can load.

    `view` is the global's name and its value; a `Text` in it is written as plain text.
    """
    name, value = view
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plainly)
    return f"window.{name}={text};\n".encode("utf-8", "replace")


def _plainly(value: object) -> str:
    if isinstance(value, Text):
        return plain(value)
    raise TypeError(f"no JSON for a {type(value).__name__}")


WRITERS: Mapping[str, Writer] = {
    **{f"work.{name}": _export(name) for name in FORMATS},
    "bibliography": _bibliography,
    "atom": atom,
    "json-feed": json_feed,
    "sitemap": _sitemap,
    "sitemap-index": _sitemap_index,
    "robots": _robots,
    "text": _text,
    "json": _json,
    "script-data": _script_data,
    "api": _api,
    "json-resume": _json_resume,
}
