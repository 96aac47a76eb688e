"""content/venues.yaml: journals and conference series, also in al-folio's form."""

from __future__ import annotations

import re

from sitegen.content.part import Part, places_of
from sitegen.errors import Problems
from sitegen.files.fields import Field, Kind, Table, expect_map, read_fields
from sitegen.files.yaml_file import YamlItem, YamlList, YamlMap, YamlScalar, read_yaml
from sitegen.model.venue import Venue

# It ends up in a style attribute: nothing but a colour may pass.
_COLOR = re.compile(
    r"(?:#[0-9a-f]{3,8}|[a-z]{3,22}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\))\Z", re.IGNORECASE
)

VENUE = Table(
    "a venue",
    (
        Field("name", Kind.TEXT, "The full name; by default the key.", also=("title",)),
        Field("short", Kind.TEXT, "The short name on badges; by default the key."),
        Field("aliases", Kind.TEXT, "Other names it is printed under.", many=True),
        Field("url", Kind.URL, "Its own page."),
        Field("color", Kind.TEXT, "The badge's colour: #00369f.", also=("colour",)),
        Field("issn", Kind.TEXT, "The ISSN."),
        Field("type", Kind.TEXT, "journal, conference, workshop, book, ..."),
        Field("id", Kind.TEXT, "The key, in a list of venues.", also=("key",)),
    ),
    short="name",
)


def read_venues(data: bytes, path: str, problems: Problems) -> Part:
    """The venues of a file: `KEY: {name, short, ...}`, `KEY: name`, or a list with ids."""
    node = read_yaml(data, path, problems)
    venues: dict[str, Venue] = {}
    places = {}
    for key, item in _items(node, problems):
        value = item.value
        if isinstance(value, YamlScalar):
            pairs = () if value.is_null else (YamlItem("name", value, value.place),)
            value = YamlMap(pairs, value.place)
        fields = expect_map(value, "a venue", problems)
        if fields is None:
            continue
        values = read_fields(fields, VENUE, problems)
        key = key or values.text("id") or values.text("short") or values.text("name")
        if not key:
            problems.add(
                "venue-no-name",
                values.place,
                "a venue has neither id nor name; it is left out",
                "write for example id: JSL and name: Journal of Symbolic Logic",
            )
            continue
        name, color = values.text("name"), values.text("color")
        if color and not _COLOR.match(color):
            hint = "write a colour of CSS, for example #00369f or teal"
            problems.add(
                "field-value", values.places["color"], f"“color”: “{color}” is no colour", hint
            )
            color = ""
        venues[key] = Venue(
            id=key,
            name=name or key,
            short=values.text("short") or (key if name else ""),
            aliases=values.texts("aliases"),
            url=values.text("url"),
            color=color,
            issn=values.text("issn"),
            type=values.text("type"),
            declared=True,
        )
        places[f"venues/{key}"] = {**places_of(values), "": item.place}
    return Part(venues=tuple(venues.values()), places=places)


def _items(node: object, problems: Problems) -> list[tuple[str, YamlItem]]:
    if isinstance(node, YamlList):
        return [("", YamlItem("", item, item.place)) for item in node.nodes]
    if isinstance(node, YamlMap):
        return [(item.key, item) for item in node.pairs]
    if isinstance(node, YamlScalar):
        expect_map(node, "a mapping of venues", problems)
    return []
