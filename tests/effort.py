"""What a call costs, told without comparing clocks: machines differ, tests must not."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

MINUTE = 60.0  # of CPU; what is guarded takes well under a second when its growth is as promised


def lines_run(call: Callable[[], object]) -> int:
    """How many lines of Python a call runs; the same on every machine."""
    count = 0

    def step(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@contextmanager
def ends() -> Iterator[None]:
    """Fails what would not end: where the wrong growth costs minutes and the right one nothing."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"not done after {MINUTE:.0f} s of CPU")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MINUTE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
