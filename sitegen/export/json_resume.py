"""`json_resume`: a CV as JSON Resume, the format of jsonresume.org (schema 1.0.0).

What the schema has no section for (talks, courses, students, grants, memberships) is a project of
that type. Its dates are YYYY, YYYY-MM or YYYY-MM-DD; a date in words is left out. A portrait is for
the site's own pages: there is no `image`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.insight.career import Career
from sitegen.model.person import Entry, Person
from sitegen.model.work import Work
from sitegen.text.printing import plain

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

# Sections of a CV that are projects, with their type there.
PROJECTS: Mapping[str, str] = {
    "grants": "grant",
    "memberships": "membership",
    "talks": "talk",
    "teaching": "teaching",
    "supervision": "supervision",
    "projects": "project",
}
# The networks that a person's identifiers are accounts of: field, name, address.
NETWORKS = (
    ("orcid", "ORCID", "https://orcid.org/{}"),
    ("github", "GitHub", "https://github.com/{}"),
    ("scholar", "Google Scholar", "https://scholar.google.com/citations?user={}"),
    ("dblp", "DBLP", "https://dblp.org/pid/{}"),
)

_Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resume:
    """A career with what it leads to: the CV's own address, and those of its works by id.

    Addresses start with "/"; links in the career's lines may as well.
    """

    career: Career
    address: str
    works: Mapping[str, str]


def json_resume(resume: Resume, absolute: Callable[[str], str], about: str = "") -> str:
    """The document as text, with only those sections that the CV has.

    `absolute` makes an address of the site absolute, or "" when that is not known. `about` is what
    the profile says of the person, as plain text.
    """
    writer = _Writer(absolute)
    career = resume.career
    found: _Object = {"$schema": SCHEMA, "basics": writer.basics(career.person, about)}
    for key, name, write in writer.sections:
        found[name] = [write(line) for line in career.section(key).entries]
    found["publications"] = [
        writer.publication(work, resume.works.get(work.id, ""))
        for group in career.section("works").works
        for _, work in group.rows
    ]
    found["interests"] = [{"name": name} for name in career.person.interests]
    found["projects"] = [
        writer.project(line, kind)
        for key, kind in PROJECTS.items()
        for line in career.section(key).entries
    ]
    found["meta"] = _present({"canonical": absolute(resume.address), "version": "v1.0.0"})
    return json.dumps(_present(found), ensure_ascii=False, indent=2) + "\n"


class _Writer:
    def __init__(self, absolute: Callable[[str], str]) -> None:
        self._absolute = absolute
        self.sections: tuple[tuple[str, str, Callable[[Entry], _Object]], ...] = (
            ("positions", "work", self.position),
            ("service", "volunteer", self.service),
            ("education", "education", self.degree),
            ("awards", "awards", self.award),
            ("skills", "skills", self.skill),
            ("languages", "languages", self.language),
        )

    def basics(self, person: Person, about: str) -> _Object:
        """Who it is, with the contacts that the CV page shows."""
        profiles = [
            {"network": network, "username": value, "url": address.format(value)}
            for field, network, address in NETWORKS
            if (value := getattr(person, field))
        ]
        links = [{"network": link.label, "url": self._url(link.url)} for link in person.links]
        profiles += [link for link in links if link["url"]]
        return _present(
            {
                "name": str(person.name),
                "label": person.role,
                "email": person.email,
                "url": person.homepage,
                "summary": about or person.tagline,
                "profiles": profiles,
            }
        )

    def position(self, entry: Entry) -> _Object:
        """A job, which the schema calls after its employer; without a place its title is that."""
        return self._line(entry, title="position" if entry.place else "name", place="name")

    def service(self, entry: Entry) -> _Object:
        return self._line(entry, title="position", place="organization")

    def degree(self, entry: Entry) -> _Object:
        return self._line(entry, title="studyType", place="institution")

    def award(self, entry: Entry) -> _Object:
        """An award, which has one date."""
        return _present(
            {
                "title": entry.title,
                "date": entry.end.iso or entry.start.iso,
                "awarder": entry.place,
                "summary": entry.text,
                "url": self._url(entry.url),
            }
        )

    def skill(self, entry: Entry) -> _Object:
        return _present(
            {
                "name": entry.title,
                "level": entry.detail or entry.text,
                "keywords": list(entry.keywords),
            }
        )

    def language(self, entry: Entry) -> _Object:
        return _present({"language": entry.title, "fluency": entry.detail or entry.text})

    def project(self, entry: Entry, kind: str) -> _Object:
        """A project; a grant's `number` and `amount` are keys that the schema allows and lacks."""
        found = self._line(entry, title="name", place="entity", text="description")
        roles = [entry.detail] if entry.detail else []
        own = {"roles": roles, "number": entry.number, "amount": entry.amount}
        return found | _present(own) | {"type": kind}

    def publication(self, work: Work, address: str) -> _Object:
        """A work: where it appeared stands for its publisher, as the schema has no other place."""
        house = work.publisher or work.institution
        title = f"{plain(work.title)}: {plain(work.subtitle)}" if work.subtitle else ""
        return _present(
            {
                "name": title or plain(work.title) or work.id,
                "publisher": plain(work.venue) if work.venue else house,
                "releaseDate": work.date.iso,
                "url": f"https://doi.org/{work.doi}" if work.doi else self._absolute(address),
            }
        )

    def _line(self, entry: Entry, *, title: str, place: str, text: str = "summary") -> _Object:
        return _present(
            {
                place: entry.place,
                title: entry.title,
                "startDate": entry.start.iso,
                "endDate": entry.end.iso,
                "url": self._url(entry.url),
                text: entry.text,
            }
        )

    def _url(self, url: str) -> str:
        return url if "://" in url else self._absolute(url) if url.startswith("/") else ""


def _present(found: _Object) -> _Object:
    """The fields that hold something."""
    return {name: value for name, value in found.items() if value}
