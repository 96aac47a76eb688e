from sitegen.content.receipts import read_receipts
from sitegen.errors import Problems
from sitegen.model.date import PartialDate
from sitegen.model.witness import Kind, Receipt

PATH = "content/fetched/verify/ada.yaml"
GOOD = """person: ada
receipts:
  - kind: orcid
    page: https://orcid.org/0000-0002-1825-0097
    site: https://ada.example
    link: https://ada.example/
    date: '2024-05-01'
"""


def read(text: str) -> tuple[tuple[tuple[str, Receipt], ...], list[str]]:
    problems = Problems()
    return read_receipts(text.encode(), PATH, problems).receipts, [p.code for p in problems]


def test_a_receipt_is_about_the_person_of_the_file() -> None:
    receipt = Receipt(
        Kind.ORCID,
        "https://orcid.org/0000-0002-1825-0097",
        "https://ada.example",
        "https://ada.example/",
        PartialDate(2024, 5, 1),
    )
    assert read(GOOD) == ((("ada", receipt),), [])
    assert read(GOOD.replace("person: ada", "person: somebody")) == ((("ada", receipt),), [])


def test_a_receipt_without_a_day_or_of_an_unknown_kind_is_left_out() -> None:
    assert read(GOOD.replace("-05-01", "")) == ((), ["content-receipt"])
    assert read(GOOD.replace("kind: orcid", "kind: fax"))[0] == ()
    assert read(GOOD.replace("link: https", "link: javascript"))[0] == ()
    assert read("- a list") == ((), ["field-type"])
    assert read("") == ((), [])
