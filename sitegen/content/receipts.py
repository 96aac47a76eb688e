"""content/fetched/verify: the receipts of two-way links that `sitegen verify` wrote."""

from __future__ import annotations

from sitegen.content.part import Part
from sitegen.errors import Problems
from sitegen.files.fields import Field, Kind, Table, Values, expect_map, read_fields
from sitegen.files.yaml_file import read_yaml
from sitegen.model.witness import Kind as Whose
from sitegen.model.witness import Receipt

RECEIPT = Table(
    "a receipt",
    (
        Field(
            "kind",
            Kind.CHOICE,
            "Whose page it is.",
            choices=tuple(str(kind) for kind in Whose),
        ),
        Field("page", Kind.URL, "The page that links back."),
        Field("site", Kind.URL, "The site's address when the page was read."),
        Field("link", Kind.URL, "The link that stood on the page."),
        Field("date", Kind.DATE, "The day on which it was first seen."),
        Field("lost", Kind.DATE, "The day on which the page no longer had it."),
    ),
)
RECEIPTS = Table(
    "a file of receipts",
    (
        Field("person", Kind.TEXT, "The id of the person."),
        Field("receipts", Kind.MAPPING, "The receipts.", many=True, of=RECEIPT),
    ),
)


def read_receipts(data: bytes, path: str, problems: Problems) -> Part:
    """The receipts in a file; they are about the person whom the file is named after."""
    fields = expect_map(read_yaml(data, path, problems), "a file of receipts", problems)
    if fields is None:
        return Part()
    person = path.rpartition("/")[2].rpartition(".")[0]
    found = []
    for values in read_fields(fields, RECEIPTS, problems).mappings("receipts"):
        receipt = _receipt(values)
        if receipt is None:
            problems.add(
                "content-receipt",
                values.place,
                "the receipt lacks kind, page, site, link or a date with its day; it is left out",
                "delete the file; sitegen verify writes it anew",
            )
        else:
            found.append((person, receipt))
    return Part(receipts=tuple(found))


def _receipt(values: Values) -> Receipt | None:
    page, site, link = (values.text(name) for name in ("page", "site", "link"))
    kind, date = values.text("kind"), values.date("date")
    if not (kind and page and site and link and date.day):
        return None
    return Receipt(Whose(kind), page, site, link, date, values.date("lost"))
