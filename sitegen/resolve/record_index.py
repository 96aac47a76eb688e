"""The index that finds records by what people call them: key, DOI, arXiv id, OpenAlex id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.files.identifiers import arxiv, doi, openalex
from sitegen.model.work import WorkRecord

# The DOI prefixes of preprint servers. Cold Spring Harbor's journals share 10.1101 with bioRxiv
# and medRxiv; only the servers' suffixes start with a digit.
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|1101/\d|64898/|2139/ssrn|20944/preprints|21203/rs\.|26434/chemrxiv"
    r"|36227/techrxiv|7287/peerj\.preprints|22541/|33774/|5194/egusphere-|32942/"
    r"|312(?:19|2\d|3\d)/|31730/|35542/)"
)


def is_preprint_doi(text: str) -> bool:
    """Whether a canonical DOI belongs to a preprint server."""
    return bool(_PREPRINT_DOI.match(text))


class RecordIndex:
    """Finds the positions of records by citation key, fetched id, DOI, arXiv id or OpenAlex id.

    `dois` and `arxivs` hold each record's canonical identifier or ""; 10.48550/arXiv.X is X.
    """

    def __init__(self, records: Sequence[WorkRecord]) -> None:
        self.by_id: dict[str, list[int]] = {}
        self.by_doi: dict[str, list[int]] = {}
        self.by_arxiv: dict[str, list[int]] = {}
        self._by_openalex: dict[str, list[int]] = {}
        self.dois: list[str] = []
        self.arxivs: list[str] = []
        for position, record in enumerate(records):
            get = record.fields.get
            self.by_id.setdefault(record.id, []).append(position)
            own_doi = (doi(value) or "") if (value := get("doi")) else ""
            own_arxiv = (arxiv(value) or "") if (value := get("arxiv")) else ""
            if own_doi:
                self.by_doi.setdefault(own_doi, []).append(position)
                if not own_arxiv and own_doi.startswith("10.48550/"):
                    own_arxiv = arxiv(own_doi) or ""
            if own_arxiv:
                self.by_arxiv.setdefault(own_arxiv, []).append(position)
            if (value := get("openalex")) and (work := openalex(value)):
                self._by_openalex.setdefault(work, []).append(position)
            self.dois.append(own_doi)
            self.arxivs.append(own_arxiv)

    def find(self, text: str) -> list[int]:
        """The positions of the records that a key, an identifier or its address names."""
        if found := self.by_id.get(text):
            return found
        if (own_arxiv := arxiv(text)) and (found := self.by_arxiv.get(own_arxiv)):
            return found
        if (own_doi := doi(text)) and (found := self.by_doi.get(own_doi)):
            return found
        return self._by_openalex.get(openalex(text) or "", [])
