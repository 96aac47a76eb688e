"""Digests: a short name for a value, the same on every machine and in every process.

A digest is taken over what a value *is* (its type's name and its fields), never over its identity
or its `hash()`, so that it survives PYTHONHASHSEED, pickling and another folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from enum import Enum
from operator import attrgetter
from typing import Any

_readers: dict[type, tuple[str, Callable[[Any], Any]]] = {}


def _fields(value: object) -> object:
    """What the JSON encoder writes for a frozen dataclass or a set: (type, field, field, ...)."""
    kind = type(value)
    try:
        name, read = _readers[kind]
    except KeyError:
        if isinstance(value, frozenset):
            return ["frozenset", *sorted(value)]
        if isinstance(value, Enum):
            return [kind.__name__, value.value]
        names = tuple(getattr(kind, "__dataclass_fields__", ()))
        if not names:
            raise TypeError(f"no digest for a {kind.__name__}: {value!r}") from None
        name, read = kind.__name__, attrgetter(*names)
        _readers[kind] = name, read
    fields = read(value)
    return [name, fields]


_encode = json.JSONEncoder(default=_fields, ensure_ascii=False, separators=(",", ":")).encode


def digest(*values: object) -> str:
    """The digest of frozen values: 32 hex digits (128 bits of BLAKE2b).

    Takes None, booleans, numbers, strings, tuples, lists, string-keyed dicts (in their order),
    frozensets of strings, enums and dataclasses of these; raises TypeError for anything else.
    """
    data = _encode(values).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_bytes(data: bytes) -> str:
    """The digest of a file's bytes: 32 hex digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
