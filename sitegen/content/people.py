"""content/people: profiles from <id>.yaml or <id>.md, and the reviews beside them."""

from __future__ import annotations

from sitegen.content.cv_lines import LINES, read_lines
from sitegen.content.part import Part, Review, extra_texts, places_of
from sitegen.content.people_titles import without_titles
from sitegen.errors import Place, Problems
from sitegen.files.fields import Field, Kind, Table, Values, expect_map, read_fields
from sitegen.files.yaml_file import YamlList, YamlMap, YamlScalar, read_front_matter, read_yaml
from sitegen.model.affiliation import Affiliation
from sitegen.model.name import Name
from sitegen.model.person import SECTIONS, OpenTo, Person
from sitegen.model.work import Score, Source, WorkRecord
from sitegen.text.text import Markup, Text

AFFILIATION = Table(
    "an affiliation",
    (
        Field("name", Kind.TEXT, "The institution.", also=("institution",)),
        Field("ror", Kind.ROR, "Its ROR id."),
        Field("department", Kind.TEXT, "The department or group."),
        Field("start", Kind.DATE, "Since when.", also=("from",)),
        Field("end", Kind.DATE, "Until when.", also=("to", "until")),
        Field("url", Kind.LINK, "The page to link."),
    ),
    short="name",
)
OPEN_TO = Table(
    "something a person is open to",
    (
        Field("what", Kind.TEXT, "What is welcome: reviews, talks, students."),
        Field("url", Kind.LINK, "Where to read on or apply."),
        Field("email", Kind.EMAIL, "Whom to write to."),
    ),
    short="what",
)
SCORE = Table(
    "a figure",
    (
        Field("name", Kind.TEXT, "What is counted: citations, stars."),
        Field("value", Kind.TEXT, "The figure."),
        Field("source", Kind.TEXT, "Who counted."),
        Field("date", Kind.DATE, "When it was read."),
    ),
)
PERSON = Table(
    "a person",
    (
        Field("name", Kind.NAME, "The name as it is shown: a text or {family, given, suffix}."),
        Field("names", Kind.NAME, "Variants that match and may be shown.", many=True),
        Field("former_names", Kind.NAME, "Names that match and never appear.", many=True),
        Field("role", Kind.TEXT, "The role: professor, doctoral student.", also=("position",)),
        Field("group", Kind.TEXT, "The heading under which people are listed."),
        Field("start", Kind.DATE, "Since when at this place."),
        Field("end", Kind.DATE, "Until when; then among the alumni."),
        Field(
            "affiliations",
            Kind.MAPPING,
            "Institutions, the current one first.",
            many=True,
            of=AFFILIATION,
            also=("affiliation",),
        ),
        Field("orcid", Kind.ORCID, "The ORCID iD."),
        Field("openalex", Kind.OPENALEX, "OpenAlex author ids.", many=True),
        Field("dblp", Kind.TEXT, "The DBLP pid, such as h/GraceMurrayHopper."),
        Field("scholar", Kind.TEXT, "The Google Scholar id."),
        Field("github", Kind.TEXT, "The GitHub account."),
        Field("homepage", Kind.URL, "The person's own page.", also=("website", "url")),
        Field("email", Kind.EMAIL, "The address shown on the profile."),
        Field("links", Kind.LINKS, "More links."),
        Field("photo", Kind.LINK, "A picture in assets.", also=("image", "avatar")),
        Field("interests", Kind.KEYWORDS, "Research interests."),
        Field("open_to", Kind.MAPPING, "What is welcome, and how to ask.", many=True, of=OPEN_TO),
        Field("tagline", Kind.TEXT, "One line under the name."),
        Field("pronouns", Kind.TEXT, "Pronouns."),
        Field("pronunciation", Kind.TEXT, "How the name is said."),
        Field(
            "bio",
            Kind.WRITING,
            "About the person; a .md file's body.",
            markup=Markup.MARKDOWN,
        ),
        *(Field(name, Kind.MAPPING, doc, many=True, of=of) for name, of, doc in LINES),
        Field(
            "cv",
            Kind.CHOICE,
            "The sections of the CV in their order; true or false: whether there is one.",
            many=True,
            choices=(*SECTIONS, "true", "false"),
        ),
        Field("mine", Kind.TEXT, "Citation keys or ids of works that are theirs.", many=True),
        Field("not_mine", Kind.TEXT, "Works that are not theirs, whatever matches.", many=True),
        Field("accept", Kind.TEXT, "Sources whose guesses are accepted: openalex.", many=True),
        Field("claimed", Kind.DATE, "When the person confirmed the profile."),
        Field("counters", Kind.MAPPING, "Figures to show, with source.", many=True, of=SCORE),
        Field(
            "trust",
            Kind.CHOICE,
            "Whether the trust snapshot is shown on the profile.",
            choices=("shown", "hidden"),
        ),
        Field("aliases", Kind.TEXT, "Old addresses that lead here.", many=True),
        Field("weight", Kind.INTEGER, "The place in a list: smaller is earlier."),
        Field("alumni", Kind.BOOLEAN, "Whether the person has left."),
        Field("now_at", Kind.TEXT, "Where an alumnus is now."),
    ),
    ignored=frozenset(("schema", "$schema", "id")),
)
REVIEW = Table(
    "a review",
    (
        Field("accept", Kind.TEXT, "Sources whose guesses are accepted.", many=True),
        Field("mine", Kind.TEXT, "Works that are theirs.", many=True),
        Field("not_mine", Kind.TEXT, "Works that are not theirs.", many=True),
        Field("same_as", Kind.ANY, "Works that are the same: {key: other key}."),
    ),
)


def read_person(data: bytes, path: str, problems: Problems) -> Part:
    """The profile in a file; its id is the file's stem."""
    key = path.rpartition("/")[2].rpartition(".")[0]
    body = ""
    if path.endswith(".md"):
        matter = read_front_matter(data, path, problems)
        if matter is None:
            return Part()
        fields, body = matter.fields, matter.body.strip()
    else:
        found = expect_map(read_yaml(data, path, problems), "a person", problems)
        if found is None:
            return Part()
        fields = found
    values = read_fields(without_titles(fields, problems), PERSON, problems)
    name = values.get("name")
    nameless = () if name else ((key, values.places.get("name", Place(path, 1, 1))),)
    return Part(
        people=(_person(key, name or Name(key), values, body),),
        nameless=nameless,
        places={f"people/{key}": places_of(values)},
    )


def _person(key: str, name: Name, values: Values, body: str) -> Person:
    text = values.text
    group = text("group")
    return Person(
        id=key,
        name=name,
        variants=values.names("names"),
        former_names=values.names("former_names"),
        role=text("role"),
        group=group,
        start=values.date("start"),
        end=values.date("end"),
        affiliations=tuple(map(affiliation, values.mappings("affiliations"))),
        orcid=text("orcid"),
        openalex=values.texts("openalex"),
        dblp=_account(text("dblp"), "/pid/").removesuffix(".html"),
        scholar=_account(text("scholar"), "user=").partition("&")[0],
        github=_account(text("github"), "github.com/").removeprefix("@"),
        homepage=text("homepage"),
        email=text("email"),
        links=values.links("links"),
        photo=text("photo"),
        interests=values.texts("interests"),
        open_to=tuple(
            OpenTo(v.text("what"), v.text("url"), v.text("email"))
            for v in values.mappings("open_to")
        ),
        tagline=text("tagline"),
        pronouns=text("pronouns"),
        pronunciation=text("pronunciation"),
        bio=Text(body, Markup.MARKDOWN) if body else values.writing("bio"),
        **read_lines(values),
        cv=_cv(values.texts("cv")),
        mine=values.texts("mine"),
        not_mine=values.texts("not_mine"),
        accept=tuple(name.lower() for name in values.texts("accept")),
        claimed=values.date("claimed"),
        counters=tuple(map(score, values.mappings("counters"))),
        trust=text("trust") == "shown",
        aliases=values.texts("aliases"),
        weight=values.integer("weight"),
        alumni=values.flag("alumni", group.lower() in ("alumni", "alumnus", "alumna")),
        now_at=text("now_at"),
        extra=extra_texts(values.extras),
    )


def _account(text: str, after: str) -> str:
    """An account's name, also from its address: what follows `after`, without a final slash."""
    return text.rpartition(after)[2].strip("/") if "://" in text else text


def affiliation(values: Values) -> Affiliation:
    """An affiliation from its mapping."""
    return Affiliation(
        values.text("name"),
        values.text("ror"),
        values.text("department"),
        values.date("start"),
        values.date("end"),
        values.text("url"),
    )


def score(values: Values) -> Score:
    """A figure from its mapping."""
    return Score(
        values.text("name"), values.text("value"), values.text("source"), values.date("date")
    )


def _cv(words: tuple[str, ...]) -> tuple[str, ...] | bool | None:
    """What `cv:` says: sections in their order, else whether there is a CV at all."""
    sections = tuple(word for word in words if word not in ("true", "false"))
    return sections or ("false" not in words if words else None)


def read_review(data: bytes, path: str, problems: Problems) -> Part:
    """What the owner decided in `<id>.review.yaml`.

    `same_as: {key: other}` becomes a record that says so of the work with that key.
    """
    key = path.rpartition("/")[2].partition(".review.")[0]
    fields = expect_map(read_yaml(data, path, problems), "a review", problems)
    if fields is None:
        return Part()
    values = read_fields(fields, REVIEW, problems)
    review = Review(
        key,
        path,
        tuple(name.lower() for name in values.texts("accept")),
        values.texts("mine"),
        values.texts("not_mine"),
    )
    records, places = [], {}
    same = expect_map(values.get("same_as"), "a mapping {key: other key}", problems)
    for item in (same or YamlMap((), values.place)).pairs:
        nodes = item.value.nodes if isinstance(item.value, YamlList) else (item.value,)
        others = tuple(n.text.strip() for n in nodes if isinstance(n, YamlScalar) and n.text)
        uid = f"{path}#{item.key}"
        records.append(WorkRecord(item.key, uid, Source.YAML, path, {"same_as": others}))
        places[uid] = {"": item.place}
    return Part(reviews=(review,), records=tuple(records), places=places)
