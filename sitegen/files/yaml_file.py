"""YAML files: read into nodes that know their place, never into YAML's guess at a type.

The reader takes libyaml's events and builds the nodes itself: a file costs a fifth of what
`yaml.compose` takes, which guesses at every scalar's type.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sitegen.errors import Place, Problems
from sitegen.files.decoding import decode
from sitegen.files.yaml_builder import Builder
from sitegen.files.yaml_node import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar
from sitegen.files.yaml_syntax import explain
from sitegen.files.yaml_writing import write_yaml

__all__ = [
    "FrontMatter",
    "YamlItem",
    "YamlList",
    "YamlMap",
    "YamlNode",
    "YamlScalar",
    "read_front_matter",
    "read_yaml",
    "write_yaml",
]

# YAML refuses these; a stray one from a PDF must not cost the file.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")  # no editor counts them as lines


class FrontMatter(NamedTuple):
    """A Markdown file taken apart: its fields, its body, and the body's first line from 1."""

    fields: YamlMap
    body: str
    body_line: int


def read_yaml(data: bytes, path: str, problems: Problems) -> YamlNode | None:
    """The first document of a YAML file, or None when it is empty or cannot be read.

    A syntax error is one problem with line and column. Anything less (a repeated key, a tag, an
    alias that is too large) is a problem too, and the rest of the file is kept.
    """
    return _parse(decode(data, path, problems), path, problems)


def read_front_matter(data: bytes, path: str, problems: Problems) -> FrontMatter | None:
    """The YAML between two lines ``---`` at a file's top, and the Markdown after it.

    A file without front matter is all body. None when the front matter cannot be read: a page
    whose fields (``draft`` among them) are unknown is better left out.
    """
    text = decode(data, path, problems).replace("\r\n", "\n").replace("\r", "\n")
    start = Place(path, 1, 1)
    first, _, rest = text.partition("\n")
    marker = first.rstrip()
    if marker not in ("---", "+++"):
        return FrontMatter(YamlMap((), start), text, 1)
    end = re.search(rf"^{re.escape(marker)}[ \t]*$\n?", rest, re.MULTILINE)
    if end is None:
        opening = rest.partition("\n\n")[0]
        if marker == "---" and (opening.startswith("\n") or ":" not in opening):
            return FrontMatter(YamlMap((), start), text, 1)  # a rule, then prose
        problems.add(
            "yaml-front-matter",
            start,
            f"the front matter that starts with “{marker}” never ends",
            f"write a line “{marker}” after its last field",
        )
        return None
    body = rest[end.end() :]
    line = 2 + rest.count("\n", 0, end.end())
    if marker == "+++":
        problems.add(
            "yaml-front-matter",
            start,
            "the front matter is TOML (“+++”); only YAML is read",
            'write it as YAML between two lines “---”: title: ... instead of title = "..."',
        )
        return None
    before = len(problems)
    node = _parse(first + "\n" + rest[: end.start()], path, problems)
    if isinstance(node, YamlMap):
        return FrontMatter(node, body, line)
    if node is None and len(problems) == before:
        return FrontMatter(YamlMap((), start), body, line)
    if node is not None and not (isinstance(node, YamlScalar) and node.is_null):
        problems.add(
            "yaml-front-matter",
            node.place,
            "the front matter is not a mapping",
            "write one field a line: title: My page",
        )
        return None
    return FrontMatter(YamlMap((), start), body, line) if node is not None else None


def _parse(text: str, path: str, problems: Problems) -> YamlNode | None:
    import yaml

    text = text.translate(_LINE_BREAKS) if not text.isascii() else text
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        problems.add(
            "yaml-control-character",
            Place(path, line, column),
            f"the character U+{ord(found[0]):04X} is not allowed in YAML; it is left out",
            "delete it; it often comes along when text is copied from a PDF",
        )
        text = _FORBIDDEN.sub("", text)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = Builder(path, problems)
    try:
        return builder.build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        message, hint, at = explain(text, line, column, error.problem or "", error.context or "")
        problems.add("yaml-syntax", Place(path, *at), message, hint)
    except RecursionError:  # only the loader written in Python recurses
        problems.add("yaml-syntax", Place(path, 1, 1), "the file is nested too deeply")
    return None
