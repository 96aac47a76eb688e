"""content/topics: subjects from <id>.md or <id>.yaml."""

from __future__ import annotations

from sitegen.content.part import Part, places_of
from sitegen.errors import Problems
from sitegen.files.fields import Field, Kind, Table, expect_map, read_fields
from sitegen.files.yaml_file import read_front_matter, read_yaml
from sitegen.model.topic import Topic
from sitegen.text.text import Markup, Text

TOPIC = Table(
    "a topic",
    (
        Field("title", Kind.TEXT, "The topic's name; by default its file's.", also=("name",)),
        Field("aliases", Kind.TEXT, "Keywords that mean this topic.", many=True),
        Field("parent", Kind.TEXT, "The id of the wider topic."),
        Field(
            "summary",
            Kind.WRITING,
            "What it is about; a .md file's body.",
            also=("description",),
            markup=Markup.MARKDOWN,
        ),
        Field("openalex", Kind.OPENALEX, "The OpenAlex topic id."),
    ),
    ignored=frozenset(("schema", "$schema", "id")),
)


def read_topic(data: bytes, path: str, problems: Problems) -> Part:
    """The topic in a file; its id is the file's stem."""
    key = path.rpartition("/")[2].rpartition(".")[0]
    body = ""
    if path.endswith(".md"):
        matter = read_front_matter(data, path, problems)
        if matter is None:
            return Part()
        fields, body = matter.fields, matter.body.strip()
    else:
        found = expect_map(read_yaml(data, path, problems), "a topic", problems)
        if found is None:
            return Part()
        fields = found
    values = read_fields(fields, TOPIC, problems)
    topic = Topic(
        id=key,
        title=values.text("title") or key.replace("-", " ").replace("_", " ").capitalize(),
        aliases=values.texts("aliases"),
        parent=values.text("parent"),
        summary=Text(body, Markup.MARKDOWN) if body else values.writing("summary"),
        openalex=values.text("openalex"),
        declared=True,
    )
    return Part(topics=(topic,), places={f"topics/{key}": places_of(values)})
