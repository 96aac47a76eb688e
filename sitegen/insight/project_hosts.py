"""Where a work's code and project pages live: a host, or an owner on a host that many share."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from sitegen.model.work import Work

# Kinds of links that lead to something the authors keep themselves.
_KINDS = frozenset(("code", "data", "demo", "project", "website"))
# Hosts where the first part of the path names the owner, with how many parts do.
_OWNERS = {
    "github.com": 1,
    "gitlab.com": 1,
    "gitlab.inria.fr": 1,
    "bitbucket.org": 1,
    "codeberg.org": 1,
    "git.sr.ht": 1,
    "gist.github.com": 1,
    "huggingface.co": 1,
    "kaggle.com": 1,
    "sourceforge.net": 2,
    "sites.google.com": 2,
    "code.google.com": 2,
}
# First parts of a path on those hosts that name no owner.
_NO_OWNER = frozenset(("about", "datasets", "explore", "models", "orgs", "search", "spaces"))
# Hosts that keep what everybody brings them: an address there says nothing of its owner.
_EVERYBODY = (
    "acm.org", "aclanthology.org", "aclweb.org", "amazonaws.com", "arxiv.org", "archive.org",
    "bit.ly", "biorxiv.org", "crossref.org", "dblp.org", "doi.org", "dropbox.com", "dryad.org",
    "datadryad.org", "dataverse.org", "drive.google.com", "docs.google.com", "elsevier.com",
    "figshare.com", "goo.gl", "hal.science", "handle.net", "ieee.org", "jstor.org",
    "linkedin.com", "medium.com", "medrxiv.org", "mdpi.com", "nature.com", "nih.gov",
    "openreview.net", "orcid.org", "osf.io", "oup.com", "paperswithcode.com", "plos.org",
    "researchgate.net", "sagepub.com", "science.org", "sciencedirect.com", "semanticscholar.org",
    "siam.org", "springer.com", "ssrn.com", "t.co", "tandfonline.com", "tinyurl.com",
    "twitter.com", "usenix.org", "vimeo.com", "wikipedia.org", "wiley.com", "x.com", "youtu.be",
    "youtube.com", "zenodo.org",
)  # fmt: skip


@lru_cache(maxsize=65536)
def project_host(url: str) -> str:
    """The host of a project, with its owner where a host has many: "github.com/ada"; or "".

    A personal folder on a host counts as its owner: "example.edu/~ada".
    """
    if "://" not in url:
        return ""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = [part for part in parts.path.casefold().split("/") if part]
    if count := _OWNERS.get(host):
        if len(path) < count or path[0] in _NO_OWNER:
            return ""
        return "/".join((host, *path[:count]))
    if "." not in host or any(host == end or host.endswith(f".{end}") for end in _EVERYBODY):
        return ""
    if path and path[0].startswith("~") and len(path[0]) > 1:
        return f"{host}/{path[0]}"
    return host


def project_hosts(work: Work) -> tuple[str, ...]:
    """The hosts and owners of a work's code and project pages, each once."""
    if not work.links:
        return ()
    found = (project_host(link.url) for link in work.links if link.kind in _KINDS)
    return tuple(dict.fromkeys(host for host in found if host))
