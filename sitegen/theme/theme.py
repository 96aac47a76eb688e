"""`Theme`: the layers of templates, static files, words and options that make a site's look.

The first layer that has a file wins: the site's own `theme/` folder, then the named theme, then
the themes that it extends. A template reaches past an override by naming the layer:
`{% extends "plain/base.html" %}`. Themes are trusted code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sitegen.digest import digest, digest_bytes
from sitegen.theme.options import Option, Value

OVERRIDES = "site"  # the layer of the site's own theme/ folder

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:["']([^"']+)["']|([^%]*))"""
    r"""|\bfragment\(\s*(?:["']([^"']+)["']|([^)]*))"""
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of a theme: templates/, static/, words/."""

    name: str
    folder: Path


@dataclass(frozen=True)
class Theme:
    """A theme as a site uses it. `values` are the options, the site's or the defaults."""

    name: str
    layers: tuple[Layer, ...]
    options: tuple[Option, ...]
    values: Mapping[str, Value]
    words: Mapping[str, str]
    _sources: dict[str, str] = field(default_factory=dict, repr=False)
    _closures: dict[str, str] = field(default_factory=dict, repr=False)

    def find(self, name: str) -> Path | None:
        """The file of a template.

        "base.html" is looked for in every layer, "plain/base.html" in that layer only.
        """
        first, _, rest = name.partition("/")
        for layer in self.layers:
            path = layer.folder / "templates" / name
            if path.is_file():
                return path
            if rest and layer.name == first:
                path = layer.folder / "templates" / rest
                if path.is_file():
                    return path
        return None

    def source(self, name: str) -> str:
        """The text of a template. Raises KeyError when no layer has it."""
        if name not in self._sources:
            path = self.find(name)
            if path is None:
                raise KeyError(name)
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]

    def closure(self, name: str) -> str:
        """The digest of a template with all that it extends, includes and imports."""
        if name not in self._closures:
            seen: dict[str, str] = {}
            waiting = [name]
            while waiting:
                template = waiting.pop()
                if template in seen:
                    continue
                try:
                    seen[template] = self.source(template)
                except KeyError:
                    seen[template] = ""  # rendering will say what is missing
                    continue
                waiting += [found for found, _ in references(seen[template]) if found]
            self._closures[name] = digest(sorted(seen.items()))
        return self._closures[name]

    @cached_property
    def templates(self) -> tuple[str, ...]:
        """The names of all templates that any layer has."""
        names = {
            path.relative_to(layer.folder / "templates").as_posix()
            for layer in self.layers
            for path in files_of(layer.folder / "templates")
        }
        return tuple(sorted(names))

    @cached_property
    def static(self) -> Mapping[str, Path]:
        """The static files by their path below static/; the first layer wins."""
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            folder = layer.folder / "static"
            found |= {path.relative_to(folder).as_posix(): path for path in files_of(folder)}
        return dict(sorted(found.items()))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file of every layer: when none changed, the theme did not."""
        return tuple(path for layer in self.layers for path in files_of(layer.folder))

    @cached_property
    def digest(self) -> str:
        """The digest of every file of every layer."""
        return digest([digest_bytes(path.read_bytes()) for path in self.inputs])


def references(source: str) -> Iterator[tuple[str, str]]:
    """The templates that a template names: (name, "") or ("", the computed name it uses)."""
    for match in _REFERENCE.finditer(source):
        named, computed, fragment, computed_fragment = match.groups()
        if name := named or fragment:
            yield name, ""
        else:
            yield "", (computed or computed_fragment or "").strip()


def files_of(folder: Path) -> list[Path]:
    """Every file below a folder but hidden ones, in order; none where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
