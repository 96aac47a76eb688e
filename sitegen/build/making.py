"""`Maker`: brings a site's files up to date in the staging folder, in several processes if it pays.

Workers are forked, so they share what is loaded; they take numbers of slices from a pipe and send
back what they did, a JSON line a slice. What they make does not depend on how many they are.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, NoReturn, Protocol

from sitegen.build.decision import Fingerprints, Reason, decide
from sitegen.build.failure import Attempts, Failure, Renders
from sitegen.build.manifest import Entry
from sitegen.build.staging import Staging, Stat
from sitegen.digest import digest_bytes
from sitegen.pages.page import Asset, Drawn, Item, Page, output_path

MANY_NEW = 150  # items from which forking pays when each must be rendered
MANY = 3_000  # ... and when most are only looked at
MANY_PICTURES = 6  # pictures to make from which it pays, whatever else there is
_SLICE = 16
_PICTURE = 8  # as many pages as a picture counts in a slice
_MOST = 8  # workers; more only wait for the disk

Progress = Callable[[int, int], None]


class Renderer(Renders, Fingerprints, Protocol):
    """What is asked of a renderer: fingerprints and bytes."""


class Made(NamedTuple):
    """A file of the site: its manifest entry, why it was written (or not at all), its stat data."""

    path: str
    entry: Entry
    reasons: tuple[Reason, ...]
    stat: Stat


class Maker:
    """Decides about items one by one and writes those that must be into a staging folder.

    `entries` are those of the output's manifest, `known` stat data of its files.
    """

    def __init__(
        self,
        renderer: Renderer,
        staging: Staging,
        entries: Mapping[str, Entry],
        known: Mapping[str, tuple[int, int]],
    ) -> None:
        self._renderer = renderer
        self._attempts = Attempts()
        self._staging = staging
        self._entries = entries
        self._known = known

    def make(self, item: Item) -> Made | Failure:
        """Bring one item's file up to date. Raises OSError."""
        path = output_path(item.address)
        folder = self._staging.output
        decision = self._attempts.of(
            item, lambda: decide(item, self._renderer, folder, self._entries, self._known)
        )
        if isinstance(decision, Failure):
            return decision
        mark, reasons, stat = decision
        if stat is not None:
            return Made(path, self._entries[path], reasons, stat)
        if isinstance(item, Asset):
            stat = self._staging.copy(path, item.file)
            return Made(path, Entry(*mark, item.digest), reasons, stat)
        data = self._attempts.of(item, lambda: self._renderer.render(item))
        if isinstance(data, Failure):
            return data
        stat = self._staging.write(path, data)
        return Made(path, Entry(*mark, digest_bytes(data)), reasons, stat)

    def make_all(
        self,
        items: Sequence[Item],
        *,
        processes: int | None = None,
        progress: Progress | None = None,
    ) -> list[Made | Failure]:
        """Bring every item's file up to date; the results are in the items' order.

        `processes` is how many may work side by side (None: as many as there are processors).
        `progress` is called with the number of items that are done and that of all. Raises
        OSError.
        """
        if processes is None:
            processes = min(_processors(), _MOST)
        if processes > 1 and self._forking_pays(items) and hasattr(os, "fork"):
            return _make_forked(self, items, processes, progress)
        results = []
        for number, item in enumerate(items, 1):
            results.append(self.make(item))
            if progress is not None and number % _SLICE == 0:
                progress(number, len(items))
        return results

    def _forking_pays(self, items: Sequence[Item]) -> bool:
        pictures = 0
        for item in items:
            if isinstance(item, Drawn):
                entry = self._entries.get(output_path(item.address))
                pictures += entry is None or entry[:4] != self._renderer.fingerprint(item)
        return pictures >= MANY_PICTURES or len(items) >= self._many(items)

    def _many(self, items: Sequence[Item]) -> int:
        """The number of items from which forking pays: fewer if all must be rendered."""
        for item in items:
            if not isinstance(item, Asset):
                entry = self._entries.get(output_path(item.address))
                mark = self._renderer.fingerprint(item)
                if entry is None or (entry.site, entry.program) != (mark.site, mark.program):
                    return MANY_NEW
                return MANY
        return MANY


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _make_forked(
    maker: Maker, items: Sequence[Item], processes: int, progress: Progress | None
) -> list[Made | Failure]:
    shared, alone = _sliced(items)
    slices = [*shared, *alone]
    queues = [_queue(range(len(shared))), _queue(range(len(shared), len(slices)))]
    found: dict[int, list[Made | Failure]] = {}
    children: list[int] = []
    pipes: list[int] = []
    gc.freeze()
    try:
        for number in range(processes):
            reader, writer = os.pipe()
            pipes.append(reader)
            child = os.fork()
            if child == 0:
                for pipe in pipes:
                    os.close(pipe)  # else nobody would learn that the parent has gone
                mine = [[items[index] for index in numbers] for numbers in slices]
                _work(maker, mine, queues if number == 0 else queues[::-1], writer)
            children.append(child)
            os.close(writer)
        _collect(pipes, slices, found, progress, len(items))
    finally:
        gc.unfreeze()
        for pipe in (*queues, *pipes):
            os.close(pipe)  # a worker that still writes ends with its pipe
        for child in children:
            os.waitpid(child, 0)
    if len(found) < len(slices):
        raise OSError("a worker process ended early; is there enough memory?")
    ordered: list[Made | Failure | None] = [None] * len(items)
    for number, results in found.items():
        for index, result in zip(slices[number], results, strict=True):
            ordered[index] = result
    return [result for result in ordered if result is not None]


def _sliced(items: Sequence[Item]) -> tuple[list[range], list[range]]:
    """The items' numbers in slices: pages that share fragments, and those that stand alone.

    The first worker begins with the former and the others with the latter, so that a fragment is
    seldom rendered twice. What is no page goes with the page before it.
    """
    weights = [_PICTURE if isinstance(item, Drawn) else 1 for item in items]
    size = max(_SLICE, sum(weights) // 8_000 + 1)  # the numbers of all slices must fit a pipe
    slices: tuple[list[range], list[range]] = ([], [])
    kind = start = weight = 0
    for index, item in enumerate(items):
        other = int(item.alone) if isinstance(item, Page) else kind
        if other != kind or weight >= size:
            if index > start:
                slices[kind].append(range(start, index))
            kind, start, weight = other, index, 0
        weight += weights[index]
    slices[kind].append(range(start, len(items)))
    return slices


def _queue(numbers: range) -> int:
    """A pipe that holds numbers of slices, to be taken by whoever comes first."""
    reader, writer = os.pipe()
    os.write(writer, b"".join(number.to_bytes(4, "big") for number in numbers))
    os.close(writer)
    return reader


def _work(
    maker: Maker, slices: Sequence[Sequence[Item]], queues: Sequence[int], pipe: int
) -> NoReturn:
    """A worker's life: empty one queue, then help with the next."""
    try:
        gc.set_threshold(100_000, 50, 100)
        gc.enable()
        for queue in queues:
            while number := os.read(queue, 4):
                index = int.from_bytes(number, "big")
                try:
                    results = [maker.make(item) for item in slices[index]]
                except OSError as error:
                    _send(pipe, [index, error.errno, str(error)])
                    os._exit(0)
                _send(pipe, [index, results])
    finally:
        os._exit(0)


def _send(pipe: int, message: object) -> None:
    rest = memoryview(json.dumps(message).encode() + b"\n")
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _collect(
    pipes: Sequence[int],
    slices: Sequence[range],
    found: dict[int, list[Made | Failure]],
    progress: Progress | None,
    total: int,
) -> None:
    """Read what the workers send until all have ended. Raises OSError that a worker met."""
    done = 0
    with selectors.DefaultSelector() as selector:
        for reader in pipes:
            selector.register(reader, selectors.EVENT_READ, bytearray())
        while selector.get_map():
            for key, _ in selector.select():
                data = os.read(key.fd, 1 << 16)
                if not data:
                    selector.unregister(key.fd)
                    continue
                key.data.extend(data)
                *lines, rest = bytes(key.data).split(b"\n")
                key.data[:] = rest
                for line in lines:
                    index, *results = json.loads(line)
                    if len(results) == 2:
                        raise OSError(*results)
                    found[index] = [_result(result) for result in results[0]]
                    done += len(slices[index])
            if progress is not None:
                progress(done, total)


def _result(values: list[object]) -> Made | Failure:
    """A result as a worker sent it."""
    match values:
        case [str(path), [*entry], [*reasons], [int(time), int(size)]]:
            why = tuple(Reason(str(reason)) for reason in reasons)
            return Made(path, Entry(*map(str, entry)), why, Stat(time, size))
        case [str(address), str(message), str(template), None | int() as line]:
            return Failure(address, message, template, line)
    raise ValueError(f"a worker sent {values!r}")
