"""How well `sitegen.insight.namesakes` tells people of one name apart, on data with the truth.

The data: a folder of XML files, one a name, each `<publication>` with title, year, authors, jconf
(the venue), organization and label (the person), as in AMiner's name disambiguation set.
A group mixes when it holds works of two people. B-cubed precision and recall are means over works.
"""

from __future__ import annotations

import argparse
import html
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitegen.insight.name_index import page_key
from sitegen.insight.namesakes import Namesakes
from sitegen.model.authorship import Authorship
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.work import Work
from sitegen.resolve.name_fit import family_key, given_words
from sitegen.text.text import Markup, Text


class Case(NamedTuple):
    """A name, its works, and the person behind the name on each, by the work's id."""

    name: str
    works: list[Work]
    truth: dict[str, str]


class Score(NamedTuple):
    """Figures of one name; `precision` and `recall` are B-cubed sums over its works."""

    name: str
    works: int
    people: int
    groups: int
    mixed: int
    precision: float
    recall: float


def read_case(path: Path, affiliations: bool) -> Case:
    """The works of one file. The namesake's own spelling is made the file's full name."""
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    full = Name.parse(_field(text, "FullName"))
    works, truth = [], {}
    for record in re.findall(r"<publication>(.*?)</publication>", text, re.DOTALL):
        work = _work(record, full, affiliations)
        if work is not None:
            works.append(work)
            truth[work.id] = _field(record, "label")
    return Case(str(full), works, truth)


def _field(record: str, name: str) -> str:
    # The files are no well-formed XML: bare ampersands and foreign entities abound.
    match = re.search(rf"<{name}>(.*?)</{name}>", record, re.DOTALL)
    text = html.unescape(match[1]).strip() if match else ""
    return "" if text == "null" else text


def _work(record: str, full: Name, affiliations: bool) -> Work | None:
    names = [Name.parse(part) for part in _field(record, "authors").split(",") if part.strip()]
    own = next((i for i, name in enumerate(names) if page_key(name) == page_key(full)), None)
    if own is None:
        own = next((i for i, name in enumerate(names) if _fits(name, full)), None)
    if own is None:
        return None
    names[own] = full
    place = _field(record, "organization") if affiliations else ""
    authors = tuple(
        Authorship(name, affiliations=(place,) if place and i == own else ())
        for i, name in enumerate(names)
    )
    year = _field(record, "year")
    key = _field(record, "id")
    return Work(
        key,
        (key,),
        title=Text(_field(record, "title"), Markup.PLAIN),
        authorships=authors,
        date=PartialDate(int(year)) if year.isdigit() else PartialDate(),
        venue=Text(_field(record, "jconf"), Markup.PLAIN),
    )


def _fits(name: Name, full: Name) -> bool:
    ours, theirs = given_words(name), given_words(full)
    return (
        family_key(name) == family_key(full)
        and bool(ours and theirs)
        and ours[0][0] == theirs[0][0]
    )


def library_of(cases: Sequence[Case]) -> Library:
    """A library of the works of some names; a work that two names share is in it once."""
    works: dict[str, Work] = {}
    for case in cases:
        for work in case.works:
            known = works.setdefault(work.id, work)
            if known is not work:
                works[work.id] = _both(known, work)
    return Library({}, tuple(works.values()), {}, {}, {}, (), ())


def _both(one: Work, other: Work) -> Work:
    """One work as two files have it: each has the full form of its own name."""
    from dataclasses import replace

    authors = []
    for first, second in zip(one.authorships, other.authorships, strict=True):
        longer = second if len(str(second.name)) > len(str(first.name)) else first
        places = first.affiliations or second.affiliations
        authors.append(replace(longer, affiliations=places))
    return replace(one, authorships=tuple(authors))


def score(case: Case, namesakes: Namesakes) -> Score:
    """The figures of one name; works of other files that carry it too are left aside."""
    key = page_key(Name.parse(case.name))
    groups = []
    for group in namesakes.groups(key).groups:
        people = [case.truth[work.id] for work in group.works if work.id in case.truth]
        if people:
            groups.append(Counter(people))
    totals = Counter(case.truth.values())
    several = [group for group in groups if group.total() > 1]
    return Score(
        case.name,
        len(case.truth),
        len(totals),
        len(several),
        sum(len(group) > 1 for group in several),
        sum(n * n / group.total() for group in groups for n in group.values()),
        sum(n * n / totals[person] for group in groups for person, n in group.items()),
    )


def scores(cases: Sequence[Case], alone: bool) -> Iterator[Score]:
    """The figures of each name: all names in one library, or each in a library of its own."""
    together = None if alone else Namesakes(library_of(cases))
    for case in cases:
        yield score(case, together or Namesakes(library_of([case])))


def main() -> None:
    """Print a row per name and the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alone", action="store_true", help="each name in a library of its own")
    parser.add_argument("--affiliations", action="store_true", help="use organization, too")
    parser.add_argument("--total", action="store_true", help="print the last row only")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.xml"))
    cases = [read_case(path, arguments.affiliations) for path in paths]
    started = time.perf_counter()
    rows = list(scores(cases, arguments.alone))
    seconds = time.perf_counter() - started
    print("| name | works | people | groups | mixed | B3 precision | B3 recall |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    total = Score("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    for row in [*([] if arguments.total else rows), total]:
        print(
            f"| {row.name} | {row.works} | {row.people} | {row.groups} | {row.mixed} "
            f"| {row.precision / row.works:.4f} | {row.recall / row.works:.4f} |"
        )
    print(f"\n{1e6 * seconds / len(rows):.0f} us a name, {1e6 * seconds / total.works:.0f} a work")


if __name__ == "__main__":
    main()
