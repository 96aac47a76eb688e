"""content/history.yaml: when works came onto the site and preprints were published.

`sitegen record` adds to the end of the file and changes nothing above; a build only reads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.content.part import Part
from sitegen.errors import Problems
from sitegen.files.fields import Field, Kind, Table, expect_map, read_fields
from sitegen.files.yaml_file import YamlList, YamlScalar, read_yaml, write_yaml
from sitegen.files.yaml_node import describe
from sitegen.files.yaml_writing import Value
from sitegen.model.history import Day

PATH = "content/history.yaml"
HEADING = (
    "# When works came onto the site, and when preprints were published: /changes/ shows it.\n"
    "# `sitegen record` adds what is new at the end.\n"
)
DAY = Table(
    "a day of the history",
    (
        Field("date", Kind.DATE, "The day."),
        Field("added", Kind.TEXT, "Ids of works that came onto the site.", many=True),
        Field("preprints", Kind.TEXT, "Which of them were preprints then.", many=True),
        Field("published", Kind.TEXT, "Ids of preprints that were published.", many=True),
    ),
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def read_history(data: bytes, path: str, problems: Problems) -> Part:
    """The days of a history file, in file order. One without a full date is a problem."""
    node = read_yaml(data, path, problems)
    if node is None or (isinstance(node, YamlScalar) and node.is_null):
        return Part()
    if not isinstance(node, YamlList):
        problems.add(
            "field-type",
            node.place,
            f"{describe(node)} stands where a list of days is expected",
            "start each day with - date: YYYY-MM-DD",
        )
        return Part()
    days = []
    for item in node.nodes:
        if (fields := expect_map(item, "a day", problems)) is None:
            continue
        values = read_fields(fields, DAY, problems)
        date = values.date("date").iso
        if not _DATE.match(date):
            problems.add(
                "content-history-date",
                values.place,
                "a day of the history has no full date; it is left out",
                "write date: YYYY-MM-DD",
            )
            continue
        days.append(
            Day(date, values.texts("added"), values.texts("preprints"), values.texts("published"))
        )
    return Part(history=tuple(days))


def history_text(text: str, days: Sequence[Day]) -> str:
    """The text of a history file with days added at its end; nothing above them changes."""
    if not days:
        return text
    if not text.strip():
        text = HEADING
    elif not text.endswith("\n"):
        text += "\n"
    return text + write_yaml([_value(day) for day in days])


def _value(day: Day) -> dict[str, Value]:
    value: dict[str, Value] = {"date": day.date}
    for name in ("added", "preprints", "published"):
        if keys := getattr(day, name):
            value[name] = list(keys)
    return value
