"""content/coauthors.yaml: where co-authors without a profile have their page."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.part import Part
from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table, Values, expect_map, read_fields
from sitegen.files.yaml_file import YamlItem, YamlList, YamlMap, YamlScalar, read_yaml
from sitegen.model.name import Name

COAUTHOR = Table(
    "a co-author",
    (
        Field(
            "firstname",
            Kind.TEXT,
            "Given names and their variants.",
            many=True,
            also=("first_name", "given"),
        ),
        Field("url", Kind.URL, "The homepage.", also=("homepage", "website")),
    ),
    short="url",
)


def read_homepages(data: bytes, path: str, problems: Problems) -> Part:
    """Homepages by name key, from `Full Name: url` or from al-folio's coauthors.yml.

    There a surname in lower case without accents leads to a list of {firstname: [variants], url}.
    """
    node = expect_map(read_yaml(data, path, problems), "a mapping of co-authors", problems)
    found: dict[str, str] = {}
    places: dict[str, dict[str, Place]] = {}
    for item in node.pairs if node is not None else ():
        for values in _entries(item, problems):
            url = values.text("url")
            firsts = values.texts("firstname")
            names = [Name(item.key, first) for first in firsts] or [Name.parse(item.key)]
            for name in names if url else ():
                found.setdefault(name.key, url)
                places.setdefault(f"coauthors/{name.key}", {"": item.place})
    return Part(homepages=tuple(found.items()), places=places)


def _entries(item: YamlItem, problems: Problems) -> Iterator[Values]:
    nodes = item.value.nodes if isinstance(item.value, YamlList) else (item.value,)
    for node in nodes:
        if isinstance(node, YamlScalar) and not node.is_null:
            node = YamlMap((YamlItem("url", node, node.place),), node.place)
        if (fields := expect_map(node, "a co-author", problems)) is not None:
            yield read_fields(fields, COAUTHOR, problems)
