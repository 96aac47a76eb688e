"""`Repairs`: texts that their source damaged, mended by rules bound to that source.

site.yaml names the rules by source or file (`repairs:`); nothing is mended unasked. What came
before the repair is kept, and shown one click away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sitegen.model.work import Repair, WorkRecord
from sitegen.resolve.overlay import Draft
from sitegen.resolve.repairs import dropped_tex, spaced_punctuation
from sitegen.text.text import Text

RULES: Mapping[str, Callable[[Text], Text]] = {
    "spaced-punctuation": spaced_punctuation.mend,
    "dropped-tex": dropped_tex.mend,
}
FIELDS = ("title", "subtitle", "abstract")


def damage(text: Text) -> tuple[str, ...]:
    """The rules that would mend something in a text."""
    return tuple(name for name, mend in RULES.items() if text and mend(text) is not text)


class Repairs:
    """The repairs that a site asks for: the names of rules by file or by source's name."""

    def __init__(self, asked: Mapping[str, tuple[str, ...]]) -> None:
        self._asked = asked
        self._made: dict[tuple[str, str], tuple[Text, Repair]] = {}
        self._rules: dict[tuple[str, str], tuple[str, ...]] = {}

    def records(self, records: tuple[WorkRecord, ...]) -> tuple[WorkRecord, ...]:
        """The records, with their damaged texts mended."""
        if not self._asked:
            return records
        return tuple(map(self._record, records))

    def _record(self, record: WorkRecord) -> WorkRecord:
        rules = self.rules_for(record)
        if not rules:
            return record
        mended: dict[str, Text] = {}
        for name in FIELDS:
            original: Text | None = record.fields.get(name)
            if not original:
                continue
            text = original
            used = []
            for rule in rules:
                before, text = text, RULES[rule](text)
                if text is not before:
                    used.append(rule)
            if used:
                mended[name] = text
                repair = Repair(name, tuple(used), original, record.path)
                self._made[record.uid, name] = text, repair
        return replace(record, fields={**record.fields, **mended}) if mended else record

    def rules_for(self, record: WorkRecord) -> tuple[str, ...]:
        """The names of the rules for a record's file and source, in the order of `RULES`."""
        key = record.path, record.source.name.lower()
        known = self._rules.get(key)
        if known is None:
            wanted = {rule for name in key for rule in self._asked.get(name, ())}
            known = self._rules[key] = tuple(rule for rule in RULES if rule in wanted)
        return known

    def keep(self, drafts: Iterable[Draft]) -> None:
        """Note on each work the repairs of the texts that it shows."""
        for draft in drafts if self._made else ():
            found = tuple(
                made[1]
                for name in FIELDS
                for facts in draft.members
                if (made := self._made.get((facts.record.uid, name)))
                and draft.values.get(name) is made[0]
            )
            if found:
                draft.values["repairs"] = found
