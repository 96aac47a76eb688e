"""`links`: the public web addresses of a work. Only http and https ever leave this module."""

from __future__ import annotations

from urllib.parse import quote

from sitegen.model.work import Work

# What a link leads to, best first, when one address must stand for the work. Slides, code, data and
# what somebody labelled by hand (a correction, a film) are beside the work, not the work.
_LANDING_KINDS = ("url", "html", "publisher")
_FILE_KINDS = ("pdf", "paper")


def doi_url(doi: str) -> str:
    """The resolver's address of a DOI, or "" for none; what no URL may hold is percent-encoded."""
    return f"https://doi.org/{quote(doi, safe='/:;()+,=@!$*._-~')}" if doi else ""


def arxiv_url(arxiv: str) -> str:
    """The abstract page of an arXiv id, or "" for none."""
    return f"https://arxiv.org/abs/{quote(arxiv, safe='/.:-')}" if arxiv else ""


def is_web(url: str) -> bool:
    """Whether an address is absolute, http or https, and one word."""
    return url.startswith(("https://", "http://")) and not any(c.isspace() for c in url)


def _linked(work: Work, kinds: tuple[str, ...]) -> str:
    found = {link.kind: link.url for link in reversed(work.links) if is_web(link.url)}
    return next((found[kind] for kind in kinds if kind in found), "")


def stated_url(work: Work) -> str:
    """The landing page that the source itself gives, or ""."""
    return _linked(work, _LANDING_KINDS) if work.links else ""


def best_url(work: Work) -> str:
    """The one address by which to cite a work: its DOI, landing page, arXiv page or file, or ""."""
    return (
        doi_url(work.doi)
        or stated_url(work)
        or arxiv_url(work.arxiv)
        or (_linked(work, _FILE_KINDS) if work.links else "")
    )
