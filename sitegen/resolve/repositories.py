"""Repositories: places that hold works without having published them."""

from __future__ import annotations

import re
from functools import lru_cache

# What a venue text starts with -> the repository's name.
_NAMES = {
    "arxiv": "arXiv",
    "corr": "arXiv",  # DBLP's name for arXiv's computer science
    "computing research repository": "arXiv",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "chemrxiv": "ChemRxiv",
    "psyarxiv": "PsyArXiv",
    "socarxiv": "SocArXiv",
    "eartharxiv": "EarthArXiv",
    "edarxiv": "EdArXiv",
    "engrxiv": "engrXiv",
    "techrxiv": "TechRxiv",
    "ecoevorxiv": "EcoEvoRxiv",
    "ssrn": "SSRN",
    "social science research network": "SSRN",
    "zenodo": "Zenodo",
    "figshare": "figshare",
    "hal": "HAL",
    "osf": "OSF",
    "open science framework": "OSF",
    "research square": "Research Square",
    "preprints org": "Preprints.org",
    "iacr cryptology eprint archive": "Cryptology ePrint Archive",
    "cryptology eprint archive": "Cryptology ePrint Archive",
    "eccc": "ECCC",
    "optimization online": "Optimization Online",
    "dspace": "DSpace",
}
# What may follow the name and still mean the repository and nothing else.
_REST = re.compile(
    r"(?:\s+(?:e ?prints?|preprints?|preprint server|electronic journal|cornell university"
    r"|open archive|repository|org|archives? ouvertes?|abs|math|cs|stat|physics|q bio|cond mat"
    r"|hep \w+|quant ph|astro ph|gr qc|[a-z]{2}|arxiv|corr|v?\d[\d ]*(?:v\d+)?))*\Z"
)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def repository(venue: str) -> str:
    """The name of the repository that a plain venue text states, or "".

    "arXiv preprint arXiv:2001.00001" is arXiv; "HAL Anniversary Workshop" is none.
    """
    words = _WORD.findall(venue.casefold())
    text = " ".join(words[:12])
    for count in (4, 3, 2, 1):
        head = " ".join(words[:count])
        if (name := _NAMES.get(head)) and _REST.match(text[len(head) :]):
            return name
    return ""
