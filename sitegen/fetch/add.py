"""Single works by DOI, arXiv id or from a BibTeX file, as new files in content/works."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import NOWHERE, Place, Problems
from sitegen.fetch import arxiv, crossref
from sitegen.fetch.cache import write_whole
from sitegen.fetch.client import NotFoundError, RefusedError, UnansweredError
from sitegen.fetch.openalex import open_api
from sitegen.fetch.openalex_work import read_work
from sitegen.fetch.record import Record, as_list, bare, is_open, tidy
from sitegen.fetch.source import Desk
from sitegen.files import identifiers
from sitegen.files.bibtex_file import read_bibtex
from sitegen.files.yaml_file import write_yaml
from sitegen.files.yaml_writing import Value
from sitegen.model.name import Name

WORKS = "content/works"
# What a source knows and a hand-written file need not say.
_DROPPED = frozenset(
    ("fetched", "openalex", "keywords", "pdf", "open_access", "language", "same_as")
)
_SMALL_WORDS = frozenset(("a", "an", "the", "on", "of", "in", "and", "for", "to", "with", "is"))


@dataclass(frozen=True, slots=True)
class Known:
    """What the site has: the keys and identifiers of its works -> the key of each work."""

    keys: Mapping[str, str]

    def find(self, text: str) -> str:
        """The key of the work that a DOI, arXiv id or key names, or ""."""
        forms = (text, identifiers.doi(text), identifiers.arxiv(text))
        return next((self.keys[form] for form in forms if form and form in self.keys), "")


def add(source: Path, text: str, known: Known, desk: Desk) -> str:
    """Add the work that `text` names; the path of the new file, or "" after a problem.

    Nothing that exists is overwritten.
    """
    text = text.strip()
    if text.lower().endswith((".bib", ".bibtex")):
        return _add_file(source, Path(text), desk.problems)
    arxiv_id, doi = identifiers.arxiv(text), identifiers.doi(text)
    if not arxiv_id and not doi:
        desk.problems.add(
            "add-input",
            NOWHERE,
            f"“{text}” is no DOI, no arXiv id and no .bib file",
            "write sitegen add 10.1112/plms/s2-42.1.230, 2103.01234 or papers.bib",
        )
        return ""
    if there := known.find(text):
        desk.problems.add(
            "add-exists", NOWHERE, f"{text} is there already: “{there}”", "nothing was written"
        )
        return ""
    try:
        record = _arxiv(arxiv_id, desk) if arxiv_id else _doi(doi or "", desk)
    except UnansweredError as unanswered:
        desk.problems.add("add-not-found", NOWHERE, unanswered.message, unanswered.hint)
        return ""
    if record is None or not record.get("title"):
        desk.problems.add(
            "add-not-found", NOWHERE, f"no source knows {text}", "check it for a slip"
        )
        return ""
    key = _new_key(record, source, known.keys)
    path = f"{WORKS}/{key}.yaml"
    fields = {name: value for name, value in record.items() if name not in _DROPPED}
    if not is_open(str(record.get("license", ""))) and not arxiv_id:
        fields.pop("abstract", None)
    fields["authors"] = [_short(author) for author in as_list(record.get("authors"))]
    write_new(source / path, write_yaml(tidy({**fields, "id": key})).encode())
    return path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet. Raises FileExistsError when it does."""
    if path.exists():
        raise FileExistsError(path)
    write_whole(path, data)


def _doi(doi: str, desk: Desk) -> Record | None:
    """A DOI's record from Crossref, else from OpenAlex, which knows other agencies' DOIs."""
    try:
        return crossref.look_up(doi, desk)
    except (NotFoundError, RefusedError):
        pass
    except UnansweredError as unanswered:
        desk.problems.add(unanswered.code, NOWHERE, unanswered.message)
    with open_api(desk) as api:
        try:
            facts = read_work(api.work(f"doi:{doi}"))
        except (NotFoundError, RefusedError):
            return None
    return facts.record if facts else None


def _arxiv(arxiv_id: str, desk: Desk) -> Record | None:
    found = arxiv.look_up((arxiv_id,), desk)
    return found[0] if found else None


def _short(author: Value) -> Value:
    """An author as a person would write it: a bare name unless there is more to say."""
    if not isinstance(author, Mapping):
        return author
    kept = {n: v for n, v in author.items() if n in ("name", "role", "orcid")}
    return kept["name"] if list(kept) == ["name"] else kept


def _add_file(source: Path, file: Path, problems: Problems) -> str:
    """Copy a .bib file whose entries can be read into content/works under its own name."""
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.add("add-input", NOWHERE, f"{file} cannot be read: {error.strerror}")
        return ""
    found = read_bibtex(data, file.name, problems)
    if not found.entries:
        problems.add("add-input", Place(file.name), "there is no BibTeX entry in the file")
        return ""
    stem = re.sub(r"[^\w.-]+", "-", file.stem).strip("-.") or "works"
    path = f"{WORKS}/{stem}.bib"
    try:
        write_new(source / path, data)
    except FileExistsError:
        problems.add("add-exists", Place(path), "the file is there already", "rename yours")
        return ""
    return path


def _new_key(record: Record, source: Path, taken: Collection[str]) -> str:
    """A citation key such as "tannhaus2021note" that neither a work nor a file has."""
    names = [a.get("name") if isinstance(a, Mapping) else a for a in as_list(record.get("authors"))]
    family = Name.parse(str(names[0])).family if names else ""
    words = re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>|\$[^$]*\$", " ", bare(record.get("title"))))
    word = next((w for w in words if w.lower() not in _SMALL_WORDS), "")
    year = str(record.get("date") or "")[:4]
    folded = unicodedata.normalize("NFKD", f"{family}{year}{word}").casefold()
    key = re.sub(r"[^a-z0-9]", "", folded) or "work"
    for number in range(1000):
        tried = key if number == 0 else f"{key}{number + 1}"
        if tried not in taken and not any((source / WORKS).glob(f"{tried}.*")):
            return tried
    raise AssertionError("a thousand works of one key")
