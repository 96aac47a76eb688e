"""`SiteFolder`: a site written file by file, planned and rendered in this process."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.build.assembly import Assembly, assemble
from sitegen.build.settings import Settings
from sitegen.errors import Problem, Problems
from sitegen.pages.page import Asset, output_path


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "id" and value:
                self.ids.add(value)


class SiteFolder:
    """A folder that is a site: `write` files, then look at `pages`, `text`, `problems`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self.file_links = False
        self._assembly: Assembly | None = None
        self._problems = Problems()
        self._rendered: dict[str, bytes] = {}

    def write(self, path: str, text: str | bytes) -> SiteFolder:
        """Add a file; `path` is relative to the folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            text = text.encode()
        file.write_bytes(text)
        self._assembly, self._rendered = None, {}
        return self

    @property
    def assembly(self) -> Assembly | None:
        """The chain's stations; None when an error stands in the way."""
        if self._assembly is None:
            self._problems = Problems()
            settings = Settings(
                source=str(self.folder),
                output=str(self.folder / "public"),
                url=self.url or None,
                file_links=self.file_links,
            )
            self._assembly = assemble(settings, self._problems)
        return self._assembly

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the chain had to say."""
        assert self.assembly is not None or self._problems
        return self._problems.sorted()

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, without the note that `url` is missing."""
        return [problem.code for problem in self.problems if problem.code != "page-no-url"]

    @property
    def addresses(self) -> set[str]:
        """Every address of the plan."""
        assert self.assembly is not None, self._problems.sorted()
        return set(self.assembly.plan.items)

    def bytes(self, address: str) -> bytes:
        """What stands at an address."""
        assert self.assembly is not None, self._problems.sorted()
        if address not in self._rendered:
            item = self.assembly.plan.items[address]
            self._rendered[address] = (
                item.file.read_bytes()
                if isinstance(item, Asset)
                else self.assembly.renderer.render(item)
            )
        return self._rendered[address]

    def text(self, address: str) -> str:
        """What stands at an address, as text."""
        return self.bytes(address).decode()

    def main(self, address: str) -> str:
        """The page's main element as words only."""
        html = self.text(address)
        body = html[html.index("<main") : html.index("</main>")]
        return " ".join(re.sub(r"<[^>]+>", " ", body).split())

    def links(self, address: str) -> list[str]:
        """The href and src values of a page."""
        parser = _Links()
        parser.feed(self.text(address))
        return parser.links

    def broken_links(self) -> list[tuple[str, str]]:
        """Links inside the site that lead nowhere, anchors included."""
        files = {output_path(address) for address in self.addresses}
        pages = [a for a in self.addresses if a.endswith(("/", ".html"))]
        ids: dict[str, set[str]] = {}
        found: dict[str, list[str]] = {}
        for address in pages:
            parser = _Links()
            parser.feed(self.text(address))
            ids[output_path(address)] = parser.ids
            found[address] = parser.links
        broken = []
        for address, links in found.items():
            for link in links:
                if "://" in link or link.startswith("mailto:"):
                    continue
                path, _, anchor = link.partition("#")
                target = _resolve(output_path(address), path.partition("?")[0])
                if target not in files or (anchor and anchor not in ids.get(target, {anchor})):
                    broken.append((address, link))
        return broken


def _resolve(base: str, link: str) -> str:
    if not link:
        return base
    parts = base.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            assert parts, f"{link} on {base} leaves the site"
            parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    path = "/".join(parts)
    return f"{path}/index.html".lstrip("/") if link.endswith("/") else path


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """An empty site folder."""
    return SiteFolder(tmp_path)
