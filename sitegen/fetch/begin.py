"""The first files of a site that starts from nothing but an ORCID iD."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from sitegen.fetch.add import write_new
from sitegen.fetch.orcid import Orcid
from sitegen.fetch.record import Record, as_list, tidy
from sitegen.fetch.source import Desk, Harvest, Owner, Wanted
from sitegen.files import identifiers
from sitegen.files.yaml_file import write_yaml
from sitegen.files.yaml_writing import Value

_SITE = """\
# The site's settings. Every line is optional.

title: {title}
kind: person
owner: {owner}

# The address of the finished site; on Netlify and GitHub Pages the deployment fills it in.
# url: https://example.org
"""


def checked_orcid(text: str) -> str:
    """The ORCID iD that a text states. Raises ValueError, with what to mend, for any other."""
    orcid = identifiers.orcid(text)
    if orcid is None:
        raise ValueError(f"“{text}” is no ORCID iD: four groups of four, 0000-0002-1825-0097")
    if orcid[-1] != identifiers.orcid_check_digit(orcid):
        raise ValueError(f"{orcid} is no ORCID iD: its last digit does not fit the others")
    return orcid


def begin(site: Path, orcid: str, desk: Desk) -> Owner | None:
    """Write site.yaml and the person's file from an ORCID record; None when there is none.

    Raises `UnansweredError` when ORCID gives no answer. Nothing that exists is overwritten.
    """
    harvest = Orcid().harvest(Wanted(Owner("", orcid, orcid=orcid)), desk)
    if harvest is None:
        return None
    names = [str(name) for name in as_list(harvest.about.get("names", []))]
    name = names[0] if names else orcid
    person = _slug(name)
    path = f"content/people/{person}.yaml"
    fields = _profile(name, names[1:], orcid, harvest)
    write_new(site / path, write_yaml(fields).encode())
    title = write_yaml({"title": name}).partition(": ")[2].strip()
    settings = _SITE.format(title=title, owner=person)
    write_new(site / "content/site.yaml", settings.encode())
    return Owner(person, name, tuple(names[1:]), orcid=orcid, path=path)


def _profile(name: str, others: list[str], orcid: str, harvest: Harvest) -> Record:
    """A person's fields as their ORCID record states them."""
    about = harvest.about
    jobs = [job for job in as_list(about.get("employment", [])) if isinstance(job, Mapping)]
    now = [job for job in jobs if not job.get("end")] or jobs[:1]
    affiliations: list[Value] = []
    for job in now:
        place = {
            "name": job.get("place"),
            **{n: job.get(n) for n in ("ror", "department", "start")},
        }
        affiliations.append(tidy(place))
    return {
        key: value
        for key, value in (
            ("name", name),
            ("names", list(others)),
            ("role", now[0].get("title") if now else ""),
            ("affiliations", affiliations),
            ("orcid", orcid),
            ("links", about.get("links")),
            ("bio", about.get("biography")),
            ("positions", [_entry(job) for job in jobs]),
            ("education", [_entry(e) for e in as_list(about.get("education", []))]),
        )
        if value
    }


def _entry(facts: Value) -> Value:
    facts = facts if isinstance(facts, Mapping) else {}
    kept = {name: facts[name] for name in ("title", "place", "start", "end") if facts.get(name)}
    return {"title": kept.get("place", ""), **kept}


def _slug(name: str) -> str:
    """A file name for a person: "mira-tannhaus"."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", folded).strip("-_")[:60] or "me"
