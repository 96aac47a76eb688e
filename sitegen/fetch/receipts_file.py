"""content/fetched/verify/<person>.yaml: the receipts of two-way links, read and written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitegen.errors import Problems
from sitegen.fetch.cache import write_whole
from sitegen.fetch.store import FETCHED, value_of
from sitegen.files.yaml_file import read_yaml, write_yaml
from sitegen.files.yaml_writing import Value
from sitegen.model.date import PartialDate
from sitegen.model.witness import Kind, Receipt

HEADING = (
    "# Written by `sitegen verify`: pages that link back to this site, and since when.\n"
    "# A receipt counts for the profile's snapshot as long as the profile names its page.\n"
)


def path_of(person: str) -> str:
    """The file of a person's receipts."""
    return f"{FETCHED}/verify/{person}.yaml"


def read_receipts(source: Path, person: str) -> dict[tuple[Kind, str], Receipt]:
    """The receipts that are on file, by kind and page; none when there is no file.

    Raises ValueError when the file cannot be read whole: a receipt must not be lost.
    """
    path = path_of(person)
    try:
        data = (source / path).read_bytes()
    except FileNotFoundError:
        return {}
    problems = Problems()
    node = read_yaml(data, path, problems)
    whole = {} if node is None else value_of(node)
    listed = whole.get("receipts", []) if isinstance(whole, dict) else None
    if len(problems) or not isinstance(listed, list):
        raise ValueError(f"{path} cannot be read; mend or delete it")
    receipts = [_receipt(value, path) for value in listed]
    return {(receipt.kind, receipt.page): receipt for receipt in receipts}


def _receipt(value: Value, path: str) -> Receipt:
    try:
        if not isinstance(value, dict):
            raise ValueError
        facts = {name: str(value[name]) for name in ("kind", "page", "site", "link", "date")}
        lost = PartialDate.parse(str(value.get("lost") or ""))
        date = PartialDate.parse(facts["date"])
        return Receipt(Kind(facts["kind"]), facts["page"], facts["site"], facts["link"], date, lost)
    except (ValueError, KeyError):
        raise ValueError(f"{path} holds a receipt that cannot be read; mend or delete it") from None


def receipts_bytes(person: str, receipts: Iterable[Receipt]) -> bytes:
    """The bytes of a file of receipts."""
    listed: list[Value] = []
    for receipt in receipts:
        facts: dict[str, Value] = {
            "kind": str(receipt.kind),
            "page": receipt.page,
            "site": receipt.site,
            "link": receipt.link,
            "date": receipt.date.iso,
        }
        if receipt.lost:
            facts["lost"] = receipt.lost.iso
        listed.append(facts)
    return (HEADING + write_yaml({"person": person, "receipts": listed})).encode()


def write_receipts(source: Path, person: str, receipts: Iterable[Receipt]) -> bool:
    """Write a person's file, or remove it when nothing is left; whether anything changed."""
    file = source / path_of(person)
    kept = tuple(receipts)
    data = receipts_bytes(person, kept) if kept else None
    before = file.read_bytes() if file.exists() else None
    if data == before:
        return False
    if data is None:
        file.unlink()
    else:
        write_whole(file, data)
    return True
