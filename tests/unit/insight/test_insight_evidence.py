from sitegen.insight.corroboration import Agreement
from sitegen.insight.evidence import Ledger
from sitegen.model.authorship import Authorship, Basis, Role
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.sentence import Sentence
from sitegen.model.work import Work

ADA, MARY = Name("Lovelace", "Ada"), Name("Somerville", "Mary")


def tied(basis: Basis, role: Role = Role.AUTHOR) -> Authorship:
    return Authorship(ADA, role, "ada", basis, Sentence(f"by {basis}"))


def library(*works: Work) -> Library:
    return Library({"ada": Person("ada", ADA)}, works, {}, {}, {}, (), ())


def test_the_best_basis_of_a_work_counts() -> None:
    both = Work("w", ("w",), authorships=(tied(Basis.NAME), tied(Basis.ORCID, Role.EDITOR)))
    ledger = Ledger(library(both))
    found = ledger.of("ada", "w")
    assert found is not None
    assert (found.basis, found.receipt) == (Basis.ORCID, Sentence("by orcid"))
    assert ledger.on(both) == (found,) == ledger.by("ada")


def test_the_surer_work_supports_the_weaker_and_not_the_reverse() -> None:
    sure = Work("sure", ("sure",), authorships=(tied(Basis.STATED), Authorship(MARY)))
    weak = Work("weak", ("weak",), authorships=(tied(Basis.NAME), Authorship(MARY)))
    ledger = Ledger(library(weak, sure))
    kinds = {one.work: [c.kind for c in one.corroboration] for one in ledger.by("ada")}
    assert kinds == {"weak": [Agreement.COAUTHORS], "sure": []}


def test_nobody_unknown_has_evidence() -> None:
    work = Work("w", ("w",), authorships=(Authorship(ADA), Authorship(MARY)))
    assert Ledger(library(work)).on(work) == ()
    assert Ledger(library(work)).by("mary") == ()
