"""What content names and the site does not have: files, works, people.

Pages leave such links out, so that no reader meets them; their author wants to know.
"""

from __future__ import annotations

from sitegen.build.assembly import Assembly
from sitegen.build.sources import Sources
from sitegen.errors import Place, Problems
from sitegen.model.note import Note
from sitegen.pages.address import Addresses
from sitegen.pages.site import Site
from sitegen.resolve.places import note_place


def report_dangling(assembly: Assembly, sources: Sources, problems: Problems) -> None:
    """Report the files of works and notes that are missing, and ids in notes that nothing has."""
    nowhere = Addresses(sections={}, slugs_of={}, notes={})
    site = Site(assembly.library, assembly.config, assembly.content, nowhere, problems)
    for work in assembly.library.works:
        files = [(link.url, link.kind) for link in work.links]
        for name, kind in (*files, (work.preview, "preview")):
            if name and not site.resolve_link(name, kind):
                place = sources.work(work, "preview" if kind == "preview" else "links")
                _missing(f"the work {work.id}", name, place, problems)
    for note in assembly.library.notes:
        place = note_place(assembly.content.places, note.collection, note.id)
        _check_note(site, note, place, problems)


def _check_note(site: Site, note: Note, place: Place, problems: Problems) -> None:
    from sitegen.text.markdown import parse_body

    body = parse_body(note.body.source)
    bracketed = {
        w.key for citation in body.citations if not citation.in_text for w in citation.works
    }
    # "@somebody" in running text may be a handle of a social network.
    handles = set(body.cited_keys) - bracketed
    unknown = [("work", key) for key in note.works if key not in site.library.work_by_key]
    unknown += [("person", key) for key in note.people if key not in site.library.people]
    for kind, key in unknown:
        if key not in handles:
            problems.add(
                "check-unknown-id",
                place,
                f"{note.collection}/{note.id} names the {kind} “{key}”, which the site does not "
                "have",
                "correct the key, or add what it names",
            )
    for url in dict.fromkeys((*body.links, note.image)):
        if url and not url.startswith(("#", "/")):
            found = site.resolve_link(url, "image") or site.resolve_link(url, "pdf")
            if not found:
                _missing(f"{note.collection}/{note.id}", url, place, problems)


def _missing(who: str, name: str, place: Place, problems: Problems) -> None:
    problems.add(
        "check-asset",
        place,
        f"{who} names the file {name}, which is missing; no page links to it",
        "put the file into content/assets/, or correct its name",
    )
