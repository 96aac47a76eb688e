"""`record_history`: bring content/history.yaml up to date with what the site shows."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from sitegen.build.settings import Settings
from sitegen.build.state import today
from sitegen.config import find_source, read_config
from sitegen.content.history import PATH, history_text, read_history
from sitegen.content.load import load_content
from sitegen.errors import Place, Problems
from sitegen.insight.history import History
from sitegen.model.history import Day
from sitegen.resolve.library import resolve


def record_history(
    settings: Settings, date: str, problems: Problems, write: Callable[[Path, bytes], None]
) -> Day | None:
    """Add to the history file what it does not say yet, under `date` (YYYY-MM-DD).

    `write` writes a file whole.

    None when there is nothing to add, and when an error, which is added to `problems`, forbids
    it: there is no content/, site.yaml or the history cannot be read, the file cannot be written.
    """
    source = Path(settings.source)
    found = find_source(source)
    if found is not None and found.layout != "content":
        problems.add(
            "record-no-content",
            Place(),
            "a folder of .bib files has no place for a history",
            "make a folder content/works/ and move the .bib files into it",
        )
        return None
    said = Problems()
    config = read_config(source, said, url=settings.url)
    if said.errors:
        problems.extend(said.errors)
        return None
    content = load_content(source, config, said)
    day = datetime.date.fromisoformat(today())
    library = resolve(content, config.for_people(content.people), said, today=day)
    file = source / PATH
    try:
        text = file.read_bytes().decode() if file.exists() else ""
        held = read_history(text.encode(), PATH, wrong := Problems()).history
        if len(wrong):
            problems.extend(wrong)
            raise ValueError("it has problems, and adding to it could lose what it says")
        news = History(library, held).unrecorded(date)
        if news is None:
            return None
        whole = history_text(text, [news])
        if read_history(whole.encode(), PATH, Problems()).history != (*held, news):
            raise ValueError("a list in brackets cannot be added to; write one day a line")
        write(file, whole.encode())
    except (OSError, ValueError) as error:
        message = f"the history cannot be brought up to date: {error}"
        problems.add("record-failed", Place(PATH), message, "mend the file")
        return None
    return news
