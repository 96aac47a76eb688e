"""`check_unprinted`: names that must not appear in what a library does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.errors import Place, Problems

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.load import Content
    from sitegen.resolve.suppress import Suppression


def check_unprinted(
    content: Content, stated: Config, suppression: Suppression, problems: Problems
) -> None:
    """Report names in the names of files that are copied, and in what site.yaml has pages say."""
    if not suppression.active:
        return
    copied = [f"content/assets/{asset.path}" for asset in content.assets]
    copied += [f"content/root/{asset.path}" for asset in content.root]
    for path in copied:
        if suppression.hides(path.split("/", 2)[2]):
            problems.add(
                "suppress-file-name",
                Place(path),
                "the file's name holds a name that must not appear",
                "rename the file",
            )
    texts = [(name, getattr(stated, name)) for name in ("title", "description", "newsletter")]
    texts += [(f"options.{name}", text) for name, text in stated.options.items()]
    for field, text in texts:
        if suppression.hides(text):
            _in_settings(field, stated.place(field), problems)
    for url, label in stated.nav:
        if suppression.hides(f"{label} | {url}"):
            _in_settings("nav", stated.place(f"nav.{url}"), problems)


def _in_settings(field: str, place: Place, problems: Problems) -> None:
    problems.add(
        "suppress-file-name",
        place,
        f"the site's {field} holds a name that must not appear",
        "write it without the name",
    )
