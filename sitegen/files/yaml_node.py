"""The values of a YAML file: scalars as written, lists and mappings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.errors import Place

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A text as written. YAML's guess at its type is never asked: the field decides.

    `plain` says that it stands without quotes: only then can it be a null or an empty value.
    """

    text: str
    place: Place
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Whether the value is an explicit null: ``null``, ``~`` or nothing at all."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list of nodes."""

    nodes: tuple[YamlNode, ...]
    place: Place

    def __iter__(self) -> Iterator[YamlNode]:
        return iter(self.nodes)


@dataclass(frozen=True, slots=True)
class YamlItem:
    """One pair of a mapping; `place` is the key's."""

    key: str
    value: YamlNode
    place: Place


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping in file order; its keys are texts and differ."""

    pairs: tuple[YamlItem, ...]
    place: Place

    def __len__(self) -> int:
        return len(self.pairs)

    def get(self, key: str) -> YamlNode | None:
        """The value of a key, or None."""
        return next((item.value for item in self.pairs if item.key == key), None)

    def items(self) -> Iterator[tuple[str, YamlNode]]:
        """The keys and values, in file order."""
        return ((item.key, item.value) for item in self.pairs)


YamlNode = YamlScalar | YamlList | YamlMap

Plain = str | None | list["Plain"] | dict[str, "Plain"]


def plain(node: YamlNode) -> Plain:
    """The node as Python's texts, lists and dicts; an explicit null is None.

    A node that `read_yaml` made is never deeper than its limit, so this cannot recurse far.
    """
    if isinstance(node, YamlScalar):
        return None if node.is_null else node.text
    if isinstance(node, YamlList):
        return [plain(item) for item in node.nodes]
    return {key: plain(value) for key, value in node.items()}


def describe(node: YamlNode) -> str:
    """What a node is, for a problem's message: ``a list``, ``a mapping``, ``"text"``."""
    if isinstance(node, YamlList):
        return "a list"
    if isinstance(node, YamlMap):
        return "a mapping"
    if node.is_null:
        return "nothing"
    text = " ".join(node.text.split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}...”"
