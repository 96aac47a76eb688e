"""Works of computing's pioneers for the tests of the export formats."""

from __future__ import annotations

from typing import Any

from sitegen.model.authorship import Authorship, Role
from sitegen.model.date import NO_DATE, PartialDate
from sitegen.model.name import Name
from sitegen.model.work import Link, Work
from sitegen.text.text import Text


def people(*names: str, role: Role = Role.AUTHOR) -> tuple[Authorship, ...]:
    """Authorships of names as printed; a leading "@" marks a group."""
    return tuple(
        Authorship(Name(name[1:], corporate=True) if name[0] == "@" else Name.parse(name), role)
        for name in names
    )


def work(type_: str, title: str | Text, *authors: str, **fields: Any) -> Work:
    """A work; `editors` and `translators` are names, `venue` plain text, `date` ISO, `url`
    an address.
    """
    if isinstance(fields.get("venue"), str):
        fields["venue"] = Text(fields["venue"])
    date = fields.pop("date", NO_DATE)
    if isinstance(date, str):
        date = PartialDate.parse(date)
    if url := fields.pop("url", ""):
        fields["links"] = (Link("URL", url, "url"),)
    key = fields.pop("id", "key")
    return Work(
        id=key,
        keys=(key,),
        type=type_,
        title=title if isinstance(title, Text) else Text(title),
        authorships=people(*authors)
        + people(*fields.pop("editors", ()), role=Role.EDITOR)
        + people(*fields.pop("translators", ()), role=Role.TRANSLATOR),
        date=date,
        **fields,
    )


COMPUTABLE = work(
    "article-journal",
    "On Computable Numbers, with an Application to the Entscheidungsproblem",
    "Turing, Alan M.",
    id="turing1936",
    venue="Proceedings of the London Mathematical Society",
    volume="s2-42",
    issue="1",
    pages="230--265",
    date="1936-11-12",
    doi="10.1112/plms/s2-42.1.230",
    bibtex_type="article",
)
ATTENTION = work(
    "paper-conference",
    "Attention Is All You Need",
    "Vaswani, Ashish",
    "Shazeer, Noam",
    "Parmar, Niki",
    "Uszkoreit, Jakob",
    "Jones, Llion",
    "Gomez, Aidan N.",
    "Kaiser, Łukasz",
    "Polosukhin, Illia",
    id="vaswani2017",
    editors=("Guyon, Isabelle", "von Luxburg, Ulrike"),
    venue="Advances in Neural Information Processing Systems",
    volume="30",
    pages="5998-6008",
    publisher="Curran Associates",
    date="2017",
)
COMMUNICATION = work(
    "book",
    "The Mathematical Theory of Communication",
    "Shannon, Claude E.",
    "Weaver, Warren",
    publisher="University of Illinois Press",
    location="Urbana",
    date="1949",
)
PROGRAMMING = work(
    "book",
    "The Art of Computer Programming",
    "Knuth, Donald E.",
    subtitle=Text("Fundamental Algorithms"),
    edition="3",
    volume="1",
    publisher="Addison-Wesley",
    date="1997",
)
AUTOMATA = work(
    "book",
    "Automata Studies",
    editors=("Shannon, Claude E.", "McCarthy, John"),
    publisher="Princeton University Press",
    location="Princeton",
    date="1956",
)
NERVE_NETS = work(
    "chapter",
    "Representation of Events in Nerve Nets and Finite Automata",
    "Kleene, Stephen C.",
    editors=("Shannon, Claude E.", "McCarthy, John"),
    venue="Automata Studies",
    pages="3-42",
    publisher="Princeton University Press",
    location="Princeton",
    date="1956",
)
RELAYS = work(
    "thesis",
    "A Symbolic Analysis of Relay and Switching Circuits",
    "Shannon, Claude E.",
    institution="Massachusetts Institute of Technology",
    bibtex_type="mastersthesis",
    date="1940",
)
ORDINALS = work(
    "thesis",
    "Systems of Logic Based on Ordinals",
    "Turing, Alan M.",
    institution="Princeton University",
    date="1938",
)
PREPRINT = work(
    "preprint",
    "Attention Is All You Need",
    "Vaswani, Ashish",
    "Shazeer, Noam",
    arxiv="1706.03762",
    category="cs.CL",
    date="2017-06-12",
)
EDVAC = work(
    "report",
    "First Draft of a Report on the EDVAC",
    "von Neumann, John",
    institution="Moore School of Electrical Engineering",
    location="Philadelphia",
    date="1945-06-30",
)
IRIS = work(
    "dataset",
    "Iris",
    "Fisher, Ronald A.",
    publisher="UCI Machine Learning Repository",
    date="1936",
    doi="10.24432/C56C76",
)
TEX = work(
    "software",
    "TeX",
    "Knuth, Donald E.",
    extra=(("version", "3.14"),),
    date="1990",
    url="https://tug.org/",
)
DEMO = work(
    "speech",
    "A Research Center for Augmenting Human Intellect",
    "Engelbart, Douglas C.",
    "English, William K.",
    event="Fall Joint Computer Conference",
    location="San Francisco",
    date="1968-12-09",
)
PROPOSAL = work(
    "webpage",
    "Information Management: A Proposal",
    "Berners-Lee, Tim",
    venue="W3C",
    url="https://www.w3.org/History/1989/proposal.html",
    date="1989-03",
)
THINK = work(
    "article-magazine",
    "As We May Think",
    "Bush, Vannevar",
    venue="The Atlantic Monthly",
    volume="176",
    issue="1",
    pages="101-108",
    date="1945-07",
)
HOPPING = work(
    "patent",
    "Secret Communication System",
    "Markey, Hedy Kiesler",
    "Antheil, George",
    number="2,292,387",
    genre="U.S. Patent",
    date="1942-08-11",
)
FLOATING = work(
    "standard",
    "IEEE Standard for Binary Floating-Point Arithmetic",
    "@IEEE",
    number="754-1985",
    publisher="IEEE",
    date="1985",
)
ALL = (
    COMPUTABLE,
    ATTENTION,
    COMMUNICATION,
    PROGRAMMING,
    AUTOMATA,
    NERVE_NETS,
    RELAYS,
    ORDINALS,
    PREPRINT,
    EDVAC,
    IRIS,
    TEX,
    DEMO,
    PROPOSAL,
    THINK,
    HOPPING,
    FLOATING,
)

ARITHMETIC = work(
    "book",
    "The Foundations of Arithmetic",
    "Frege, Gottlob",
    translators=("Austin, J. L.",),
    edition="2",
    publisher="Blackwell",
    location="Oxford",
    date="1953",
)
COLLECTED = work(
    "book",
    "Collected Works",
    "Gödel, Kurt",
    editors=("Feferman, Solomon", "Dawson, John W., Jr."),
    volume="1",
    publisher="Oxford University Press",
    date="1986",
)
RECURSION = work(
    "book",
    "Recursion Theory Week",
    editors=("Ebbinghaus, Heinz-Dieter",),
    series="Lecture Notes in Mathematics",
    volume="1141",
    publisher="Springer",
    location="Berlin",
    date="1985",
)
ENGINE = work(
    "chapter",
    "Passages from the Life of a Philosopher",
    "Babbage, Charles",
    chapter="8",
    pages="112--141",
    publisher="Longman",
    location="London",
    date="1864",
)
FLASHES = work(
    "article-newspaper",
    "Electronic Computer Flashes Answers, May Speed Engineering",
    "Kennedy, T. R., Jr.",
    venue="The New York Times",
    pages="A1",
    date="1946-02-15",
)
# What only the references tell apart.
MORE = (ARITHMETIC, COLLECTED, RECURSION, ENGINE, FLASHES)
