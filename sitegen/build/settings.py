"""`Settings`: what a run was asked for, besides what the files say."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Settings:
    """The folders and options of a run; folders are absolute.

    `drafts` shows drafts and what is not to be published yet, `file_links` makes links name
    index.html, `url` is the site's address if the environment's SITEGEN_URL gives one. This
    module is read by every build, also by one with nothing to do: it imports nothing heavy.
    """

    __slots__ = ("drafts", "file_links", "output", "source", "url")

    def __init__(
        self,
        source: str = ".",
        output: str | None = None,
        *,
        drafts: bool = False,
        file_links: bool = False,
        url: str | None = None,
    ) -> None:
        self.source = os.path.abspath(source)
        self.output = os.path.abspath(os.path.join(source, "public") if output is None else output)
        self.drafts = drafts
        self.file_links = file_links
        self.url = os.environ.get("SITEGEN_URL", "").strip() if url is None else url

    def as_state(self) -> dict[str, Any]:
        """The options that shape the site."""
        return {"drafts": self.drafts, "file_links": self.file_links, "url": self.url}
