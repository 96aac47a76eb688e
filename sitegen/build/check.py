"""`check_site`: everything that is wrong with a site as its readers would meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sitegen.build.assembly import Assembly, assemble
from sitegen.build.build import is_html, make_report
from sitegen.build.dangling import report_dangling
from sitegen.build.failure import Attempts, Failure, tell_failures
from sitegen.build.links import PageLinks, find_address, page_links, resolve_link
from sitegen.build.making import Progress
from sitegen.build.report import Report
from sitegen.build.settings import Settings
from sitegen.build.sources import Sources
from sitegen.errors import NOWHERE, Place, Problems
from sitegen.insight.doctor import examine, idle_repairs
from sitegen.pages.page import Page
from sitegen.text.printing import plain

_SHOWN = 3  # pages that are named for one broken link


def check_site(settings: Settings, *, progress: Progress | None = None) -> Report:
    """Make every page in memory and follow its links; nothing is written.

    Reports what a build would, and more that only a look at the finished pages can find.
    """
    problems = Problems()
    site = assemble(settings, problems)
    if site is None or problems.errors:
        return make_report(site, problems)
    sources = Sources(site)
    links = _links(site, problems, progress)
    if problems.errors:
        return make_report(site, problems)
    _check_links(site, links, sources, problems)
    _check_reach(site, links, sources, problems)
    _check_works(site, sources, problems)
    _check_texts(site, sources, problems)
    report_dangling(site, sources, problems)
    for suggestion in site.suggestions:
        where = f" in {suggestion.file}" if suggestion.file else ""
        problems.add(
            f"check-{suggestion.kind}",
            suggestion.place,
            suggestion.message,
            f"to decide it, write{where}: {suggestion.line}",
        )
    return make_report(site, problems)


def _links(site: Assembly, problems: Problems, progress: Progress | None) -> dict[str, PageLinks]:
    """The links and anchors of every page; a page that fails is an error."""
    pages = [item for item in site.plan.items.values() if is_html(item)]
    found: dict[str, PageLinks] = {}
    failures = []
    attempts = Attempts()
    for number, page in enumerate(pages, 1):
        html = attempts.of(page, partial(site.renderer.render, page))
        if isinstance(html, Failure):
            failures.append(html)
        else:
            found[page.address] = page_links(html.decode())
        if progress is not None:
            progress(number, len(pages))
    tell_failures(failures, problems)
    return found


def _check_links(
    site: Assembly, links: Mapping[str, PageLinks], sources: Sources, problems: Problems
) -> None:
    """Report links and anchors that lead nowhere, once each, with the pages that have them."""
    broken: dict[tuple[str, str, str], list[str]] = {}
    for page, found in links.items():
        for link, target, anchor in _inner(site, page, found):
            address = find_address(target, site.plan.items) if target else ""
            if not address:
                redirect = _is_redirect(site, page)
                code = "check-redirect" if redirect else _code(target)
                broken.setdefault((code, target or link, ""), []).append(page)
            elif anchor and anchor != "top":
                there = links.get(address)
                if there is not None and anchor not in there.anchors:
                    broken.setdefault(("check-anchor", address, anchor), []).append(page)
    settings = _settings(site)
    messages = {
        "check-link": "the link to {target} leads nowhere",
        "check-asset": "the file {target} is missing",
        "check-redirect": "the redirect to {target} leads nowhere",
        "check-anchor": "the page {target} has no anchor #{anchor}",
    }
    hints = {
        "check-link": "correct the link, or add the page",
        "check-asset": "put the file into content/assets/, or correct its name",
        "check-redirect": "correct the alias, or add the page",
        "check-anchor": "correct what stands after the #",
    }
    for (code, target, anchor), pages in broken.items():
        place, shown = _where(pages, sources, f"#{anchor}" if anchor else target)
        place = settings.get((target, anchor), place)
        text = messages[code].format(target=target, anchor=anchor)
        problems.add(code, place, f"{text} (on {shown})", hints[code])


def _settings(site: Assembly) -> dict[tuple[str, str], Place]:
    """Where site.yaml states an address and anchor that stand on every page: nav, a logo."""
    config = site.config
    named = [(f"nav.{address}", address) for address, _ in config.nav]
    named += [(f"options.{name}", text) for name, text in config.options.items() if "/" in text]
    return {
        inside: config.place(name)
        for name, address in named
        if (inside := resolve_link("/", address)) is not None
    }


def _inner(site: Assembly, page: str, found: PageLinks) -> Iterator[tuple[str, str, str]]:
    """The links of a page that stay inside the site: (link, address, anchor)."""
    root = "/" + site.config.url.partition("://")[2].partition("/")[2].strip("/")
    for link in found.links:
        own = link.removeprefix(site.config.url) if site.config.url else link
        if own != link and own[:1] not in ("/", "#", "?", ""):
            continue  # another site whose name begins like ours
        if own != link:
            inside = resolve_link("/", own or "/")
        else:
            inside = resolve_link(page, link, root if root == "/" else f"{root}/")
        if inside is not None:
            yield link, *inside


def _code(target: str) -> str:
    return "check-asset" if target.startswith(("/assets/", "/static/")) else "check-link"


def _is_redirect(site: Assembly, address: str) -> bool:
    item = site.plan.items[address]
    return isinstance(item, Page) and item.template == "redirect.html"


def _where(pages: list[str], sources: Sources, words: str) -> tuple[Place, str]:
    """Where the first page that has a source has some words, and the pages in words."""
    places = (sources.mention(page, words) for page in pages)
    place = next((place for place in places if place.path), NOWHERE)
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return place, ", ".join(pages[:_SHOWN]) + more


def _check_reach(
    site: Assembly, links: Mapping[str, PageLinks], sources: Sources, problems: Problems
) -> None:
    """Report pages that no way leads to from the home page, and anchors that stand twice."""
    reached = {"/"}
    waiting = ["/"]
    while waiting:
        page = waiting.pop()
        for _, target, _ in _inner(site, page, links[page]) if page in links else ():
            address = find_address(target, site.plan.items) if target else ""
            if address and address not in reached:
                reached.add(address)
                waiting.append(address)
    for page, found in links.items():
        if page not in reached and page != "/404.html" and not _is_redirect(site, page):
            problems.add(
                "check-orphan",
                sources.place(page),
                f"no link leads from the home page to {page}",
                "link to it, or list it under nav in site.yaml",
            )
        for anchor in found.twice:
            problems.add(
                "check-anchor-twice",
                sources.place(page),
                f"the page {page} has the anchor #{anchor} twice",
                "give one of the two another name",
            )


def _check_works(site: Assembly, sources: Sources, problems: Problems) -> None:
    """Report works without a title or a year."""
    for work in site.library.works:
        if not plain(work.title).strip():
            problems.add(
                "check-no-title",
                sources.work(work, "title"),
                f"the work {work.id} has no title",
                "add its title",
            )
        if not work.date:
            problems.add(
                "check-no-year",
                sources.work(work, "date"),
                f"the work {work.id} has no year",
                'add its year, or a status such as "in press"',
            )


def _check_texts(site: Assembly, sources: Sources, problems: Problems) -> None:
    """Report repaired texts, what looks damaged, promised or cut, and repairs of nothing."""
    for found in examine(site.library, site.config):
        place = sources.work(found.work, found.field, found.offset)
        problems.add(found.code, place, found.message, found.hint)
    for name in idle_repairs(site.config, site.content.records):
        problems.add(
            "check-repair-idle",
            site.config.place("repairs"),
            f"no work comes from “{name}”, which repairs names",
            "correct the name: a path such as content/works/a.bib, or a source such as openalex",
        )
