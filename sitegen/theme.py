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
from typing import TYPE_CHECKING

from sitegen.digest import digest, digest_bytes
from sitegen.errors import Place, Problems
from sitegen.files.yaml_file import YamlMap, YamlScalar, read_yaml

if TYPE_CHECKING:
    from sitegen.config import Config

Value = str | bool | int

OPTION_TYPES = ("text", "boolean", "integer", "choice", "color")
OVERRIDES = "site"  # the layer of the site's own theme/ folder

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:["']([^"']+)["']|([^%]*))"""
    r"""|\bfragment\(\s*(?:["']([^"']+)["']|([^)]*))"""
)


@dataclass(frozen=True, slots=True)
class Option:
    """A setting that a theme offers: its type (one of `OPTION_TYPES`), default and help text."""

    name: str
    type: str
    default: Value
    help: str = ""
    choices: tuple[str, ...] = ()


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
            for path in _files(layer.folder / "templates")
        }
        return tuple(sorted(names))

    @cached_property
    def static(self) -> Mapping[str, Path]:
        """The static files by their path below static/; the first layer wins."""
        found: dict[str, Path] = {}
        for layer in reversed(self.layers):
            folder = layer.folder / "static"
            found |= {path.relative_to(folder).as_posix(): path for path in _files(folder)}
        return dict(sorted(found.items()))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file of every layer: when none changed, the theme did not."""
        return tuple(path for layer in self.layers for path in _files(layer.folder))

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


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def themes_folder() -> Path:
    """Where the themes that come with sitegen are: beside the sources, else in the package."""
    package = Path(__file__).parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "themes" / "plain").is_dir():
        return checkout / "themes"
    return package / "themes"


def load_theme(source: Path, config: Config, problems: Problems) -> Theme:
    """The theme that a site names, with the site's overrides and option values.

    Adds an error when the theme is missing or extends itself, a warning for a wrong option.
    """
    layers: list[Layer] = []
    if (source / "theme").is_dir():
        layers.append(Layer(OVERRIDES, source / "theme"))
    options: dict[str, Option] = {}
    name = config.theme
    while name:
        folder = _theme_folder(source, name)
        if folder is None:
            known = ", ".join(sorted(p.name for p in themes_folder().iterdir() if p.is_dir()))
            problems.add(
                "theme-missing",
                config.place("theme"),
                f"there is no theme “{name}”",
                f"known themes: {known}; a theme of your own stands in themes/{name}/",
            )
            break
        if any(layer.name == name for layer in layers):
            problems.add(
                "theme-cycle", Place(f"themes/{name}/theme.yaml"), f"“{name}” extends itself"
            )
            break
        layers.append(Layer(name, folder))
        name, offered = _read_manifest(folder, problems)
        for option in offered:
            options.setdefault(option.name, option)
    _refuse_computed_names(layers, problems)
    return Theme(
        config.theme,
        tuple(layers),
        tuple(options.values()),
        _values(options, config, problems),
        _words(layers, config.language, problems),
    )


def _theme_folder(source: Path, name: str) -> Path | None:
    if re.fullmatch(r"[\w-]+", name):
        for folder in (source / "themes" / name, themes_folder() / name):
            if (folder / "theme.yaml").is_file():
                return folder
    return None


def _read_manifest(folder: Path, problems: Problems) -> tuple[str, list[Option]]:
    path = f"themes/{folder.name}/theme.yaml"
    node = read_yaml((folder / "theme.yaml").read_bytes(), path, problems)
    if not isinstance(node, YamlMap):
        return "", []
    offered = []
    found = node.get("options")
    for name, entry in found.items() if isinstance(found, YamlMap) else ():
        if isinstance(entry, YamlMap):
            offered.append(_option(name, entry))
    return _scalar(node, "extends"), offered


def _option(name: str, entry: YamlMap) -> Option:
    kind = _scalar(entry, "type") or "text"
    choices = tuple(_scalar(entry, "choices").replace(",", " ").split())
    default: Value = _scalar(entry, "default")
    read, _ = _read_value(Option(name, kind, "", "", choices), str(default))
    return Option(
        name, kind, read if read is not None else default, _scalar(entry, "help"), choices
    )


def _scalar(node: YamlMap, name: str) -> str:
    value = node.get(name)
    return value.text if isinstance(value, YamlScalar) and not value.is_null else ""


def _read_value(option: Option, text: str) -> tuple[Value | None, str]:
    """The value that a text states for an option, or None and what was expected."""
    folded = text.strip().lower()
    if option.type == "boolean":
        if folded in ("true", "yes", "on"):
            return True, ""
        return (False, "") if folded in ("false", "no", "off", "") else (None, "true or false")
    if option.type == "integer":
        if re.fullmatch(r"-?\d{1,9}", folded):
            return int(folded), ""
        return None, "a whole number"
    if option.type == "choice":
        return (folded, "") if folded in option.choices else (None, " or ".join(option.choices))
    if option.type == "color":
        good = re.fullmatch(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", folded)
        return (folded, "") if good else (None, "a colour such as #0f5a6e")
    return text.strip(), ""


def _values(options: Mapping[str, Option], config: Config, problems: Problems) -> dict[str, Value]:
    values = {option.name: option.default for option in options.values()}
    for name, text in config.options.items():
        option = options.get(name)
        if option is None:
            offered = ", ".join(sorted(options)) or "none"
            problems.add(
                "theme-option-unknown",
                config.place("options"),
                f"the theme “{config.theme}” has no option “{name}”",
                f"it offers: {offered}",
            )
            continue
        value, expected = _read_value(option, text)
        if value is None:
            problems.add(
                "theme-option-value",
                config.place("options"),
                f"the option “{name}” is “{text}”; expected {expected}",
                option.help,
            )
        else:
            values[name] = value
    return values


def _words(layers: list[Layer], language: str, problems: Problems) -> dict[str, str]:
    """The theme's texts: English, then the language, then its region; the first layer wins."""
    base = language.split("-")[0]
    words: dict[str, str] = {}
    for name in dict.fromkeys(("en", base, language)):
        for layer in reversed(layers):
            path = layer.folder / "words" / f"{name}.yaml"
            if path.is_file():
                shown = f"themes/{layer.name}/words/{name}.yaml"
                node = read_yaml(path.read_bytes(), shown, problems)
                if isinstance(node, YamlMap):
                    words |= {
                        key: value.text
                        for key, value in node.items()
                        if isinstance(value, YamlScalar)
                    }
    return words


def _refuse_computed_names(layers: list[Layer], problems: Problems) -> None:
    """A template that computes what it includes hides what its page depends on."""
    for layer in layers:
        for path in _files(layer.folder / "templates"):
            for name, computed in references(path.read_text(encoding="utf-8")):
                if not name:
                    shown = path.relative_to(layer.folder.parent).as_posix()
                    problems.add(
                        "theme-computed-name",
                        Place(f"themes/{shown}" if layer.name != OVERRIDES else shown),
                        f"a template's name is computed: {computed or '(nothing)'}",
                        "write the name as a literal, with an if around it",
                    )
