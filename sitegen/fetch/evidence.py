"""What speaks for and against a work that rests only on OpenAlex's grouping of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sitegen.fetch.openalex_work import Facts
from sitegen.fetch.record import Record
from sitegen.fetch.source import Owner
from sitegen.files import identifiers
from sitegen.files.yaml_writing import Value
from sitegen.model.name import name_key

SHOWN = 3  # names or works that one line of evidence gives
EARLY = 8  # years before the first sure work from which a date speaks against a work


@dataclass(frozen=True, slots=True)
class Listed:
    """The identifiers of the works in the person's own lists: ORCID record and DBLP page."""

    dois: frozenset[str] = frozenset()
    arxiv: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Collection[Record]) -> Listed:
        """What some records hold; `titles` maps the folded title to the record's id."""
        return cls(
            frozenset(str(record["doi"]) for record in records if record.get("doi")),
            frozenset(str(record["arxiv"]) for record in records if record.get("arxiv")),
            {name_key(_title(record)): str(record["id"]) for record in records},
        )

    def has(self, record: Record) -> bool:
        """Whether the work stands in a list: by identifier, never by title alone."""
        return record.get("doi") in self.dois or record.get("arxiv") in self.arxiv


def names_work(decisions: Collection[str], record: Record) -> bool:
    """Whether a list such as `mine` names a record: by its id, DOI or arXiv id."""
    own = {str(record[name]) for name in ("id", "doi", "arxiv", "openalex") if record.get(name)}
    for text in decisions:
        forms = {text, identifiers.doi(text), identifiers.arxiv(text), identifiers.openalex(text)}
        if own & forms:
            return True
    return False


def judge(
    owner: Owner, clusters: Collection[str], facts: Mapping[str, Facts], listed: Listed
) -> dict[str, Record]:
    """The works that need a review, by id, each with its evidence: {for: [..], against: [..]}.

    A work that carries the owner's ORCID iD, stands in a list of theirs, or is stated under
    `mine` needs none; nor does any if the owner accepts OpenAlex's word.
    """
    if "openalex" in owner.accept:
        return {}
    sure = {
        work_id
        for work_id, fact in facts.items()
        if (owner.orcid and owner.orcid in fact.orcids)
        or listed.has(fact.record)
        or names_work(owner.mine, fact.record)
    }
    known = _Known(owner, clusters, [facts[work_id] for work_id in sure])
    return {
        work_id: known.evidence(fact, listed)
        for work_id, fact in facts.items()
        if work_id not in sure
    }


class _Known:
    """What the sure works of a person tell: co-authors, institutions, fields, first year."""

    def __init__(self, owner: Owner, clusters: Collection[str], sure: list[Facts]) -> None:
        self.owner = owner
        self.clusters = frozenset(clusters)
        self.names = {name_key(name) for name in (owner.name, *owner.names)}
        self.some = bool(sure)
        self.coauthors: set[str] = set()
        self.places: set[str] = set()
        for fact in sure:
            for author, cluster in _authors(fact):
                if cluster in self.clusters:
                    self.places.update(_texts(author.get("affiliations")))
                else:
                    self.coauthors.add(cluster or name_key(str(author.get("name", ""))))
        fields = Counter(fact.field for fact in sure if fact.field)
        self.fields = [name for name, _ in fields.most_common()]
        years = [year for fact in sure if (year := _year(fact))]
        self.first = min(years) if years else 0

    def evidence(self, fact: Facts, listed: Listed) -> Record:
        """What speaks for and against a work being the person's."""
        pro: list[Value] = []
        contra: list[Value] = []
        for author, cluster in _authors(fact):
            if cluster in self.clusters:
                self._own(author, pro, contra)
        if like := listed.titles.get(name_key(_title(fact.record))):
            pro.append(f"a work of this title is in their own list: {like}")
        if self.some:
            self._company(fact, pro, contra)
        if fact.field and self.fields:
            if fact.field in self.fields:
                pro.append(f"the field of sure works: {fact.field}")
            else:
                contra.append(f"another field: {fact.field}; sure works: {self.fields[0]}")
        year = _year(fact)
        if year and self.first and year <= self.first - EARLY:
            contra.append(f"{self.first - year} years before the first sure work")
        if fact.paratext:
            contra.append("OpenAlex takes it for front matter, not for a work")
        return {"for": pro, "against": contra}

    def _own(self, author: Mapping[str, Value], pro: list[Value], contra: list[Value]) -> None:
        printed = str(author.get("name", ""))
        if name_key(printed) in self.names:
            pro.append("the name is theirs, letter for letter")
        else:
            contra.append(f"the name is printed as {printed}")
        stated = author.get("orcid")
        if stated and self.owner.orcid and stated != self.owner.orcid:
            contra.append(f"the name carries another ORCID iD: {stated}")
        shared = [place for place in _texts(author.get("affiliations")) if place in self.places]
        if shared:
            pro.append(f"an institution of sure works: {', '.join(shared[:SHOWN])}")

    def _company(self, fact: Facts, pro: list[Value], contra: list[Value]) -> None:
        others = [(author, cluster) for author, cluster in _authors(fact)]
        others = [pair for pair in others if pair[1] not in self.clusters]
        shared = [
            str(author.get("name", ""))
            for author, cluster in others
            if (cluster or name_key(str(author.get("name", "")))) in self.coauthors
        ]
        if shared:
            more = f" and {len(shared) - SHOWN} more" if len(shared) > SHOWN else ""
            pro.append(f"co-authors of sure works: {', '.join(shared[:SHOWN])}{more}")
        elif others:
            contra.append("no co-author of any sure work")


def _authors(fact: Facts) -> list[tuple[Mapping[str, Value], str]]:
    authors = fact.record.get("authors")
    listed = authors if isinstance(authors, list) else []
    return [(a, str(a.get("openalex", ""))) for a in listed if isinstance(a, Mapping)]


def _texts(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _year(fact: Facts) -> int:
    text = str(fact.record.get("date", ""))[:4]
    return int(text) if text.isdigit() else 0


def _title(record: Record) -> str:
    title = record.get("title")
    if isinstance(title, Mapping):
        title = next(iter(title.values()), "")
    return str(title or "")
