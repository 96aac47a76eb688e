"""`AssetLinks`: what the links of the content mean by a file of content/assets."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

# Where al-folio and habit keep a file that a field names without its folder.
ASSET_FOLDERS = {
    "pdf": ("pdf/", "papers/", "files/"),
    "preview": ("img/publication_preview/", "images/", "img/", "preview/"),
    "photo": ("img/", "images/", "people/", "photos/"),
    "image": ("img/", "images/"),
    "html": ("html/",),
    "supp": ("pdf/",),
    "poster": ("pdf/",),
    "slides": ("pdf/",),
}

# What a link must not hold as it is, although a file's name may.
_IN_PATH = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' "#%<>?[\\]^`{|}'})


class AssetLinks:
    """The files below /assets/ by what the content calls them; `paths` are relative to that."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def find(self, name: str, kind: str) -> str:
        """The path that a relative link names, looked for in the folders of its kind, or ""."""
        path = name.removeprefix("./").removeprefix("/").removeprefix("assets/")
        if path in self._paths:
            return path
        for folder in ASSET_FOLDERS.get(kind, ()):
            if folder + path in self._paths:
                return folder + path
        # Markdown writes "my%20talk.pdf".
        return self.find(unquote(name), kind) if "%" in name and unquote(name) != name else ""

    def link(self, url: str, kind: str = "") -> str:
        """The address of what a link names; "" when that is a file that the site does not have."""
        if "://" in url or url.startswith(("mailto:", "#")):
            return url
        if path := self.find(url, kind):
            return _address(path)
        name, mark, place = url.partition("#")  # "talk.pdf#page=3"
        if mark and (path := self.find(name, kind)):
            return f"{_address(path)}#{place}"
        if url.startswith("/") and not url.startswith(("//", "/assets/")):
            return url
        return ""


def _address(path: str) -> str:
    return f"/assets/{path}".translate(_IN_PATH)
