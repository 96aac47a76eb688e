"""`assemble`: the whole chain from files to a plan, in one place.

files --content--> records --resolve--> Library --pages--> Plan, and a renderer for it
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.build.collection import paused_collection
from sitegen.build.program import program_digest
from sitegen.build.settings import Settings
from sitegen.build.state import cache_folder, today
from sitegen.errors import Problems

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.content.load import Content
    from sitegen.model.library import Library
    from sitegen.pages.page import Plan
    from sitegen.render.renderer import Renderer
    from sitegen.resolve.suggestion import Suggestion
    from sitegen.theme import Theme


@dataclass(frozen=True)
class Assembly:
    """Every station of the chain, for those who want to look at one."""

    config: Config
    theme: Theme
    content: Content
    library: Library
    suggestions: tuple[Suggestion, ...]
    plan: Plan
    renderer: Renderer


class Warmth:
    """What one plan in a process hands to the next: it changes the time, never the result.

    `memo` is that of `load_content`.
    """

    def __init__(self) -> None:
        self.memo: dict[str, object] = {}
        self.program = program_digest()


@paused_collection()
def assemble(
    settings: Settings, problems: Problems, warmth: Warmth | None = None
) -> Assembly | None:
    """Read the source and plan the site; nothing is rendered or written.

    What is wrong is added to `problems`. None when an error stands in the way of a plan.
    """
    from sitegen.config import read_config
    from sitegen.content.load import load_content
    from sitegen.pages.plan import plan_site
    from sitegen.pictures.album import Album
    from sitegen.render.renderer import Renderer
    from sitegen.resolve.library import resolution
    from sitegen.theme import load_theme

    warmth = warmth or Warmth()
    source = Path(settings.source)
    day = datetime.date.fromisoformat(today())

    config = read_config(source, problems, url=settings.url)
    if settings.drafts:
        config = replace(config, drafts=True)
    theme = load_theme(source, config, problems)
    if problems.errors:
        return None
    content = load_content(source, config, problems, memo=warmth.memo)
    if problems.errors:  # what a file does not say would only look like more that is wrong
        return None
    config = config.for_people(content.people)
    resolved = resolution(content, config, problems, today=day)
    library = resolved.library
    cache = cache_folder(settings.source)
    album = Album(Path(cache) if cache else None)
    plan = plan_site(library, config, theme, content, problems, album=album)
    album.save()
    renderer = Renderer(
        theme,
        plan.site,
        program=warmth.program,
        bytecode=Path(cache, "templates") if cache else None,
        file_links=settings.file_links,
    )
    return Assembly(config, theme, content, library, resolved.suggestions, plan, renderer)
