"""What a theme's own files may say: the fields of theme.yaml, the words, the folders.

A theme that comes with sitegen is tested; one that a site brings, and the site's theme/ folder,
is compared here with what the layers below it have, because a misspelt name would do nothing.
"""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table
from sitegen.files.yaml_node import YamlItem, YamlScalar

OPTION_TYPES = ("text", "boolean", "integer", "choice", "color", "font")
OPTION = Table(
    "an option of a theme",
    (
        Field("type", Kind.CHOICE, "What its values are.", choices=OPTION_TYPES),
        Field("default", Kind.TEXT, "Its value when site.yaml says nothing."),
        Field("choices", Kind.KEYWORDS, "The words of a choice."),
        Field("help", Kind.TEXT, "One line about it."),
        Field("light", Kind.KEYWORDS, "The light papers on which text of a colour is read."),
        Field("dark", Kind.KEYWORDS, "The dark papers on which text of a colour is read."),
    ),
)
THEME = Table(
    "theme.yaml",
    (
        Field("name", Kind.TEXT, "The theme's name: that of its folder."),
        Field("extends", Kind.TEXT, "The theme that has what this one lacks."),
        Field("options", Kind.ANY, "The options that it offers."),
    ),
    ignored=frozenset(("description", "author", "license", "version", "url")),
)
OWN = Table("theme/theme.yaml", (Field("options", Kind.ANY, "More options."),))
FOLDERS = ("templates", "static", "words")

# The beginning of a key that a template computes: 'link.' ~ link.key.
_COMPUTED = re.compile(r"""["']([^"'\n]+\.)["']\s*~""")
_SURE = 0.8  # likeness from which a key that a template could compute is taken for a slip
_DATE = frozenset(("day", "month", "year", "number"))  # what a date gives, whatever English shows


def report_files(folder: Path, shown: str, problems: Problems) -> None:
    """Report what stands in a theme's folder and is never looked at; `shown` names the folder."""
    for path in sorted(folder.iterdir()):
        name = path.name
        if name in (*FOLDERS, "theme.yaml") or name[0] in "._" or name.endswith((".md", "~")):
            continue
        near = difflib.get_close_matches(name, (*FOLDERS, "theme.yaml"), n=1, cutoff=0.6)
        problems.add(
            "theme-file-unknown",
            Place(f"{shown}/{name}"),
            "nothing reads this: a theme has templates/, static/, words/ and theme.yaml",
            f"did you mean “{near[0]}”?" if near else "move it into one of them, or delete it",
        )


class Asked:
    """The keys of texts that templates, given by their sources, ask for."""

    def __init__(self, templates: Iterable[str], collections: Iterable[str]) -> None:
        self._templates = tuple(templates)
        self._collections = frozenset(f"nav.{name}" for name in collections)
        self._computed = tuple({key for text in self._templates for key in _COMPUTED.findall(text)})

    def nearest(self, key: str, known: Collection[str]) -> str | None:
        """The key that was meant, "" if there is none like it; None for one that is asked for."""
        if key in known or key.removesuffix(".one") in known or key in self._collections:
            return None
        if any(f"'{key}'" in text or f'"{key}"' in text for text in self._templates):
            return None
        possible = key.startswith(self._computed)
        near = difflib.get_close_matches(key, known, n=1, cutoff=_SURE if possible else 0.6)
        return near[0] if near else None if possible else ""


def own_words(
    items: Iterable[YamlItem], known: Mapping[str, str], asked: Asked, problems: Problems
) -> Iterator[tuple[str, str]]:
    """The texts of a words file that a site brings, by key.

    `known` are the English texts of the layers below. A key that no template asks for is a
    problem. So is a text with a place for a value that its template does not give: the one below
    holds.
    """
    for item in items:
        if not isinstance(item.value, YamlScalar):
            continue
        key, text = item.key, item.value.text
        near = asked.nearest(key, known)
        if near is not None:
            problems.add(
                "theme-word-unknown",
                item.place,
                f"no template shows a text called “{key}”",
                f"did you mean “{near}”?" if near else "delete the line",
            )
        elif key in known and not _places(text) <= (given := _given(key, known[key])):
            problems.add(
                "theme-word-value",
                item.value.place,
                f"the text of “{key}” has a place for a value that it is not given",
                f"write it like this: {known[key]}" if given else "write it without { and }",
            )
            continue
        yield key, text


def _given(key: str, text: str) -> frozenset[str]:
    """The values that a template gives to a text, as far as the text that comes with it shows."""
    return _DATE if key in ("date.day", "date.month") else _places(text)


def _places(text: str) -> frozenset[str]:
    """The names or numbers of a text's places for values; "?" for braces that are none."""
    if "{" not in text and "}" not in text:
        return frozenset()
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return frozenset("?")
    return frozenset(name or str(number) for number, name in enumerate(names))
