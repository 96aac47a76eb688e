"""Services of others that a site may ask for: comments below posts, counting of visits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table, Values

COMMENTS = Table(
    "comments",
    (
        Field("service", Kind.CHOICE, "Whose comments.", choices=("giscus", "isso")),
        Field("url", Kind.TEXT, "Where isso answers."),
        Field("repo", Kind.TEXT, "giscus: the repository, owner/name."),
        Field("repo_id", Kind.TEXT, "giscus: its id, as giscus.app shows it."),
        Field("category", Kind.TEXT, "giscus: the category of discussions."),
        Field("category_id", Kind.TEXT, "giscus: its id."),
    ),
)
ANALYTICS = Table(
    "analytics",
    (
        Field("service", Kind.CHOICE, "Who counts.", choices=("goatcounter", "plausible")),
        Field("url", Kind.TEXT, "goatcounter: where it counts; plausible: its script."),
        Field("domain", Kind.TEXT, "plausible: the site's name there."),
    ),
)

# What each service cannot do without.
_NEEDS = {
    "giscus": ("repo", "repo_id", "category", "category_id"),
    "isso": ("url",),
    "goatcounter": ("url",),
    "plausible": ("url", "domain"),
}
# Part of a Content-Security-Policy, so nothing that could end a directive.
_URL = re.compile(r"https://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.~%/-]*)?\Z")


def service(values: Values, name: str, problems: Problems) -> Mapping[str, str]:
    """The settings of a service by field, with "service"; {} when one is missing or wrong."""
    stated = values.get(name)
    if stated is None:
        return {}
    place = values.places.get(name, Place())
    if "service" in stated.places and "service" not in stated.found:
        return {}  # none of those that there are, and reported as such
    settings = {field: stated.text(field).strip() for field in stated.places}
    settings = {field: text for field, text in settings.items() if text}
    needs = _NEEDS.get(settings.get("service", ""), ("service",))
    if missing := [field for field in needs if field not in settings]:
        message = f"the service for {name} lacks {', '.join(missing)}"
        problems.add("config-service", place, message, "it is left out until all are there")
        return {}
    if "url" in settings and not _URL.match(settings["url"]):
        message = f"“{settings['url']}” is no address of a service"
        problems.add(
            "config-service", place, message, "write it as https://stats.example.org/count"
        )
        return {}
    return settings
