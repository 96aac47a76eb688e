"""What was read before, by the digest of its text."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

Memo = MutableMapping[str, Any]


class Remembered(MutableMapping[str, Any]):
    """A memo that knows which of its values this run asked for."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self.used: dict[str, None] = {}

    def __getitem__(self, key: str) -> Any:
        value = self._memo[key]
        self.used[key] = None
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self._memo[key] = value
        self.used[key] = None

    def __delitem__(self, key: str) -> None:
        del self._memo[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._memo)

    def __len__(self) -> int:
        return len(self._memo)

    def forget_the_rest(self) -> None:
        """Drop what this run did not ask for."""
        for key in [key for key in self._memo if key not in self.used]:
            del self._memo[key]
