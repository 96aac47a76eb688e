"""`Option`: a setting that a theme offers, and the values that a site gives."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sitegen.errors import Problems
from sitegen.files.fields import Values
from sitegen.theme.colour import READABLE, least_contrast, on_dark, on_light

if TYPE_CHECKING:
    from sitegen.config import Config

Value = str | bool | int

_INK = "#333333"  # for a colour whose default is none


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

    @property
    def has_papers(self) -> bool:
        """Whether it is a colour that must be read on papers."""
        return self.type == "color" and bool(self.light and self.dark)


def read_option(name: str, values: Values, problems: Problems) -> Option:
    """An option as a theme's manifest states it; a value of the wrong kind is a problem."""
    kind = values.text("type") or "text"
    papers = {
        key: _papers(name, key, values, spare, problems) if kind == "color" else ()
        for key, spare in (("light", "#ffffff"), ("dark", "#000000"))
    }
    stated = values.text("default")
    option = Option(
        name,
        kind,
        stated,
        values.text("help"),
        values.texts("choices"),
        papers["light"],
        papers["dark"],
    )
    default, expected = _read_value(option, stated)
    if default is None and (stated or option.has_papers):
        place = values.places.get("default", values.place)
        message = f"the default of “{name}” is “{stated}”; expected {expected}"
        problems.add("theme-option-value", place, message)
        default = _INK if kind == "color" else ""
    return option if default is None else replace(option, default=default)


def _papers(name: str, key: str, values: Values, spare: str, problems: Problems) -> tuple[str, ...]:
    """The papers that an option names; `spare` when none of them is a colour."""
    found = []
    for text in values.texts(key):
        color, expected = _read_value(Option(name, "color", ""), text)
        if color is None:
            message = f"“{key}” of the option “{name}” has “{text}”; expected {expected}"
            problems.add("theme-option-value", values.places.get(key, values.place), message)
        else:
            found.append(str(color))
    return tuple(found) or ((spare,) if values.texts(key) else ())


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


def option_values(
    options: Mapping[str, Option],
    config: Config,
    problems: Problems,
    offered_elsewhere: Callable[[str], str],
) -> dict[str, Value]:
    """The value of every option: the site's, or the default.

    `offered_elsewhere` names another theme that has an option, or "".
    """
    values = {option.name: option.default for option in options.values()}
    for name, text in config.options.items():
        option = options.get(name)
        place = config.place(f"options.{name}")
        if option is None:
            message = f"the theme “{config.theme}” has no option “{name}”"
            if other := offered_elsewhere(name):
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
        if option.has_papers:
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
