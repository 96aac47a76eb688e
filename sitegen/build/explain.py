"""`explain_address`: what an address is made from, and why a build would write it or keep it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from sitegen.build import state
from sitegen.build.assembly import Assembly, assemble
from sitegen.build.decision import decide
from sitegen.build.manifest import NO_FILES, read_manifest
from sitegen.build.settings import Settings
from sitegen.build.sources import Sources
from sitegen.content.notes import BODY
from sitegen.errors import NOWHERE, Place, Problems
from sitegen.pages.note import HOME_NOTE
from sitegen.pages.page import Asset, Document, Item, Page, Picture, SocialCard, output_path
from sitegen.pages.page_views import HomeView
from sitegen.theme import references

_OWN = "the site's theme/"


def explain_address(settings: Settings, text: str, problems: Problems) -> list[str]:
    """The explanation, line by line; an error is added for an address that the site has not.

    `text` may be an address ("/people/ada/", "people/ada") or a file of the output folder.
    """
    site = assemble(settings, problems)
    if site is None or problems.errors:
        return []
    item = _find(settings, site, text)
    if item is None:
        near = difflib.get_close_matches(f"/{text.strip('/')}/", site.plan.items, 3, 0.5)
        problems.add(
            "output-no-address",
            NOWHERE,
            f"the site has no address {text}",
            f"did you mean {' or '.join(near)}?" if near else "the site has no address like it",
        )
        return []
    return [item.address, f"  file: {output_path(item.address)}", *_lines(settings, site, item)]


def _find(settings: Settings, site: Assembly, text: str) -> Item | None:
    items = site.plan.items
    by_path = {output_path(address): item for address, item in items.items()}
    relative = os.path.relpath(os.path.abspath(text), settings.output).replace(os.sep, "/")
    path = f"/{text.strip('/')}"
    for address in (text, path, f"{path}/", "/" if path == "/" else path):
        if address in items:
            return items[address]
    return by_path.get(relative) or by_path.get(text.strip("/"))


def _lines(settings: Settings, site: Assembly, item: Item) -> Iterator[str]:
    for place in _subjects(site, item):
        yield f"  its subject stands in {place}"
    match item:
        case Page():
            yield f"  page of the template {item.template}:"
            yield from (f"    {line}" for line in _templates(settings, site, item.template))
        case Document(template=""):
            yield f"  document made by the writer {item.writer}"
        case Document():
            yield f"  PDF of the template {item.template}, made by {item.maker}:"
            yield from (f"    {line}" for line in _templates(settings, site, item.template))
        case Picture():
            shown = os.path.relpath(item.file, settings.source).replace(os.sep, "/")
            yield f"  copy of {shown}, {item.width:,} pixels wide, made by {item.maker}"
        case SocialCard():
            yield f"  social card, drawn by {item.maker}"
        case Asset():
            shown = os.path.relpath(item.file, settings.source).replace(os.sep, "/")
            yield f"  copy of {shown}, {item.size:,} bytes"
    manifest = read_manifest(Path(settings.output), Problems()) or NO_FILES
    known = state.outputs_of(state.load(settings))
    decision = decide(item, site.renderer, settings.output, manifest.entries, known)
    if decision.reasons:
        yield f"  a build would write it, because {' and '.join(decision.reasons)}"
    else:
        yield "  a build would keep it: nothing that it depends on has changed"
    for name, value in zip(decision.fingerprint._fields, decision.fingerprint, strict=True):
        if value:
            yield f"  {name}: {value}"


def _subjects(site: Assembly, item: Item) -> list[Place]:
    """Where what a page is about stands; the front page has the owner's file and its own text."""
    places = [Sources(site).place(item.address)]
    if isinstance(item, Page) and isinstance(view := item.view, HomeView):
        at = site.content.places.nearest
        places.append(at(f"people/{view.head.own}") if view.owner else NOWHERE)
        places.append(at(f"pages/{HOME_NOTE}", BODY))
    return [place for place in places if place.path]


def _templates(settings: Settings, site: Assembly, name: str) -> Iterator[str]:
    """The template and those it uses that are the site's own, with their files; how many more."""
    waiting, seen, others = [name], set(), 0
    while waiting:
        template = waiting.pop()
        if template in seen:
            continue
        seen.add(template)
        path = site.theme.find(template)
        if path is None:
            yield f"{template} (missing)"
            continue
        layer = _layer(settings, site, path)
        if template == name or layer == _OWN:
            yield f"{template} from {layer}"
        else:
            others += 1
        waiting += [found for found, _ in references(site.theme.source(template)) if found]
    if others:
        yield f"and {others} {'template' if others == 1 else 'templates'} of the theme that it uses"


def _layer(settings: Settings, site: Assembly, path: Path) -> str:
    for layer in site.theme.layers:
        if layer.folder in path.parents:
            own = Path(settings.source) / "theme" == layer.folder
            return _OWN if own else f"the theme {layer.name}"
    return path.name
