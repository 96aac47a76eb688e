"""OpenAlex's interface through pyalex, speaking through our client. The only door to pyalex."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sitegen.errors import NOWHERE
from sitegen.fetch.client import RefusedError, UnansweredError
from sitegen.fetch.openalex_work import SELECT
from sitegen.fetch.reader import Json
from sitegen.fetch.service import OPENALEX
from sitegen.fetch.source import Desk

PAGE = 100  # results a page; the service gives no more
KEYLESS_MOST = 10_000  # results that paging without a key reaches
_HARD_CODED = "https://api.openalex.org"  # what pyalex asks, whatever its settings say


class _Reply:
    """As much of a response as pyalex looks at. The client has raised for every other status."""

    status_code = 200

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def raise_for_status(self) -> None:
        """Nothing."""

    def json(self) -> dict[str, Any]:
        """The answer, in a shape that pyalex can take apart."""
        return self._data


class _Session:
    """Stands in for the session that pyalex makes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, url: str, **_: object) -> _Reply:
        """The reply to a request, through our client."""
        path = url.removeprefix(_HARD_CODED).replace("%3A", ":")
        data = self._desk.client.get(OPENALEX, path).data
        if "?" not in path:  # one entity
            return _Reply({"id": None, **{k: v for k, v in data.items() if k != "results"}})
        if not isinstance(data.get("results"), list):
            raise UnansweredError("fetch-unreachable", "OpenAlex sends a list without results")
        items = [*Json(data["results"], self._desk.damage, "results")]
        results = [item.value for item in items if isinstance(item.value, dict)]
        meta = data["meta"] if isinstance(data.get("meta"), dict) else {}
        lost = len(data["results"]) - len(results)
        return _Reply({"results": results, "meta": {**meta, "lost": lost}})


class Pages:
    """The pages of an author's works: by cursor with a key, by number without one.

    `count` is the number of works that the service states, None before the first page or when it
    states none. Each page is its results and how many of them were no mappings.
    """

    def __init__(self, api: Api, author: str) -> None:
        self.count: int | None = None
        self._api, self._author = api, author

    def __iter__(self) -> Iterator[tuple[list[Json], int]]:
        damage = self._api.desk.damage
        cursor = "*" if self._api.desk.client.has_key(OPENALEX) else ""
        cursors: set[str] = set()
        page = 1
        while page <= 1 + (self.count or KEYLESS_MOST):
            answer = self._api.page(self._author, cursor, page)
            meta = Json(dict(answer.meta), damage, "meta")
            if self.count is None:
                self.count = meta.need("count").integer()
            results = [
                Json(dict(item), damage, f"results[{number}]") for number, item in enumerate(answer)
            ]
            yield results, meta["lost"].integer() or 0
            page += 1
            if cursor:
                cursor = meta["next_cursor"].text()
                cursor = "" if cursor in cursors else cursor
                cursors.add(cursor)
            if not cursor and (page - 1) * PAGE >= KEYLESS_MOST:
                return


class Api:
    """The look-ups of one fetch. Each raises `UnansweredError` when the service gives nothing."""

    def __init__(self, pyalex: Any, desk: Desk) -> None:
        self.desk = desk
        self._pyalex = pyalex
        self._select = list(SELECT)

    def author(self, author_id: str) -> Json:
        """An author by id; one that was merged away comes with its new id."""
        return self._entity(lambda: self._pyalex.Authors()[author_id], author_id)

    def author_of_orcid(self, orcid: str) -> Json:
        """The one author that the service shows for an ORCID iD."""
        return self._entity(lambda: self._pyalex.Authors()[f"orcid:{orcid}"], orcid)

    def authors_by_orcid(self, orcid: str) -> list[Json]:
        """All authors that carry an ORCID iD."""
        found = self._patient(lambda: self._pyalex.Authors().filter(orcid=orcid).get())
        damage = self.desk.damage
        return [Json(dict(item), damage, f"results[{n}]") for n, item in enumerate(found)]

    def work(self, work_id: str) -> Json:
        """A work with all its authors; by id, or "doi:10.1000/x"."""
        return self._entity(lambda: self._pyalex.Works().__getitem__(work_id), work_id)

    def pages(self, author: str) -> Pages:
        """The pages of an author's works."""
        return Pages(self, author)

    def page(self, author: str, cursor: str, page: int) -> Any:
        """One page; a key, a cursor or a field that the service refuses is done without."""
        while True:
            works = self._pyalex.Works().filter(author={"id": author})
            if self._select:
                works = works.select(self._select)
            place = {"cursor": cursor} if cursor else {"page": page}
            try:
                return works.get(per_page=PAGE, **place)
            except RefusedError as refused:
                if refused.status == 401 and self.desk.client.has_key(OPENALEX):
                    self._drop_key()
                elif refused.status != 401 and self._select:
                    self._narrow(refused.message)
                    continue
                elif not cursor:
                    raise
                cursor = ""

    def _narrow(self, message: str) -> None:
        """Ask for fewer fields: without those that the refusal names, else for whole works."""
        refused, _, _ = message.partition("alid fields are")
        named = [name for name in self._select if f"{name} " in refused]
        self.desk.damage.add("select", "names a field that the service no longer has")
        self._select = [name for name in self._select if name not in named] if named else []

    def _entity(self, get: Callable[[], Any], path: str) -> Json:
        return Json(dict(self._patient(get)), self.desk.damage, path)

    def _patient(self, get: Callable[[], Any]) -> Any:
        """What `get` gives, tried again without the key when that is refused."""
        try:
            return get()
        except RefusedError as refused:
            if refused.status != 401 or not self.desk.client.has_key(OPENALEX):
                raise
            self._drop_key()
            return get()

    def _drop_key(self) -> None:
        self.desk.client.drop_key(OPENALEX)
        self.desk.problems.add(
            "fetch-key",
            NOWHERE,
            "OpenAlex refuses the key in OPENALEX_API_KEY; the fetch goes on without it",
            "copy the key again from your OpenAlex account",
        )


@contextmanager
def open_api(desk: Desk) -> Iterator[Api]:
    """The interface. pyalex's address is hard-coded, its session is not: that is the seam."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyalex
        import pyalex.api

    real = pyalex.api._get_requests_session
    pyalex.api._get_requests_session = lambda: _Session(desk)
    try:
        yield Api(pyalex, desk)
    finally:
        pyalex.api._get_requests_session = real
