"""`Edition`: one state of the site, of which pages are rendered as browsers ask for them.

Nothing is written, so an edit is seen as soon as the site is planned again, however large it is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitegen.build.assembly import Assembly
from sitegen.build.failure import Attempts, Failure
from sitegen.build.links import find_address
from sitegen.digest import digest, digest_bytes
from sitegen.pages.page import Asset, Drawn, Item, Page, output_path, view_of

if TYPE_CHECKING:
    from sitegen.render.renderer import Fingerprint

MISSING = "/404.html"


class Answer(NamedTuple):
    """What a browser gets: bytes, or the `file` that holds them, or the `location` to ask for.

    `name` is the file's, which tells its kind. `failure` is why `data` is not what it should be.
    """

    status: HTTPStatus
    name: str = "index.html"
    data: bytes = b""
    file: Path | None = None
    location: str = ""
    failure: Failure | None = None


class Edition:
    """A planned site.

    `shown` is what browsers have seen of earlier editions, by address, and `before` an edition
    that could show everything: they stand in for a page that this one cannot render.
    """

    def __init__(
        self,
        site: Assembly,
        shown: Mapping[str, bytes] | None = None,
        before: Edition | None = None,
    ) -> None:
        self.site = site
        self._items = site.plan.items
        self._earlier = shown or {}
        self._before = before
        self._turn = threading.Lock()
        self._waiting: set[int] = set()  # the threads that serve somebody
        self._rendered: dict[str, bytes | Failure] = {}
        self._mark = ""

    @property
    def shown(self) -> dict[str, bytes]:
        """What browsers have seen, of this edition or else of earlier ones."""
        with self._first():
            own = {
                address: data
                for address, data in self._rendered.items()
                if not isinstance(data, Failure)
            }
        return {**self._earlier, **own}

    @property
    def base(self) -> str:
        """The path that the site will be served under, from its url: "/" or "/repo/"."""
        path = self.site.config.url.partition("://")[2].partition("/")[2].strip("/")
        return f"/{path}/" if path else "/"

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the people with a profile, by id."""
        return {key: str(person.name) for key, person in self.site.library.people.items()}

    def answer(self, path: str) -> Answer:
        """What stands at a path of the site; a page that cannot be rendered is shown as it was."""
        address = find_address(path, self._items)
        if not address or path == MISSING:
            if MISSING not in self._items:
                return Answer(HTTPStatus.NOT_FOUND)
            return self._print(self._items[MISSING])._replace(status=HTTPStatus.NOT_FOUND)
        if address == f"{path}/":
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=address)
        return self._print(self._items[address])

    def profile_at(self, path: str) -> str:
        """The person whose profile stands at a path of the site, or ""."""
        item = self._items.get(find_address(path, self._items) or "")
        if not isinstance(item, Page) or item.template != "person.html":
            return ""
        with self._first():
            found = Attempts().of(item, partial(view_of, item))
        return "" if isinstance(found, Failure) else str(found.person.id)

    def mark_of(self, answer: Answer) -> str:
        """A name for all that a browser sees: the page, its style sheets, its pictures."""
        return f"{digest_bytes(answer.data)}{int(answer.status)}{self._static}"

    @property
    def _static(self) -> str:
        """The digest of what pages load besides their own HTML."""
        if not self._mark:
            with self._first():
                self._mark = digest(
                    [
                        Attempts().of(item, partial(self.site.renderer.fingerprint, item))
                        for item in self._items.values()
                        if isinstance(item, Asset | Drawn)
                        or (isinstance(item, Page) and not item.address.endswith(("/", ".html")))
                    ]
                )
        return self._mark

    def _print(self, item: Item) -> Answer:
        name = output_path(item.address).rpartition("/")[2]
        if isinstance(item, Asset):
            return Answer(HTTPStatus.OK, name, file=item.file)
        with self._first():
            found = self._rendered.get(item.address)
            if found is None:
                attempt = Attempts().of(item, partial(self.site.renderer.render, item))
                found = self._rendered[item.address] = attempt
        if not isinstance(found, Failure):
            return Answer(HTTPStatus.OK, name, found)
        if item.address in self._earlier:
            return Answer(HTTPStatus.OK, name, self._earlier[item.address], failure=found)
        if self._before is not None:
            earlier = self._before.answer(item.address)
            if earlier.status == HTTPStatus.OK:
                return earlier._replace(failure=found)
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, name, failure=found)

    @contextmanager
    def _first(self) -> Iterator[None]:
        """The renderer's turn for somebody who waits in front of a browser."""
        self._waiting.add(threading.get_ident())
        try:
            with self._turn:
                yield
        finally:
            self._waiting.discard(threading.get_ident())

    def verify(
        self, known: Mapping[str, Fingerprint], interrupted: Callable[[], bool]
    ) -> Verdict | None:
        """Render everything that is not as in `known`, and forget it again, to find failures.

        Those who wait in front of a browser come first. None if `interrupted` says so.
        """
        marks: dict[str, Fingerprint] = {}
        failures: list[Failure] = []
        attempts = Attempts()
        renderer = self.site.renderer
        for address, item in self._items.items():
            if interrupted():
                return None
            while self._waiting:
                time.sleep(0.001)
            with self._turn:
                mark = attempts.of(item, partial(renderer.fingerprint, item))
                changed = not isinstance(mark, Failure) and known.get(address) != mark
                if changed and not isinstance(item, Asset | Drawn):
                    data = attempts.of(item, partial(renderer.render, item))
                    mark = data if isinstance(data, Failure) else mark
            if isinstance(mark, Failure):
                failures.append(mark)
            else:
                marks[address] = mark
        return Verdict(marks, tuple(failures))

    def close_past(self) -> None:
        """Keep nothing of earlier editions: this one can show everything."""
        self._earlier = {}
        self._before = None


class Verdict(NamedTuple):
    """The fingerprints of what could be rendered, and why the rest could not."""

    marks: dict[str, Fingerprint]
    failures: tuple[Failure, ...]
