"""`Theme`: the layers of templates, static files, words and options that make a site's look.

The first layer that has a file wins: the site's own `theme/` folder, then the named theme, then
the themes that it extends. A template reaches past an override by naming the layer:
`{% extends "plain/base.html" %}`. Themes are trusted code.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.colour import READABLE, least_contrast, on_dark, on_light
from sitegen.digest import digest, digest_bytes
from sitegen.errors import Place, Problems
from sitegen.files.fields import Table, Values, expect_map, read_fields
from sitegen.files.yaml_file import YamlScalar, read_yaml
from sitegen.theme_files import OPTION, OWN, THEME, Asked, own_words, report_files

if TYPE_CHECKING:
    from sitegen.config import Config

Value = str | bool | int

OVERRIDES = "site"  # the layer of the site's own theme/ folder

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:["']([^"']+)["']|([^%]*))"""
    r"""|\bfragment\(\s*(?:["']([^"']+)["']|([^)]*))"""
)


@dataclass(frozen=True, slots=True)
class Option:
    """A setting that a theme offers: its type (one of `OPTION_TYPES`), default and help text.

    Of a colour, `light` and `dark` are the papers on which text of it stands.
    """

    name: str
    type: str
    default: Value
    help: str = ""
    choices: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    dark: tuple[str, ...] = ()


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
    options: dict[str, Option] = {}
    if (source / "theme").is_dir():
        layers.append(Layer(OVERRIDES, source / "theme"))
        for option in _read_manifest(source / "theme", "theme", OWN, problems)[1]:
            options[option.name] = option
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
        name, offered = _read_manifest(folder, f"themes/{name}", THEME, problems)
        for option in offered:
            options.setdefault(option.name, option)
    _refuse_computed_names(layers, problems)
    return Theme(
        config.theme,
        tuple(layers),
        tuple(options.values()),
        _values(options, config, problems),
        _words(layers, config, problems),
    )


def _theme_folder(source: Path, name: str) -> Path | None:
    if re.fullmatch(r"[\w-]+", name):
        for folder in (source / "themes" / name, themes_folder() / name):
            if (folder / "theme.yaml").is_file():
                return folder
    return None


def _read_manifest(
    folder: Path, shown: str, table: Table, problems: Problems
) -> tuple[str, list[Option]]:
    """What a theme extends and the options that it offers; `shown` names its folder."""
    if not _is_shipped(folder):
        report_files(folder, shown, problems)
    if not (folder / "theme.yaml").is_file():
        return "", []
    path = f"{shown}/theme.yaml"
    node = read_yaml((folder / "theme.yaml").read_bytes(), path, problems)
    stated = expect_map(node, "a mapping of a theme's settings", problems)
    if stated is None:
        return "", []
    values = read_fields(stated, table, problems)
    offered = []
    found = expect_map(values.get("options"), "a mapping of options", problems)
    for name, entry in found.items() if found else ():
        fields = expect_map(entry, "a mapping with type, default and help", problems)
        if fields is not None:
            offered.append(_option(name, read_fields(fields, OPTION, problems)))
    return values.text("extends"), offered


def _is_shipped(folder: Path) -> bool:
    """Whether a theme is one that comes with sitegen, and is tested with it."""
    return folder.resolve().parent == themes_folder().resolve()


def _option(name: str, values: Values) -> Option:
    kind = values.text("type") or "text"
    choices = values.texts("choices")
    default: Value = values.text("default")
    read, _ = _read_value(Option(name, kind, "", "", choices), str(default))
    return Option(
        name,
        kind,
        read if read is not None else default,
        values.text("help"),
        choices,
        values.texts("light"),
        values.texts("dark"),
    )


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
    if option.type == "font":
        good = re.fullmatch(r"[\w -]*", text)
        return (text.strip(), "") if good else (None, "the name of a font, such as Literata")
    return text.strip(), ""


def _values(options: Mapping[str, Option], config: Config, problems: Problems) -> dict[str, Value]:
    values = {option.name: option.default for option in options.values()}
    for name, text in config.options.items():
        option = options.get(name)
        place = config.place(f"options.{name}")
        if option is None:
            message = f"the theme “{config.theme}” has no option “{name}”"
            if other := _offered_elsewhere(name):
                hint = f"{other} has it; it waits until you go back to that theme"
                problems.add("theme-option-other", place, message, hint)
                continue
            offered = ", ".join(sorted(options)) or "none"
            near = difflib.get_close_matches(name, options, n=1, cutoff=0.6)
            hint = f"did you mean “{near[0]}”?" if near else f"it offers: {offered}"
            problems.add("theme-option-unknown", place, message, hint)
            continue
        value, expected = _read_value(option, text)
        if value is None:
            problems.add(
                "theme-option-value",
                place,
                f"the option “{name}” is “{text}”; expected {expected}",
                option.help,
            )
        else:
            values[name] = value
    for option in options.values():
        if option.type == "color" and option.light and option.dark:
            values |= _fitted(option, str(values[option.name]), config, problems)
    return values


def _fitted(option: Option, value: str, config: Config, problems: Problems) -> dict[str, Value]:
    """A colour as it can be read on the theme's papers: NAME_light and NAME_dark."""
    light = on_light(value, option.light)
    if (ratio := least_contrast(value, option.light)) < READABLE:
        problems.add(
            "theme-color-contrast",
            config.place(f"options.{option.name}"),
            f"text in {value} cannot be read on the page: the contrast is {ratio:.1f}:1, not "
            f"{READABLE}:1; {light} is used",
            f"choose a darker “{option.name}” to see it as it is",
        )
    return {f"{option.name}_light": light, f"{option.name}_dark": on_dark(value, option.dark)}


def _offered_elsewhere(name: str) -> str:
    """A theme that comes with sitegen and offers an option, or ""."""
    for folder in sorted(themes_folder().iterdir()):
        if (folder / "theme.yaml").is_file():
            _, offered = _read_manifest(folder, "", THEME, Problems())
            if any(option.name == name for option in offered):
                return folder.name
    return ""


def _words(layers: list[Layer], config: Config, problems: Problems) -> dict[str, str]:
    """The theme's texts: English, then the language, then its region; the first layer wins."""
    base = config.language.split("-")[0]
    words: dict[str, str] = {}
    known: dict[str, str] = {}  # the English texts of the shipped layers
    asked: Asked | None = None
    for name in dict.fromkeys(("en", base, config.language)):
        for layer in reversed(layers):
            path = layer.folder / "words" / f"{name}.yaml"
            if not path.is_file():
                continue
            top = "theme" if layer.name == OVERRIDES else f"themes/{layer.name}"
            node = read_yaml(path.read_bytes(), f"{top}/words/{name}.yaml", problems)
            node = expect_map(node, "a mapping of texts", problems)
            if node is None:
                continue
            if _is_shipped(layer.folder):
                texts = {k: v.text for k, v in node.items() if isinstance(v, YamlScalar)}
                words |= texts
                known |= texts if name == "en" else {}
                continue
            asked = asked or Asked(_template_texts(layers), (c.id for c in config.collections))
            words |= own_words(node.pairs, known, asked, problems)
    return words


def _template_texts(layers: list[Layer]) -> Iterator[str]:
    for layer in layers:
        for path in _files(layer.folder / "templates"):
            yield path.read_text(encoding="utf-8")


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
