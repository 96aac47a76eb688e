"""The services that a fetch asks: their names, base addresses and how gently to ask them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Service:
    """One web service.

    `variable` is the environment variable that replaces scheme, host and base path of `default`.
    `interval` is the least time between two requests in seconds: what its terms of use ask for.
    `key_variable` names the environment variable of its API key, if it takes one.
    """

    name: str
    title: str
    variable: str
    default: str
    accept: str
    interval: float
    key_variable: str = ""

    def base(self, environ: Mapping[str, str]) -> str:
        """The base address without a closing slash, or "" when what is set is no web address."""
        url = environ.get(self.variable, "").strip() or self.default
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
            return ""
        return url.rstrip("/")

    def key(self, environ: Mapping[str, str]) -> str:
        """The API key, or "" when none is set or when no header could carry it.

        Blanks and line ends are dropped: the service refuses a padded key.
        """
        key = environ.get(self.key_variable, "") if self.key_variable else ""
        key = "".join(key.split())
        return key if key.isascii() and key.isprintable() else ""


OPENALEX = Service(
    name="openalex",
    title="OpenAlex",
    variable="SITEGEN_OPENALEX_URL",
    default="https://api.openalex.org",
    accept="application/json",
    interval=0.1,
    key_variable="OPENALEX_API_KEY",
)
ORCID = Service(
    name="orcid",
    title="ORCID",
    variable="SITEGEN_ORCID_URL",
    default="https://pub.orcid.org/v3.0",
    accept="application/json",
    interval=0.1,
)
CROSSREF = Service(
    name="crossref",
    title="Crossref",
    variable="SITEGEN_CROSSREF_URL",
    default="https://api.crossref.org",
    accept="application/json",
    interval=0.2,  # five requests a second for anonymous clients
)
ARXIV = Service(
    name="arxiv",
    title="arXiv",
    variable="SITEGEN_ARXIV_URL",
    default="https://export.arxiv.org",
    accept="application/atom+xml",
    interval=3.0,  # one request every three seconds, says its manual
)
DBLP = Service(
    name="dblp",
    title="DBLP",
    variable="SITEGEN_DBLP_URL",
    default="https://dblp.org",
    accept="application/xml",
    interval=1.0,
)
SERVICES = (OPENALEX, ORCID, CROSSREF, ARXIV, DBLP)
