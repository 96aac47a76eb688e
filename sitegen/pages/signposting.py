"""Signposting: a work's typed links, for machines that follow links instead of reading pages.

https://signposting.org/FAIR/: author, describedby, item, license and type. A DOI that leads to the
publisher's page and not to this one is `related`, not `cite-as`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.export.formats import FORMATS
from sitegen.export.jsonld_work import license_url, schema_type
from sitegen.export.links import doi_url
from sitegen.model.work import Work
from sitegen.pages.views import LinkView


def signs(
    work: Work, exports: Iterable[LinkView], pdf: str, orcids: Iterable[str]
) -> tuple[tuple[str, str, str], ...]:
    """The links: (relation, address, media type or ""); `orcids` are those of profiles."""
    return tuple(_signs(work, exports, pdf, orcids))


def _signs(
    work: Work, exports: Iterable[LinkView], pdf: str, orcids: Iterable[str]
) -> Iterator[tuple[str, str, str]]:
    for kind in ("AboutPage", schema_type(work)):
        yield "type", f"https://schema.org/{kind}", ""
    known = [a.orcid for a in work.authorships if a.orcid]
    for orcid in dict.fromkeys(o.rpartition("/")[2] for o in (*known, *orcids) if o):
        yield "author", f"https://orcid.org/{orcid}", ""
    if pdf:
        yield "item", pdf, "application/pdf"
    for link in exports:
        yield "describedby", link.address, FORMATS[link.key].media_type
    if licence := license_url(work.license):
        yield "license", licence, ""
    if work.doi:
        yield "related", doi_url(work.doi), ""
