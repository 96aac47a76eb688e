"""The files of content/root, which stand at the site's root as they are."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.content.assets import Asset as ContentAsset
from sitegen.errors import Place, Problems
from sitegen.pages.page import Asset, Item, output_path

# Addresses where a file of the site's own replaces what sitegen would write: no page links to them.
REPLACEABLE = frozenset(("/robots.txt", "/_headers"))


def root_items(
    files: tuple[ContentAsset, ...], items: Mapping[str, Item], problems: Problems
) -> dict[str, Asset]:
    """The files of content/root by address, given all other `items` of the site.

    One that stands where something else does, or where a folder is, is an error, except at a
    `REPLACEABLE` address. `index.html` is the page of its folder.
    """
    if not files:
        return {}
    taken = {output_path(address) for address in items if address not in REPLACEABLE}
    folders = {folder for path in taken for folder in _folders(path)}
    cased = {folder.casefold(): f"{folder}/" for folder in folders}
    files_cased = {path.casefold(): path for path in taken}
    found = {}
    for file in files:
        path = file.path
        if path in taken or path in folders or not taken.isdisjoint(_folders(path)):
            problems.add(
                "page-collision",
                Place(f"content/root/{path}"),
                f"the site has something of its own at /{path}",
                "rename or delete the file; a page of your own belongs into content/pages",
            )
            continue
        other = cased.get(path.casefold()) or next(
            (files_cased[f.casefold()] for f in _folders(path) if f.casefold() in files_cased), ""
        )
        if other:
            problems.add(
                "page-case-collision",
                Place(f"content/root/{path}"),
                f"/{other} and /{path} differ only in case, and only one of them is a folder",
                "rename the file: Windows and macOS cannot hold both",
            )
        name = path.rpartition("/")[2]
        address = "/" + (path.removesuffix(name) if name == "index.html" else path)
        found[address] = Asset(address, file.file, file.digest, file.size)
    return found


def _folders(path: str) -> list[str]:
    """The folders that a file is in: "a/b/c" is in "a" and "a/b"."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
