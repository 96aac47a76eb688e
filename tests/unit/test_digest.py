from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum

import pytest

from sitegen.digest import Digester, digest
from sitegen.model.name import Name
from sitegen.text.text import Markup, Text


@dataclass(frozen=True, slots=True)
class Left:
    value: object


@dataclass(frozen=True, slots=True)
class Right:
    value: object


def test_equal_values_have_equal_digests() -> None:
    assert digest(Name("Noether", "Emmy")) == digest(Name("Noether", "Emmy"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Left(1), Right(1)),
        (("a", "b"), ("ab",)),
        (Left(None), Left("")),
        (Left(True), Left(1)),
        (Text("x", Markup.TEX), Text("x", Markup.HTML)),
        (frozenset(("a",)), ("a",)),
    ],
)
def test_different_values_have_different_digests(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_a_digest_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from sitegen.digest import digest; from sitegen.model.name import Name;"
        "print(digest(frozenset(map(str, range(50))), Name('Noether', 'Emmy')))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(found) == 1


def test_a_value_without_a_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest for a object"):
        digest(object())


def test_enums_differ_from_their_text_only_by_type() -> None:
    class Colour(StrEnum):
        RED = "red"

    assert digest(Colour.RED) == digest("red")  # a StrEnum is a string, and prints as one


def test_a_digester_reads_a_shared_part_once_and_tells_its_changes() -> None:
    name = Name("Noether", "Emmy")
    digester = Digester((Name,))
    first = digester.digest(Left(name), (name, name))
    assert first == digester.digest(Left(name), (name, name))
    assert first == Digester((Name,)).digest(Left(Name("Noether", "Emmy")), (name, name))
    assert first != digester.digest(Left(Name("Noether", "E.")), (name, name))
