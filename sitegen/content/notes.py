"""Notes: the Markdown files of every collection (news, posts, projects, talks, ...)."""

from __future__ import annotations

import re

from sitegen.content.part import Part, extra_texts, places_of
from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table, Values, read_fields
from sitegen.files.yaml_file import read_front_matter
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.note import Collection, Note
from sitegen.model.work import Link
from sitegen.text.text import Markup, Text

BODY = "body"  # where the Markdown of a note starts, in the table of places
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(?=.)")


FACTS = (
    ("category", "The category it is listed under."),
    ("term", "The term of a course."),
    ("level", "The level of a course."),
    ("instructor", "Who teaches."),
    ("time", "When it meets."),
    ("role", "The role in a project."),
    ("status", "Where a project stands."),
    ("funder", "Who pays."),
    ("institution", "The institution."),
    ("type", "The kind of talk or course."),
    ("author", "Who wrote it."),
)
LINKS = ("url", "website", "github", "code", "data", "slides", "video", "pdf", "poster", "redirect")
NOTE = Table(
    "a note",
    (
        Field(
            "title", Kind.WRITING, "The title; by default the file's name.", markup=Markup.MARKDOWN
        ),
        Field("date", Kind.DATE, "The day; by default that of the file's name.", also=("start",)),
        Field("end", Kind.DATE, "The last day."),
        Field(
            "summary",
            Kind.WRITING,
            "One sentence for lists and feeds.",
            also=("description", "excerpt", "subtitle"),
            markup=Markup.MARKDOWN,
        ),
        Field("place", Kind.TEXT, "Where it takes place.", also=("location",)),
        Field("event", Kind.TEXT, "The occasion of a talk.", also=("venue",)),
        Field("image", Kind.LINK, "A picture.", also=("img", "thumbnail", "photo")),
        Field("works", Kind.TEXT, "Citation keys of works it is about.", many=True),
        Field("people", Kind.TEXT, "Ids of people it is about.", many=True),
        Field("topics", Kind.KEYWORDS, "Topics.", also=("tags", "keywords", "categories")),
        Field("links", Kind.LINKS, "Links."),
        *(Field(name, Kind.LINK, f"A link: {name}.") for name in LINKS),
        *(Field(name, Kind.TEXT, doc) for name, doc in FACTS),
        Field(
            "aliases",
            Kind.TEXT,
            "Old addresses that lead here.",
            many=True,
            also=("redirect_from",),
        ),
        Field(
            "address",
            Kind.TEXT,
            "An address of its own; one that ends in .html is that file.",
            also=("permalink",),
        ),
        Field("draft", Kind.BOOLEAN, "Whether it waits."),
        Field("published", Kind.BOOLEAN, "false is draft: true."),
        Field("nav", Kind.BOOLEAN, "Whether the navigation shows it."),
        Field(
            "weight",
            Kind.INTEGER,
            "The place in a list.",
            also=("nav_order", "importance", "order"),
        ),
    ),
    # What other generators keep in front matter and this one does without.
    ignored=frozenset(
        "layout inline related_posts related_publications toc giscus_comments disqus_comments "
        "featured collection schema $schema slug lang math mathjax comments author_profile".split()
    ),
)
_LABELS = {"url": "Link", "pdf": "PDF", "github": "GitHub", "redirect": "Link"}


def read_note(data: bytes, path: str, collection: Collection, problems: Problems) -> Part:
    """The note in a file. Its id is the file's stem, without the date a name may start with."""
    matter = read_front_matter(data, path, problems)
    if matter is None:
        return Part()
    values = read_fields(matter.fields, NOTE, problems)
    folder, _, stem = path.rpartition(".")[0].rpartition("/")
    if stem == "index" and folder.count("/") > 1:  # a folder that holds one note and its files
        stem = folder.rpartition("/")[2]
    dated = _DATED.match(stem)
    key = stem[dated.end() :] if dated else stem
    body = Text(matter.body.strip("\n"), Markup.MARKDOWN)
    first = len(matter.body) - len(matter.body.lstrip("\n"))
    start = Place(path, matter.body_line + first, 1)
    if "{{" in body.source:
        _check_lists(body.source, start, problems)
    title = values.writing("title")
    if not title:
        title = Text(_heading(body.source) or key.replace("-", " ").replace("_", " ").capitalize())
    cited = cited_keys(body.source)
    note = Note(
        id=key,
        collection=collection.id,
        title=title,
        body=body,
        date=values.date("date") or (_file_date(dated[1], path, problems) if dated else NO_DATE),
        end=values.date("end"),
        summary=values.writing("summary"),
        place=values.text("place"),
        event=values.text("event"),
        image=values.text("image"),
        works=tuple(dict.fromkeys((*values.texts("works"), *cited))),
        people=values.texts("people"),
        topics=values.texts("topics"),
        links=_links(values),
        facts=_facts(values),
        aliases=values.texts("aliases"),
        address=values.text("address"),
        draft=values.flag("draft") or not values.flag("published", True),
        nav=values.flag("nav"),
        weight=values.integer("weight"),
    )
    return Part(
        notes=(note,), places={f"{collection.id}/{key}": {**places_of(values), BODY: start}}
    )


def _check_lists(body: str, start: Place, problems: Problems) -> None:
    """Report the words of lists of works that mean nothing: such a list shows too many works."""
    from sitegen.text.markdown import parse_body

    for complaint in parse_body(body).complaints:
        if complaint.code == "text-works-query":
            place = start.behind(body[: complaint.offset])
            problems.add(complaint.code, place, complaint.message, complaint.hint)


def _file_date(text: str, path: str, problems: Problems) -> PartialDate:
    """The date that a file's name starts with; one that is on no calendar is a problem."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        message = f"the file's name starts with “{text}”, a date that is on no calendar: {error}"
        problems.add(
            "field-date",
            Place(path),
            message,
            "rename the file, or write the date in it, for example date: 2024-05-20",
        )
        return PartialDate(year=int(text[:4]))


def _heading(body: str) -> str:
    """The text of a first-level heading that a body starts with, or ""."""
    match = re.match(r"\s*# +(.+)", body)
    return match[1].strip(" #") if match else ""


def cited_keys(body: str) -> tuple[str, ...]:
    """The citation keys of `[@key]` in a Markdown body, in order."""
    if "@" not in body:
        return ()
    from sitegen.text.markdown import parse_body

    return parse_body(body).cited_keys


def _links(values: Values) -> tuple[Link, ...]:
    own = (
        Link(_LABELS.get(name, name.capitalize()), values.text(name), name)
        for name in LINKS
        if values.text(name)
    )
    return (*own, *values.links("links"))


def _facts(values: Values) -> tuple[tuple[str, str], ...]:
    stated = {name: values.text(name) for name, _ in FACTS if values.text(name)}
    in_order = tuple((name, stated[name]) for name in values.found if name in stated)
    return in_order + extra_texts(values.extras)
