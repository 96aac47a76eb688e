"""content/works/*.yaml and content/fetched/**: works from YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sitegen.content.bibtex_types import TYPES
from sitegen.content.part import Part, Review, extra_texts
from sitegen.content.people import score
from sitegen.content.work_table import AUTHOR, CSL_TYPES, LINK_KINDS, WORK
from sitegen.errors import Place, Problems
from sitegen.files.fields import Values, expect_map, read_fields
from sitegen.files.identifiers import openalex
from sitegen.files.yaml_file import YamlItem, YamlList, YamlMap, YamlNode, YamlScalar, read_yaml
from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import PartialDate, parse_month, status_of
from sitegen.model.name import Name
from sitegen.model.work import Link, Source, WorkRecord

_OTHERS = frozenset(("others", "and others", "et al", "et al.", "…", "..."))
_NOT_RETRACTED = frozenset(("false", "no", "off"))
_RETRACTED = frozenset(("true", "yes", "on"))

_PEOPLE = (
    ("authors", Role.AUTHOR),
    ("editors", Role.EDITOR),
    ("translators", Role.TRANSLATOR),
    ("advisors", Role.ADVISOR),
)
# Fields of the table that are no field of a work under the same name.
_OWN_WAY = {"id", "type", "year", "month", "date", "links", "scores", "retracted"}
_OWN_WAY |= {*LINK_KINDS, *(name for name, _ in _PEOPLE)}


def read_works(data: bytes, path: str, source: Source, problems: Problems) -> Part:
    """The works of a YAML file: one mapping, a list of them, or a list under ``works:``."""
    node = read_yaml(data, path, problems)
    reviews = _led_to(node, path) if source is Source.OPENALEX else ()
    works = node.get("works") if isinstance(node, YamlMap) else None
    node = works if isinstance(works, YamlList) else node
    records: list[WorkRecord] = []
    places: dict[str, Mapping[str, Place]] = {}
    taken: dict[str, Place] = {}
    for item in node.nodes if isinstance(node, YamlList) else (node,):
        fields = expect_map(item, "a work", problems)
        if fields is None:
            continue
        values = read_fields(_divide_people(fields), WORK, problems)
        key = values.text("id")
        made = not key
        if made:
            key = _made_key(values)
            problems.add(
                "work-no-id",
                values.place,
                f"the work has no id; it is called “{key}”",
                f"write id: {key}",
            )
        if key in taken and not made:
            problems.add(
                "work-repeated-id",
                values.places.get("id", values.place),
                f"“{key}” stands here and in line {taken[key].line}; both are one work unless "
                "their titles differ",
                "join the two, or give one another id",
            )
        uid, number = f"{path}#{key}", 1
        while uid in places:
            number += 1
            uid = f"{path}#{key}~{number}"
        taken.setdefault(key, values.places.get("id", values.place))
        places[uid] = _places(values)
        found = _fields(values, problems)
        records.append(WorkRecord(key, uid, source, path, found, made))
    keys = tuple(record.id for record in records)
    return Part(reviews=reviews, records=tuple(records), keys=keys, places=places)


def _led_to(node: YamlNode | None, path: str) -> tuple[Review, ...]:
    """The OpenAlex authors that the head of a fetched file names for its person."""
    if not isinstance(node, YamlMap):
        return ()
    person, ids = node.get("person"), node.get("ids")
    if not isinstance(person, YamlScalar) or not isinstance(ids, YamlList):
        return ()
    found = (openalex(item.text) for item in ids if isinstance(item, YamlScalar))
    return (Review(person.text, path, openalex=tuple(own for own in found if own)),)


def _places(values: Values) -> dict[str, Place]:
    places = {"": values.place, **values.places}
    if "year" in places:
        places.setdefault("date", places["year"])
    if "authors" in places:
        places.setdefault("authorships", places["authors"])
    return places


def _divide_people(fields: YamlMap) -> YamlMap:
    """`authors: A and B` as a list; names are divided at "and" and at semicolons."""
    roles = frozenset(
        name for field in WORK.fields if field.of is AUTHOR for name in (field.name, *field.also)
    )
    pairs = []
    for item in fields.pairs:
        node: YamlNode = item.value
        if item.key in roles and isinstance(node, YamlScalar) and not node.is_null:
            texts = re.split(r"\s+and\s+|\s*;\s*|\s+&\s+", node.text.strip())
            scalars = tuple(YamlScalar(text, node.place, False) for text in texts if text)
            node = YamlList(scalars, node.place)
        pairs.append(YamlItem(item.key, node, item.place))
    return YamlMap(tuple(pairs), fields.place)


def _fields(values: Values, problems: Problems) -> dict[str, Any]:
    """The fields of a record, by the names of `Work`'s fields."""
    stated = values.found
    found: dict[str, Any] = {n: value for n, value in stated.items() if n not in _OWN_WAY}
    if "type" in stated:
        found["type"] = _type(values, problems)
    if (date := _date(values)) is not None:
        found["date"] = date
    elif "date" in stated or "year" in stated:
        found["date"] = None
    _add_people(values, found)
    links = tuple(
        Link(label, url, kind) for kind, label in LINK_KINDS.items() for url in values.texts(kind)
    )
    if links or values.get("links"):
        found["links"] = links + tuple(map(_with_kind, values.links("links")))
    elif any(stated.get(name, "") is None for name in ("links", *LINK_KINDS)):
        found["links"] = None
    if stated.get("status"):
        found["status"] = status_of(values.text("status")) or values.text("status")
    if "scores" in stated:
        figures = values.get("scores")
        found["scores"] = None if figures is None else tuple(map(score, figures))
    if "retracted" in stated:
        text = values.text("retracted")
        folded = text.lower()
        found["retracted"] = "" if folded in _NOT_RETRACTED else text
        if folded in _RETRACTED:
            found["retracted"] = "retracted"
    if values.extras:
        found["extra"] = extra_texts(values.extras)
    return found


def _with_kind(link: Link) -> Link:
    """A link whose label is the name of a kind ("Code") gets that kind."""
    folded = link.label.strip().lower()
    return Link(link.label, link.url, folded) if not link.kind and folded in LINK_KINDS else link


def _type(values: Values, problems: Problems) -> str | None:
    word = values.get("type")
    if word is None:
        return None
    folded = word.lower().removeprefix("@").replace("_", "-").replace(" ", "-")
    known = TYPES.get(folded.replace("-", "_")) or (folded if folded in CSL_TYPES else None)
    if known is None:
        problems.add(
            "work-type",
            values.places["type"],
            f"“{word}” is no type of work; it is read as “article”",
            "write CSL's word, such as article-journal, paper-conference or thesis",
        )
    return known or "article"


def _date(values: Values) -> PartialDate | None:
    date: PartialDate | None = values.get("date") or values.get("year")
    if date and date.year and date.month is None and (month := values.text("month")):
        parsed = parse_month(month)
        if parsed:
            return PartialDate(date.year, *parsed)
    if not date and (status := values.text("status")):
        parsed_status = PartialDate.parse(status)
        return parsed_status if parsed_status.status else None
    return date


def _add_people(values: Values, found: dict[str, Any]) -> None:
    """Put all roles together as `authorships`, authors first."""
    authorships: list[Authorship] = []
    others = False
    for name, role in _PEOPLE:
        for value in values.mappings(name):
            authorship = _authorship(value, role)
            if authorship is None:
                continue
            if str(authorship.name).lower() in _OTHERS:
                others = others or role is Role.AUTHOR
            else:
                authorships.append(authorship)
    stated = [values.found[name] for name, _ in _PEOPLE if name in values.found]
    if authorships:
        order = {role: number for number, role in enumerate(Role)}
        found["authorships"] = tuple(sorted(authorships, key=lambda a: order[a.role]))
        if "authors" in values.found:
            found["others"] = others
    elif stated and all(people is None for people in stated):
        found["authorships"] = None


def _authorship(values: Values, role: Role) -> Authorship | None:
    name = values.get("name")
    if name is None:
        if not values.text("family"):
            return None
        name = Name(
            values.text("family"),
            values.text("given"),
            values.text("particle"),
            values.text("suffix"),
        )
    stated = values.text("role")
    return Authorship(
        name=name,
        role=Role(stated) if stated else role,
        stated=values.text("person"),
        orcid=values.text("orcid"),
        openalex=values.text("openalex"),
        dblp=values.text("dblp"),
        affiliations=values.texts("affiliations"),
        equal=values.flag("equal"),
        corresponding=values.flag("corresponding"),
        marks=values.text("marks"),
    )


def _made_key(values: Values) -> str:
    """A key from the work's own facts: "turing1936computable"; stable when others move."""
    people = values.mappings("authors") or values.mappings("editors")
    first = _authorship(people[0], Role.AUTHOR) if people else None
    date = _date(values)
    words = re.findall(r"\w{4,}", values.writing("title").source) or ["work"]
    parts = (
        first.name.family if first else "",
        str(date.year) if date and date.year else "",
        words[0],
    )
    text = unicodedata.normalize("NFKD", "".join(parts)).casefold()
    return re.sub(r"[^a-z0-9]", "", text) or "work"
