"""`FORMATS`: the file formats in which every work can be fetched, by file name extension."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sitegen.export.bibtex import bibtex
from sitegen.export.csl import csl_json
from sitegen.export.ris import ris
from sitegen.model.work import Work


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: extension without dot, media type, the name people know, and its writer."""

    extension: str
    media_type: str
    label: str
    write: Callable[[Work], str]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "bib": Format("bib", "application/x-bibtex", "BibTeX", bibtex),
        "ris": Format("ris", "application/x-research-info-systems", "RIS", ris),
        "json": Format("json", "application/vnd.citationstyles.csl+json", "CSL-JSON", csl_json),
    }
)
