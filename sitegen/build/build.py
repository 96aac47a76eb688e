"""`build_site`: from a source folder to a site folder, and the report of what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from sitegen.build import state
from sitegen.build.assembly import Assembly, assemble
from sitegen.build.collection import paused_collection
from sitegen.build.dangling import report_missing
from sitegen.build.folder import Outcome, write_site
from sitegen.build.output import refuse_folders
from sitegen.build.report import Report
from sitegen.build.settings import Settings
from sitegen.build.sources import Sources
from sitegen.errors import NOWHERE, Problems, SiteError
from sitegen.pages.page import Item, Page, output_path

if TYPE_CHECKING:
    from sitegen.build.making import Progress

_TOLD = 10  # vanished addresses that are named one by one
_NOTHING = Outcome({}, (), (), {})


@paused_collection()
def build_site(
    settings: Settings,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Build a site into its output folder.

    If the report holds an error, the folder is as it was. `processes` and `progress` are those of
    `Maker.make_all`.
    """
    problems = Problems()
    if refuse_folders(Path(settings.source), Path(settings.output), problems):
        return make_report(None, problems)
    snapshot = state.Snapshot(settings)
    site = assemble(settings, problems)
    if site is None or problems.errors:
        return make_report(site, problems)
    report_missing(site, Sources(site), problems)
    events = Problems()
    try:
        outcome = write_site(
            site.plan.items,
            site.renderer,
            Path(settings.output),
            events,
            known=state.outputs_of(state.load(settings)),
            processes=processes,
            progress=progress,
        )
    except SiteError as error:
        return make_report(site, Problems([*problems, *error.problems]))
    _tell_vanished(outcome, events)
    lasting = make_report(site, problems, outcome)
    day = state.today() if depends_on_day(site) else None
    state.save(snapshot, lasting, outcome.stats, day=day)
    return make_report(site, Problems([*problems, *events]), outcome)


def make_report(site: Assembly | None, problems: Problems, outcome: Outcome = _NOTHING) -> Report:
    """The report of a run over a site, or of one that did not get as far as a plan."""
    found = [problem.as_json() for problem in problems.sorted()]
    if site is None:
        return Report(found)
    pages = {output_path(item.address) for item in site.plan.items.values() if is_html(item)}
    return Report(
        found,
        works=len(site.library.works),
        written=len(pages.intersection(outcome.written)),
        kept=len(pages.intersection(outcome.kept)),
        removed=sum(path.endswith(".html") for path in outcome.removed),
        files=len(site.plan.items),
        sources=site.content.sources,
        strict=site.config.strict,
        reasons={path: tuple(map(str, why)) for path, why in outcome.written.items()},
    )


def is_html(item: Item) -> TypeGuard[Page]:
    """Whether an item is a page that people read; a theme may render style sheets, too."""
    return isinstance(item, Page) and item.address.endswith(("/", ".html"))


def depends_on_day(site: Assembly) -> bool:
    """Whether another day's build of the same files might differ: something waits for its date."""
    day = state.today()
    return any(
        waits is not None and waits.iso > day
        for waits in (
            *(record.fields.get("publish_after") for record in site.content.records),
            *(note.date for note in site.content.notes),
        )
    )


def _tell_vanished(outcome: Outcome, events: Problems) -> None:
    """Say which addresses a build took from the site: links to them are now broken."""
    gone = [path for path in outcome.removed if path.endswith(".html")]
    for path in gone[:_TOLD]:
        address = f"/{path.removesuffix('index.html')}"
        events.add(
            "output-vanished",
            NOWHERE,
            f"{address} is gone",
            f"if it moved, add this to what stands there now: aliases: [{address}]",
        )
    if len(gone) > _TOLD:
        events.add("output-vanished", NOWHERE, f"{len(gone) - _TOLD} more addresses are gone")
