"""`load_theme`: the theme that a site names, from its folders to a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.errors import Place, Problems
from sitegen.files.fields import Table, expect_map, read_fields
from sitegen.files.yaml_file import YamlScalar, read_yaml
from sitegen.theme.files import OPTION, OWN, THEME, Asked, own_words, report_files
from sitegen.theme.options import Option, option_values, read_option
from sitegen.theme.theme import OVERRIDES, Layer, Theme, files_of, references

if TYPE_CHECKING:
    from sitegen.config import Config


def themes_folder() -> Path:
    """Where the themes that come with sitegen are: beside the sources, else in the package."""
    package = Path(__file__).parents[1]
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
        option_values(options, config, problems, _offered_elsewhere),
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
            offered.append(read_option(name, read_fields(fields, OPTION, problems), problems))
    return values.text("extends"), offered


def _is_shipped(folder: Path) -> bool:
    """Whether a theme is one that comes with sitegen, and is tested with it."""
    return folder.resolve().parent == themes_folder().resolve()


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
        for path in files_of(layer.folder / "templates"):
            yield path.read_text(encoding="utf-8")


def _refuse_computed_names(layers: list[Layer], problems: Problems) -> None:
    """A template that computes what it includes hides what its page depends on."""
    for layer in layers:
        for path in files_of(layer.folder / "templates"):
            for name, computed in references(path.read_text(encoding="utf-8")):
                if not name:
                    shown = path.relative_to(layer.folder.parent).as_posix()
                    problems.add(
                        "theme-computed-name",
                        Place(f"themes/{shown}" if layer.name != OVERRIDES else shown),
                        f"a template's name is computed: {computed or '(nothing)'}",
                        "write the name as a literal, with an if around it",
                    )
