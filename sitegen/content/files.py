"""Which files a site's content consists of, and what each of them is."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sitegen.config import Config
from sitegen.config import Source as Site
from sitegen.errors import Place, Problems
from sitegen.model.note import Collection
from sitegen.model.work import Source


class Role(StrEnum):
    """What a file is read as."""

    BIB = "bib"
    WORKS = "works"
    PERSON = "person"
    RESUME = "resume"
    REVIEW = "review"
    TOPIC = "topic"
    VENUES = "venues"
    HOMEPAGES = "homepages"
    HISTORY = "history"
    RECEIPTS = "receipts"
    NOTE = "note"
    ASSET = "asset"
    ROOT = "root"


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file: its path relative to the source, what it is, and what else its place says.

    `source` is where a record in it comes from, `collection` which notes it belongs to.
    """

    path: str
    file: str
    role: Role
    source: Source = Source.YAML
    collection: Collection | None = None


_FETCHED = {
    "review": Source.OPENALEX,  # works that wait for their owner's word
    "crossref": Source.CROSSREF,
    "openalex": Source.OPENALEX,
    "dblp": Source.DBLP,
    "arxiv": Source.ARXIV,
    "orcid": Source.ORCID,
}
_YAML = (".yaml", ".yml")
_TOP = {"venues": Role.VENUES, "coauthors": Role.HOMEPAGES, "history": Role.HISTORY}
_BACKUPS = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp", ".rej", ".part")
# What version control, file managers and sitegen itself leave in folders.
_CLUTTER = (".git", ".svn", ".hg", ".ds_store", "thumbs.db", "desktop.ini")
_PERMISSIONS = "check its permissions"


def is_ignored(name: str) -> bool:
    """Whether a name is hidden, private (`_`) or an editor's backup."""
    return name[0] in "._#" or name.lower().endswith(_BACKUPS)


def is_clutter(name: str) -> bool:
    """Whether a name in content/root, where hidden and `_` files count, is nobody's content."""
    lower = name.lower()
    return (
        lower in _CLUTTER
        or lower.startswith(("#", ".#", "._", ".sitegen"))
        or lower.endswith(_BACKUPS)
    )


# What stands here goes to the site as it is.
_PUBLISHED = ("content/assets/", "content/root/")
_BUILT = ".sitegen-manifest.json"  # lies in every folder that a build wrote


def find_files(site: Site, config: Config, problems: Problems) -> tuple[ContentFile, ...]:
    """Every file of the content, by path. A file that fits nothing is a problem."""
    finder = _Finder(site, problems)
    found = finder.bare() if site.layout == "bare" else finder.content(config)
    return tuple(sorted(found, key=lambda file: file.path))


class _Finder:
    def __init__(self, site: Site, problems: Problems) -> None:
        self.site = site
        self.problems = problems
        self.inside = os.path.realpath(site.root) + os.sep

    def bare(self) -> Iterator[ContentFile]:
        """The .bib files at the top of a folder without content/."""
        for path, file in self._walk("", str(self.site.content), deep=False):
            if path.lower().endswith(".bib"):
                yield ContentFile(path, file, Role.BIB, Source.BIB)

    def content(self, config: Config) -> Iterator[ContentFile]:
        """The files of content/."""
        top = str(self.site.content)
        folders = {collection.folder: collection for collection in config.collections}
        for path, file in self._walk("content", top, deep=False):
            name = path.partition("/")[2].lower()
            stem, dot, ending = name.rpartition(".")
            if dot + ending in _YAML and stem in _TOP:
                yield ContentFile(path, file, _TOP[stem])
            elif name.endswith(".bib"):
                yield ContentFile(path, file, Role.BIB, Source.BIB)
            elif name not in ("site.yaml", "site.yml"):
                self._unknown(path, "here stand site, venues, coauthors and history.yaml")
        for name, prefix, folder in self._folders(top, "content"):
            if name == "fetched":
                yield from self._fetched(folder)
            elif name == "root":
                yield from self._root(prefix, folder)
            elif name in folders:
                yield from self._notes(prefix, folder, folders[name])
            elif name in _FOLDERS:
                for path, file in self._walk(prefix, folder):
                    yield from _FOLDERS[name](self, path, file)
            else:
                self.problems.add(
                    "content-unknown-file",
                    Place(prefix),
                    f"the folder “{name}” is none that is read",
                    f"declare it in site.yaml: collections: {{{name}: {{}}}}",
                )

    def _notes(self, prefix: str, folder: str, collection: Collection) -> Iterator[ContentFile]:
        for path, file in self._walk(prefix, folder):
            if path.lower().endswith((".md", ".markdown")):
                yield ContentFile(path, file, Role.NOTE, collection=collection)
            else:
                self._unknown(path, "a note is a .md file; other files go to assets")

    def _work(self, path: str, file: str) -> Iterator[ContentFile]:
        if path.lower().endswith(".bib"):
            yield ContentFile(path, file, Role.BIB, Source.BIB)
        elif path.lower().endswith(_YAML):
            yield ContentFile(path, file, Role.WORKS)
        else:
            self._unknown(path, "works are .bib and .yaml files")

    def _person(self, path: str, file: str) -> Iterator[ContentFile]:
        lower = path.lower()
        if lower.endswith((".review.yaml", ".review.yml")):
            yield ContentFile(path, file, Role.REVIEW)
        elif lower.endswith((".md", *_YAML)) and not _is_readme(lower):
            yield ContentFile(path, file, Role.PERSON)
        elif lower.endswith(".json"):
            yield ContentFile(path, file, Role.RESUME)
        else:
            expected = "a person is a .yaml, .md or .json file; pictures go to assets"
            self._unknown(path, expected)

    def _topic(self, path: str, file: str) -> Iterator[ContentFile]:
        if path.lower().endswith((".md", *_YAML)) and not _is_readme(path.lower()):
            yield ContentFile(path, file, Role.TOPIC)
        else:
            self._unknown(path, "a topic is a .md or .yaml file")

    def _asset(self, path: str, file: str) -> Iterator[ContentFile]:
        yield ContentFile(path, file, Role.ASSET)

    def _root(self, prefix: str, folder: str) -> Iterator[ContentFile]:
        for path, file in self._walk(prefix, folder, ignored=is_clutter):
            yield ContentFile(path, file, Role.ROOT)

    def _fetched(self, folder: str) -> Iterator[ContentFile]:
        for name, prefix, inner in self._folders(folder, "content/fetched"):
            if name in _FETCHED:
                for path, file in self._walk(prefix, inner):
                    if path.lower().endswith(_YAML):
                        yield ContentFile(path, file, Role.WORKS, _FETCHED[name])
            elif name == "verify":
                for path, file in self._walk(prefix, inner, deep=False):
                    if path.lower().endswith(_YAML):
                        yield ContentFile(path, file, Role.RECEIPTS)

    def _unknown(self, path: str, expected: str) -> None:
        if not _is_readme(path.lower()):
            message = f"the file is of no kind that is read here: {expected}"
            self.problems.add("content-unknown-file", Place(path), message, "move or delete it")

    def _list(
        self, folder: str, prefix: str, ignored: Callable[[str], bool] = is_ignored
    ) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """(path, entry) of what stands in a folder, by name; what is refused is a problem."""
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            self.problems.add("content-unreadable", Place(prefix), message, _PERMISSIONS)
            return
        for entry in listed:
            if ignored(entry.name):
                continue
            # macOS hands out names in decomposed form; the same file has one path everywhere.
            name = unicodedata.normalize("NFC", entry.name)
            path = f"{prefix}/{name}" if prefix else name
            try:
                path.encode()
            except UnicodeEncodeError:
                message = "the file's name is not UTF-8; the file is skipped"
                shown = path.encode("utf-8", "backslashreplace").decode()
                self.problems.add("content-unreadable", Place(shown), message, "rename it")
                continue
            if not entry.is_symlink() or self._contained(entry.path, path):
                yield path, entry

    def _folders(self, folder: str, prefix: str) -> list[tuple[str, str, str]]:
        """(name, path, folder) of the folders in a folder."""
        return [
            (path.rpartition("/")[2], path, entry.path)
            for path, entry in self._list(folder, prefix)
            if entry.is_dir()
        ]

    def _walk(
        self,
        prefix: str,
        folder: str,
        *,
        deep: bool = True,
        above: tuple[str, ...] = (),
        ignored: Callable[[str], bool] = is_ignored,
    ) -> Iterator[tuple[str, str]]:
        """(path, file) of every file in a folder and, if `deep`, below it."""
        above = (*above, os.path.realpath(folder))
        for path, entry in self._list(folder, prefix, ignored):
            if entry.is_file():
                yield path, entry.path
            elif deep and entry.is_dir() and os.path.realpath(entry.path) not in above:
                yield from self._walk(path, entry.path, above=above, ignored=ignored)

    def _contained(self, file: str, path: str) -> bool:
        """Whether a link leads to something inside the source; a link out is a problem."""
        real = os.path.realpath(file)
        if not real.startswith(self.inside) or not os.path.exists(real):
            message = "the link leads out of the source or to nothing; it is not followed"
        elif path.startswith(_PUBLISHED) and self._kept_back(real):
            message = "the link leads to what must not be published as it is; it is not followed"
        else:
            return True
        self.problems.add("content-outside", Place(path), message, "put a copy in its place")
        return False

    def _kept_back(self, real: str) -> bool:
        """Whether a path is content that is read, something hidden, or a built site."""
        content = os.path.realpath(self.site.content) + os.sep
        if real.startswith(content):
            return not f"content/{real.removeprefix(content)}/".startswith(_PUBLISHED)
        folder = self.inside
        for part in real.removeprefix(self.inside).split(os.sep):
            folder = os.path.join(folder, part)
            if part.startswith(".") or os.path.exists(os.path.join(folder, _BUILT)):
                return True
        return False


_FOLDERS = {
    "works": _Finder._work,
    "people": _Finder._person,
    "topics": _Finder._topic,
    "assets": _Finder._asset,
}


def _is_readme(path: str) -> bool:
    return path.rpartition("/")[2].partition(".")[0] == "readme"


def relative_files(files: tuple[ContentFile, ...], role: Role) -> Iterator[tuple[str, Path]]:
    """(path below the role's folder, file) of the files of one role."""
    for file in files:
        if file.role is role:
            yield file.path.split("/", 2)[2], Path(file.file)
