"""What is known of names, as plain text for the owner alone: `sitegen check --names`."""

from __future__ import annotations

from sitegen.insight.name_index import page_key
from sitegen.insight.namesakes import Namesakes
from sitegen.model.library import Library
from sitegen.model.name import Name, name_key
from sitegen.text.printing import plain

# Why a tie was refused.
_REFUSED = "but different people are known to stand behind them"


def report(library: Library, name: str = "") -> str:
    """The works under a name in groups, with the reasons; says so if nobody has the name.

    `name` is written as one would print it, in either order: "Emmy Noether", "Noether, Emmy".
    Without one, all names are reported whose works are not all tied together.
    """
    namesakes = Namesakes(library)
    if name:
        return report_of(namesakes, name)
    several = [own for own in namesakes.names.values() if len(own.works) > 1]
    doubtful = [own.name for own in several if len(namesakes.groups(own.key).groups) > 1]
    summary = (
        f"{_counted(len(namesakes.names), 'name')}, {len(several)} of them on two or more works, "
        f"{len(doubtful)} of these perhaps of several people\n"
    )
    return "\n".join([summary, *(report_of(namesakes, found) for found in doubtful)])


def report_of(namesakes: Namesakes, name: str) -> str:
    """`report`, with the insight at hand."""
    key = page_key(Name.parse(name))
    own = namesakes.names.get(key) or namesakes.names.get(name_key(name))
    if own is None:
        return f"{name}: no work carries this name\n"
    rows = ", ".join(
        f"{row.name}{f' {row.homonym}' if row.homonym else ''} ({row.works})" for row in own.rows
    )
    lines = [f"{own.name}: {_counted(len(own.works), 'work')}, printed as {rows}"]
    if people := namesakes.people(own.key):
        lines.append(f"  profiles: {', '.join(people)}")
    if similar := namesakes.similar(own.key):
        known = namesakes.names
        shown = (known[other].name if other in known else other for other in similar)
        lines.append(f"  similar names: {', '.join(shown)}")
    found = namesakes.groups(own.key)
    for number, group in enumerate(found.groups, 1):
        lines.append(f"  {number}. {_counted(len(group.works), 'work')}")
        for work in group.works:
            year = f" ({work.date.year})" if work.date.year else ""
            lines.append(f"     {work.id}: {plain(work.title)}{year}")
        lines += [f"     because {reason.english}" for reason in group.evidence]
        if group.maybe:
            lines.append(
                f"     perhaps the same as {group.maybe.group + 1}: {group.maybe.reason.english}"
            )
    lines += [f"  not joined: {reason.english}, {_REFUSED}" for reason in found.refused]
    return "\n".join(lines) + "\n"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
