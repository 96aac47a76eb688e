"""The fields of a work in YAML."""

from __future__ import annotations

from sitegen.content.people import SCORE
from sitegen.files.fields import Field, Kind, Table
from sitegen.model.authorship import Role

CSL_TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "entry-dictionary",
    "entry-encyclopedia",
    "manuscript",
    "pamphlet",
    "paper-conference",
    "patent",
    "post-weblog",
    "preprint",
    "report",
    "review",
    "software",
    "speech",
    "standard",
    "thesis",
    "webpage",
)
"""The types a work can have: CSL 1.0.2's words, "article" for anything else, and our "preprint"."""

ROLES = tuple(str(role) for role in Role)
LINK_KINDS = {
    "pdf": "PDF",
    "code": "Code",
    "data": "Data",
    "slides": "Slides",
    "poster": "Poster",
    "video": "Video",
    "website": "Website",
    "demo": "Demo",
    "supp": "Supplement",
    "blog": "Blog",
    "html": "HTML",
    "url": "Link",
}

AUTHOR = Table(
    "an author",
    (
        Field("name", Kind.NAME, "The name as printed on the work."),
        Field("role", Kind.CHOICE, "What the person did; author by default.", choices=ROLES),
        Field("person", Kind.TEXT, "The id of the profile it is."),
        Field("orcid", Kind.ORCID, "The ORCID iD on the work."),
        Field("openalex", Kind.OPENALEX, "The OpenAlex author id."),
        Field("dblp", Kind.TEXT, "The DBLP pid."),
        Field(
            "affiliations",
            Kind.TEXT,
            "Affiliations printed on the work.",
            many=True,
            also=("affiliation",),
        ),
        Field("equal", Kind.BOOLEAN, "Whether marked as an equal contributor."),
        Field("corresponding", Kind.BOOLEAN, "Whether the corresponding author."),
        Field("marks", Kind.TEXT, "Signs printed beside the name, such as †."),
        Field("family", Kind.TEXT, "The family name, instead of name."),
        Field("given", Kind.TEXT, "The given names, beside family."),
        Field("particle", Kind.TEXT, "von, van der; beside family."),
        Field("suffix", Kind.TEXT, "Jr., III; beside family."),
    ),
    short="name",
)


def _people(name: str, doc: str, *also: str) -> Field:
    return Field(name, Kind.MAPPING, doc, many=True, of=AUTHOR, also=also)


WORK = Table(
    "a work",
    (
        Field(
            "id", Kind.TEXT, "The citation key. One that exists adds to that work.", also=("key",)
        ),
        Field("type", Kind.TEXT, "CSL's, BibTeX's or biblatex's word: article-journal, thesis."),
        Field("title", Kind.WRITING, "The title."),
        Field("subtitle", Kind.WRITING, "The subtitle."),
        _people("authors", "Names, or {name, role, person, orcid, ...}, in order.", "author"),
        _people("editors", "Editors, written like authors.", "editor"),
        _people("translators", "Translators, written like authors.", "translator"),
        _people("advisors", "Advisors of a thesis, written like authors.", "advisor"),
        Field("date", Kind.DATE, "YYYY, YYYY-MM, YYYY-MM-DD, or a word such as in press."),
        Field("year", Kind.DATE, "The year, if there is no date."),
        Field("month", Kind.TEXT, "The month, beside year."),
        Field(
            "venue",
            Kind.WRITING,
            "The journal, proceedings or book.",
            also=("journal", "booktitle", "container_title", "publication"),
        ),
        Field("abbr", Kind.TEXT, "The venue's short name."),
        Field("series", Kind.TEXT, "The series."),
        Field("volume", Kind.TEXT, "The volume."),
        Field("issue", Kind.TEXT, "The issue."),
        Field("number", Kind.TEXT, "The number of a report, patent or in a series."),
        Field("pages", Kind.TEXT, "The pages: 230-265."),
        Field("edition", Kind.TEXT, "The edition."),
        Field("chapter", Kind.TEXT, "The chapter."),
        Field("event", Kind.TEXT, "The conference or occasion."),
        Field("location", Kind.TEXT, "Where it took place or appeared.", also=("address",)),
        Field("publisher", Kind.TEXT, "The publisher."),
        Field("institution", Kind.TEXT, "The university or institute.", also=("school",)),
        Field("genre", Kind.TEXT, "The kind of thesis or report: PhD thesis."),
        Field("status", Kind.TEXT, "submitted, under review, in press, ..."),
        Field("doi", Kind.DOI, "The DOI."),
        Field("arxiv", Kind.ARXIV, "The arXiv id.", also=("eprint",)),
        Field("isbn", Kind.TEXT, "The ISBN."),
        Field("issn", Kind.TEXT, "The ISSN."),
        Field("pmid", Kind.TEXT, "The PubMed id."),
        Field("hal", Kind.TEXT, "The HAL id."),
        Field("openalex", Kind.OPENALEX, "The OpenAlex work id."),
        Field("category", Kind.TEXT, "The subject class: math.LO.", also=("primaryclass",)),
        Field("language", Kind.TEXT, "The work's language."),
        Field("abstract", Kind.WRITING, "The abstract."),
        Field("keywords", Kind.KEYWORDS, "Keywords; they become topics.", also=("tags", "topics")),
        Field("links", Kind.LINKS, "Links."),
        *(
            Field(kind, Kind.LINK, f"A link labelled {label}.", many=True)
            for kind, label in LINK_KINDS.items()
        ),
        Field("preview", Kind.LINK, "A picture beside the work.", also=("image",)),
        Field("selected", Kind.BOOLEAN, "Whether it is among the selected works."),
        Field("pinned", Kind.BOOLEAN, "Whether it stands before its year's other works."),
        Field("award", Kind.WRITING, "An award."),
        Field("award_name", Kind.TEXT, "What the award is called on its button."),
        Field("annotation", Kind.WRITING, "A note behind the authors."),
        Field("note", Kind.WRITING, "A note."),
        Field("additional_info", Kind.WRITING, "What follows the venue."),
        Field("retracted", Kind.TEXT, "true, or the date or reason of the retraction."),
        Field("scores", Kind.MAPPING, "Figures with their source.", many=True, of=SCORE),
        Field("grants", Kind.TEXT, "Grants that paid for the work.", many=True),
        Field("same_as", Kind.TEXT, "Keys, ids or DOIs of the same work.", many=True),
        Field("not_same_as", Kind.TEXT, "Keys, ids or DOIs that are not it.", many=True),
        Field("hide", Kind.BOOLEAN, "Whether it is left out."),
        Field("aliases", Kind.TEXT, "Old addresses that lead here.", many=True),
        Field("added", Kind.DATE, "When it came onto the site."),
        Field("publish_after", Kind.DATE, "The day from which it is shown."),
        Field("open_access", Kind.TEXT, "gold, green, hybrid, bronze or closed."),
        Field("license", Kind.TEXT, "The licence."),
    ),
    ignored=frozenset(("schema", "$schema", "source", "fetched")),
)
