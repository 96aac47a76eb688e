"""content/people/<id>.json: a JSON Resume document (jsonresume.org, schema 1.0.0) as a profile.

Alone it makes the profile; beside <id>.yaml or <id>.md it fills the fields that those leave out.
Phone, postal address and references have no counterpart here and are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sitegen.content.json_resume_table import RESUME, SECTIONS
from sitegen.content.part import Part, Resume
from sitegen.content.people_titles import resume_without_titles
from sitegen.errors import Place, Problems
from sitegen.files import identifiers
from sitegen.files.fields import Table, Values, expect_map, read_fields
from sitegen.files.json_file import read_json
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.name import Name
from sitegen.model.person import Entry, Person
from sitegen.model.work import Link
from sitegen.text.text import Text

_GOES_ON = frozenset(("present", "current", "now", "today", "ongoing"))


def read_resume(data: bytes, path: str, problems: Problems) -> Part:
    """What a JSON Resume says of the person whose id is the file's stem."""
    key = path.rpartition("/")[2].rpartition(".")[0]
    fields = expect_map(read_json(data, path, problems), "a JSON Resume", problems)
    if fields is None:
        return Part()
    values = read_fields(resume_without_titles(fields, problems), RESUME, problems)
    _tell_unknown(values, RESUME, problems)
    _tell_left_out(values, problems)
    found = {name: value for name, value in _person(values).items() if value}
    places = {name: _place(values, name) for name in found}
    name = found.pop("name", None)
    person = Person(key, name or Name(key), **found)
    return Part(
        nameless=() if name else ((key, _place(values, "basics")),),
        resumes=(Resume(person, {"": Place(path, 1, 1), **places}),),
    )


def _person(values: Values) -> dict[str, Any]:
    """The fields of a `Person` that the document has something for."""
    basics: Values = values.get("basics", Values(values.place, {}))
    image = basics.text("image")
    projects: dict[str, list[Entry]] = {}
    for project in values.mappings("projects"):
        if section := SECTIONS.get(project.text("type").lower()):
            projects.setdefault(section, []).append(_project(project))
    service = [
        _line(v, v.text("position") or v.text("organization"), v.text("organization"))
        for v in values.mappings("volunteer")
    ]
    return {
        "name": basics.get("name"),
        "role": basics.text("label"),
        "email": basics.text("email"),
        "homepage": basics.text("url"),
        "photo": "" if "://" in image else image,
        "bio": Text(basics.text("summary")),
        "interests": tuple(v.text("name") for v in values.mappings("interests") if v.text("name")),
        **_accounts(basics.mappings("profiles")),
        "positions": tuple(
            _line(v, v.text("position") or v.text("name"), v.text("name"))
            for v in values.mappings("work")
        ),
        "education": (*map(_degree, values.mappings("education")), *_certificates(values)),
        "awards": tuple(
            Entry(
                v.text("title"),
                v.text("awarder"),
                v.date("date"),
                v.date("date"),
                v.text("summary"),
                v.text("url"),
            )
            for v in values.mappings("awards")
        ),
        "skills": tuple(
            Entry(v.text("name"), detail=v.text("level"), keywords=v.texts("keywords"))
            for v in values.mappings("skills")
        ),
        "languages": tuple(
            Entry(v.text("language"), detail=v.text("fluency"))
            for v in values.mappings("languages")
        ),
        **{name: tuple(lines) for name, lines in projects.items()},
        "service": (*service, *projects.get("service", ())),
    }


def _line(values: Values, title: str, place: str) -> Entry:
    """A job or a service; a job without a position is called after its place."""
    told = (values.text("summary") or values.text("description"), *values.texts("highlights"))
    return Entry(
        title,
        "" if place == title else place,
        _start(values),
        _end(values),
        _told(*told),
        values.text("url"),
    )


def _degree(values: Values) -> Entry:
    told = (values.text("summary"), values.text("score"), ", ".join(values.texts("courses")))
    degree = ", ".join(part for part in (values.text("studyType"), values.text("area")) if part)
    return Entry(
        degree or values.text("institution"),
        values.text("institution") if degree else "",
        _start(values),
        _end(values),
        _told(*told),
        values.text("url"),
    )


def _certificates(values: Values) -> Iterator[Entry]:
    for v in values.mappings("certificates"):
        date = v.date("date")
        yield Entry(v.text("name"), v.text("issuer"), date, date, url=v.text("url"))


def _project(values: Values) -> Entry:
    told = (values.text("description"), *values.texts("highlights"))
    number, amount = values.text("number"), values.text("amount")
    kind = SECTIONS.get(values.text("type").lower(), "")
    grant = kind == "grants"
    start = _start(values)
    return Entry(
        values.text("name"),
        values.text("entity"),
        start,
        _end(values) or (start if kind == "talks" else NO_DATE),
        _told(*told),
        values.text("url"),
        detail=", ".join(values.texts("roles")),
        number=number if grant else "",
        amount=amount if grant else "",
    )


def _told(*parts: str) -> str:
    """Sentences and phrases as one text."""
    text = ""
    for part in filter(None, parts):
        between = "; " if text[-1:].isalnum() else " " if text else ""
        text += between + part
    return text


def _start(values: Values) -> PartialDate:
    return values.date("startDate")


def _end(values: Values) -> PartialDate:
    """The end, if the document does not say in a word that there is none yet."""
    end = values.date("endDate")
    return NO_DATE if end.text.casefold() in _GOES_ON else end


def _accounts(profiles: Iterable[Values]) -> dict[str, Any]:
    """The accounts that a profile has fields for, and links for the others."""
    found: dict[str, Any] = {}
    links = []
    for profile in profiles:
        network, user, url = (profile.text(name) for name in ("network", "username", "url"))
        kind = network.casefold()
        own = identifiers.orcid(url) or identifiers.orcid(user)
        if kind == "orcid" and own and identifiers.orcid_check_digit(own) == own[-1]:
            found["orcid"] = own
        elif kind == "github" and (name := user or url.rstrip("/").rpartition("/")[2]):
            found["github"] = name.removeprefix("@")
        elif kind == "google scholar" and (name := user or url.partition("user=")[2]):
            found["scholar"] = name.partition("&")[0]
        elif kind == "dblp" and (name := user or url.rpartition("/pid/")[2]):
            found["dblp"] = name.removesuffix(".html")
        elif url:
            links.append(Link(network or user, url))
    return {**found, "links": tuple(links)}


# Where the document says what becomes a field of a person, if not under the field's own name.
_FROM = {"positions": "work", "service": "volunteer"}


def _place(values: Values, name: str) -> Place:
    section = _FROM.get(name, "projects" if name in SECTIONS.values() else name)
    basics: Values | None = values.get("basics")
    if section in values.places:
        return values.places[section]
    own = {"role": "label", "homepage": "url", "photo": "image", "bio": "summary"}.get(name, name)
    if basics is not None and own in basics.places:
        return basics.places[own]
    profiles = basics.places.get("profiles") if basics else None
    return profiles or values.place


def _tell_unknown(values: Values, table: Table, problems: Problems) -> None:
    """Say which keys are none of the schema's, however deep they stand."""
    for item in values.extras:
        problems.add(
            "person-resume-unknown",
            item.place,
            f"“{item.key}” is no key of {table.what} and is not read",
            "the keys are those of jsonresume.org's schema 1.0.0",
        )
    for field in table.fields:
        if field.of is not None and (value := values.get(field.name)) is not None:
            for inner in value if field.many else (value,):
                _tell_unknown(inner, field.of, problems)


def _tell_left_out(values: Values, problems: Problems) -> None:
    """Say what has its place elsewhere on a site."""
    works = len(values.mappings("publications"))
    pages = sum(v.text("type").lower() not in SECTIONS for v in values.mappings("projects"))
    for name, number, hint in (
        ("publication", works, "works come from content/works: a .bib file, or sitegen add DOI"),
        ("project", pages, "a project is a page of its own: content/projects/NAME.md"),
    ):
        if number:
            problems.add(
                "person-resume-elsewhere",
                values.places[f"{name}s"],
                f"{number} {name}{'s are' if number > 1 else ' is'} not read here",
                hint,
            )


def with_resumes(
    people: Iterable[Person],
    resumes: Iterable[Resume],
    places: dict[str, Mapping[str, Place]],
) -> tuple[Person, ...]:
    """The people with what their JSON Resume adds; then those who have nothing else.

    What a hand-written file states, a null too, stands. `places` gets those of what is added.
    """
    found = {person.id: person for person in people}
    for resume in resumes:
        key = resume.person.id
        stated = places.get(f"people/{key}", {})
        person = found.get(key)
        if person is None:
            found[key] = resume.person
        else:
            new = [
                name
                for name in resume.places
                if name and name not in stated and not (name == "bio" and person.bio)
            ]
            found[key] = replace(person, **{name: getattr(resume.person, name) for name in new})
        places[f"people/{key}"] = {**resume.places, **stated}
    return tuple(found.values())
