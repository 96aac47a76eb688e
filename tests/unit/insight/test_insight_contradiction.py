from sitegen.insight.contradiction import contradictions
from sitegen.model.authorship import Authorship, Basis
from sitegen.model.date import PartialDate
from sitegen.model.library import Library
from sitegen.model.name import Name
from sitegen.model.person import Person
from sitegen.model.witness import Kind, Receipt
from sitegen.model.work import Work
from sitegen.resolve.receipt import of_basis

ADA = Name("Lovelace", "Ada")
OWN, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
URL = "https://ada.example"
WHY = of_basis(Basis.STATED)


def codes(*people: Person, work: Work | None = None, url: str = URL) -> list[str]:
    works = (work,) if work else ()
    library = Library({p.id: p for p in people}, works, {}, {}, {}, (), ())
    return [found.code for found in contradictions(library, url)]


def on_a_work(**facts: str) -> Work:
    author = Authorship(ADA, person="ada", basis=Basis.STATED, receipt=WHY, **facts)  # type: ignore[arg-type]
    return Work("w", ("w",), authorships=(author,))


def test_a_differing_identifier_on_a_tied_work_is_one() -> None:
    ada = Person("ada", ADA, orcid=OWN, dblp="l/AdaLovelace")
    assert codes(ada, work=on_a_work(orcid=OTHER)) == ["evidence-other-orcid"]
    assert codes(ada, work=on_a_work(dblp="12/3456")) == ["evidence-other-dblp"]
    assert codes(ada, work=on_a_work(orcid=OWN, dblp="https://dblp.org/pid/l/AdaLovelace")) == []
    assert codes(Person("ada", ADA), work=on_a_work(orcid=OTHER)) == []


def test_one_account_of_two_profiles_is_one() -> None:
    people = [Person(key, ADA, github=name) for key, name in (("a", "Ada"), ("b", "ada"))]
    assert codes(*people) == ["evidence-account-twice"]


def test_a_receipt_that_fits_no_more_is_told() -> None:
    page = f"https://orcid.org/{OWN}"
    receipt = Receipt(Kind.ORCID, page, URL, URL, PartialDate(2024, 5, 1))
    assert codes(Person("ada", ADA, orcid=OWN, receipts=(receipt,))) == []
    assert codes(Person("ada", ADA, orcid=OWN, receipts=(receipt,)), url="") == []
    assert codes(Person("ada", ADA, orcid=OTHER, receipts=(receipt,))) == ["evidence-stale-receipt"]
    moved = Person("ada", ADA, orcid=OWN, receipts=(receipt,))
    assert codes(moved, url="https://new.example") == ["evidence-stale-receipt"]
