"""Digests: a short name for a value, the same on every machine and in every process.

A digest is taken over what a value *is* (its type's name and its fields), never over its identity
or its `hash()`, so that it survives PYTHONHASHSEED, pickling and another folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from enum import Enum
from operator import attrgetter
from typing import Any

_readers: dict[type, Callable[[Any], Any]] = {}


def _reader(kind: type) -> Callable[[Any], Any]:
    """What turns a value of a type into something that JSON can hold."""
    name = kind.__name__
    if issubclass(kind, frozenset):
        return lambda value: [name, *sorted(value)]
    if issubclass(kind, Enum):
        return lambda value: [name, value.value]
    names = tuple(getattr(kind, "__dataclass_fields__", ()))
    if not names:
        raise TypeError(f"no digest for a {name}")
    read = attrgetter(*names)
    return lambda value: [name, read(value)]


def _contents(value: object) -> object:
    kind = type(value)
    read = _readers.get(kind)
    if read is None:
        read = _readers[kind] = _reader(kind)
    return read(value)


def _hashed(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


_encode = json.JSONEncoder(default=_contents, ensure_ascii=False, separators=(",", ":")).encode


def digest(*values: object) -> str:
    """The digest of frozen values: 32 hex digits (128 bits of BLAKE2b).

    Takes None, booleans, numbers, strings, tuples, lists, string-keyed dicts (in their order),
    frozensets of strings, enums and dataclasses of these; raises TypeError for anything else.
    """
    return _hashed(_encode(values))


def digest_bytes(data: bytes) -> str:
    """The digest of a file's bytes: 32 hex digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Digester:
    """Digests of values that share parts: a part of one of the `shared` types is read once.

    The digest of such a part stands for it in the whole (Merkle's idea). Parts are told apart by
    identity, and kept, so a digester lives as long as the values it is for.
    """

    def __init__(self, shared: Collection[type]) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[object, str]] = {}
        self._encode = json.JSONEncoder(
            default=self._part, ensure_ascii=False, separators=(",", ":")
        ).encode

    def _part(self, value: object) -> object:
        if type(value) not in self._shared:
            return _contents(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, _hashed(self._encode(_contents(value))))
        return known[1]

    def digest(self, *values: object) -> str:
        """The digest of values, as `digest` takes them."""
        return _hashed(self._encode(values))
