"""What must be said beside a work: its notices (retraction, erratum) and its other versions."""

from __future__ import annotations

import re
from collections.abc import Collection

from sitegen.model.work import Version, Work
from sitegen.pages.site import Site
from sitegen.pages.views import LinkView, NoticeView

# What a work's relation may name that tells against its text as it was published.
_NOTICES = ("retraction", "erratum", "corrigendum", "correction", "addendum")
_LONGER = ("extended version", "conference version")
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")
_SAID = ("true", "yes", "1", "retracted")
_PREPRINT_PDF = re.compile(
    r"https?://(?:[\w-]+\.)*(?:arxiv\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|psyarxiv\.com"
    r"|techrxiv\.org|ssrn\.com|preprints\.org|researchsquare\.com|eprint\.iacr\.org)/"
)


def notices(site: Site, work: Work) -> tuple[NoticeView, ...]:
    """The notices about a work, a retraction first: each with its text and where it stands."""
    if not (work.retracted or work.relations):
        return ()
    found: dict[str, NoticeView] = {}
    if work.retracted:
        match = _URL.search(work.retracted)
        told = _URL.sub("", work.retracted) if match else work.retracted
        told = " ".join(told.split())
        text = "" if told.casefold() in _SAID else told
        found["retraction"] = NoticeView("retracted", text, match[0] if match else "")
    for relation in work.relations:
        if relation.kind not in _NOTICES:
            continue
        address = site.addresses.work(relation.work)
        known = found.get(relation.kind)
        if known is None:
            key = "retracted" if relation.kind == "retraction" else f"relation.{relation.kind}"
            found[relation.kind] = NoticeView(key, "", address)
        elif not known.address:
            found[relation.kind] = NoticeView(known.key, known.text, address)
    return tuple(sorted(found.values(), key=lambda notice: notice.key != "retracted"))


def also(site: Site, work: Work, shown: Collection[str]) -> tuple[LinkView, ...]:
    """The other versions of a work, and what it extends or is extended by, with their years.

    An address that is `shown` as a link already is not given again.
    """
    if not (work.versions or work.relations):
        return ()
    found = []
    current = current_version(work)
    for version in work.versions:
        if version is not current:
            address = version_address(site, version)
            year = str(version.date.year or "")
            key = f"type.{version.type}"
            found.append(LinkView("" if address in shown else address, year, key))
    for relation in work.relations:
        other = site.library.work_by_key.get(relation.work)
        if relation.kind in _LONGER and other is not None:
            year = str(other.date.year or "")
            key = f"relation.{relation.kind}"
            found.append(LinkView(site.addresses.work(other.id), year, key))
    return tuple(found)


def current_version(work: Work) -> Version | None:
    """The version that the work's own facts describe, None when it has but one."""
    versions = work.versions
    same_id = (version for version in versions if version.id == work.id)
    same_doi = (version for version in versions if work.doi and version.doi == work.doi)
    same_type = (version for version in versions if version.type == work.type)
    return next(same_doi, None) or next(same_id, None) or next(same_type, None)


def version_address(site: Site, version: Version) -> str:
    """Where a version can be read: its DOI, its arXiv page, its link, or ""."""
    if version.doi:
        return f"https://doi.org/{version.doi}"
    if version.arxiv:
        return f"https://arxiv.org/abs/{version.arxiv}"
    return site.files.link(version.url) if version.url else ""


def is_preprint_pdf(work: Work, address: str) -> bool:
    """Whether a PDF is that of the preprint although the work is published."""
    return not work.is_preprint and "://" in address and bool(_PREPRINT_PDF.match(address))
