"""`Rekeying`: citation keys that must not appear, and what stands for them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.text.text import Text


@dataclass(frozen=True, slots=True)
class Rekeying:
    """`names` maps a key to the neutral one that is shown; the works of `dropped` are left out."""

    names: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def drop(self, keys: Iterable[str]) -> None:
        """Have no text cite a work that is left out by its keys."""
        for key in keys:
            self.dropped.add(key)
            self.names[key] = neutral_key(key)

    def replaced_in(self, text: Text) -> Text:
        """A body that cites works by neutral keys.

        A key that may be a word of any sentence ("notes") is one only where keys stand.
        """
        source = text.source
        for key, own in self.names.items():
            if key in source:
                word = key in self.dropped and key.isalpha()
                before = r"(?<=[@{=,/])" if word else r"(?<!\w)"
                source = re.sub(rf"{before}{re.escape(key)}(?!\w)", own, source)
        return text if source == text.source else Text(source, text.markup)


def neutral_key(key: str, kind: str = "work") -> str:
    """A key that tells nothing and depends on nothing else."""
    return f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
