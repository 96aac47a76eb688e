"""Facets: by what a list of works can be narrowed, and what each card says for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sitegen.model.name import reading_order
from sitegen.model.work import Work
from sitegen.pages.address import slug
from sitegen.pages.views import Facet, FacetOption

if TYPE_CHECKING:
    from sitegen.pages.site import Site

FEW = 15  # works; a list of no more is seen at a glance
_MOST = 60  # options of a facet, those of most works
KEYS = ("year", "type", "topic", "venue", "author", "code")
_CODE = frozenset(("code", "software"))


def tokens(site: Site, work: Work) -> str:
    """What a work is filtered by, as its card carries it: "year=1936 type=book topic=logic"."""
    found = [f"year={work.date.year}"] if work.date.year else []
    found.append(f"type={work.type}")
    of = site.addresses.of
    found += [f"topic={slug(key)}" for key in work.topics if of("topics", key)]
    if work.venue_id in site.library.venues:
        found.append(f"venue={slug(work.venue_id)}")
    people = dict.fromkeys([a.person for a in work.authorships if a.person])
    found += [f"author={slug(person)}" for person in people]
    if work.type == "software" or any(link.kind in _CODE for link in work.links):
        found.append("code=yes")
    return " ".join(found)


def facets(site: Site, works: Sequence[Work]) -> tuple[Facet, ...]:
    """The facets that tell the works of a list apart; none for a short list.

    What every work shares is no option, and neither is a venue of one work.
    """
    if len(works) <= FEW:
        return ()
    counted = Counter(token for work in works for token in site.card(work).facets.split(" "))
    found: dict[str, list[FacetOption]] = {key: [] for key in KEYS}
    for token, number in counted.items():
        key, _, value = token.partition("=")
        if number < len(works) and (key != "venue" or number > 1):
            found[key].append(FacetOption(value, _label(site, key, value), number))
    return tuple(Facet(key, _ordered(key, options)) for key, options in found.items() if options)


def _label(site: Site, key: str, value: str) -> str:
    """The name of an option; types and code have words of the theme."""
    if key in ("topic", "venue", "author"):
        return site.facet_labels[key, value]
    return value


def _ordered(key: str, options: list[FacetOption]) -> tuple[FacetOption, ...]:
    if key == "year":
        return tuple(sorted(options, key=lambda option: int(option.value), reverse=True))
    options.sort(key=lambda option: (-option.number, reading_order(option.label), option.value))
    options = options[:_MOST]
    if key != "type":
        options.sort(key=lambda option: (reading_order(option.label), option.value))
    return tuple(options)
