"""Readers of answers that cannot raise: a damaged field costs that field and a warning.

`Json` walks a decoded JSON value, `Xml` an XML tree. Both note what is missing or of another type
in a `Damage`, which says each kind of damage once, with a count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sitegen.files.decoding import composed

if TYPE_CHECKING:
    from sitegen.errors import Place, Problems

MAX_TEXT = 200_000  # characters; no abstract is longer, a hostile one may be
MAX_DEPTH = 60  # levels of XML elements
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_INDEX = re.compile(r"\[\d+\]")
_KINDS: dict[type, str] = {
    dict: "a mapping",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


class Damage:
    """What the answers of one source lacked or had of another type, by path, counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, int]] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, path: str, what: str) -> None:
        """Note `what` is wrong at a path such as "results[3].biblio.volume"."""
        key = (_INDEX.sub("[]", path), what)
        first, count = self._found.get(key, (path, 0))
        self._found[key] = (first, count + 1)

    def report(self, problems: Problems, place: Place, title: str) -> None:
        """One warning for each kind of damage, then forget them."""
        for (_, what), (first, count) in self._found.items():
            times = f" and {count - 1} more like it" if count > 1 else ""
            problems.add(
                "fetch-field",
                place,
                f"{title}: {first} {what}{times}; the field is left out",
                "nothing to do; if it stays so, the service has changed its format",
            )
        self._found.clear()


def clean(text: str) -> str:
    """A text without the characters that no file can hold (controls, lone surrogates).

    Composed, as reading the file will have it: else the source's own text looked edited by hand.
    """
    return composed(_UNWRITABLE.sub("", text))


def parse_json(data: bytes) -> Any:
    """The value of a JSON document. Raises ValueError for anything else, however deep or odd."""
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


@dataclass(frozen=True, slots=True)
class Json:
    """A place in a JSON value. `absent` says that the key was not there at all."""

    value: Any
    damage: Damage
    path: str = ""
    absent: bool = False

    def _child(self, key: str) -> Json:
        path = f"{self.path}.{key}" if self.path else key
        if isinstance(self.value, dict):
            return Json(self.value.get(key), self.damage, path, key not in self.value)
        if self.value is not None:
            self._wrong("a mapping")
        return Json(None, self.damage, path)

    def _wrong(self, expected: str) -> None:
        found = _KINDS.get(type(self.value), "something else")
        self.damage.add(self.path or "the answer", f"is {found}, not {expected}")

    def __getitem__(self, key: str) -> Json:
        """The value of a key that may be missing or null."""
        return self._child(key)

    def key(self, key: str) -> Json:
        """The value of a key that the service always sends, be it null."""
        child = self._child(key)
        if child.absent:
            self.damage.add(child.path, "is missing")
        return child

    def need(self, key: str) -> Json:
        """The value of a key that is always sent and never null."""
        child = self.key(key)
        if child.value is None and not child.absent and isinstance(self.value, dict):
            self.damage.add(child.path, "is null")
        return child

    def __iter__(self) -> Iterator[Json]:
        """The items of a list; nothing for anything else. Null items are damage."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                child = Json(item, self.damage, f"{self.path}[{index}]")
                if item is None:
                    self.damage.add(child.path, "is null")
                else:
                    yield child
        elif self.value is not None:
            self._wrong("a list")

    def pairs(self) -> Iterator[tuple[str, Json]]:
        """The keys and values of a mapping; nothing for anything else."""
        if isinstance(self.value, dict):
            for key, item in self.value.items():
                yield clean(str(key)), Json(item, self.damage, f"{self.path}[0]")
        elif self.value is not None:
            self._wrong("a mapping")

    def __bool__(self) -> bool:
        return bool(self.value)

    def text(self) -> str:
        """The text, cleaned and stripped; a number as its digits; "" for anything else."""
        value = self.value
        if isinstance(value, str):
            if len(value) > MAX_TEXT:
                self.damage.add(self.path, f"is longer than {MAX_TEXT:,} characters; cut")
                value = value[:MAX_TEXT]
            return clean(value).strip()
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            return str(value)
        if value is not None:
            self._wrong("a text")
        return ""

    def integer(self) -> int | None:
        """The whole number (also when sent as text or 3.0), or None."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,18}\s*", value):
            return int(value)
        if value is not None:
            self._wrong("a number")
        return None

    def flag(self) -> bool:
        """Whether the value is true; anything else but true and false is damage."""
        if self.value is not None and not isinstance(self.value, bool):
            self._wrong("true or false")
        return self.value is True

    def first(self) -> Json:
        """The first item of a list, or nothing."""
        return next(iter(self), Json(None, self.damage, f"{self.path}[0]"))


@dataclass(slots=True)
class Xml:
    """An XML element: its name without namespace, attributes, and content in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Xml | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Xml]:
        return (item for item in self.content if isinstance(item, Xml))

    def all(self, name: str) -> list[Xml]:
        """The children of a name."""
        return [child for child in self if child.name == name]

    def child(self, name: str) -> Xml:
        """The first child of a name, or an empty element."""
        return next((child for child in self if child.name == name), Xml(name))

    def attribute(self, name: str) -> str:
        """An attribute's value, or ""."""
        return clean(self.attributes.get(name, "")).strip()

    @property
    def text(self) -> str:
        """The text of the element and of all below it, cleaned and stripped."""
        parts: list[str] = []
        waiting: list[Xml | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                parts.append(item)
            else:
                waiting.extend(reversed(item.content))
        return clean("".join(parts)).strip()[:MAX_TEXT]


def parse_xml(data: bytes) -> Xml:
    """The tree of an XML document. Raises ValueError when it is not well-formed.

    A document type is refused: entities are the only way by which a small document grows without
    bound, and none of the services sends one.
    """
    from xml.parsers import expat

    root = Xml("")
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAX_DEPTH:
            raise ValueError("the XML is nested too deeply")
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Xml(name.rpartition("}")[2], plain)
        stack[-1].content.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].content.append(data)

    def refuse(*_: object) -> None:
        raise ValueError("the XML declares a document type")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"the XML is broken: {error}") from None
    return next(iter(root))
