"""JSON files, read into the nodes of a YAML file, so that one reader of fields serves both."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from sitegen.errors import Place, Problems
from sitegen.files.decoding import decode
from sitegen.files.yaml_node import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar

_BLANK = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"[^\s,\]}]+")
_decode = json.JSONDecoder().raw_decode
_SYNTAX = "check the quotes, commas and brackets around this place"


def read_json(data: bytes, path: str, problems: Problems) -> YamlNode | None:
    """The value of a JSON file, or None when it is empty or cannot be read.

    A syntax error is one problem with line and column. Numbers and booleans stay as written.
    """
    text = decode(data, path, problems)
    if not text.strip():
        return None
    try:
        json.loads(text, parse_int=str)  # int() refuses what is longer than 4300 digits
        return _Nodes(text, path).value(0)[0]
    except json.JSONDecodeError as error:
        message = f"the JSON cannot be read: {error.msg}"
        problems.add("json-syntax", Place(path, error.lineno, error.colno), message, _SYNTAX)
    except RecursionError:
        message = "the JSON cannot be read: it is nested too deeply"
        problems.add("json-syntax", Place(path, 1, 1), message, "no document needs such depth")
    return None


class _Nodes:
    """Builds the nodes of a text that is known to be JSON."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def value(self, at: int) -> tuple[YamlNode, int]:
        """The node that begins at or after a place, and where the text goes on."""
        at = self._skip(at)
        place = self._place(at)
        first = self.text[at]
        if first == '"':
            string, end = _decode(self.text, at)
            return YamlScalar(_whole(string), place, plain=False), end
        if first == "[":
            return self._list(at, place)
        if first == "{":
            return self._map(at, place)
        match = _BARE.match(self.text, at)
        end = match.end() if match else len(self.text)
        return YamlScalar(self.text[at:end], place), end

    def _list(self, at: int, place: Place) -> tuple[YamlList, int]:
        nodes = []
        at = self._skip(at + 1)
        while self.text[at] != "]":
            node, at = self.value(at)
            nodes.append(node)
            at = self._next(at)
        return YamlList(tuple(nodes), place), at + 1

    def _map(self, at: int, place: Place) -> tuple[YamlMap, int]:
        items: dict[str, YamlItem] = {}
        at = self._skip(at + 1)
        while self.text[at] != "}":
            start = self._place(at)
            key, at = _decode(self.text, at)
            node, at = self.value(self._skip(at) + 1)
            items[_whole(key)] = YamlItem(_whole(key), node, start)
            at = self._next(at)
        return YamlMap(tuple(items.values()), place), at + 1

    def _next(self, at: int) -> int:
        """The next item's place, or that of the closing bracket."""
        at = self._skip(at)
        return self._skip(at + 1) if self.text[at] == "," else at

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _place(self, at: int) -> Place:
        line = bisect_right(self.lines, at)
        return Place(self.path, line, at - self.lines[line - 1] + 1)


def _whole(text: str) -> str:
    """A string without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text
