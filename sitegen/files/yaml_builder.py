"""From YAML events to nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sitegen.errors import Place, Problems
from sitegen.files.yaml_node import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar

MAX_DEPTH = 50
MAX_REPEATED_NODES = 50_000
"""How many nodes the aliases of one file may stand for; a bomb wants billions."""

_KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")
) | {"!"}


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    is_map: bool
    place: Place
    anchor: str | None
    nodes: list[YamlNode] = field(default_factory=list)
    size: int = 1


class Builder:
    """Makes the nodes of the first document from libyaml's events, without recursion.

    A deep or self-referring file is a problem, not a crash.
    """

    def __init__(self, path: str, problems: Problems) -> None:
        self.path = path
        self.problems = problems
        self.anchors: dict[str, tuple[YamlNode, int] | None] = {}
        self.repeated = 0
        self.said: set[str] = set()
        self.stack: list[_Open] = []

    def build(self, events: Iterable[Any]) -> YamlNode | None:
        """The root of the document, or None. Passes on what the events' source raises."""
        import yaml

        root: YamlNode | None = None
        documents = 0
        depth_of_skipped = 0
        for event in events:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._add("yaml-several-documents", event, "a second document starts here")
                continue
            if documents != 1:
                continue
            if depth_of_skipped:
                if kind in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
                    depth_of_skipped += 1
                elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
                    depth_of_skipped -= 1
                continue
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                plain = event.style is None or event.style == ""
                place = Place(self.path, mark.line + 1, mark.column + 1)
                node: YamlNode = YamlScalar(event.value, place, plain)
                size = 1
                if event.tag is not None:
                    self._check_tag(event)
                if event.anchor is not None:
                    self.anchors[event.anchor] = node, 1
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                if len(self.stack) >= MAX_DEPTH:
                    message = f"more than {MAX_DEPTH} levels are nested"
                    self._add_once("yaml-too-deep", event, message)
                    depth_of_skipped = 1
                    node, size = YamlScalar("", self._place(event)), 1
                else:
                    self._check_tag(event)
                    if event.anchor is not None:
                        self.anchors[event.anchor] = None
                    is_map = kind is yaml.MappingStartEvent
                    self.stack.append(_Open(is_map, self._place(event), event.anchor))
                    continue
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                done = self.stack.pop()
                size = done.size
                if done.is_map:
                    node = self._mapping(done)
                else:
                    node = YamlList(tuple(done.nodes), done.place)
                if done.anchor is not None:
                    self.anchors[done.anchor] = node, size
            elif kind is yaml.AliasEvent:
                node, size = self._alias(event)
            else:
                continue
            if self.stack:
                self.stack[-1].nodes.append(node)
                self.stack[-1].size += size
            else:
                root = node
        return root

    def _place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _add(self, code: str, event: Any, message: str) -> None:
        hints = {
            "yaml-several-documents": "only the part before “---” is read: use one file for each",
            "yaml-too-deep": "what is deeper is left out",
            "yaml-tag": "delete it: the field decides how a value is read",
            "yaml-alias": "write the value out instead",
        }
        self.problems.add(code, self._place(event), message, hints[code])

    def _add_once(self, code: str, event: Any, message: str) -> None:
        if message not in self.said:
            self.said.add(message)
            self._add(code, event, message)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _KNOWN_TAGS:
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self._add("yaml-tag", event, f"the tag {tag} is ignored")

    def _alias(self, event: Any) -> tuple[YamlNode, int]:
        nothing = YamlScalar("", self._place(event))
        if event.anchor not in self.anchors:
            self._add("yaml-alias", event, f"*{event.anchor} names nothing that stands before it")
            return nothing, 1
        target = self.anchors[event.anchor]
        if target is None:
            self._add("yaml-alias", event, f"*{event.anchor} contains itself")
            return nothing, 1
        node, size = target
        self.repeated += size
        if self.repeated > MAX_REPEATED_NODES:
            message = f"the aliases stand for more than {MAX_REPEATED_NODES:,} values"
            self._add_once("yaml-alias", event, message)
            return nothing, 1
        return node, size

    def _mapping(self, done: _Open) -> YamlMap:
        items: dict[str, YamlItem] = {}
        inherited: list[YamlItem] = []
        nodes = iter(done.nodes)
        for key in nodes:
            value = next(nodes)
            if not isinstance(key, YamlScalar):
                self.problems.add(
                    "yaml-key",
                    key.place,
                    "a list or mapping stands where a field's name is expected; it is left out",
                    "quote a value that starts with “{” or “[”",
                )
                continue
            if key.plain and key.text == "<<":
                for source in value if isinstance(value, YamlList) else (value,):
                    inherited.extend(source.pairs if isinstance(source, YamlMap) else ())
                continue
            if first := items.get(key.text):
                self.problems.add(
                    "yaml-repeated-key",
                    key.place,
                    f"“{key.text}” stands here and in line {first.place.line}; this one counts",
                    "keep one of them",
                )
            items[key.text] = YamlItem(key.text, value, key.place)
        for item in inherited:
            items.setdefault(item.key, item)
        return YamlMap(tuple(items.values()), done.place)
